"""A word in any script -> plain Latin letters, so that names and numbers of two languages meet.

Accents are dropped, full-width digits made plain; Cyrillic and kana are spelled as they sound.
"""

import re
import unicodedata
from functools import lru_cache

_SOUNDS = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщъыьэюяєіґþðæøœßłđı",
        (
            "a b v g d e z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
            " e i g th d ae o oe ss l d i"
        )
        .replace("_", "")
        .split(" "),
        strict=True,
    )
) | {"ж": "zh", "ー": ""}
_KANA = re.compile(r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?(\w+)")


@lru_cache(maxsize=1 << 16)
def latin(word: str) -> str:
    """The word in plain Latin letters, as far as its script is known; never empty."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(map(_sound, plain)) or word


def _sound(mark: str) -> str:
    kana = _KANA.fullmatch(unicodedata.name(mark, ""))
    if kana:
        return kana[1].lower()
    parts = (
        part for part in unicodedata.normalize("NFKD", mark) if not unicodedata.combining(part)
    )
    return "".join(_SOUNDS.get(part, part) for part in parts)
