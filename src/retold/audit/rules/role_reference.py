"""Somebody else where a pronoun stood, and a pronoun that means another: he said → Kask said.

Only where a sentence is nearly its source's. A name may stand for a pronoun if it is the name told
last before it; which noun a pronoun stands for is seldom sure, so that a noun for it is doubted.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold import lexicon
from retold.audit.cues.naming import INSTITUTIONS
from retold.audit.cues.verbs import verb_group
from retold.audit.link.links import LinkedBead, slot, slot_in_source
from retold.lexicon.grammar import AUXILIARIES, MODALS
from retold.model import Change
from retold.patterns import pattern
from retold.text.words import Word, spanned
from retold.values.units import MONTHS, WEEKDAYS

ONE, SEVERAL = (
    frozenset("he him his she her hers it its".split()),
    frozenset("they them their theirs".split()),
)
"""Pronouns of one person or thing, and of several."""
PERSON = frozenset("he him his she her hers".split())
SAID = frozenset("i me my we us our you your".split()) | ONE | SEVERAL
LOOKED_BACK = 400
"""Characters before a pronoun in which the name that it stands for was told: three sentences."""
_BEGINS = pattern(r"(?:\A|[.!?…\n]\W*|[“\"])\Z")
"""What stands before a word whose capital says nothing."""
_PLACED = pattern(r"\b(?:in|at|near|from|to|into|across)\s+(?:the\s+)?\Z")
"""What stands before the name of a place."""
_NAME = pattern(r"[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*)*")


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each pronoun whose place another pronoun or somebody else took."""
    if not bead.is_near_copy():
        return
    for i, word in enumerate(bead.source):
        if word.fold in SAID and bead.to_target[i] is None:
            place = _run(slot(bead, i), bead.to_source)
            yield from _told(bead, [i], place, of_source=True)
    for j, word in enumerate(bead.target):
        if word.fold in SAID and bead.to_source[j] is None:
            place = _run(slot_in_source(bead, j), bead.to_target)
            if not any(bead.source[i].fold in SAID for i in place):
                yield from _told(bead, place, [j], of_source=False)


def _run(place: range, links: Sequence[int | None]) -> list[int]:
    """The unlinked words of a place, with those that go on behind it: them, the government."""
    free = [k for k in place if links[k] is None]
    while free and free[-1] + 1 < len(links) and links[free[-1] + 1] is None:
        free.append(free[-1] + 1)
    return free


def _told(
    bead: LinkedBead, source: list[int], target: list[int], *, of_source: bool
) -> Iterator[Change]:
    """What took a pronoun's place; of_source: the pronoun is the source's."""
    if not source or not target or _is_quoted(bead, source[0]):
        return
    side, place = (bead.target, target) if of_source else (bead.source, source)
    pronoun = bead.source[source[0]] if of_source else bead.target[target[0]]
    named = [side[k] for k in place]
    if any(verb_group(side, k) or side[k].fold in AUXILIARIES | MODALS for k in place):
        return
    doubts = _doubts(bead, pronoun, named, of_source=of_source)
    if doubts is None:
        return
    spans = (
        spanned(bead.source, source[0], source[-1]),
        spanned(bead.target, target[0], target[-1]),
    )
    note = " → ".join(span.of(text) for span, text in zip(spans, bead.texts, strict=True))
    change = Change("role", "major", bead.index, *spans, note)
    yield replace(change, certainty="possible") if doubts else change


def _is_quoted(bead: LinkedBead, i: int) -> bool:
    """Whether a source word is somebody's own; `quote.words` tells what was made of these."""
    start = bead.source[i].span.start
    return any(span.start <= start < span.end for span in bead.quoted[0])


def _doubts(bead: LinkedBead, pronoun: Word, named: list[Word], *, of_source: bool) -> bool | None:
    """Whether it is unsure that the words mean another than the pronoun; None where they do not."""
    other_pronouns = [word for word in named if word.fold in SAID]
    if other_pronouns:
        return None if _are_alike(pronoun, other_pronouns[0]) else False
    heads = [word for word in named if word.content]
    if not heads or pronoun.fold not in ONE | SEVERAL:
        return None
    capitals = [word for word in heads if word.capital]
    if not capitals or pronoun.fold not in PERSON:
        return True
    last = _told_last(bead.texts[0 if of_source else 1], pronoun.span.start)
    return None if last is None or any(word.text in last for word in capitals) else False


def _are_alike(pronoun: Word, other_pronoun: Word) -> bool:
    """Whether two pronouns may mean one; of he and she `wording.gender` tells."""
    groups = (PERSON, frozenset({"it", "its"}), SEVERAL, frozenset("i me my we us our".split()))
    return any({pronoun.fold, other_pronoun.fold} <= group for group in groups)


def _told_last(text: str, end: int) -> str | None:
    """The name told last before a place in a text that may be a person's.

    A capital that begins a sentence may be no name.
    """
    before = text[max(0, end - LOOKED_BACK) : end]
    runs = [
        match[0]
        for match in _NAME.finditer(before)
        if " " in match[0] or not (_BEGINS.search(before, 0, match.start()) or _is_small(match[0]))
        if not (_PLACED.search(before, 0, match.start()) or _is_thing(match[0]))
    ]
    return runs[-1] if runs else None


def _is_thing(name: str) -> bool:
    """Whether a name is a country's or a body's: Latvia, Centre Party."""
    lemmas = {lexicon.lemma(word) for word in name.split()}
    heads = {lemma for lemma in lemmas & INSTITUTIONS if not lexicon.is_person(lemma)}
    return not lemmas.isdisjoint(lexicon.COUNTRY) or bool(heads)


def _is_small(word: str) -> bool:
    lower = word.lower()
    return lexicon.is_function_word(lower) or lower in SAID or lower in {*MONTHS, *WEEKDAYS}
