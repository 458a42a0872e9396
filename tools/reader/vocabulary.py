"""The pieces of words that are kept of the vocabulary of MiniLM: those that English texts use."""

import re
from pathlib import Path

from tokenizers import Tokenizer

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LATIN = re.compile(r"(##)?([a-z0-9ß-ÿāăąćčďđēęěğīıłńňōőœřśşšţūůűźżž]+|[!-~–—‘’“”…€£°½¼⅔⅓])$")


def cut(tokenizer: Tokenizer) -> list[str]:
    """The pieces that are written in Latin letters, figures or marks, in MiniLM's order."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    kept = [piece for piece, _ in pieces if LATIN.match(piece)]
    return [*SPECIAL, *kept]


def write(path: Path, pieces: list[str]) -> None:
    """Write the pieces, one a line."""
    path.write_text("".join(piece + "\n" for piece in pieces), encoding="utf-8")


def read(path: Path) -> list[str]:
    """The pieces of a file."""
    return path.read_text(encoding="utf-8").splitlines()
