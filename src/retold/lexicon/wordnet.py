"""What WordNet knows of a word, and the words that a form may be a form of.

A verb that is several words (`phrasal.tsv`) is asked for as one: turn down, do away with.
"""

from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from retold.bundled import beside
from retold.lexicon.news import COUNTRY
from retold.lexicon.spelling import ABBREVIATED, CACHED, FUNCTION_WORDS, IRREGULAR, SPELLED, fold

Part = Literal["n", "v", "a", "r"]

RULES: dict[str, tuple[tuple[Part, str, str], ...]] = {
    "s": (
        ("n", "s", ""), ("n", "ses", "s"), ("n", "xes", "x"), ("n", "zes", "z"),
        ("n", "ches", "ch"), ("n", "shes", "sh"), ("n", "ies", "y"),
        ("v", "s", ""), ("v", "ies", "y"), ("v", "es", "e"), ("v", "es", ""),
    ),
    "n": (("n", "men", "man"),),
    "d": (("v", "ed", "e"), ("v", "ed", "")),
    "g": (("v", "ing", "e"), ("v", "ing", "")),
    "r": (("a", "er", ""), ("a", "er", "e"), ("a", "ier", "y")),
    "t": (("a", "est", ""), ("a", "est", "e"), ("a", "iest", "y")),
}  # fmt: skip
"""Endings to take off and what to put there, by a word's last letter (morphy(7WN))."""

BEGINNING = 3
"""Letters by which the list is parted, as tools/build_lexicon.py wrote it."""
COMMON = 3
"""How common `is_common` asks a word to be: tagged four times in WordNet's texts."""
SHORTEST_PLURAL = 5
"""Letters an unknown word must have for its last s to be taken off."""
NOUN_OF_ITS_OWN = 5
"""How common a word in -ing must be to be its own lemma (building, meeting): tagged 16 times."""

NOUN_IN_ER = 4
"""The same of one in -er that is a noun alone: owner, stranger; a rarer one is taken for a
comparative (cleaner)."""


class Sense(NamedTuple):
    """A meaning: its part of speech, synset, hypernyms (or adjective cluster), antonyms."""

    part: str
    synset: str
    parents: tuple[str, ...]
    antonyms: tuple[str, ...]


class Entry(NamedTuple):
    """What the list says of a word; common is the bit length of its count in tagged texts."""

    common: int
    family: str
    spelling: str
    irregular: tuple[tuple[str, str], ...]
    parts: str
    is_name: bool
    senses: str


@lru_cache(CACHED)
def lemma(word: str) -> str:
    """The dictionary form, lower-case, in American spelling: ran: run, colours: color.

    Of several the commonest (leaves: leaf or leave); the folded word where none is known. A
    function word keeps its own form, but for those of be, have and do.
    """
    folded = fold(word)
    if folded in IRREGULAR:
        return IRREGULAR[folded]
    if folded in FUNCTION_WORDS:
        return folded
    candidates = _candidates(folded)
    if not candidates:
        return american(_guess(folded))
    return american(max(candidates, key=lambda candidate: (_weight(folded, candidate), candidate)))


@lru_cache(CACHED)
def lemmas(word: str) -> frozenset[str]:
    """Every dictionary form that the word may be a form of: leaves: leaf, leave."""
    folded = fold(word)
    if folded in FUNCTION_WORDS or folded in IRREGULAR:
        return frozenset((lemma(word),))
    forms = {american(candidate) for candidate in _candidates(folded)}
    return frozenset(forms | {lemma(word)})


@lru_cache(CACHED)
def stem(word: str) -> str:
    """The head of the word's derivational family: attacker: attack, Russian: russia."""
    base = lemma(word)
    if base in COUNTRY:
        return COUNTRY[base]
    known = entry(base)
    family = known.family if known and known.family else base
    return COUNTRY.get(family, family)


def same_word(word: str, other_word: str) -> bool:
    """Whether two tokens are forms or spellings of one word: ran, running; colour, colors."""
    return (
        lemma(word) == lemma(other_word)
        or (word > other_word and _may_be_same(word, other_word))
        or _may_be_same(other_word, word)
    )


def is_short_for(short: str, full: str) -> bool:
    """Whether one token is a usual short form of the other: Cllr, Councillor; Sept, September."""
    long = ABBREVIATED.get(fold(short).rstrip("."))
    return long is not None and not long.isdisjoint({fold(full), *lemmas(full)})


@lru_cache(CACHED)
def is_known(word: str) -> bool:
    """Whether the word, or a word that it is a form of, is in the dictionary.

    A hyphenated word is known when its parts are. Names that WordNet lacks are unknown.
    """
    folded = fold(word)
    if folded in FUNCTION_WORDS or folded in IRREGULAR or _candidates(folded):
        return True
    if lemma(word) in COUNTRY or entry(folded) is not None:
        return True
    return "-" in folded and all(is_known(part) for part in folded.split("-") if part)


def is_common(word: str) -> bool:
    """Whether the word is a usual one: a function word, or often seen in WordNet's tagged texts."""
    if fold(word) in FUNCTION_WORDS:
        return True
    known = entry(lemma(word))
    return known is not None and known.common >= COMMON


def frequency(word: str) -> int:
    """How often WordNet's texts use a dictionary form of the word, the most frequent one's."""
    known = (entry(form) for form in lemmas(word))
    return max((each.common for each in known if each is not None), default=0)


def is_name(word: str) -> bool:
    """Whether the dictionary knows the word as a proper name only: Paris, Russian."""
    known = entry(fold(word))
    return known is not None and known.is_name


@lru_cache(CACHED)
def is_irregular_plural(word: str) -> bool:
    """Whether the word is a plural that is not made by an s, and no form of a verb: men, feet.

    WordNet counts women and firemen among the regular ones, in -men.
    """
    folded = fold(word)
    known = entry(folded)
    if known is not None and {part for part, _ in known.irregular} == {"n"}:
        return True
    return folded.endswith("men") and f"{folded.removesuffix('en')}an" in lemmas(folded)


@lru_cache(CACHED)
def parts(word: str) -> frozenset[str]:
    """Every part of speech that the dictionary form may be: n, v, a, r; empty where unknown."""
    known = entry(lemma(word))
    return frozenset(known.parts) if known else frozenset()


@lru_cache(CACHED)
def part_of_speech(word: str) -> Part | None:
    """The likeliest part of speech: n, v, a (adjective) or r (adverb); None where unknown."""
    folded = fold(word)
    if folded in FUNCTION_WORDS or folded in IRREGULAR:
        return None
    base = lemma(word)
    known = entry(base)
    if known is None or not known.parts:
        return None
    if base != folded and "v" in known.parts and folded.endswith(("ed", "ing")):
        return "v"
    return known.parts[0]  # type: ignore[return-value]


@lru_cache(CACHED)
def may_be_same_part(word: str, other_word: str) -> bool:
    """Whether two words may be used as one part of speech: a defeat, a victory."""
    return not _parts(word).isdisjoint(_parts(other_word))


def _parts(word: str) -> frozenset[str]:
    known = (entry(form) for form in lemmas(word))
    return frozenset(part for each in known if each is not None for part in each.parts)


@lru_cache(CACHED)
def entry(word: str) -> Entry | None:
    """The list's entry of a folded word."""
    content, offsets = _list("phrasal.tsv" if " " in word else "words.tsv")
    start, end = offsets.get(word[:BEGINNING], (0, 0))
    key = f"\n{word}\t".encode()
    index = content.find(key, start - 1, end)
    if index < 0:
        return None
    line = content[index + len(key) : content.index(b"\n", index + len(key))].decode()
    common, family, spelling, irregular, parts, fields = line.split("\t")
    pairs = tuple((form[0], form[2:]) for form in irregular.split()) if irregular else ()
    return Entry(int(common), family, spelling, pairs, parts.lower(), parts.isupper(), fields)


@lru_cache(CACHED)
def senses(word: str) -> tuple[Sense, ...]:
    """The meanings of a dictionary form, the likeliest part of speech first, then by rank."""
    known = entry(word)
    return tuple(_sense(field) for field in known.senses.split()) if known else ()


@lru_cache(CACHED)
def phrasal_verb(verb: str, behind: tuple[str, ...]) -> str | None:
    """The verb that a word is with the folded words behind it: turned, (down,): turn down.

    The longest that some of them make; None where the dictionary has none.
    """
    if verb in FUNCTION_WORDS or verb in IRREGULAR:
        return None
    bases = [
        base
        for base in sorted(lemmas(verb))
        if base in _beginnings() and (base == verb or not verb.endswith(("er", "est")))
    ]
    for size in range(len(behind), 0, -1) if bases else ():
        for base in bases:
            name = " ".join((base, *behind[:size]))
            if entry(name) is not None:
                return name
    return None


@cache
def _beginnings() -> frozenset[str]:
    """The first words of the verbs that are several words."""
    content, _ = _list("phrasal.tsv")
    return frozenset(line.split(" ", 1)[0] for line in content.decode().split("\n")[1:])


@cache
def _list(name: str) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """A whole list as bytes, and between which offsets the words with each beginning stand.

    Read once, in about a millisecond, and parsed only for the words asked for.
    """
    content = beside(__name__, name).read_bytes()
    body = content.index(b"\n") + 1
    fields = content[: body - 1].decode().split("\t")
    starts = [body + int(offset) for offset in fields[1::2]]
    return content, dict(zip(fields[::2], pairwise([*starts, len(content)]), strict=True))


def _sense(field: str) -> Sense:
    marks = range(4, len(field), 4)
    return Sense(
        field[0],
        field[1:4],
        tuple(field[index + 1 : index + 4] for index in marks if field[index] == "^"),
        tuple(field[index + 1 : index + 4] for index in marks if field[index] == "!"),
    )


@lru_cache(CACHED)
def _candidates(folded: str) -> frozenset[str]:
    """The dictionary forms in the list that a folded word may be a form of."""
    own = entry(folded)
    forms: set[str] = set()
    if own is not None:
        forms.update(base for _, base in own.irregular)
        if own.senses:
            forms.add(folded)
    for part, ending, instead in RULES.get(folded[-1:], ()):
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            base = folded[: -len(ending)] + instead
            listed = entry(base)
            if listed is not None and part in listed.parts:
                forms.add(base)
    if not forms and "-" in folded and entry(joined := folded.replace("-", "")) is not None:
        forms.add(joined)
    return frozenset(forms)


def _weight(folded: str, candidate: str) -> tuple[int, int]:
    known = entry(candidate)
    common = known.common if known else 0
    if candidate == folded and folded.endswith("ing") and common >= NOUN_OF_ITS_OWN:
        return 10, 0
    is_noun = known is not None and set(known.parts) == {"n"}
    if candidate == folded and folded.endswith("er") and is_noun and common >= NOUN_IN_ER:
        return 10, 0
    return common, int(candidate == folded)


def american(word: str) -> str:
    """The word in American spelling: harbor, also where it is spelled so already."""
    if word in SPELLED:
        return SPELLED[word]
    known = entry(word)
    return known.spelling if known and known.spelling else word


def _guess(folded: str) -> str:
    """An unknown word without its plural s: names and new words inflect too."""
    if (
        len(folded) >= SHORTEST_PLURAL
        and folded.endswith("s")
        and not folded.endswith(("ss", "us", "is"))
    ):
        return folded[:-1]
    return folded


def _may_be_same(word: str, other_word: str) -> bool:
    """Whether the likeliest dictionary form of a word is among those of another."""
    return lemma(word) in lemmas(other_word)
