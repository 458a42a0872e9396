"""Why two linked words, or a word that the other side lacks, are no difference of sense."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Sequence
from typing import Literal, TypeAlias

from retold import lexicon
from retold.audit.link.links import Bond, LinkedBead
from retold.audit.link.notes import once_a_side
from retold.audit.link.spellings import unaccented
from retold.audit.link.unit_ties import source_unit_at, target_unit_at
from retold.audit.link.verb_units import say_the_same
from retold.text.words import Word

Reason: TypeAlias = Literal[
    "value",
    "inflection",
    "spelling",
    "word family",
    "synonym",
    "abbreviation",
    "reference",
    "moved",
    "grammar",
]
"""value: a quantity written otherwise; grammar: a word that carries no sense of its own."""

EMPTY = frozenset(
    "a an the that which who whom whose this these those it its there be have do as so such then "
    "and of in at on to".split()
)
"""Words that come and go with the build of a sentence."""
NEUTRAL = EMPTY | frozenset(
    "into within inside onto upon about around among amid amidst amongst during throughout toward "
    "towards near along across where when while whilst whereas what how also too very quite rather "
    "however moreover though although but once here now own with".split()
)
"""The same, and those whose loss or exchange for each other seldom turns a sentence. Every other
function word counts: by, from, before, or, only, if, both."""
DETERMINERS = frozenset("this that these those every each any some all both no another".split())
"""Small words that say which, or how many; one in the place of a word is told with it."""
REFERRING = frozenset("he him his she her hers they them their theirs".split())
"""Pronouns for somebody who has been named; which of them it is, `wording_gender` asks."""
PASSIVE = frozenset("by be was were been being is are".split())
"""Words by which doer and done-to may change places."""
SCOPE = frozenset(
    "only not never solely merely just even exclusively also nobody none neither nor without "
    "allegedly reportedly supposedly apparently alleged supposed".split()
)
"""Words that say how much of a sentence is meant by where they stand."""
SPEECH = frozenset("say tell write add state remark".split())
"""Verbs of speech that say nothing of how it was said."""


def same_otherwise(bead: LinkedBead, i: int, j: int) -> Reason | None:
    """Why a source word and the target word linked with it say the same; None where they may not.

    Two words of one form are the same outright and are not asked for here.
    """
    source, target = bead.source[i], bead.target[j]
    bond = bead.bonds[i]
    if source.lemma == target.lemma:
        return "inflection"
    if bond in _BY_BOND:
        return _BY_BOND[bond]
    units = source_unit_at(bead, i), target_unit_at(bead, j)
    if bond == "synonym" and any(units):
        return "synonym" if say_the_same(units[0] or source.fold, units[1] or target.fold) else None
    opposed = lexicon.are_antonyms(source.fold, target.fold)
    if bond == "spelling":
        is_safe = not (opposed or (source.capital and target.capital))
        is_one = is_safe or unaccented(source.fold) == unaccented(target.fold)
        return "spelling" if is_one else None
    if bond == "family" and not opposed:
        return "word family" if _is_one_idea(source, target) else None
    return "synonym" if not opposed and are_close_synonyms(source, target) else None


_BY_BOND: dict[Bond, Reason] = {"value": "value", "abbreviation": "abbreviation"}


def _is_one_idea(source: Word, target: Word) -> bool:
    """Whether words of one family say one thing: elected, election; not employer, employee."""
    parts = lexicon.part_of_speech(source.fold), lexicon.part_of_speech(target.fold)
    return parts[0] != parts[1] or lexicon.same_word(source.fold, target.fold)


def are_close_synonyms(source: Word, target: Word) -> bool:
    """Whether two words mean the same in any sentence; two of one family do only as one idea.

    A word of another kind, or one that says more or less (yellow, red; kill, murder; market, shop),
    may be what became of a word and still tell something else.
    """
    if source.capital != target.capital and not (source.first or target.first):
        return False
    if source.lemma in SPEECH and target.lemma in SPEECH:
        return True
    if lexicon.stem(source.fold) == lexicon.stem(target.fold):
        return _is_one_idea(source, target)
    return (
        lexicon.same_word(source.fold, target.fold)
        or lexicon.interchange(source.fold, target.fold) == "sure"
    )


def is_abbreviation(source: Sequence[Word], target: Sequence[Word]) -> bool:
    """Whether the words of one side are the other's in short: Cllr, Councillor; CFO, its words."""
    return _shortens(source, target) or _shortens(target, source)


def _shortens(short: Sequence[Word], full: Sequence[Word]) -> bool:
    if len(short) != 1 or not full:
        return False
    if len(full) == 1:
        return lexicon.is_short_for(short[0].text, full[0].text)
    letters = short[0].text.replace(".", "")
    initials = "".join(word.text[0] for word in full if word.content)
    return len(letters) > 1 and letters.isupper() and letters == initials.upper()


@once_a_side
def voice(side: tuple[Word, ...]) -> frozenset[str]:
    """The words by which a side is told in the passive, whatever their form."""
    return frozenset(word.lemma for word in side if word.fold in PASSIVE)


def is_grammar(word: Word) -> bool:
    """Whether a word that only one side has is part of the build of its sentence."""
    return word.fold in NEUTRAL or word.lemma in EMPTY or word.fold in REFERRING
