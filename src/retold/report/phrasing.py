"""What a comparison says in plain words, the same on the terminal and on a page."""

import re
from collections import Counter
from collections.abc import Sequence

from retold.model import (
    Bead,
    Comparison,
    Derivation,
    Direction,
    Document,
    OpenDifference,
    Pivot,
    Reading,
    RelationKind,
    Reuse,
    Rewording,
    Story,
)
from retold.model.texts import counted as counted  # noqa: PLC0414 - all reports take it here
from retold.report.clippings import NOTHING, Excerpt, below_headline, excerpt
from retold.text.language import NAMES as LANGUAGES

VERDICTS: dict[RelationKind, str] = {
    "identical": "Identical: not a word differs",
    "copy": "A copy of the source, word for word or nearly",
    "edited": "An edited version of the source",
    "rewritten": "The source told in other words",
    "machine-rewritten": "A machine-made rewrite of the source",
    "translation": "A translation of the source",
    "excerpt": "An excerpt from the source",
    "summary": "A summary of the source",
    "same-event": "Two independent accounts of one event",
    "unrelated": "Two unrelated texts",
}
_PARTS: dict[RelationKind, str] = {"excerpt": "an excerpt from", "summary": "a summary of"}
"""What a part is to its whole."""
ONE_LINE = 40
"""Characters of both wordings of a place up to which they are read as one phrase: each → every."""
LOST = "\ufffd"
"""What stands in a text for bytes that mean nothing in its encoding."""
_INDEPENDENT: frozenset[RelationKind] = frozenset({"same-event", "unrelated"})

_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# Half surrogates cannot be written to any file.
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\u0085\u2028\u2029"), "\n")
# Runs of variation selectors are gone from documents; a single one behind a symbol chooses its form
# and stays; what a publisher or an id says may hold several. Embeddings and overrides turn around
# what follows them.
_HIDDEN = re.compile(
    "\ufeff|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}|[\U000e0100-\U000e01ef]|[\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """The text as it can be shown: control characters as pictures, hidden characters gone."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub("", text).translate(_LINE_ENDS).translate(_CONTROLS)


def verdict(comparison: Comparison) -> str:
    """How the target came from the source, as a headline, and how sure that is where it is not."""
    relation, ledger = comparison.relation, comparison.ledger
    if relation.kind != "identical":
        sure = "" if relation.certainty == "certain" else f" ({relation.certainty})"
        if relation.is_turned:
            part, whole = (name.lower() for name in sides(comparison))
            return f"The {part} is {_PARTS[relation.kind]} the {whole}{sure}"
        return f"{VERDICTS[relation.kind]}{sure}"
    is_same = comparison.source.text.split() == comparison.target.text.split()
    if is_same and not comparison.changes and not ledger.open and not ledger.reworded:
        return VERDICTS["identical"]
    return "The same words in the same order; marks or signs differ"


def pair(place: OpenDifference | Rewording, source: str, target: str) -> str:
    """Both wordings of a place, as a phrase: each → every; (nothing) → old."""
    sides = ((place.source, source), (place.target, target))
    old, new = (span.of(text) if span else NOTHING for span, text in sides)
    return f"{old} → {new}"


def difference(
    comparison: Comparison, place: OpenDifference, around: int
) -> list[tuple[str, Excerpt]]:
    """Both wordings of an open difference with what stands around them, as lines to show.

    Short ones stand in one line without a label, in the words around the new one. Of longer ones
    each has its own line, below what its text is called: else a reader would have to find out
    which words belong to which sentence.
    """
    bead, alignment = comparison.alignment.beads[place.bead], comparison.alignment
    sides_shown = (
        (alignment.source, bead.source, place.source),
        (alignment.target, bead.target, place.target),
    )
    excerpts = [excerpt(*side, around, 0.5) for side in sides_shown]
    old, new = (below_headline(*side) for side in sides_shown)
    if place.source and place.target and len(old) + len(new) > ONE_LINE:
        return list(zip(sides(comparison), excerpts, strict=True))
    shown = excerpts[1 if place.target else 0]
    return [("", Excerpt(shown.before, f"{old} → {new}", shown.after))]


def grounds(comparison: Comparison) -> dict[str, list[str]]:
    """What shows the relation, and the order, in the words by which a report calls the two texts.

    The lines stand below their headings; a heading without lines is left out. Where the order is
    not known the lines say what speaks for each, or that nothing does.
    """
    both = {
        "How the two are related": _renamed(comparison, comparison.relation.evidence),
        "Which came first": _renamed(comparison, comparison.direction.evidence),
    }
    return {heading: lines for heading, lines in both.items() if lines}


def _renamed(comparison: Comparison, lines: Sequence[str]) -> list[str]:
    """Lines of evidence with the names that a report gives the two texts.

    The data speak of source and target. What stands between quotation marks is the texts' own.
    """
    source, target = (name.lower() for name in sides(comparison))
    names = {"source": source, "target": target}
    return [
        "".join(
            part
            if part.startswith("“")
            else re.sub(r"\b(source|target)\b", lambda name: names[name[0]], part)
            for part in re.split(r"(“[^”]*”)", line)
        )
        for line in lines
    ]


def told_apart(comparison: Comparison) -> bool:
    """Whether the second text does not come from the first, so that nothing is left out or added.

    They are independent, or the first is a brief of the second.
    """
    return comparison.relation.kind in _INDEPENDENT or comparison.relation.is_summed_up


def sides(comparison: Comparison) -> tuple[str, str]:
    """What to call the source and the target; texts that are told apart are neither."""
    if told_apart(comparison):
        return "First text", "Second text"
    return "Source", "Retelling"


def fates(comparison: Comparison) -> dict[Reuse, str]:
    """What became of a sentence, as a label; independent accounts leave nothing out."""
    omitted, new = "left out", "added"
    if told_apart(comparison):
        omitted, new = (f"only in the {name.lower()}" for name in sides(comparison))
    elif comparison.relation.kind == "rewritten":  # what has no counterpart may stand elsewhere
        omitted, new = "perhaps left out", "perhaps added"
    return {
        "verbatim": "word for word",
        "rewrite": _reworded(comparison),
        "omitted": omitted,
        "new": new,
        "furniture": "not compared",
    }


def _reworded(comparison: Comparison) -> str:
    if comparison.relation.kind == "translation":
        return "translated"
    if comparison.relation.kind == "unrelated":
        return "alike, not retold"
    return "in other words" if told_apart(comparison) else "reworded"


def shares(comparison: Comparison) -> tuple[str, str]:
    """Coverage and containment as phrases; of unrelated texts, what is in both word for word."""
    source, target = (name.lower() for name in sides(comparison))
    if comparison.relation.kind == "unrelated":
        first, second = (percent(_verbatim(comparison, of_source=of)) for of in (True, False))
        return (
            f"{first} of the {source} is in the {target} word for word",
            f"{second} of the {target} is in the {source} word for word",
        )
    covered, contained = percent(comparison.coverage), percent(comparison.containment)
    if told_apart(comparison):
        return (
            f"{covered} of the {source} is in the {target} too",
            f"{contained} of the {target} is in the {source} too",
        )
    return f"{covered} of the {source} is retold", (
        f"{contained} of the {target} comes from the {source}"
    )


def _verbatim(comparison: Comparison, *, of_source: bool) -> float:
    """The share of a story's words in sentences that the other text has word for word."""
    alignment = comparison.alignment
    document = alignment.source if of_source else alignment.target
    size: Counter[Reuse] = Counter()
    for bead in alignment.beads:
        sentences = bead.source if of_source else bead.target
        size[bead.reuse] += sum(len(document.sentences[index].tokens) for index in sentences)
    return size["verbatim"] / max(1, size.total() - size["furniture"])


def kept_words(derivation: Derivation) -> str:
    """How much of its source's wording a document of a story has, as a phrase."""
    return f"{percent(derivation.kept)} of the source’s words kept"


def shared(score: float) -> str:
    """How much of a text that was looked for a match has, as a phrase."""
    return f"{percent(score)} of the text shared"


def earlier(comparison: Comparison) -> str:
    """Which came first, as a phrase."""
    direction: Direction = comparison.direction
    source, target = (name.lower() for name in sides(comparison))
    if direction.earlier == "unknown":
        undecided = direction.source_first not in {0.0, 0.5, 1.0}
        return f"{'too little' if undecided else 'nothing'} shows which came first"
    first = source if direction.earlier == "source" else target
    turned = " (are the two swapped?)" if direction.earlier == "target" else ""
    return f"the {first} came first{turned}, {percent(direction.confidence)} sure"


def why_apart(comparison: Comparison) -> str:
    """Why two texts are unrelated, say two events told in one frame; empty of others."""
    relation = comparison.relation
    if relation.kind != "unrelated" or not relation.evidence:
        return ""
    return _renamed(comparison, relation.evidence[:1])[0]


def in_both(comparison: Comparison) -> str:
    """How many sentences two unrelated texts share, as a phrase; empty of others, and of none."""
    if comparison.relation.kind != "unrelated":
        return ""
    shared = sum(bead.reuse == "verbatim" for bead in comparison.alignment.beads)
    return f"{counted(shared, 'sentence')} word for word in both" if shared else ""


def unchecked(comparison: Comparison) -> str:
    """What the audit cannot read in the languages of the texts, as a phrase; empty for English."""
    documents = comparison.alignment.source.document, comparison.alignment.target.document
    languages = {document.language for document in documents if document.language}
    if languages <= {"en"}:
        return ""
    if len(languages) > 1:
        return "between languages only figures, dates, names, denials and hedges are read"
    [language] = languages
    return f"in {LANGUAGES.get(language, language)} a changed sense is not looked for"


def undecoded(comparison: Comparison) -> str:
    """How many characters of the texts were lost when they were read, as a phrase; empty: none."""
    lost = comparison.source.text.count(LOST) + comparison.target.text.count(LOST)
    return f"{counted(lost, 'character')} could not be decoded ({LOST})" if lost else ""


def read_by(comparison: Comparison) -> str:
    """What read the sentences, as a phrase: the rules alone, or a reader beside them."""
    if comparison.reader == "none":
        return "the rules alone, without a reader"
    name = "bundled" if comparison.reader == "default" else printable(comparison.reader)
    return f"the rules, and the {name} reader"


def facts(comparison: Comparison) -> list[str]:
    """What the head of a report says of the two texts together, as phrases."""
    phrases = (
        *shares(comparison),
        earlier(comparison),
        why_apart(comparison),
        in_both(comparison),
        unchecked(comparison),
        undecoded(comparison),
        f"read by {read_by(comparison)}",
    )
    return [phrase for phrase in phrases if phrase]


def percent(share: float) -> str:
    """A share in percent, that says 0 or 100 only where it is exact."""
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1 %"
    if rounded == 100 and share < 1:  # noqa: PLR2004 - percent
        return ">99 %"
    return f"{rounded} %"


def origin_count(least: int, most: int) -> str:
    """How many independent origins a story has: "2 independent origins", "1 to 3 independent …"."""
    if least == most:
        return counted(least, "independent origin")
    return f"{spread(least, most)} independent origins"


def spread(least: int, most: int) -> str:
    """From how many to how many: "2", "1 to 3"."""
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def name_pivot(pivot: Pivot) -> str:
    """A pivot as a phrase: "German “Druck”"."""
    language = LANGUAGES.get(pivot.language, pivot.language)
    return f"{language} “{pivot.word}”"


def about(comparison: Comparison) -> tuple[str, str]:
    """Outlet, byline and date of source and target, and their languages where they are two."""
    documents = comparison.alignment.source.document, comparison.alignment.target.document
    two = documents[0].language != documents[1].language
    source, target = (describe(document, language=two) for document in documents)
    return source, target


def describe(document: Document, *, language: bool = False) -> str:
    """Outlet, byline and date of a document, and its language where asked."""
    spoken = document.language or ""
    known = (
        document.outlet,
        document.byline,
        (document.published or "")[:16].replace("T", " "),
        LANGUAGES.get(spoken, spoken) if language else "",
    )
    return printable(" · ".join(part for part in known if part))


def called(document: Document) -> str:
    """Its title, or id, with the outlet behind it: several outlets run a text under one title."""
    title = document.title or document.id
    return " ".join(printable(f"{title} ({document.outlet})" if document.outlet else title).split())


def left_out(beads: Sequence[Bead]) -> list[int]:
    """The indices of the beads whose source sentences are retold nowhere."""
    return [i for i, bead in enumerate(beads) if bead.reuse == "omitted" and bead.source]


def made_up(beads: Sequence[Bead]) -> list[int]:
    """The indices of the beads whose target sentences have no source."""
    return [i for i, bead in enumerate(beads) if bead.reuse == "new" and bead.target]


def moved(beads: Sequence[Bead]) -> list[int]:
    """The indices of the beads that are told at another place."""
    return [i for i, bead in enumerate(beads) if bead.moved and bead.source and bead.target]


def beginning(story: Story, reading: Reading) -> str:
    """Of the first reading of a fact, whether it was there from the beginning, as far as known."""
    own = reading.entered
    if any(own in unknown.targets for unknown in story.unknown_sources):
        return "whether it was there from the beginning is not known"
    return f"first in {own}" if story.source_of(own) else "from the beginning"
