"""Invented stories, told by numbers: English in its small words, of no language in the rest."""

import random

_SYLLABLES = [
    "ba",
    "cor",
    "del",
    "fen",
    "gri",
    "hol",
    "ist",
    "jun",
    "kel",
    "lor",
    "mar",
    "nev",
    "ost",
    "pra",
    "quil",
    "ros",
    "sten",
    "tur",
    "vel",
    "wick",
]
_LINKS = ("of the", "in the", "and a", "with", "from", "for", "that", "near the", "after", "by")


def story(number: int, length: int = 14) -> str:
    """A story of its own for each number."""
    chance = random.Random(number)  # noqa: S311 - a repeatable choice, no secret
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(90)]
    return " ".join(_sentence(chance, words) for _ in range(length))


def sentences(text: str) -> list[str]:
    """The sentences of a story."""
    return [line if line.endswith(".") else line + "." for line in text.split(". ")]


def _sentence(chance: random.Random, words: list[str]) -> str:
    said = [f"The {chance.choice(words)} {chance.choice(words)}"]
    for _ in range(5):
        name = chance.choice(words).title() if chance.random() < 0.4 else chance.choice(words)
        said.append(f"{chance.choice(_LINKS)} {name} {chance.choice(words)}")
    return " ".join([*said, "in", str(chance.randrange(100, 999)), chance.choice(words)]) + "."
