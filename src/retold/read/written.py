"""What an office file holds: its text, and what its properties say, as far as they can be believed.

Properties are filled in by programs: the title is often the name of a file or a template's, the
date that of a template or of a clock that was never set.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

UNCERTAIN = "?"
"""What ends a date that nobody declared as that of publication: ISO 8601-2."""

FIRST_YEAR = 1993
"""PDF is of that year, and no office format that is read is older."""

MAX_TITLE = 200
"""Characters, as for a plain text."""

_PROGRAM = re.compile(r"^(?:microsoft (?:word|powerpoint|excel) ?- ?)", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\S*[\w)]\.(?:docx?|pdf|indd|qxp|odt|rtf|html?|tmp|txt|pages|pptx?|xlsx?)\Z", re.IGNORECASE
)
_EMPTY_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|no title|document|dokument|word document|title|"
    r"powerpoint presentation|slide|layout|press release|template|new document|"
    r"about:blank|cover|page)\s*[-_]?\s*\d*",
    re.IGNORECASE,
)
_TEMPLATE_DATES = frozenset(("2013-12-23T23:15:00",))
"""Dates that a program writes into every file: that of python-docx's template."""
_PDF_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of an office file, its title, and when it was made."""

    text: str
    title: str | None = None
    published: str | None = None


def believable_title(title: str | None, text: str) -> str | None:
    """A title in a file's properties, where it is one and not the name of a file or a program."""
    line = _PROGRAM.sub("", " ".join((title or "").split()))
    if not line or len(line) > MAX_TITLE or not re.search(r"[^\W\d_]", line):
        return None
    if _FILE_NAME.search(line) or _EMPTY_TITLE.fullmatch(line):
        return None
    beginning = " ".join(text[: 10 * MAX_TITLE].split()).casefold()
    if line.casefold() in beginning:
        return line
    return line if len(line.split()) > 2 else None  # noqa: PLR2004 - a word or two name a file


def believable_date(moment: str | None) -> str | None:
    """When a file was made, marked as uncertain; None where that cannot be so.

    Args:
        moment: an ISO 8601 date and time.
    """
    try:
        said = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    known = said if said.tzinfo else said.replace(tzinfo=UTC)
    if known.year < FIRST_YEAR or known > datetime.now(UTC) + timedelta(days=1):
        return None
    if known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") in _TEMPLATE_DATES:
        return None
    return f"{said.date().isoformat()}{UNCERTAIN}"


def iso_of_pdf_date(value: str | None) -> str | None:
    """The ISO 8601 form of a date as PDF writes it (`D:20260301101500+01'00'`)."""
    found = _PDF_DATE.match((value or "").strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zulu, sign, off_hours, off_minutes = found.groups()
    zone = "+00:00" if zulu else f"{sign}{off_hours}:{off_minutes or '00'}" if sign else ""
    day_ = f"{year}-{month or '01'}-{day or '01'}"
    return f"{day_}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"
