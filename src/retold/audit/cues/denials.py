"""What a side denies: its negations, what each bears on, and the other words that deny."""
# ruff: noqa: SIM905 - lists of words read best as text

import re

from retold import lexicon
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


def cues(side: tuple[Word, ...]) -> list[int]:
    """The indices of the words that negate something."""
    found = [at for at, word in enumerate(side) if word.lemma in MAY_NEGATE and negates(side, at)]
    twice = {
        at
        for at in found
        if side[at].fold == "without" and any(at - TWICE <= cue < at for cue in found)
    }
    return [at for at in found if twice.isdisjoint((at, *range(at + 1, at + 1 + TWICE)))]


def negates(side: tuple[Word, ...], at: int) -> bool:
    """Whether a word is a negation, and one that negates something."""
    word = side[at]
    following = side[at + 1] if at + 1 < len(side) else None
    if word.fold == "yet":
        return following is not None and following.fold == "to"
    if word.lemma not in EXPLICIT or word.fold == "nos":
        return False
    if following is None:
        return True
    if _is_comparative(following.fold) and at + 2 < len(side) and side[at + 2].fold == "than":
        return False
    if word.text == "No" and following.fold[0].isdigit():
        return False
    return (word.lemma, following.lemma) not in IDLE and not (
        _is_either(side, at) or _is_nothing_but(side, at)
    )


def _is_comparative(folded: str) -> bool:
    compared = folded.endswith("er") and lexicon.part_of_speech(folded) in {"a", "r"}
    return compared or folded in COMPARED


def _is_either(side: tuple[Word, ...], at: int) -> bool:
    """Whether a negation leaves open what it negates: whether or not."""
    return at > 0 and side[at].fold == "not" and side[at - 1].fold == "or"


def _is_nothing_but(side: tuple[Word, ...], at: int) -> bool:
    """Whether *but* takes a negation back: no choice but, nothing to do but."""
    folds = [word.fold for word in side[at : at + 2 + REACH]]
    end = folds.index("but") if "but" in folds else 0
    return (
        bool(end)
        and folds[end - 1] in {*_OTHERWISE, "do"}
        and not _OTHERWISE.isdisjoint(folds[:end])
    )


def head_of(side: tuple[Word, ...], at: int) -> int | None:
    """The index of the content word that a negation at an index bears on."""
    for following in range(at + 1, min(len(side), at + 1 + REACH)):
        if following == at + 1 and side[following].fold == "means":
            continue
        if side[following].content and side[following].lemma not in EXPLICIT:
            return following
    return None


def clauses(side: tuple[Word, ...], text: str) -> list[int]:
    """The number of the clause that each word stands in."""
    found: list[int] = []
    for at in range(len(side)):
        found.append((found[-1] if found else 0) + (at > 0 and _opens(side, text, at)))
    return found


def _opens(side: tuple[Word, ...], text: str, at: int) -> bool:
    """Whether a word begins a clause: behind a mark, but for those of a list, or by joining."""
    mark = _BREAK.search(text[side[at - 1].span.end : side[at].span.start])
    if mark is not None:
        return not (mark[0] == "," and _is_listed(side, text, at))
    follows = side[at + 1].fold if at + 1 < len(side) else ""
    return side[at].fold in _JOINING or (side[at].fold in _ADDING and follows in _SUBJECTS)


def _is_listed(side: tuple[Word, ...], text: str, at: int) -> bool:
    """Whether a word behind a comma is one of a list: another comma, or an "and", comes soon."""
    for here in range(at + 1, min(len(side), at + 1 + ITEM)):
        if (
            side[here].fold in _ADDING
            or "," in text[side[here - 1].span.end : side[here].span.start]
        ):
            return True
    return False


def contrary(one: Word, other: Word) -> bool:
    """Whether two words are antonyms, and not one move told from two places."""
    told = {one.lemma, other.lemma}
    return told not in _ONE_MOVE and lexicon.are_antonyms(one.fold, other.fold)


_ONE_MOVE = ({"come", "go"}, {"bring", "take"})
"""Verbs that tell one move from its end and from its beginning."""


def devices(side: tuple[Word, ...]) -> list[int]:
    """The indices of the words that may stand for a negation."""
    found = []
    for at, word in enumerate(side):
        follows = side[at + 1].fold if at + 1 < len(side) else ""
        if word.fold == "free" or (denies(word) and (word.lemma, follows) not in IDLE):
            found.append(at)
    return found


def _is_suffix(side: tuple[Word, ...], at: int, text: str) -> bool:
    """Whether a word hangs on the one before by a hyphen: smoke-free."""
    return at > 0 and text[side[at - 1].span.end : side[at].span.start] in {"-", "‐", "‑"}


def governed(side: tuple[Word, ...], at: int, text: str) -> tuple[int, ...]:
    """The indices of the words that a word that denies may bear on: keep them from leaving."""
    if side[at].fold == "free" and _is_suffix(side, at, text):
        return (at - 1,)
    heads = [head_of(side, at)]
    behind = range(at + 1, min(len(side), at + 1 + FROM))
    heads += [head_of(side, here) for here in behind if side[here].fold == "from"]
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
    return any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.is_known(folded[len(prefix) :])
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        for prefix in PREFIXES
    )
