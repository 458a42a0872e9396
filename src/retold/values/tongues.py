"""How 34 languages say numbers, days and months, from the Unicode CLDR (`languages.json`)."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from retold.bundled import beside


class Tongue(NamedTuple):
    """How a language says numbers, days and months; words in small letters, hyphens as spaces."""

    code: str
    numbers: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    measures: frozenset[str]
    units: dict[str, str]
    decimal: str
    group: str

    def value_of(self, words: Sequence[str]) -> int | None:
        """What number words come to, all of them together; None where they are no one number."""
        phrase = " ".join(words)
        if phrase in self.numbers:
            return self.numbers[phrase]
        total, current, room = 0, 0, float("inf")
        for word in words:
            if word in self.scales and self.scales[word] >= THOUSAND:
                scale = self.scales[word]
                if scale > room and total:  # dos mil millones
                    total, current, room = (total + current) * scale, 0, scale
                else:
                    total, current, room = total + max(current, 1) * scale, 0, scale
                continue
            value = self.numbers.get(word)
            if value is None:
                if word in JOINING.get(self.code, ()) and current + total:
                    continue
                return None
            if value == HUNDRED and 0 < current < TEN:
                current *= HUNDRED
            elif current == 0 or value < _last_place(current):
                current += value
            else:
                return None
        return total + current or None


TEN, HUNDRED, THOUSAND = 10, 100, 1_000
JOINING: dict[str, tuple[str, ...]] = {
    "en": ("and",), "de": ("und",), "es": ("y",), "pt": ("e",), "da": ("og",), "no": ("og",),
    "is": ("og",), "fr": ("et",), "nl": ("en",), "ro": ("și",), "bg": ("и",), "sv": ("och",),
}  # fmt: skip
"""Words that stand inside a number: cuarenta y siete."""


def _last_place(number: int) -> int:
    """What the last digit that is not nought counts: 100 in 4,700."""
    place = 1
    while number % (place * TEN) == 0:
        place *= TEN
    return place


@cache
def tongue(language: str) -> Tongue | None:
    """How a language says numbers and dates, by its ISO 639-1 code; None where nobody told."""
    entry = _entries().get(language)
    if not isinstance(entry, dict):
        return None
    return Tongue(
        language,
        entry["numbers"],
        entry["ordinals"],
        entry["scales"],
        entry["months"],
        entry["days"],
        frozenset(entry["measures"]),
        entry["units"],
        entry["decimal"],
        entry["group"],
    )


@cache
def _entries() -> dict[str, Any]:
    entries: dict[str, Any] = json.loads(
        beside("retold.lexicon.lists", "languages.json").read_text(encoding="utf-8")
    )
    return entries
