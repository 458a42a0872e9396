# ruff: noqa: INP001, SIM905
"""Write which words name persons, bodies and deeds: `python tools/build_kinds.py [WORDNET] [OUT]`.

WORDNET is a folder with the database files of WordNet 3.0 (Debian's package wordnet-base puts them
into /usr/share/wordnet), OUT the folder for `persons.txt`, `bodies.txt` and `deeds.txt`. WordNet
sorts its senses into files: noun.person, noun.group, verb.communication, verb.cognition … A word
belongs to what most of its senses belong to, weighed by how often WordNet's texts have each.
"""

import sys
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from textwrap import fill

PERSON, GROUP = "18", "14"
MINDFUL = frozenset({"31", "32", "37", "39"})
"""Files of verbs for thinking, telling, feeling and perceiving."""
SOCIAL = frozenset({"social_group", "people", "gathering", "force"})
"""Of the groups, those of persons; the others are sets of things."""
MOST = 0.5
"""Share of a noun's senses that are persons, or groups, from which on it is one."""
HARDLY = 0.05
"""Share of a verb's senses that are mindful below which it tells a deed."""
TAGGED = 3
"""How often a verb must be tagged, for its shares to mean something."""
FIRST, FURTHER = 1.0, 0.2
"""What a sense counts beside how often it is tagged."""

FIGURES = frozenset(
    """
accord assail assert back balk blast brush cast coin concern crave envision endorse float grapple
hammer hit jab knock lash laugh offer paint parallel pitch pound renew resist rip rub seek shrug
silence slam slap share smile sneer snap spit tend tweet vie whip withhold attempt chime bark growl
roar thunder rally rail trash bash pan
""".split()
)
"""Verbs for blows, gestures and offers that news uses of words: slammed the plan, lashed out."""
DECIDING = frozenset(
    """
accept appoint approve amend award ban convict elect enact greet honor honour jail name pardon pass
ratify repeal sentence sign thank veto vote welcome acquit adopt authorize authorise fine certify
""".split()
)
"""Verbs whose senses WordNet puts among telling and thinking that do what they tell."""


def main() -> None:
    """Write the lists."""
    wordnet = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "src/retold/lexicon")  # noqa: PLR2004
    nouns, verbs = weights(wordnet, "noun"), weights(wordnet, "verb")
    persons = [word for word, files in nouns.items() if share(files, {PERSON}) >= MOST]
    bodies = [word for word, files in nouns.items() if share(files, {GROUP}) >= MOST]
    deeds = {
        word
        for word, files in verbs.items()
        if share(files, MINDFUL) < HARDLY and sum(files.values()) >= TAGGED + FIRST
    }
    write(out / "persons.txt", "Nouns that mostly name a person", persons)
    write(out / "bodies.txt", "Nouns that mostly name a group of persons", bodies)
    write(
        out / "deeds.txt",
        "Verbs, as dictionary forms, that tell a deed and not words or thoughts",
        (deeds - FIGURES) | DECIDING,
        own=True,
    )


def weights(wordnet: Path, part: str) -> dict[str, dict[str, float]]:
    """For each single lower-case word of a part of speech, what its senses weigh by file."""
    data = (wordnet / f"data.{part}").read_text().splitlines()
    file_of = {line[:8]: line[9:11] for line in data if not line.startswith(" ")}
    things = {at for at, file in file_of.items() if file == GROUP} - social(data)
    file_of |= dict.fromkeys(things, "")
    written = {(line[:8], word) for line in data for word in line.split()[4:64:2]}
    tagged: dict[tuple[str, str], int] = {}
    mark = {"noun": "1", "verb": "2"}[part]
    for line in (wordnet / "cntlist.rev").read_text().splitlines():
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        if rest.startswith(mark):
            tagged[word, number] = int(count)
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in (wordnet / f"index.{part}").read_text().splitlines():
        word, *fields = line.split()
        if line.startswith(" ") or not word.isalpha():
            continue
        for rank, offset in enumerate(fields[-int(fields[1]) :], start=1):
            if (offset, word) not in written:  # a name: Marsh, Pike
                continue
            bonus = FIRST if rank == 1 else FURTHER
            found[word][file_of[offset]] += tagged.get((word, str(rank)), 0) + bonus
    return found


def social(data: list[str]) -> set[str]:
    """The synsets for groups of persons: all kinds of those that SOCIAL names."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for line in data:
        fields = line.split(" | ")[0].split()
        for mark, offset in pairwise(fields):
            if mark in {"@", "@i"}:
                kinds[offset].add(line[:8])
    found: set[str] = set()
    rest = [line[:8] for line in data if not line.startswith(" ") and line.split()[4] in SOCIAL]
    while rest:
        synset = rest.pop()
        if synset not in found:
            found.add(synset)
            rest.extend(kinds[synset])
    return found


def share(files: dict[str, float], wanted: frozenset[str] | set[str]) -> float:
    """The share of the weights that the wanted files have."""
    return sum(weight for file, weight in files.items() if file in wanted) / sum(files.values())


def write(path: Path, what: str, words: list[str] | set[str], *, own: bool = False) -> None:
    """Write a list with its source; `own` where it also holds what stands in this file."""
    head = (
        f"# {what}.\n# Source: WordNet 3.0 (LICENSE.wordnet), made on "
        f"{date.today().isoformat()} by tools/build_kinds.py{', which names some itself' * own}.\n"  # noqa: DTZ011
    )
    path.write_text(head + fill(" ".join(sorted(words)), 100, break_on_hyphens=False) + "\n")


if __name__ == "__main__":
    main()
