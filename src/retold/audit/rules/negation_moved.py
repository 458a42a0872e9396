"""Denials that moved from one verb to another: did not say it was, said it was not."""
# ruff: noqa: SIM905 - a list of words reads best as text

import re
from collections.abc import Iterator

from retold.audit.cues.noun_phrases import standing_verbs
from retold.audit.link.exchange import DENYING
from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, spanned

RAISING = frozenset(
    "think believe expect want wish seem appear suppose imagine feel intend plan mean look tend "
    "recommend advise need get happen prove guess reckon".split()
)
"""Verbs that may be denied for what they bear on: he does not think it is, he thinks it is not."""

JOINING = frozenset({"and", "but", "or", "nor", "though", "although", "while"})
_MARK = re.compile(r"[,.;:!?–—()\n]")


def moved_denials(pair: LinkedBead) -> Iterator[Change]:
    """A change where a side denies one of two verbs that both sides have, and the target the next.

    Only of one denial: of several nobody can say which moved.
    """
    source, target = (
        _denied(side, text)
        for side, text in zip((pair.source, pair.target), pair.texts, strict=True)
    )
    if len(source) != 1 or len(target) != 1:
        return
    (source_verb,), (target_verb,) = source, target
    linked, origin = pair.to_target[source_verb], pair.to_source[target_verb]
    if linked is None or origin is None or linked == target_verb:
        return
    places = sorted((source_verb, origin)), sorted((linked, target_verb))
    if pair.source[places[0][0]].lemma in RAISING or not all(
        _is_one_clause(side, text, *verbs)
        for side, text, verbs in zip((pair.source, pair.target), pair.texts, places, strict=True)
    ):
        return
    is_in_order = (source_verb < origin) == (linked < target_verb)
    is_bare = all(_is_verb(pair, i, j) for i, j in ((source_verb, linked), (origin, target_verb)))
    if is_in_order and is_bare:
        spans = (
            spanned(pair.source, *places[0]),
            spanned(pair.target, *places[1]),
        )
        note = " → ".join(span.of(text) for span, text in zip(spans, pair.texts, strict=True))
        yield Change("negation", "critical", pair.index, *spans, note)


def _is_one_clause(side: tuple[Word, ...], text: str, first: int, last: int) -> bool:
    """Whether what one verb bears on holds the other: no mark between them, and no *but*."""
    between = text[side[first].span.end : side[last].span.start]
    joined = any(word.fold in JOINING for word in side[first:last])
    return not joined and not _MARK.search(between)


def _is_verb(pair: LinkedBead, i: int, j: int) -> bool:
    source, target = (
        standing_verbs(side, text)[k]
        for side, text, k in ((pair.source, pair.texts[0], i), (pair.target, pair.texts[1], j))
    )
    return (
        source is not None and target is not None and pair.source[i].lemma == pair.target[j].lemma
    )


def _denied(side: tuple[Word, ...], text: str) -> set[int]:
    """The verbs that a denial stands before, among their auxiliaries, or right behind: was not."""
    verbs = standing_verbs(side, text)
    denied = {
        k
        for k, verb in enumerate(verbs)
        if verb is not None and any(side[i].fold in DENYING for i in range(verb.first, k))
    }
    return denied | {
        k
        for k, verb in enumerate(verbs[:-1])
        if verb is not None and side[k].lemma == "be" and side[k + 1].fold in DENYING
    }
