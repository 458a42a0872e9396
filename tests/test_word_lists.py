"""The lists of the lexicon say where they come from, hold nothing twice and do not contradict."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from retold import lexicon
from retold.lexicon.fixed import fixed_in
from retold.lexicon.lists import lines

FOLDER = Path(lexicon.__file__).parent
LISTS = sorted(path.name for path in FOLDER.glob("*.txt"))
GROUPS = ("reversals.txt", "antonyms.txt", "synonyms.txt", "countries.txt", "spellings.txt")


def comments(name: str) -> str:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return " ".join(line for line in text.splitlines() if line.startswith("#"))


def oppositions(line: str) -> set[frozenset[str]]:
    left, right = (side.split() for side in line.split("|"))
    return {frozenset((one, two)) for one in left for two in right}


def synonyms(line: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(line.split(), 2)}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_headed_by_its_source_its_date_and_how_it_was_made(name: str) -> None:
    head = comments(name)
    assert "# Source: " in head
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", head)
    assert re.search(r"written by hand|made .* by tools/\w+\.py|tools/\w+\.py, not by hand", head)


@pytest.mark.parametrize("name", GROUPS)
def test_no_line_stands_twice_and_no_word_twice_in_a_line(name: str) -> None:
    held = lines(name)
    assert len(held) == len(set(held))
    for line in held:
        words = line.replace("|", " ").split()
        assert len(words) == len(set(words)), line


@pytest.mark.parametrize(
    ("name", "pairs"), [("reversals.txt", oppositions), ("synonyms.txt", synonyms)]
)
def test_no_line_says_only_what_another_says(name: str, pairs) -> None:
    held = {line: pairs(line) for line in lines(name)}
    within = [
        (line, other)
        for line, mine in held.items()
        for other, theirs in held.items()
        if line != other and mine <= theirs
    ]
    assert within == []


def test_no_group_of_synonyms_contradicts_a_reversal() -> None:
    reversals = {
        pair
        for name in ("reversals.txt", "antonyms.txt")
        for line in lines(name)
        for pair in oppositions(line)
    }
    contradicted = [line for line in lines("synonyms.txt") if synonyms(line) & reversals]
    assert contradicted == []


@pytest.mark.parametrize(
    ("one", "two"),
    [("secretly", "openly"), ("analysis", "synthesis"), ("disavow", "acknowledge")],
)
def test_what_dictionaries_oppose_is_opposed(one: str, two: str) -> None:
    assert lexicon.are_antonyms(one, two)
    assert not lexicon.are_synonyms(one, two)


def test_fixed_expressions_are_several_words_in_small_letters_and_stand_once() -> None:
    held = lines("fixed.txt")
    assert len(held) == len(set(held))
    for line in held:
        assert line == line.lower() == " ".join(line.split())
        assert len(line.split()) > 1
        assert list(fixed_in(line.split())) == [range(len(line.split()))]
