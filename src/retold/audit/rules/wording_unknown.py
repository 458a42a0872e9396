"""Words that no dictionary knows: most substitutions in a faithful rewording are innocent.

Slips of a dictionary and the edits of a copy have modules of their own.
"""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import LinkedBead, slot_in_source
from retold.audit.link.nearness import is_in_the_news
from retold.model import Certainty, Change, Span
from retold.text.words import Word

WORD_BY_WORD = 0.6
"""Share of a bead's words kept in order below which an unknown word may be a translator's."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each word of the target that no dictionary has and the source does not use."""
    for index, word in enumerate(pair.target):
        linked = pair.to_source[index]
        if not _is_garbled(word) or (linked is not None and pair.bonds[linked] != "spelling"):
            continue
        source = pair.source[linked].span if linked is not None else _lost_in_place(pair, index)
        source_text = source.of(pair.texts[0]) if source else "nothing"
        note = f"{source_text} → {word.text}, which is in no dictionary"
        sure: Certainty = "likely" if source and pair.kept() >= WORD_BY_WORD else "possible"
        yield Change("wording", "major", pair.index, source, word.span, note, certainty=sure)


def _lost_in_place(pair: LinkedBead, index: int) -> Span | None:
    """The lost source word in whose place the target word stands, best a content word."""
    place = [
        source_index
        for source_index in slot_in_source(pair, index)
        if pair.to_target[source_index] is None and not pair.source[source_index].fold[0].isdigit()
    ]
    place.sort(key=lambda source_index: not pair.source[source_index].content)
    return pair.source[place[0]].span if place else None


def _is_garbled(word: Word) -> bool:
    if not word.content or len(word.text) < _SHORTEST or word.lemma in EXPLICIT:
        return False
    if not (word.text.islower() and word.text.isascii() and word.text.isalpha()):
        return False
    return not (lexicon.is_known(word.fold) or is_in_the_news(word.fold) or _is_built(word.fold))


_SHORTEST = 4
_PREFIXES = ("un", "re", "non", "anti", "pre", "post", "multi", "over", "under", "micro", "super")
_SUFFIXES = (
    "able",
    "ability",
    "less",
    "ness",
    "like",
    "ward",
    "wise",
    "line",
    "ing",
    "ings",
    "ers",
)


def _is_built(folded: str) -> bool:
    """Whether the word is made of usual ones: riverbank, unroofed, thawings."""
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and _is_usual(folded[len(prefix) :]):
            return True
    for suffix in _SUFFIXES:
        stem = folded.removesuffix(suffix)
        if stem != folded and (_is_usual(stem) or _is_usual(stem + "e")):
            return True
    return any(
        lexicon.is_common(folded[:index]) and lexicon.is_common(folded[index:])
        for index in range(3, len(folded) - 3)
    )


def _is_usual(folded: str) -> bool:
    return len(folded) >= _SHORTEST and (lexicon.is_known(folded) or is_in_the_news(folded))
