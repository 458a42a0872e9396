"""The earlier telling's outlet, writer or address, or a credit, in the later telling's text."""

import re
from collections.abc import Iterator, Sequence

from retold.lineage.clues.clue import Clue, quoted
from retold.lineage.orders import Order

SHORTEST_NAME = 4
"""Characters of an outlet's name: shorter ones (AP, Sun) are words of many texts."""
NAMED, CREDITED = 2.0, 1.0
"""What the other outlet's own name counts, and what a credit that names nobody known."""
PART = 0.5
"""Share of a text in sentences that another has too, in whatever words, from which a credit for a
part is for what else is in it: of what it all was made from, nobody says that it has files."""
CREDIT_LENGTH = 80
"""Characters of a line that is a credit and nothing else."""

_MONTHS = "january february march april may june july august september october november december"
_NO_TIME = rf"(?! (?:\w+day|{'|'.join(_MONTHS.split())})\b)"
"""Not before a time: first published in April is no credit."""
_CREDIT = re.compile(
    r"\b(?=[FfOoWwRrSsſAaVvCcQq])(?:"  # what alone it may begin with, looked at first
    rf"(?i:(?:first|originally) (?:appeared|published|carried|ran) (?:in|on|by|at){_NO_TIME}"
    r"|(?:republished|reprinted|reproduced|syndicated|adapted) (?:from|with|by|under)"
    r"|as (?:first )?reported (?:by|in) (?:the )?(?-i:[A-Z])"
    # by somebody, and not in a place
    r"|(?:was|were) (?:(?:first|originally) )?reported by (?:the )?(?-i:[A-Z])"
    r"|according to (?:an?|the) (?:article|story) (?:in|by|on|from)"
    r"|according to (?:an?|the) report in (?:the )?(?-i:[A-Z]))"  # one by somebody is no credit
    r"|(?i:source|via|credit|quelle|fuente)\s*:\s*[A-Z])"
)
_IN_PART = re.compile(r"\bwith (?:files|material|reporting|information) from\b", re.IGNORECASE)
_REPORTS = re.compile(r"\A(?:The )?(?:[A-Z]\w+ ){1,4}(?:reports|reported|writes)\s*:", re.MULTILINE)
_LINE = re.compile(
    r"^\s*[(\[—–-]+\s*(?![A-Z]+[)\]]?\s*$)"
    r"((?:(?:The )?[A-Z][\w.&’'-]*[ ,]*){1,5})[)\]]?\s*$",
    re.MULTILINE,
)
"""A line that is nothing but a name in brackets or behind a dash: (Northern Wire). The code of an
agency, (MPA), is none: it signs what the agency itself sends out, and who runs that may drop it."""


def borrowed(order: Order) -> Clue | None:
    """Marks of the earlier telling's origin that stand in the later."""
    if order.has_one_publisher:
        return None
    named = list(_names(order))
    if named:
        shown = f"the {order.later.side} names where the {order.earlier.side} was published"
        return Clue(NAMED, f"{shown}: {quoted(named)}")
    if order.earlier.document.outlet:
        return None  # the credit is a third outlet's
    patterns = [_CREDIT, _REPORTS, _LINE]
    if _taken(order) < PART:
        patterns.append(_IN_PART)
    credits_given = _credits(order.later.text, patterns)
    credited = [line for line in credits_given if line not in order.earlier.text]
    if not credited or any(_credits(order.earlier.text, patterns)):
        return None
    return Clue(
        CREDITED, f"only the {order.later.side} credits where it has it from: {quoted(credited)}"
    )


def _taken(order: Order) -> float:
    """The share of the later telling in sentences that the earlier has, in whatever words, 0…1."""
    later = order.later
    tied = sum(len(later.words[i]) for i in later.story if i in order.tied[1])
    return tied / max(1, sum(len(later.words[i]) for i in later.story))


def _names(order: Order) -> Iterator[str]:
    """The earlier document's outlet, host and writer, as far as the later text has them."""
    document, text = order.earlier.document, order.later.text
    own = order.later.document
    outlet = (document.outlet or "").strip()
    if len(outlet) >= SHORTEST_NAME and outlet not in (own.outlet or ""):
        bare = outlet.removeprefix("The ").strip()
        if re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text):
            yield outlet
    host = _host(document.url)
    if host and host != _host(own.url) and host in text.casefold():
        yield host
    writer = re.sub(r"\A[Bb]y\s+", "", (document.byline or "").strip())
    if " " in writer and writer not in (own.byline or "") and writer in text:
        yield writer


def _host(url: str | None) -> str:
    match = re.match(r"\w+://(?:www\.)?([^/:?#]+)", url or "")
    return match[1].casefold() if match else ""


def _credits(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            line = text[start : end if end >= 0 else len(text)].strip()
            yield line if len(line) <= CREDIT_LENGTH else match.group()
