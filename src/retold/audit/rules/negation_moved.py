"""Denials that moved from one verb to another: did not say it was, said it was not.

So does one that hides in a verb: *stopped to smoke* is smoked, *stopped smoking* is smokes no more.
"""
# ruff: noqa: SIM905 - a list of words reads best as text

from collections.abc import Iterator

from retold.audit.cues.noun_phrases import standing_verbs
from retold.audit.link.exchange import DENYING
from retold.audit.link.links import LinkedBead
from retold.lexicon.grammar import AUXILIARIES, MODALS
from retold.model import Change
from retold.patterns import pattern
from retold.text.words import Word, spanned

RAISING = frozenset(
    "think believe expect want wish seem appear suppose imagine feel intend plan mean look tend "
    "recommend advise need get happen prove guess reckon use prefer like ought dare go".split()
)
"""Verbs that may be denied for what they bear on: he does not think it is, he thinks it is not."""
PROVING = frozenset({"prove"})
"""Verbs of which that holds only where no *that* follows: did not prove that it is safe."""
TURNING = frozenset("stop remember forget regret".split())
"""Verbs with which *to do* and *doing* are two things, of which one is done and one is not."""
JOINING = frozenset({"and", "but", "or", "nor", "though", "although", "while"})
_MARK = pattern(r"[,.;:!?–—()\n]")


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
    if _is_raising(pair.source, places[0][0]) or not all(
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


def turned_complements(pair: LinkedBead) -> Iterator[Change]:
    """A change where a side has *stopped to smoke* and the target *stopped smoking*."""
    for i, j in enumerate(pair.to_target):
        lemma = pair.source[i].lemma
        if j is None or lemma not in TURNING or lemma != pair.target[j].lemma:
            continue
        source, target = _complement(pair.source, i), _complement(pair.target, j)
        if source is None or target is None or (source - i == target - j):
            continue
        if pair.source[source].lemma == pair.target[target].lemma:
            spans = spanned(pair.source, i, source), spanned(pair.target, j, target)
            note = " → ".join(span.of(text) for span, text in zip(spans, pair.texts, strict=True))
            yield Change("negation", "critical", pair.index, *spans, note)


def _complement(side: tuple[Word, ...], verb: int) -> int | None:
    """What a verb has right behind it: to do, doing."""
    folds = [word.fold for word in side[verb + 1 : verb + 3]]
    if folds and folds[0].endswith("ing"):
        return verb + 1
    return verb + 2 if len(folds) > 1 and folds[0] == "to" else None


def _is_raising(side: tuple[Word, ...], verb: int) -> bool:
    behind = side[verb + 1].fold if verb + 1 < len(side) else ""
    lemma = side[verb].lemma
    return lemma in RAISING and not (lemma in PROVING and behind == "that")


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
        if verb is not None
        and (_denies_infinitive(side, verb.first) or _denies(side, _before(side, verb.first, k)))
    }
    return denied | {
        k
        for k, verb in enumerate(verbs[:-1])
        if verb is not None and side[k].lemma == "be" and side[k + 1].fold in DENYING
    }


def _before(side: tuple[Word, ...], first: int, verb: int) -> range:
    """The words before a verb that belong to it, with a *never* before the first: never said."""
    return range(first - (first > 0 and side[first - 1].fold == "never"), verb)


def _denies(side: tuple[Word, ...], words: range) -> bool:
    return any(side[i].fold in DENYING for i in words)


def _denies_infinitive(side: tuple[Word, ...], first: int) -> bool:
    """Whether a denial stands before *to*, and no auxiliary before it: asked not to, never to."""
    if first == 0 or side[first].fold != "to" or side[first - 1].fold not in DENYING:
        return False
    return first == 1 or side[first - 2].fold not in AUXILIARIES | MODALS
