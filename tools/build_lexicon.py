# ruff: noqa: INP001
"""Write the words that retold ships: `python tools/build_lexicon.py [WORDNET] [OUT [VERBS]]`.

WORDNET is a folder with the database files of WordNet 3.0 (Debian's package wordnet-base puts them
into /usr/share/wordnet), OUT the file to write. The output is plain text. Its first line says
where the words with each beginning stand: three letters and a byte offset behind that line, and so
on, separated by tabs. Then follows a word a line, sorted by bytes, in seven tab-separated fields:

1. the word, lower-case; a single word, maybe hyphenated
2. how common it is: 0 for never counted in WordNet's tagged texts, else the bit length of the count
3. the head of its derivational family, empty where that is the word itself
4. its American spelling, empty where that is the word itself
5. what it is an irregular form of: `v:go`, several separated by blanks
6. its parts of speech, the likeliest first, a letter each (n v a r), in upper case for a name
7. its senses, separated by blanks, in WordNet's order: the letter, the synset's number, `^` and
   a hypernym or the head of an adjective's cluster, `!` and an antonym's synset. Numbers are three
   characters of base 64.

VERBS is written in the same way, of the verbs that are several words: turn down, do away with.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
MOST_SENSES = 12
"""Senses kept for each part of speech: later ones are rare and make everything a synonym."""

SPELLINGS = (
    ("our", "or"),
    ("yse", "yze"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ae", "e"),
    ("oe", "e"),
    ("ence", "ense"),
    ("ll", "l"),
    ("-", ""),
)
"""British to American: applied where both stand in one synset."""

WordId = tuple[str, int]


@dataclass
class Synset:
    """A set of words with one meaning, and its relations to others."""

    part: str
    satellite: bool
    words: list[str]
    proper: list[bool]
    parents: list[WordId] = field(default_factory=list)
    antonyms: list[WordId] = field(default_factory=list)
    similar: list[WordId] = field(default_factory=list)
    related: list[tuple[int, WordId, int]] = field(default_factory=list)


@dataclass
class Word:
    """What is written of one word."""

    senses: dict[str, list[WordId]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    proper: bool = False
    irregular: list[str] = field(default_factory=list)
    spelling: str = ""
    family: str = ""


def main() -> None:
    """Read WordNet, write the word list."""
    wordnet = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    lexicon = Path(__file__).parent.parent / "src/retold/lexicon"
    given = [Path(path) for path in sys.argv[2:]]
    outs = [*given, *(lexicon / "words.tsv", lexicon / "phrasal.tsv")[len(given) :]]
    synsets = {key: synset for part in PARTS for key, synset in read_synsets(wordnet, part)}
    words = read_words(wordnet, synsets)
    count_words(wordnet, words)
    add_irregular_forms(wordnet, words)
    spell_american(synsets, words)
    group_families(synsets, words)
    phrasal = read_phrasal_verbs(wordnet)
    count_words(wordnet, phrasal)
    numbers = {key: encode(index) for index, key in enumerate(sorted(synsets))}
    for out, written in zip(outs, (words, phrasal), strict=True):
        lines = sorted(
            line(word.replace("_", " "), written[word], synsets, numbers).encode()
            for word in written
        )
        out.write_bytes(beginnings(lines).encode() + b"\n" + b"\n".join(lines) + b"\n")
        print(f"{len(lines)} words, {out.stat().st_size} bytes: {out}")  # noqa: T201


def read_synsets(wordnet: Path, part: str) -> Iterator[tuple[WordId, Synset]]:
    """The synsets of a part of speech, with their relations (wndb(5WN), the format of data.pos)."""
    for text in database_lines(wordnet / f"data.{PARTS[part]}"):
        fields = text.split(" | ")[0].split()
        count = int(fields[3], 16)
        written = [re.sub(r"\(\w+\)$", "", word) for word in fields[4 : 4 + 2 * count : 2]]
        synset = Synset(
            part,
            fields[2] == "s",
            [word.lower() for word in written],
            [word[0].isupper() for word in written],
        )
        at = 4 + 2 * count
        for pointer in range(int(fields[at])):
            kind, offset, of, ends = fields[at + 1 + 4 * pointer : at + 5 + 4 * pointer]
            other = ("a" if of == "s" else of, int(offset))
            if kind in {"@", "@i"}:
                synset.parents.append(other)
            elif kind == "!":
                synset.antonyms.append(other)
            elif kind == "&":
                synset.similar.append(other)
            elif kind in {"+", "\\", "<"}:
                synset.related.append((int(ends[:2], 16), other, int(ends[-2:], 16)))
        yield (part, int(fields[0])), synset


def read_words(wordnet: Path, synsets: dict[WordId, Synset]) -> dict[str, Word]:
    """The single words and their senses, in WordNet's order of likelihood."""
    words: dict[str, Word] = defaultdict(Word)
    for part, name in PARTS.items():
        for text in database_lines(wordnet / f"index.{name}"):
            fields = text.split()
            if not is_single(fields[0]):
                continue
            count = int(fields[2])
            words[fields[0]].senses[part] = [(part, int(at)) for at in fields[-count:]]
    for word, entry in words.items():
        entry.proper = all(
            synsets[sense].proper[synsets[sense].words.index(word)]
            for senses in entry.senses.values()
            for sense in senses
        )
    return words


def read_phrasal_verbs(wordnet: Path) -> dict[str, Word]:
    """The verbs that are several words, with their senses: turn_down, do_away_with."""
    verbs: dict[str, Word] = defaultdict(Word)
    for text in database_lines(wordnet / "index.verb"):
        fields = text.split()
        if re.fullmatch(r"[a-z]+(?:_[a-z]+)+", fields[0]):
            verbs[fields[0]].senses["v"] = [("v", int(at)) for at in fields[-int(fields[2]) :]]
    return verbs


def is_single(word: str) -> bool:
    """Whether a word list should hold it: letters, maybe with hyphens or apostrophes."""
    return bool(re.fullmatch(r"[^\W\d_][^\W\d_'.-]*(?:[-'][^\W\d_]+)*\.?", word))


def count_words(wordnet: Path, words: dict[str, Word]) -> None:
    """Add how often each word was tagged, by part of speech (cntlist(5WN))."""
    for text in (wordnet / "cntlist.rev").read_text().splitlines():
        key, _, count = text.split()
        word, _, rest = key.partition("%")
        if word in words:
            words[word].counts[TYPES[rest[0]]] += int(count)


def add_irregular_forms(wordnet: Path, words: dict[str, Word]) -> None:
    """Add the forms that no rule undoes: went, mice, worse (morphy(7WN), the exception lists)."""
    for part, name in PARTS.items():
        for text in (wordnet / f"{name}.exc").read_text().splitlines():
            form, *lemmas = text.split()
            if not is_single(form):
                continue
            for lemma in lemmas:
                if lemma in words and lemma != form:
                    words[form].irregular.append(f"{part}:{lemma}")


def spell_american(synsets: dict[WordId, Synset], words: dict[str, Word]) -> None:
    """Add American spellings, where a synset holds both."""
    for synset in synsets.values():
        present = set(synset.words)
        for word in present:
            if word not in words or words[word].proper:
                continue
            for british, american in SPELLINGS:
                other = word.replace(british, american)
                if other != word and other in present and other in words:
                    words[word].spelling = other


def group_families(synsets: dict[WordId, Synset], words: dict[str, Word]) -> None:
    """Add the head of each derivational family: economy for economic, Russia for Russian."""
    head: dict[str, str] = {}

    def find(word: str) -> str:
        while word in head:
            word = head[word]
        return word

    for synset in synsets.values():
        for here, other, there in synset.related:
            ours, theirs = pick(synset, here), pick(synsets[other], there)
            for one in ours:
                for two in theirs:
                    if one in words and two in words and alike(one, two):
                        first, second = sorted((find(one), find(two)), key=lambda w: (len(w), w))
                        if first != second and alike(first, second):
                            head[second] = first
    for word in head:
        words[word].family = find(word)


def pick(synset: Synset, number: int) -> list[str]:
    """The words that a pointer means: one, or (0) all of the synset."""
    return synset.words if number == 0 else [synset.words[number - 1]]


def alike(one: str, two: str) -> bool:
    """Whether two words could share a stem: they begin alike."""
    common = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    return common >= max(3, 0.6 * min(len(one), len(two)))


def line(word: str, entry: Word, synsets: dict[WordId, Synset], numbers: dict[WordId, str]) -> str:
    """A word's line of the output."""
    parts = sorted(
        entry.senses, key=lambda part: (-entry.counts[part], -len(entry.senses[part]), part)
    )
    senses = [
        part + sense_field(key, synsets, numbers)
        for part in parts
        for key in entry.senses[part][:MOST_SENSES]
    ]
    letters = "".join(parts).upper() if entry.proper else "".join(parts)
    common = str(min(9, sum(entry.counts.values()).bit_length()))
    irregular = " ".join(entry.irregular)
    fields = (word, common, entry.family, entry.spelling, irregular, letters, " ".join(senses))
    return "\t".join(fields)


def beginnings(lines: list[bytes]) -> str:
    """The first three letters of the words, and how many bytes stand before the first of each."""
    offsets: dict[str, int] = {}
    offset = 0
    for text in lines:
        word = text.split(b"\t", 1)[0].decode()
        offsets.setdefault(word[:3], offset)
        offset += len(text) + 1
    return "\t".join(f"{beginning}\t{at}" for beginning, at in offsets.items())


def sense_field(key: WordId, synsets: dict[WordId, Synset], numbers: dict[WordId, str]) -> str:
    """A sense: its number, hypernyms, antonyms."""
    synset = synsets[key]
    parents, antonyms = synset.parents, synset.antonyms
    if synset.satellite:
        parents = synset.similar[:1]
        antonyms = [other for head in parents for other in synsets[head].antonyms]
    return numbers[key] + marked("^", parents, numbers) + marked("!", antonyms, numbers)


def marked(mark: str, keys: Iterable[WordId], numbers: dict[WordId, str]) -> str:
    """Numbers, each behind its mark."""
    return "".join(mark + numbers[key] for key in dict.fromkeys(keys))


def encode(number: int) -> str:
    """Three characters of base 64."""
    return DIGITS[number >> 12] + DIGITS[number >> 6 & 63] + DIGITS[number & 63]


def database_lines(path: Path) -> Iterator[str]:
    """The lines of a database file behind its licence."""
    for text in path.read_text(encoding="utf-8").splitlines():
        if not text.startswith("  "):
            yield text


if __name__ == "__main__":
    main()
