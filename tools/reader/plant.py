"""Errors and harmless edits put into one side of a pair, the tags and links kept true."""

import random
import re
from collections.abc import Callable, Sequence

from reader import words
from reader.pairs import CHANGED, KEPT, UNKNOWN, Pair, Token, tokens

Edit = Callable[[Pair, random.Random, Sequence[str]], bool]
"""Changes the target of a pair; False where it found no place. The names are of the story."""

FOLLOWED = frozenset(".,;:!?)]”’'\"")


def _replace(pair: Pair, places: Sequence[int], new: str, tag: int) -> None:
    """Put words where words of the target stand; linked with what those were linked with."""
    old = [pair.target[place] for place in places]
    made = tokens(new)
    sources = {i for i, j in pair.links if j in set(places)}
    for token in made:
        token.tag = tag
        token.space = True
    if made:
        made[0].space = old[0].space if old else True
    _splice(pair, places[0], len(places), made)
    for k in range(len(made)):
        pair.links |= {(i, places[0] + k) for i in sources}
    if tag == CHANGED:
        for i in sources:
            pair.source[i].tag = CHANGED
        if not sources:
            _doubt(pair)


def _splice(pair: Pair, at: int, gone: int, made: list[Token]) -> None:
    """Replace tokens of the target and move the links."""
    pair.target[at : at + gone] = made
    shift = len(made) - gone
    pair.links = {(i, j if j < at else j + shift) for i, j in pair.links if not at <= j < at + gone}


def _remove(pair: Pair, places: Sequence[int]) -> None:
    """Take words of the target away; what they were linked with is lost."""
    gone = set(places)
    sources = {i for i, j in pair.links if j in gone}
    left = {i for i, j in pair.links if j not in gone}
    for i in sources - left:
        if pair.source[i].is_word:
            pair.source[i].tag = CHANGED
    if not sources:
        _doubt(pair)
    _splice(pair, places[0], len(places), [])
    if places[0] == 0 and pair.target:
        pair.target[0].text = words.cased("A", pair.target[0].text)


def _doubt(pair: Pair) -> None:
    """What of the source is linked with nothing may be what was changed."""
    if pair.all_links:
        return
    linked = {i for i, _ in pair.links}
    for i, token in enumerate(pair.source):
        if i not in linked and token.tag == KEPT:
            token.tag = UNKNOWN


def _free(pair: Pair, rng: random.Random) -> list[int]:
    """Places of words that nothing was done to, in random order."""
    side = pair.target
    found = [
        j
        for j, token in enumerate(side)
        if token.is_word
        and token.tag == KEPT
        and (token.space or j == 0 or not side[j - 1].is_word)
        and (j + 1 == len(side) or side[j + 1].space or not side[j + 1].is_word)
    ]
    rng.shuffle(found)
    return found


def number(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Another figure, or two figures exchanged."""
    del names
    free = _free(pair, rng)
    figures = [j for j in free if pair.target[j].text[0] in "0123456789"]
    if len(figures) > 1 and rng.random() < 0.3:
        return _exchange(pair, figures[0], figures[1])
    for j in figures:
        text = pair.target[j].text
        digits = list(text)
        places = [k for k, char in enumerate(digits) if char.isdigit()]
        how = rng.random()
        k = rng.choice(places)
        if how < 0.6 or len(places) < 2:
            choice = "123456789" if k == 0 else "0123456789"
            digits[k] = rng.choice([char for char in choice if char != digits[k]])
        elif how < 0.8:
            other = rng.choice([place for place in places if place != k])
            digits[k], digits[other] = digits[other], digits[k]
        elif len(digits) < 5 and "." not in text:
            digits.append("0")
        new = "".join(digits)
        if new in {text, ""} or (new[0] == "0" and text[0] != "0"):
            continue
        _replace(pair, [j], new, CHANGED)
        return True
    return _of_sets(pair, rng, words.SETS[:3])


def _of_sets(pair: Pair, rng: random.Random, sets: Sequence[Sequence[str]]) -> bool:
    for j in _free(pair, rng):
        text = pair.target[j].text
        for group in sets:
            key = text if group[0][0].isupper() else text.lower()
            if key in group and key != "May":
                new = rng.choice([word for word in group if word != key])
                _replace(pair, [j], words.cased(text, new), CHANGED)
                return True
    return False


def value(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Another day, month, unit, point of the compass, colour or office."""
    del names
    return _of_sets(pair, rng, words.SETS[3:])


def _capitals(pair: Pair, rng: random.Random) -> list[int]:
    known = {*words.MONTHS, *words.DAYS}
    return [
        j
        for j in _free(pair, rng)
        if j > 0
        and len(pair.target[j].text) > 2
        and pair.target[j].text[0].isupper()
        and pair.target[j].text not in known
        and pair.target[j - 1].text not in {".", "“", '"', "!", "?"}
    ]


def name(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Another name, of the same story where there is one."""
    places = _capitals(pair, rng)
    if not places:
        return False
    text = pair.target[places[0]].text
    others = [other for other in names if other != text]
    if not others:
        return False
    _replace(pair, [places[0]], rng.choice(others), CHANGED)
    return True


def exchanged_names(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Two names that change places."""
    del names
    places = _capitals(pair, rng)
    return len(places) > 1 and _exchange(pair, places[0], places[1])


def exchanged_nouns(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Two persons or bodies that change places."""
    del names
    places = [
        j
        for j in _free(pair, rng)
        if pair.target[j].content and _is_actor(pair.target[j].text.lower())
    ]
    if len(places) < 2 or abs(places[0] - places[1]) < 2:
        return False
    return _exchange(pair, places[0], places[1])


def _is_actor(word: str) -> bool:
    from retold import lexicon

    return bool(lexicon.is_person(word) or lexicon.is_body(word))


def _exchange(pair: Pair, first: int, second: int) -> bool:
    one, two = pair.target[first], pair.target[second]
    if one.text.lower() == two.text.lower():
        return False
    one.text, two.text = words.cased(one.text, two.text), words.cased(two.text, one.text)
    one.tag = two.tag = CHANGED
    at_first = {i for i, j in pair.links if j == first}
    at_second = {i for i, j in pair.links if j == second}
    for i in at_first | at_second:
        pair.source[i].tag = CHANGED
    pair.links -= {(i, first) for i in at_first} | {(i, second) for i in at_second}
    pair.links |= {(i, second) for i in at_first} | {(i, first) for i in at_second}
    if not at_first or not at_second:
        _doubt(pair)
    return True


def negation(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A claim denied, or a denial claimed."""
    del names
    for j in _free(pair, rng):
        text = pair.target[j].text
        lower = text.lower()
        if lower in {"not", "never"}:
            _remove(pair, [j])
            return True
        if re.search(r"n['’]t$", lower) and lower[:-3] not in {"wo", "ca", "sha"}:
            _replace(pair, [j], text[:-3], CHANGED)
            return True
        if lower == "no":
            _replace(pair, [j], words.cased(text, rng.choice(["a", "some", "the"])), CHANGED)
            return True
    for j in _free(pair, rng):
        token = pair.target[j]
        following = pair.target[j + 1].text.lower() if j + 1 < len(pair.target) else ""
        if token.text.lower() in words.AUXILIARIES and following not in {"not", "n't", ""}:
            _insert(pair, j + 1, rng.choice(["not", "not", "never"]))
            return True
        if _is_past(token.text) and j > 0:
            from retold import lexicon

            base = lexicon.lemma(token.text)
            sources = {i for i, k in pair.links if k == j}
            tags = {i: pair.source[i].tag for i in sources}
            how = rng.choice(["did not", "failed to", "refused to", "never"])
            if how == "never":
                _insert(pair, j, how)
                return True
            _replace(pair, [j], f"{how} {base}", CHANGED)
            pair.target[j + 2].tag = UNKNOWN
            for i in tags:
                pair.source[i].tag = UNKNOWN
            return True
    return False


def _is_past(word: str) -> bool:
    from retold import lexicon

    return (
        word.islower()
        and word.endswith("ed")
        and lexicon.lemma(word) != word
        and lexicon.part_of_speech(lexicon.lemma(word)) == "v"
    )


def _insert(pair: Pair, at: int, new: str) -> None:
    made = tokens(new)
    for token in made:
        token.tag = CHANGED
    made[0].space = True
    if at < len(pair.target) and not pair.target[at].space and at > 0:
        pair.target[at].space = pair.target[at].text not in FOLLOWED
    _splice(pair, at, 0, made)


def _by_word(
    pair: Pair, rng: random.Random, choose: Callable[[str, random.Random], str | None], tag: int
) -> bool:
    for j in _free(pair, rng):
        token = pair.target[j]
        if not token.content or not token.text.islower() or len(token.text) < 4:
            continue
        new = choose(token.text, rng)
        if new and new != token.text:
            _replace(pair, [j], new, tag)
            return True
    return False


def antonym(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A word that says the reverse."""
    del names
    return _by_word(pair, rng, words.antonym, CHANGED)


def sibling(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A word of another sense that could stand there."""
    del names
    return _by_word(pair, rng, words.sibling, CHANGED)


def exchange(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Certain for possible, before for after, killed for injured."""
    del names
    for j in _free(pair, rng):
        text = pair.target[j].text
        others = words.EXCHANGED.get(text.lower())
        if others and rng.random() < 0.7:
            _replace(pair, [j], words.cased(text, rng.choice(others)), CHANGED)
            return True
    return False


def hedge(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A hedge, a limit or a negation left out."""
    del names
    for j in _free(pair, rng):
        if pair.target[j].text.lower() in words.HEDGES and j > 0:
            _remove(pair, [j])
            return True
    return False


def word_lost(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A word left out that qualifies another."""
    from retold import lexicon

    del names
    for j in _free(pair, rng):
        text = pair.target[j].text
        if j > 0 and text.islower() and lexicon.part_of_speech(text) in {"a", "r"}:
            _remove(pair, [j])
            return True
    return False


CLAUSE = frozenset(
    "if unless until because after before although while which who that but and when despite "
    "except including without according though as by in for".split()
)


def clause_lost(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A clause left out."""
    del names
    for j in _free(pair, rng):
        if j < 3 or pair.target[j].text.lower() not in CLAUSE:
            continue
        end = j + 1
        while end < len(pair.target) and pair.target[end].text not in set(',.;:—”"'):
            end += 1
        if not 3 <= end - j <= 16 or end >= len(pair.target):
            continue
        start = j - 1 if pair.target[j - 1].text == "," else j
        end += start < j and pair.target[end].text == ","
        places = list(range(start, end))
        if all(pair.target[k].tag == KEPT for k in places):
            _remove(pair, places)
            return True
    return False


def added(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A word or phrase put in."""
    del names
    from retold import lexicon

    verbs = [j for j in _free(pair, rng) if j > 1 and _is_past(pair.target[j].text)]
    nouns = [
        j
        for j in _free(pair, rng)
        if j > 1 and lexicon.part_of_speech(pair.target[j].text.lower()) == "n"
    ]
    kind = rng.random()
    if kind < 0.45 and verbs:
        _insert(pair, verbs[0], rng.choice([w for w in words.ADDED[:12] if " " not in w]))
        return True
    ends = [j for j, token in enumerate(pair.target) if j > 4 and token.text in {".", ",", ";"}]
    if kind < 0.8 and ends:
        _insert(pair, rng.choice(ends), rng.choice(words.ADDED[4:]))
        return True
    adjectives = (
        "controversial|new|first|second|former|leading|alleged|illegal|local|foreign|young|"
        "popular|secret|troubled|failed|largest|only|disputed|record|senior|poor|unpopular"
    ).split("|")
    for j in nouns:
        if not pair.target[j - 1].is_word:
            continue
        _insert(pair, j, rng.choice(adjectives))
        return True
    return False


ATTRIBUTION = re.compile(
    r",? (?:according to [^,.]{3,40}|(?:[A-Z]\w+|officials|police|he|she|they) (?:\w+ )?"
    r"(?:said|told|added|claimed|say|says)[^,.”\"]{0,30})(?=[,.])"
)


def attribution(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """Who said it left out, or another put there."""
    from reader.pairs import in_span, render

    text = render(pair.target)
    match = ATTRIBUTION.search(text)
    if not match:
        return False
    places = in_span(pair.target, match.start() + 1, match.end())
    if any(pair.target[k].tag != KEPT for k in places):
        return False
    others = ["officials", "residents", "experts", "a spokesman", "lawyers", "the company", *names]
    if rng.random() < 0.4:
        _replace(pair, places, f", {rng.choice(others)} said", CHANGED)
        pair.target[places[0]].space = False
        pair.target[places[0] + 0].tag = KEPT
        for k in range(places[0], len(pair.target)):
            if pair.target[k].text == "said" and pair.target[k].tag == CHANGED:
                pair.target[k].tag = KEPT
                for i in [i for i, j in pair.links if j == k]:
                    pair.source[i].tag = CHANGED if pair.source[i].content else UNKNOWN
                break
        return True
    _remove(pair, places)
    return True


ERRORS: tuple[tuple[Edit, int], ...] = (
    (number, 3),
    (value, 2),
    (name, 3),
    (exchanged_names, 2),
    (exchanged_nouns, 2),
    (negation, 3),
    (antonym, 3),
    (sibling, 5),
    (exchange, 5),
    (hedge, 3),
    (word_lost, 2),
    (clause_lost, 3),
    (added, 4),
    (attribution, 1),
)


def plant(pair: Pair, rng: random.Random, names: Sequence[str], count: int) -> int:
    """How many of `count` errors found a place in the target of a pair."""
    return put_in(ERRORS, pair, rng, names, (count, count * 4))


def put_in(
    weighted: Sequence[tuple[Edit, int]],
    pair: Pair,
    rng: random.Random,
    names: Sequence[str],
    bounds: tuple[int, int],
) -> int:
    """How many edits found a place in the target of a pair; bounds: how many, in how many tries."""
    count, tries = bounds
    edits, weights = zip(*weighted, strict=True)
    done = 0
    for _ in range(tries):
        if done == count:
            break
        done += rng.choices(edits, weights)[0](pair, rng, names)
    return done
