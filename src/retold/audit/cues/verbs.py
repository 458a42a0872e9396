"""What a verb and its auxiliaries say: when, whether it is done, and who is done to.

*Was detained* is past and passive, *is to be detained* lies ahead, *is detaining* is going on.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.link.notes import once_a_side
from retold.lexicon.grammar import AUXILIARIES, FORMS_OF_BE, MODALS
from retold.text.words import Word

Form: TypeAlias = Literal["base", "s", "ing", "past"]
When: TypeAlias = Literal["past", "present", "ahead"]

PRESENT = frozenset("am is are has have do does".split())
PAST = frozenset("was were had did".split())
AHEAD = frozenset("will shall going about due".split())
"""Words by which something lies ahead; so does *is to*."""
BETWEEN = frozenset(
    "not n't never also already just only still now then ever yet soon often even always once "
    "again later first largely".split()
)
"""Words that stand between auxiliaries and their verb; so do those in -ly."""
SUBJECTS = frozenset("i you he she it we they who which that and or but".split())
"""Small words behind which a verb stands; so does one behind a noun."""
NOUN_BEFORE = frozenset(
    "a an the this these those my your his her its our their some any no every each all both "
    "of in on at for from with by about into over under between among after before against during "
    "without more most many much few several another other two three four five six seven eight "
    "nine ten first second third last next new".split()
)
"""Words behind which a word that may be a noun or a verb is a noun."""
UNCHANGED = frozenset(
    "bid burst cast cut hit hurt let put quit rid set shed shut slit split spread thrust".split()
)
"""Verbs whose past and participle are as their dictionary form."""
ONE_BEFORE = frozenset({"a", "an", "each", "every", "this", "that", "another"})
"""Words before one thing, of which a verb ends in s: a knife attack is no attack by a knife."""


_BEFORE_VERB = AUXILIARIES | MODALS | {"to"}
_BEHIND_HELP = AUXILIARIES | {"to", "going", "about", "due"}


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries, by index of the first and of the verb itself.

    when: None where no form tells; open: a modal leaves open whether it is so.
    """

    first: int
    verb: int
    when: When | None
    is_perfect: bool
    is_going_on: bool
    is_passive: bool
    is_open: bool


def verb_group(side: tuple[Word, ...], i: int) -> VerbGroup | None:
    """The group of the verb at an index; None where the word is no verb there, or an auxiliary."""
    return verb_groups(side)[i]


@once_a_side
def verb_groups(side: tuple[Word, ...]) -> list[VerbGroup | None]:
    """The group of each word of a side: nearly all are asked for."""
    return [_verb_group(side, i) for i in range(len(side))]


def _verb_group(side: tuple[Word, ...], i: int) -> VerbGroup | None:
    if _is_no_verb(side[i]):
        return None
    first = _first(side, i)
    auxiliaries = [word.fold for word in side[first:i] if word.fold not in BETWEEN]
    form = verb_form(side[i])
    if not _is_verb(side, i, auxiliaries) or form is None:
        return None
    last = next((word for word in reversed(auxiliaries) if word in AUXILIARIES), None)
    is_have = last in {"have", "has", "had", "having"}
    return VerbGroup(
        first,
        i,
        _when(auxiliaries, form),
        is_perfect=(is_have and "to" not in auxiliaries)
        or ("been" in auxiliaries and len(auxiliaries) > 1),
        is_going_on=(form == "ing" and last in FORMS_OF_BE) or "being" in auxiliaries,
        is_passive=last in FORMS_OF_BE and (form == "past" or _is_participle(side[i], auxiliaries)),
        is_open=not MODALS.isdisjoint(auxiliaries) or "would" in auxiliaries,
    )


def _is_participle(word: Word, auxiliaries: Sequence[str]) -> bool:
    """Whether a verb that has one form for all times is a participle: was hit."""
    return word.fold in UNCHANGED and auxiliaries[-1] in FORMS_OF_BE


def verb_form(word: Word) -> Form | None:
    """Which form of its lemma a verb is; None where its spelling does not tell."""
    small = _SMALL_FORMS.get(word.fold)
    if small or word.lemma in {word.fold, lexicon.american(word.fold)}:
        return small or ("ing" if word.fold.endswith("ing") and _is_form_of_verb(word) else "base")
    if lexicon.is_irregular_plural(word.fold):
        return None
    if word.fold.endswith("ing"):
        return "ing"
    is_third = word.fold.endswith("s") and not word.fold.endswith("ss")
    return "s" if is_third and word.fold[:2] == word.lemma[:2] else "past"


_SMALL_FORMS: dict[str, Form] = {
    **dict.fromkeys(PAST | {"been", "done"}, "past"),
    **dict.fromkeys(("am", "are", "be", "have", "do"), "base"),
    **dict.fromkeys(("is", "has", "does"), "s"),
}


def _first(side: Sequence[Word], i: int) -> int:
    """The first word of the auxiliaries before a verb."""
    first = k = i
    while k > 0:
        fold = side[k - 1].fold
        if fold in _BEFORE_VERB or (first < i and fold in AHEAD):
            first = k - 1
        elif not (fold in BETWEEN or fold.endswith("ly")):
            break
        k -= 1
    return first


def _is_no_verb(word: Word) -> bool:
    """Whether a word is a verb nowhere: a small word, a name, one that the dictionary knows so."""
    if word.fold in AUXILIARIES:
        return False
    if not word.content or (word.capital and not word.first):
        return True
    return not word.fold.endswith("ing") and "v" not in lexicon.parts(word.fold)


def _is_verb(side: Sequence[Word], i: int, auxiliaries: Sequence[str]) -> bool:
    word = side[i]
    if word.fold in AUXILIARIES:
        return not _helps(side, i)
    if "v" not in lexicon.parts(word.fold) and not (auxiliaries and _is_form_of_verb(word)):
        return False
    return bool(auxiliaries) or _stands_as_verb(side, i)


def _is_form_of_verb(word: Word) -> bool:
    """Whether a word that is its own dictionary form is a verb's in -ing too: following."""
    forms = lexicon.lemmas(word.fold) - {word.fold}
    return word.fold.endswith("ing") and any("v" in lexicon.parts(form) for form in forms)


def _stands_as_verb(side: Sequence[Word], i: int) -> bool:
    """Whether a word that may be a noun or a verb is a verb, by the words beside it."""
    before = side[i - 1].fold if i else ""
    form = verb_form(side[i])
    if side[i].fold == "last" and i + 1 < len(side) and side[i + 1].fold not in NOUN_BEFORE:
        return False  # a time: fell in Selk last week
    has_subject = i > 0 and (side[i - 1].content or before in SUBJECTS)
    if form != "past" and (before in NOUN_BEFORE or not has_subject):
        return False
    if form == "base" and i > 1 and side[i - 2].fold in ONE_BEFORE and side[i - 1].content:
        return False
    if lexicon.part_of_speech(side[i].fold) == "v" or form == "past":
        return True
    after = side[i + 1].fold if i + 1 < len(side) else ""
    return form == "s" and before not in NOUN_BEFORE and after in NOUN_BEFORE


def _helps(side: Sequence[Word], i: int) -> bool:
    """Whether a form of be, have or do stands before its verb."""
    k = i + 1
    while k < len(side) and (side[k].fold in BETWEEN or side[k].fold.endswith("ly")):
        k += 1
    if k >= len(side):
        return False
    after = side[k]
    if after.fold in _BEHIND_HELP:
        return True
    return (
        after.content and verb_form(after) in {"past", "ing"} and "v" in lexicon.parts(after.fold)
    )


def _when(auxiliaries: Sequence[str], form: Form) -> When | None:
    if not AHEAD.isdisjoint(auxiliaries):
        return "ahead"
    finite = next((word for word in auxiliaries if word in PRESENT | PAST), None)
    if "to" in auxiliaries:
        is_before_to = finite is not None and auxiliaries.index(finite) < auxiliaries.index("to")
        if is_before_to and finite in FORMS_OF_BE:
            return "ahead"
        if not is_before_to or finite not in {"has", "have", "had"}:
            return None
    if finite is not None:
        return "past" if finite in PAST else "present"
    if auxiliaries:
        return None
    return {"past": "past", "s": "present", "base": "present", "ing": None}[form]
