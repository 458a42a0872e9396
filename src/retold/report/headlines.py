"""What a report calls a change, its kind and how sure it is, and what it says of all together."""

from collections.abc import Mapping

from retold.model import Certainty, Change, Comparison, Kind, Severity, VerdictWord
from retold.report import phrasing
from retold.report.findings import CERTAINTIES, Findings, count_severities

MEANING: dict[Severity, str] = {
    "critical": "a reader believes what the source denies or never said, or loses a warning",
    "major": "a name, number, quote or attribution is wrong or gone",
    "minor": "the sense is kept, the words are not",
}

SURE_MEANING: dict[Certainty, str] = {
    "certain": "hardly ever wrong",
    "likely": "right in most cases",
    "possible": "more often wrong than right: read both sentences before you believe it",
}

VERDICT_MEANING: dict[VerdictWord, str] = {
    "right": "the change is as told",
    "wrong": "there is no such change",
    "harmless": "there is, and it does no harm",
}

KIND_NAMES: dict[Kind, str] = {"negation": "turned round"}
"""What a report calls a kind, where that is not its name: an antonym is no negation."""

KIND_MEANING: dict[Kind, str] = {
    "number": "a number, unit, sum of money or percentage",
    "date": "a date, time or duration",
    "name": "a person, place, organisation, title or work",
    "role": "who did what to whom, exchanged or another",
    "quote": "words inside quotation marks, or the marks themselves",
    "negation": "a claim turned round: by not or never, an opposite, a condition",
    "modality": "how sure or how far: may, will, seeking to",
    "attribution": "who said it, how, and where",
    "omission": "words or sentences left out",
    "addition": "words or sentences made up",
    "wording": "another word that changes the sense or makes none",
}


def findings(comparison: Comparison, shown: Findings) -> str:
    """What was found, as a headline: no more than the rules and the ledger can know.

    “No changes” stands there only where nothing is told, sure or not, and nothing is open.
    """
    counts = count_severities(shown.listed)
    noun = "contradiction" if phrasing.told_apart(comparison) else "change"
    named = ", ".join(f"{count:,} {severity}" for severity, count in counts.items() if count)
    plural = "" if len(shown.listed) == 1 else "s"
    parts = [f"{named} {noun}{plural}{_only_possible(shown)}"] if named else []
    if shown.unsure:
        surer = CERTAINTIES[: min(_levels(shown))]
        parts += [] if named else [f"No {' or '.join(surer)} {noun}"]
        parts.append(unsure(shown))
    if shown.open:
        number = phrasing.counted(len(shown.open), "open difference")
        parts.append(number if named else f"{number} to be read")
    if parts:
        return "; ".join(parts)
    if comparison.relation.is_summed_up:
        return "No contradiction found; what the first text leaves out is not listed"
    if phrasing.told_apart(comparison):
        return "Neither text comes from the other: no changes are looked for"
    if comparison.relation.kind == "translation":
        return "Nothing found by the rules that read both languages"
    return _unchanged(comparison)


def _only_possible(shown: Findings) -> str:
    """How many of the listed changes are but possible, as words behind their number."""
    number = sum(change.certainty == "possible" for change in shown.listed)
    if not number:
        return ""
    if number == len(shown.listed):
        return ", only possible" if number == 1 else ", all only possible"
    return f", {number:,} of them only possible"


def unsure(shown: Findings) -> str:
    """How many changes are less sure than what is listed, as a phrase."""
    number, more = len(shown.unsure), " more" if shown.listed else ""
    sure = " or ".join(CERTAINTIES[level] for level in sorted(_levels(shown)))
    return f"{number:,}{more} {'is' if number == 1 else 'are'} {sure}"


def _levels(shown: Findings) -> set[int]:
    """How sure those changes are that are not listed, as places in the order of certainties."""
    return {CERTAINTIES.index(change.certainty) for change in shown.unsure}


def _unchanged(comparison: Comparison) -> str:
    """That nothing is told and nothing open, and what the ledger says of all the words."""
    both = comparison.ledger.source, comparison.ledger.target

    most = {
        "said otherwise": max(count.otherwise for count in both),
        "moved": max(count.moved for count in both),
        "left out": both[0].left_out,
        "new": both[1].new,
    }
    parts = [f"{number:,} {name}" for name, number in most.items() if number]
    if not parts:
        return "No changes: every word is the same"
    return f"No changes: every word is accounted for, {', '.join(parts)}"


def kind_name(change: Change) -> str:
    """What a report calls the kind of a change."""
    return KIND_NAMES.get(change.kind, change.kind)


def rule(change: Change, files: Mapping[str, str]) -> str:
    """The rule that found a change, and the file that holds it where that is known."""
    file = files.get(change.rule)
    return f"{change.rule} ({file})" if file else change.rule


def headline(change: Change, source: str, target: str) -> str:
    """A change's note, without the words that are shown below it anyway.

    Args:
        change: what was found.
        source: the text of the source, for its words.
        target: that of the target.
    """
    spans = ((change.source, source), (change.target, target))
    sides = [span.of(text) for span, text in spans if span is not None]
    opening, wording, rest = change.note.partition(": ")
    if len(sides) != 1 or not wording or change.kind not in {"omission", "addition"}:
        return change.note
    first, _, last = " ".join(rest.split()).partition(" … ")
    shown = " ".join(sides[0].split())
    return opening if shown.startswith(first) and shown.endswith(last) else change.note


def shortened(note: str, most: int) -> str:
    """A note on one line, of at most so many characters: each of two wordings is cut by itself.

    Example: “the board accused … Renwick → Renwick … accused the board”.
    """
    note = " ".join(phrasing.printable(note).split())
    source, arrow, target = note.partition(ARROW)
    if len(note) <= most or not arrow or ARROW in target:
        return _cut(note, most)
    room = most - len(ARROW)
    # What a short wording leaves goes to the longer.
    longest = max(room // 2, room - min(len(source), len(target)))
    return ARROW.join(_cut(words, longest) for words in (source, target))


ARROW = " → "
"""What stands between the two wordings of a note."""
_GAP = " … "


def _cut(text: str, most: int) -> str:
    """The beginning and the end of a text, of at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    half = (most - len(_GAP)) // 2
    first, last = text[: half + 1], text[-half - 1 :]
    first = first.rsplit(" ", 1)[0] if " " in first else first[:half]
    last = last.split(" ", 1)[1] if " " in last else last[1:]
    return f"{first}{_GAP}{last}"
