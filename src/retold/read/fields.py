"""Records of any origin -> documents: which field holds the text, the id, the address, the date."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from retold.fieldnames import NAMES
from retold.model import Document
from retold.published import published
from retold.read.addresses import without_credentials

SHOWN = 8
"""Names of fields that a message lists."""
LONGEST_NAME = 40
"""Characters of each: of a table without a header line, a name may be a whole text."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields to take; None where the name is to be found among the usual ones."""

    text: str | None = None
    id: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """A record, or a whole input, of which no document could be made."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undated(Bad):
    """A record whose date cannot be read: a document was made of it, without the date."""


def with_lost_date(
    record: Mapping[str, object], place: str, fields: Fields
) -> Iterator[Document | Bad]:
    """The document that a record holds, and before it, should its date be lost, that it is."""
    document = to_document(record, place, fields)
    if isinstance(document, Document) and document.published is None:
        folded = {str(name).casefold(): value for name, value in record.items()}
        stated = _plain(_value(record, folded, fields.date, "date"))
        if stated is not None:
            reason = f"its date {_shown(stated)!r} cannot be read or believed"
            yield Undated(place, f"{reason}; the document is kept without one")
    yield document


def to_document(record: Mapping[str, object], place: str, fields: Fields) -> Document | Bad:
    """The document that a record holds.

    Its id is the record's own, else its address, else one made of its text.
    """
    folded = {str(name).casefold(): value for name, value in record.items()}
    text = _value(record, folded, fields.text, "text")
    if not isinstance(text, str):
        return Bad(place, _no_text(record, fields, text))
    if not any(map(str.isalnum, text)):
        return Bad(place, "its text is empty")
    url = _address(_value(record, folded, fields.url, "url"))
    language = _plain(_value(record, folded, None, "language"))
    return Document(
        id=_address(_value(record, folded, fields.id, "id")) or url or id_of(text),
        text=text,
        title=_plain(_value(record, folded, None, "title")),
        url=url,
        outlet=_plain(_value(record, folded, None, "outlet")),
        byline=_plain(_value(record, folded, None, "byline")),
        published=_date(_value(record, folded, fields.date, "date")),
        language=language.lower() if language and len(language) == 2 else None,  # noqa: PLR2004
    )


def id_of(text: str) -> str:
    """An id made of a text, the same every time."""
    return "sha256-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _value(
    record: Mapping[str, object], folded: Mapping[str, object], named: str | None, kind: str
) -> object:
    """The value of the field that was named, else of the first usual name that has one."""
    if named is not None:
        return record.get(named)
    found = (folded.get(name) for name in NAMES[kind])
    return next((value for value in found if value not in (None, "")), None)


def _no_text(record: Mapping[str, object], fields: Fields, found: object) -> str:
    if found is not None:
        return f"its text is no string but {type(found).__name__}"
    if any(name.casefold() in NAMES["text"] for name in map(str, record)) and fields.text is None:
        return "its text is empty"
    names = ", ".join(map(_shown, list(record)[:SHOWN])) or "none"
    if fields.text is not None:
        return f"it has no field {fields.text!r}; its fields are: {names}"
    return f"no field holds its text; its fields are: {names}; name the right one with --text"


def _shown(name: object) -> str:
    told = str(name)
    return told if len(told) <= LONGEST_NAME else told[:LONGEST_NAME] + "…"


def _plain(value: object) -> str | None:
    """A word for a scalar or the first of a list."""
    if isinstance(value, (list, tuple)):
        value = next(iter(value), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None


def _address(value: object) -> str | None:
    """As `_plain`, without the password that an address may hold."""
    plain = _plain(value)
    return without_credentials(plain) if plain else None


def _date(value: object) -> str | None:
    """A date as ISO 8601, as precise as it was given; None where it cannot be told or believed."""
    return published(value.isoformat() if isinstance(value, (datetime, date)) else value)
