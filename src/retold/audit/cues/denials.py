"""What a side denies: its negations, what each bears on, and the other words that deny."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from itertools import pairwise

from retold import lexicon
from retold.audit.link.notes import once_a_side
from retold.text.words import Word

EXPLICIT = frozenset(
    "not non no never none nobody nothing neither nor without cannot nowhere hardly barely "
    "scarcely".split()
)
"""Words that negate what follows them."""
MAY_NEGATE = EXPLICIT | {"yet"}
REVERSING = frozenset(
    "cease deny fail refuse halt stop prevent unable reject avoid decline quit forbid ban "
    "prohibit refrain abandon unlikely suspend".split()
)
"""Words whose loss turns round what follows them: cease attacking, attack."""
IDLE = frozenset(
    {
        ("not", "only"),
        ("without", "delay"),
        ("without", "doubt"),
        ("no", "doubt"),
        ("not", "just"),
        ("no", "matter"),
        ("nothing", "but"),
        ("not", "wait"),
        ("end", "up"),
        ("rule", "of"),
        ("limit", "of"),
    }
)
"""Negations that negate nothing."""
COMPARED = frozenset("less fewer more later earlier sooner".split())
"""Words that a negation turns into a bound, beside other comparatives: no less than two."""
_OTHERWISE = frozenset("nothing anything nobody anybody none else other choice option".split())
"""Words that, between a negation and *but*, leave what follows as it is: nothing but."""
BEFORE = 4
"""Words before a word in which a negation bears on it."""
FROM = 6
"""Words in which *from* follows a word that denies: kept the boats from leaving."""
TWICE = 3
"""Words in which two negations take each other back: not without."""
TAKEN_BACK = {
    "without": frozenset(["only", "must"]),
    "unless": frozenset(["if", "only", "provided", "once", "when"]),
    "until": frozenset(["once", "only", "when"]),
}
"""Words that take a negation back, and those with which the same is said without either."""
ONLY_WITHIN = 14
"""Words from a negation to the *without* that takes it back: no boat may leave port without."""
REACH = 4
"""Words after a negation among which its head is sought."""
PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "non-")
"""What makes a word that denies of one that does not."""
CONTRAST = frozenset({"but", "rather", "instead"})
"""Words that oppose what is so to what is denied."""
_BREAK = re.compile(r"[,;:.!?()–—]|\s-\s")
"""Marks that end a clause."""
ITEM = 3
"""Words that an item of a list may have."""
_ADDING = frozenset({"and", "or", "nor"})
_SUBJECTS = frozenset("i you he she it we they this that these those there yet".split())
"""Words that begin another clause behind an "and"."""
_JOINING = frozenset("because but while although though whereas which who".split())
"""Words that begin another clause."""


@once_a_side
def cues(side: tuple[Word, ...]) -> list[int]:
    """The indices of the words that negate something."""
    indices = [
        index
        for index, word in enumerate(side)
        if word.lemma in MAY_NEGATE and negates(side, index)
    ]
    twice = {
        index
        for index in indices
        if side[index].fold == "without" and any(index - TWICE <= cue < index for cue in indices)
    }
    return [
        index
        for index in indices
        if twice.isdisjoint((index, *range(index + 1, index + 1 + TWICE)))
    ]


def negates(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word is a negation, and one that negates something."""
    word = side[index]
    following = side[index + 1] if index + 1 < len(side) else None
    if word.fold == "yet":
        return following is not None and following.fold == "to"
    if word.lemma not in EXPLICIT or word.fold == "nos":
        return False
    if following is None:
        return not _is_either(side, index)
    if _is_comparative(following.fold) and index + 2 < len(side) and side[index + 2].fold == "than":
        return False
    if word.text == "No" and following.fold[0].isdigit():
        return False
    return (word.lemma, following.lemma) not in IDLE and not (
        _is_either(side, index) or _is_nothing_but(side, index)
    )


def _is_comparative(folded: str) -> bool:
    compared = folded.endswith("er") and lexicon.part_of_speech(folded) in {"a", "r"}
    return compared or folded in COMPARED


def _is_either(side: tuple[Word, ...], index: int) -> bool:
    """Whether a negation leaves open what it negates: whether or not."""
    return index > 0 and side[index].fold == "not" and side[index - 1].fold == "or"


def _is_nothing_but(side: tuple[Word, ...], index: int) -> bool:
    """Whether *but* takes a negation back: no choice but, nothing to do but."""
    folds = [word.fold for word in side[index : index + 2 + REACH]]
    end = folds.index("but") if "but" in folds else 0
    return (
        bool(end)
        and folds[end - 1] in {*_OTHERWISE, "do"}
        and not _OTHERWISE.isdisjoint(folds[:end])
    )


def is_only_with(side: tuple[Word, ...], index: int, other_side: tuple[Word, ...]) -> bool:
    """Whether a negation and what takes it back say what the other side says without either.

    No boat without jackets: boats only with jackets; none unless it is calm: boats if it is calm.
    index: of the negation, or of the word that takes it back.
    """
    return any(index in pair for pair in taken_back(side, other_side))


def taken_back(side: tuple[Word, ...], other_side: tuple[Word, ...]) -> list[tuple[int, int]]:
    """The negations of a side with what takes each back, where the other side has neither."""
    places = [
        k
        for k, word in enumerate(side)
        if word.fold in TAKEN_BACK and taking_back(word, other_side)
    ]
    if not places or any(word.fold in TAKEN_BACK for word in other_side):
        return []
    negations = [
        k for k, word in enumerate(side) if word.lemma in EXPLICIT and word.fold not in TAKEN_BACK
    ]
    return [
        (negation, place)
        for negation in negations
        for place in places
        if negation < place <= negation + ONLY_WITHIN
    ]


def taking_back(word: Word, other_side: tuple[Word, ...]) -> list[int]:
    """The words of a side that say what another says by a negation and a word: only, for until."""
    places = [k for k, each in enumerate(other_side) if each.fold in TAKEN_BACK[word.fold]]
    if word.fold == "until":
        places += [k for k in range(len(other_side)) if _is_so_late(other_side, k)]
    return places


def _is_so_late(side: tuple[Word, ...], k: int) -> bool:
    """Whether *before* says how late it was: it was noon before they came."""
    ahead = [word.lemma for word in side[max(0, k - LATE) : k]]
    return side[k].fold == "before" and ("it", "be") in pairwise(ahead)


LATE = 6
"""Words from *it was* to the *before* that says how late."""


def head_of(side: tuple[Word, ...], index: int) -> int | None:
    """The index of the content word that a negation at an index bears on."""
    for following in range(index + 1, min(len(side), index + 1 + REACH)):
        if following == index + 1 and side[following].fold == "means":
            continue
        if side[following].content and side[following].lemma not in EXPLICIT:
            return following
    return None


@once_a_side
def clauses(side: tuple[Word, ...], text: str) -> list[int]:
    """The number of the clause that each word stands in."""
    indices: list[int] = []
    for index in range(len(side)):
        indices.append((indices[-1] if indices else 0) + (index > 0 and _opens(side, text, index)))
    return indices


def _opens(side: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether a word begins a clause: behind a mark, but for those of a list, or by joining."""
    mark = _BREAK.search(text[side[index - 1].span.end : side[index].span.start])
    if mark is not None:
        return not (mark[0] == "," and _is_listed(side, text, index))
    follows = side[index + 1].fold if index + 1 < len(side) else ""
    return side[index].fold in _JOINING or (side[index].fold in _ADDING and follows in _SUBJECTS)


def _is_listed(side: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether a word behind a comma is one of a list: another comma, or an "and", comes soon."""
    for behind in range(index + 1, min(len(side), index + 1 + ITEM)):
        if (
            side[behind].fold in _ADDING
            or "," in text[side[behind - 1].span.end : side[behind].span.start]
        ):
            return True
    return False


def contrary(word: Word, other_word: Word) -> bool:
    """Whether two words are antonyms, and not one move told from two places."""
    lemmas = {word.lemma, other_word.lemma}
    return lemmas not in _ONE_MOVE and lexicon.are_antonyms(word.fold, other_word.fold)


_ONE_MOVE = ({"come", "go"}, {"bring", "take"})
"""Verbs that tell one move from its end and from its beginning."""


@once_a_side
def devices(side: tuple[Word, ...]) -> list[int]:
    """The indices of the words that may stand for a negation."""
    indices = []
    for index, word in enumerate(side):
        follows = side[index + 1].fold if index + 1 < len(side) else ""
        is_free = word.fold == "free" or _keeps_from(side, index)
        if is_free or (denies(word) and (word.lemma, follows) not in IDLE):
            indices.append(index)
    return indices


def _keeps_from(side: tuple[Word, ...], index: int) -> bool:
    """Whether a verb denies that somebody may do what follows *from*: bars them from selling."""
    if side[index].lemma not in _KEEPING:
        return False
    behind = side[index + 1 : index + 1 + FROM]
    return any(
        word.fold == "from" and next_word.fold.endswith("ing")
        for word, next_word in pairwise(behind)
    )


_KEEPING = frozenset("bar keep restrain restrict disqualify debar hold discourage".split())
"""Verbs that deny only with *from* and a deed."""


def _is_suffix(side: tuple[Word, ...], index: int, text: str) -> bool:
    """Whether a word hangs on the one before by a hyphen: smoke-free."""
    return index > 0 and text[side[index - 1].span.end : side[index].span.start] in {"-", "‐", "‑"}


def governed(side: tuple[Word, ...], index: int, text: str) -> tuple[int, ...]:
    """The indices of the words that a word that denies may bear on: keep them from leaving."""
    if side[index].fold == "free" and _is_suffix(side, index, text):
        return (index - 1,)
    heads = [head_of(side, index)]
    behind = range(index + 1, min(len(side), index + 1 + FROM))
    heads += [head_of(side, index) for index in behind if side[index].fold == "from"]
    return tuple(head for head in heads if head is not None)


def denies(word: Word) -> bool:
    """Whether a word that is no negation may stand for one: refuse, unclear."""
    if not lexicon.DENYING.isdisjoint((word.lemma, word.fold)):
        return True
    return is_negative_form(word.fold)


def is_negative_form(folded: str) -> bool:
    """Whether a word denies by its form: unclear, incorrect, worthless."""
    if lexicon.part_of_speech(folded) not in {"a", "r"}:
        return False
    if folded.endswith("less") and lexicon.is_known(folded[:-4]):
        return True
    return _is_undone(folded) or any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.is_known(folded[len(prefix) :])
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        for prefix in PREFIXES
    )


def _is_undone(folded: str) -> bool:
    return deed_undone(folded) is not None


def deed_undone(folded: str) -> str | None:
    """The verb of an adjective that says that a deed was not done: unbeaten, unhurt."""
    rest = folded.removeprefix("un")
    if rest == folded or len(rest) <= _SHORTEST or "v" not in lexicon.parts(rest):
        return None
    verb = lexicon.lemma(rest)
    return verb if verb != rest or rest in UNCHANGED else None


UNCHANGED = frozenset({"cut", "hurt", "read", "set", "shed", "spread"})
"""Verbs whose participle is as their dictionary form, of which there is one that denies."""
_SHORTEST = 2
"""Letters that the rest of such a word has at least."""
