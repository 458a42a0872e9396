"""Words that deny and words that leave something open, by language."""

from functools import cache

from retold.lexicon.lists import lines


@cache
def particles(language: str, deed: str) -> frozenset[str]:
    """The words that do something in a language; none where it does so by endings, or is unknown.

    deed: denial; refusal, which may deny; doubt; ability, which may leave open; condition; turn,
    which may begin a condition.
    """
    return frozenset(
        word.replace("-", " ")
        for line in lines("particles.txt")
        for code, does, *words in [line.split()]
        if (code, does) == (language, deed)
        for word in words
    )
