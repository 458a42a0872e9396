"""What takes something back from a claim: conditions, exceptions, limits, warnings, denials."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Sequence

from retold.audit.cues.denials import EXPLICIT
from retold.text.words import Word

CONDITION = frozenset("if unless until till provided providing once".split())
EXCEPTION = frozenset("except excepting excepted exception excluding although though".split())
LIMIT = frozenset("only solely exclusively".split())
WARNING = frozenset("warn warning caution".split())
DENIAL = frozenset("deny denial refute rebut disavow disclaim".split())
"""Words and dictionary forms, by what they do to a claim. Words that as often name a thing (a
dispute, a limit, a risk) are not among them; negations of every kind are in `EXPLICIT`."""
RESTRICTING = CONDITION | EXCEPTION | LIMIT | WARNING | DENIAL

REFERRING = frozenset("it they he she this these".split())
"""Words with which a sentence takes up the one before."""


def restricts(stretch: Sequence[Word]) -> bool:
    """Whether words take something back from a claim, or warn."""
    return any(word.lemma in RESTRICTING or word.fold in RESTRICTING for word in stretch)


def denies(stretch: Sequence[Word]) -> bool:
    """Whether words say that something is not so."""
    return any(word.lemma in EXPLICIT or word.lemma in DENIAL for word in stretch)


def takes_back(sentence: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether a sentence takes something back from what a sentence before it tells.

    It refers to that by a pronoun in front, or, where it is more than negated, by a content word.
    """
    opens = next((i for i, word in enumerate(sentence) if word.content), 0)
    refers = any(word.fold in REFERRING for word in sentence[: opens + 1])
    lemmas = {word.lemma for word in before if word.content}
    shares = any(word.content and word.lemma in lemmas for word in sentence)
    return (denies(sentence) and refers) or (restricts(sentence) and (refers or shares))
