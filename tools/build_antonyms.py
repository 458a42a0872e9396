# ruff: noqa: INP001
"""Write contraries that dictionaries name: `python tools/build_antonyms.py WORDNET GCIDE [OUT]`.

WORDNET is a folder with the database files of WordNet 3.0 (Debian's package wordnet-base puts them
into /usr/share/wordnet), GCIDE the dictionary `gcide.dict.dz` of Debian's package dict-gcide, of
which only what is marked "[1913 Webster]" is read, whose copyright has run out. OUT is the list to
write, a word and its contraries a line: `secret | open public`.

Two ways of saying it are read. A definition of WordNet that is a denial and no more: "not open",
"refuse to accept", "the absence of order". And a reference of Webster's: "-- opposed to {dry}",
outside what only a trade or an old writer says. Both words must be single ones that WordNet lists
as one part of speech. What retold knows without the list is left out: WordNet's own antonyms, which
`words.tsv` has, and a word against itself behind a prefix (unfair, fair).
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_lexicon import PARTS, database_lines, is_single, read_synsets

HEAD = """\
# Words and their contraries, as dictionary forms: one before the bar, against those behind it.
# Source: definitions of WordNet 3.0 (its licence stands beside this file) that only deny, and what
# Webster's dictionary of 1913 (copyright expired) says is opposed. Made on 2026-11-29 by
# tools/build_antonyms.py, not by hand.
"""

DENIALS = {
    "a": (
        r"not (?:very |fully |completely )?([\w-]+)(?: or ([\w-]+))?",
        r"no longer ([\w-]+)",
        r"(?:the )?opposite of ([\w-]+)",
    ),
    "v": (
        r"(?:fail|refuse|cease|stop|neglect|decline) to ([\w-]+)(?: or ([\w-]+))?",
        r"(?:do )?not ([\w-]+)",
    ),
    "n": (
        r"(?:the |an? )?(?:lack|absence|opposite) of (?:an? |the |all |any )?([\w-]+)",
        r"(?:the )?(?:quality|state|condition|trait) of (?:not having|lacking) ([\w-]+)",
    ),
    "r": (r"not ([\w-]+)", r"in (?:an?|the) (?:opposite|contrary) of ([\w-]+)"),
}
"""What a definition that only denies looks like, by part of speech."""
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "de-", "mis")
"""Prefixes whose contraries need no list."""
USUAL_SENSES = 2
"""Senses of a word, in one part of speech, whose definition counts: later ones are rare."""

ENTRY = re.compile(
    r"^([A-Z][\w'-]+)(?:, [\w' -]+)? +\\[^\\]*\\(?:,? ?\([^)]*\))?,? ?(?:prop\. )?(n|a|adv|v)\.",
    re.MULTILINE,
)
"""The head of an entry in the text that dictd serves: `Absence \\Ab"sence\\, n.`."""
WEBSTER_PARTS = {"n": "n", "a": "a", "adv": "r", "v": "v"}
OPPOSED = re.compile(
    r"(?:opposed to|opposite of|contrary of) +"
    r"((?:(?:,|;|and|or|to|of|from|the|a)? *\{[^}]+\} *)+)",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"\[(?:Obs|R|Archaic|Prov|Colloq|Scot)|\((?:[A-Z][\w.& ]*\.|Law|Music|Naut|Mus)\)"
)
"""Marks of a sense that is no longer, or not everywhere, in use."""
USUAL_ENTRIES = 3
"""Senses of an entry of Webster's that count."""


class Opposition(NamedTuple):
    """Two words that a dictionary opposes."""

    word: str
    part: str
    contrary: str


def main() -> None:
    """Read both dictionaries, write the list."""
    wordnet, webster = Path(sys.argv[1]), Path(sys.argv[2])
    out = Path(__file__).parent.parent / "src/retold/lexicon/antonyms.txt"
    out = Path(sys.argv[3]) if len(sys.argv) > 3 else out  # noqa: PLR2004
    parts, known = parts_of_speech(wordnet), set(antonyms(wordnet))
    against: dict[str, set[str]] = defaultdict(set)
    for word, part, contrary in (*denied(wordnet), *opposed(webster)):
        if word == contrary or {(word, contrary), (contrary, word)} & known:
            continue
        if part in parts[word] and part in parts[contrary] and not is_prefixed(word, contrary):
            against[word].add(contrary)
    lines = [f"{word} | {' '.join(sorted(against[word]))}\n" for word in sorted(against)]
    out.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} words: {out}")  # noqa: T201


def parts_of_speech(wordnet: Path) -> dict[str, set[str]]:
    """The parts of speech of each single word in WordNet, by word."""
    parts: dict[str, set[str]] = defaultdict(set)
    for part, name in PARTS.items():
        for text in database_lines(wordnet / f"index.{name}"):
            word = text.split(" ", 1)[0]
            if is_single(word):
                parts[word].add(part)
    return parts


def antonyms(wordnet: Path) -> Iterator[tuple[str, str]]:
    """Words of synsets that WordNet opposes."""
    for part in PARTS:
        synsets = dict(read_synsets(wordnet, part))
        for synset in synsets.values():
            for key in synset.antonyms:
                yield from ((one, two) for one in synset.words for two in synsets[key].words)


def is_prefixed(word: str, contrary: str) -> bool:
    """Whether one of the words is the other behind a prefix that denies."""
    pairs = ((word, contrary), (contrary, word))
    return any(longer == prefix + shorter for longer, shorter in pairs for prefix in PREFIXES)


def denied(wordnet: Path) -> Iterator[Opposition]:
    """Words whose definition denies another word, with it."""
    for part, name in PARTS.items():
        patterns = [re.compile(rf"{text}$") for text in DENIALS[part]]
        ranks = {
            (fields[0], offset): rank
            for fields in map(str.split, database_lines(wordnet / f"index.{name}"))
            for rank, offset in enumerate(fields[-int(fields[2]) :])
        }
        for text in database_lines(wordnet / f"data.{name}"):
            data, gloss = text.split(" | ", 1)
            fields = data.split()
            written = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            words = [re.sub(r"\(\w+\)$", "", word).lower() for word in written]
            usual = [word for word in words if ranks.get((word, fields[0]), 99) < USUAL_SENSES]
            definition = re.sub(r"\([^)]*\)", "", re.split("[;:]", gloss)[0]).strip()
            match = next(filter(None, (pattern.match(definition) for pattern in patterns)), None)
            for contrary in match.groups() if match else ():
                yield from (Opposition(word, part, contrary) for word in usual if contrary)


def opposed(webster: Path) -> Iterator[Opposition]:
    """Words that Webster's says are opposed, in a usual sense of the first."""
    text = gzip.decompress(webster.read_bytes()).decode("utf-8", "replace")
    heads = list(ENTRY.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : following.start() if following else len(text)]
        body = re.split(r"\n(?=\S)", body, maxsplit=1)[0]
        senses = body.split("[1913 Webster]")[:-1]
        for sense in senses[:USUAL_ENTRIES]:
            line = " ".join(sense.split())
            for match in OPPOSED.finditer(line):
                if LIMITED.search(line[: match.start()]):
                    continue
                for contrary in re.findall(r"\{([^}]+)\}", match[1]):
                    yield Opposition(head[1].lower(), WEBSTER_PARTS[head[2]], contrary.lower())


if __name__ == "__main__":
    main()
