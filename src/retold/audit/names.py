"""Names that are lost, replaced or translated inside a bead: persons, places, bodies, works.

A name is known by its capital where a capital says something, and by being in no dictionary or in
one as a name only. A capitalised common word (Ministry, Strategic Command) is weak: only its
replacement is told, never its absence.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from retold import lexicon
from retold.audit.spellings import near_spelling
from retold.audit.units import MONTHS, WEEKDAYS
from retold.audit.words import Pair, Word, slot, spanned
from retold.model import Change, Severity

JOINING = frozenset({"of", "the", "for", "de", "del", "van", "von", "al", "la", "and"})
"""Small words that may stand inside a name."""
TITLES = frozenset(
    "mr. mrs. ms. dr. sir lord lady president minister premier prime king queen prince princess "
    "chancellor senator judge professor chairman director general colonel captain sergeant pope "
    "officer governor mayor secretary sgt sgt. lt lt. col col. gen gen. capt capt. cpl maj rep "
    "rep. sen sen. gov gov. lieutenant corporal major senator representative".split()
)
"""Titles and roles: their loss beside a name that stays is no loss of a name."""


NO_NAMES = frozenset(
    "ltd inc co corp plc llc st no vs am pm gmt utc est pst cet tv id ok usd isk eur gbp pln rmb "
    "cny jpy rub sek nok dkk chf inr krw id ceo photo video web "
    "mr. mrs. ms. dr. mr mrs ms dr prof rf eu covid".split()
)
"""Capitalised words that name nothing: company forms, currencies, abbreviations."""


FEW, TITLE_CASE = 3, 0.85
"""Words, and share of capitalised ones, from which a line is in title case."""
GENERIC = frozenset(
    "country city state capital town region province district island nation government company "
    "firm group team club party organization agency man woman player actor singer politician "
    "newspaper channel site website platform company family people side official authority".split()
)
"""Words that may stand for a name that was told before."""
INSTITUTIONS = GENERIC | frozenset(
    "ministry department office committee council commission court police army navy fleet force "
    "parade day week year fund bank law act code constitution center association federation union "
    "school university academy institute museum theater hospital airport station street road "
    "square church river lake sea mountain island peninsula territory county municipality board "
    "parliament congress assembly senate house chamber service administration directorate bureau "
    "agency championship cup league tournament olympics game final match series award prize "
    "festival insurance training pension fund investigation region center hall headquarters "
    "forum summit war revolution treaty agreement internet media information web people "
    "leader chief head chairman manager coach commander spokesman spokeswoman spokesperson "
    "airline industry market exchange authority inspectorate prosecutor attorney republic".split()
)
"""Heads of names that describe: Foreign Ministry, Navy Day; others may put them otherwise."""
ORIGINAL = 3
"""Words of a name from which two that were put otherwise make it another, whatever its head."""
CLOSE = 0.65
"""Share of a bead's words kept in order below which a name that is gone may have been put
otherwise; chosen on newstest2021, where nine such flags in ten were false."""
EXACT = 0.7
"""Share of the words around a name that must stay for another known name to be an exchange."""
AROUND, SETTLED = 3, 0.5
"""Words on each side of a name, and the share of them that must have stayed as they were, for a
common word in its place to be its translation."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that form one name, by index; proper: those that only a name can be."""

    words: tuple[int, ...]
    proper: tuple[int, ...]


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each name of the source that is gone or another, and each new name."""
    mine, theirs = names(pair.source), names(pair.target)
    new = [part for one in theirs for part in _new_part(pair, one)]
    for one in mine:
        lowered = _lowered(pair, one)
        if lowered is not None:
            yield lowered
            continue
        lost = _lost_part(pair, one)
        if not lost:
            continue
        other = _replacement(pair, lost, new)
        if other is not None:
            if other in new:
                new.remove(other)
            yield _replaced(pair, one, lost, other)
        elif _is_gone(pair, one, lost):
            yield _gone(pair, one, lost)
    for one in new:
        if one.proper and not _is_elsewhere(pair.target, one.proper, pair.far_source):
            span = spanned(pair.target, one.proper[0], one.proper[-1])
            note = f"{span.of(pair.texts[1])} is not in the source"
            gravity: Severity = "major" if pair.kept() >= CLOSE else "minor"
            yield Change("name", gravity, pair.index, None, span, note)


def _gone(pair: Pair, one: Name, lost: tuple[int, ...]) -> Change:
    """A lost name: major where all of it is lost, it is no description, and the rest was kept."""
    span = spanned(pair.source, lost[0], lost[-1])
    note = f"{span.of(pair.texts[0])} → lost"
    sure = (
        len(lost) == len(one.words)
        and any(at in one.proper for at in lost)
        and pair.kept() >= CLOSE
        and not _is_elsewhere(pair.source, lost, pair.far_target)
    )
    return Change("name", "major" if sure else "minor", pair.index, span, None, note)


def names(side: tuple[Word, ...]) -> tuple[Name, ...]:
    """The names of a side, in text order."""
    if _is_all_capitals(side):
        return ()
    found: list[Name] = []
    run: list[int] = []
    for at in range(len(side)):
        if _may_be_name(side, at):
            if run and not _goes_on(side, run[-1], at):
                found += _name(side, run)
                run = []
            run.append(at)
    return (*found, *_name(side, run))


def _goes_on(side: tuple[Word, ...], last: int, at: int) -> bool:
    """Whether a name goes on: at once, or over a small word that only names have."""
    between = side[last + 1 : at]
    if len(between) > 1 or any(word.fold not in PARTICLES for word in between):
        return False
    return side[at].span.start - side[at - 1].span.end <= 1


PARTICLES = frozenset(
    {"de", "del", "van", "von", "al", "la", "da", "di", "el", "bin", "ibn", "den"}
)
"""Small words inside names: Rio de Janeiro."""


def _is_all_capitals(side: tuple[Word, ...]) -> bool:
    """Whether capitals say nothing: a headline in title case, a line in upper case."""
    content = [word for word in side if word.content and word.text[:1].isalpha()]
    return len(content) > FEW and sum(word.capital for word in content) >= TITLE_CASE * len(content)


def _name(side: tuple[Word, ...], run: list[int]) -> list[Name]:
    if not run:
        return []
    proper = tuple(at for at in run if is_proper(side[at]))
    if side[run[0]].first and not proper and len(run) == 1:
        return []
    return [Name(tuple(run), proper)]


def _may_be_name(side: tuple[Word, ...], at: int) -> bool:
    word = side[at]
    if not word.capital or not word.content or word.fold in _CALENDAR or word.fold in NO_NAMES:
        return False
    if not word.first:
        return True
    following = side[at + 1] if at + 1 < len(side) else None
    if following and following.capital and following.span.start - word.span.end <= 1:
        return is_proper(word) or not lexicon.is_common(word.fold)
    return is_proper(word)


_CALENDAR = frozenset({*MONTHS, *WEEKDAYS}) - {"may", "mar", "jan"}


def is_proper(word: Word) -> bool:
    """Whether a capitalised word can only be a name: in no dictionary, or there as a name."""
    if word.fold in TITLES:
        return False
    if word.text.isupper() and len(word.text) > 1:
        return True
    return _is_proper(word.fold)


@lru_cache(1 << 14)
def _is_proper(folded: str) -> bool:
    if folded.startswith(("re", "un")) and lexicon.is_known(folded[2:].lstrip("-")):
        return lexicon.is_name(folded)
    return lexicon.is_name(folded) or not lexicon.is_known(folded)


def _lost_part(pair: Pair, one: Name) -> tuple[int, ...]:
    """The words of a name that the target does not have in any form."""
    return tuple(at for at in one.words if pair.to_target[at] is None)


def _new_part(pair: Pair, one: Name) -> list[Name]:
    """The words of a target name without counterpart, as a name of their own; none if known."""
    free = tuple(at for at in one.words if pair.to_source[at] is None)
    known = any(
        pair.target[at].lemma in pair.near_source
        or _is_spelled_elsewhere(pair.source, pair.target[at])
        for at in free
    )
    if not free or known or _is_short_form(pair.target, one, pair.source):
        return []
    whole = len(free) == len(one.words) or not any(
        at in free for at in one.words if at not in one.proper
    )
    proper = tuple(at for at in one.proper if at in free)
    return [Name(free, proper if whole and len(proper) == len(one.proper) else ())]


def _replacement(pair: Pair, lost: tuple[int, ...], new: list[Name]) -> Name | None:
    """The new name that stands where the lost words stood, or the only one there is to take."""
    if not any(is_proper(pair.source[at]) for at in lost) or _is_spelled_out(pair, lost):
        return None
    place = slot(pair, lost[0])
    for one in new:
        if one.words[0] in place or one.words[-1] in place:
            return one
    free = [at for at in place if pair.to_source[at] is None and pair.target[at].content]
    if len(place) > len(lost) + 1 or len(free) != 1 or pair.settled(lost[0], AROUND) < SETTLED:
        return None
    word = pair.target[free[0]]
    if word.text.islower() and word.lemma not in GENERIC:
        return Name((free[0],), ())
    return None


def _lowered(pair: Pair, one: Name) -> Change | None:
    """A name of several words of which one was translated: Nord Stream → north stream.

    Its words stand together and in order on the other side, at least one is another word in lower
    case. A name all of common words (Foreign Ministry) is free to be told in other words.
    """
    there = _run_of_counterparts(pair, one)
    if not there or any(pair.source[at].lemma in TITLES for at in one.words):
        return None
    other = [
        (mine, to)
        for mine, to in zip(one.words, there, strict=True)
        if pair.source[mine].lemma != pair.target[to].lemma
    ]
    lower = [to for to in there if pair.target[to].text.islower()]
    told = [to for mine, to in other if to in lower and pair.bonds.get(mine) not in _SAME_NAME]
    told = told or [to for to in lower if other and to not in {other_to for _, other_to in other}]
    if not lower or not 0 < len(other) < len(there) or (one.proper and not told):
        return None
    if all(pair.target[to].lemma in INSTITUTIONS for to in told):
        return None
    if not one.proper and not _is_original(pair, one, told):
        return None
    here, where = (
        spanned(pair.source, *one.words[:: len(one.words) - 1]),
        spanned(pair.target, there[0], there[-1]),
    )
    note = f"{here.of(pair.texts[0])} → {where.of(pair.texts[1])}"
    return Change("name", "major", pair.index, here, where, note)


def _is_original(pair: Pair, one: Name, told: list[int]) -> bool:
    """Whether a name of common words is no description of a body that other words describe too."""
    if pair.source[one.words[-1]].lemma in INSTITUTIONS:
        return len(one.words) >= ORIGINAL and len(told) > 1
    return not pair.source[one.words[0]].first or pair.source[one.words[0]].lemma == "the"


_SAME_NAME = frozenset({"family", "spelling"})
"""Bonds by which a word of a name is still itself: Navy, naval."""


def _run_of_counterparts(pair: Pair, one: Name) -> list[int]:
    """The target's content words for those of a name, if they stand together and in order."""
    counterparts = [_counterpart(pair, one, at) for at in range(len(one.words))]
    there = [at for at in counterparts if at is not None]
    if len(there) <= 1 or there != list(range(there[0], there[0] + len(counterparts))):
        return []
    together = spanned(pair.target, there[0], there[-1]).of(pair.texts[1])
    plain = all(pair.target[to].content for to in there) and ")" not in together
    return there if plain else []


def _counterpart(pair: Pair, one: Name, number: int) -> int | None:
    """The target word for a word of a name: its link, or the free word beside its neighbour's."""
    at = one.words[number]
    if pair.to_target[at] is not None:
        return pair.to_target[at]
    for beside in (number + 1, number - 1):
        if 0 <= beside < len(one.words):
            linked = pair.to_target[one.words[beside]]
            if linked is not None:
                place = linked + number - beside
                if 0 <= place < len(pair.target) and pair.to_source[place] is None:
                    return place
    return None


def _replaced(pair: Pair, one: Name, lost: tuple[int, ...], other: Name) -> Change:
    here = spanned(pair.source, lost[0], lost[-1])
    there = spanned(pair.target, other.words[0], other.words[-1])
    note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
    gravity: Severity = "minor" if _is_described(pair, one, lost, other) else "major"
    return Change("name", gravity, pair.index, here, there, note)


def _is_described(pair: Pair, one: Name, lost: tuple[int, ...], other: Name) -> bool:
    """Whether common words tell what the name is: RV, caravan; Altai Krai, Altai Territory."""
    if any(is_proper(pair.target[at]) for at in other.words):
        return False
    letters = all(pair.source[at].text.isupper() for at in lost)
    beside = len(lost) < len(one.words)
    general = all(pair.target[at].lemma in INSTITUTIONS for at in other.words)
    lower = all(pair.target[at].text.islower() for at in other.words)
    free = pair.kept() < CLOSE
    return (letters and (lower or free)) or (beside and (general or free))


def _is_gone(pair: Pair, one: Name, lost: tuple[int, ...]) -> bool:
    """Whether nothing of the name is left: no other part of it, no short form, no neighbour."""
    proper = [at for at in lost if at in one.proper]
    if len(proper) < len(one.proper) or _is_short_form(pair.source, one, pair.target):
        return False
    told = proper or [at for at in lost if not pair.source[at].first]
    if any(
        pair.source[at].lemma in pair.near_target
        or _is_spelled_elsewhere(pair.target, pair.source[at])
        for at in told
    ):
        return False
    return bool(proper) or (len(told) == len(one.words) and _leaves_a_gap(pair, told))


def _is_elsewhere(side: tuple[Word, ...], words: tuple[int, ...], far: frozenset[str]) -> bool:
    """Whether the other document has the words somewhere."""
    return all(side[at].lemma in far or lexicon.stem(side[at].fold) in far for at in words)


def _leaves_a_gap(pair: Pair, lost: list[int]) -> bool:
    """Whether the target has no other content word where the lost words stood."""
    place = slot(pair, lost[0])
    around = range(max(0, place.start - 2), min(len(pair.target), place.stop + 2))
    return not any(pair.to_source[at] is None and pair.target[at].content for at in around)


def _is_spelled_elsewhere(side: tuple[Word, ...], word: Word) -> bool:
    """Whether some word of the other side is a spelling of it, linked or not."""
    return any(
        other.lemma == word.lemma
        or lexicon.stem(other.fold) == lexicon.stem(word.fold)
        or (other.capital and near_spelling(word.fold, other.fold, names=True))
        or (other.capital and _shortens(word.fold, other.fold))
        for other in side
    )


def _shortens(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other: Rz, Rzeczpospolita."""
    shorter, longer = sorted((one, other), key=len)
    return 1 < len(shorter) <= _ABBREVIATED < len(longer) and longer.startswith(shorter)


_ABBREVIATED = 4


def _is_spelled_out(pair: Pair, lost: tuple[int, ...]) -> bool:
    """Whether a lost name of letters is told in full, or a full one in letters."""
    return _is_short_form(pair.source, Name(lost, lost), pair.target)


def _is_short_form(mine: tuple[Word, ...], one: Name, other: tuple[Word, ...]) -> bool:
    """Whether the other side has the initials of the name, or what its initials stand for."""
    initials = "".join(mine[at].fold[0] for at in one.words)
    if len(initials) > 1 and any(word.fold.replace(".", "") == initials for word in other):
        return True
    letters = {mine[at].fold.replace(".", "") for at in one.words if mine[at].text.isupper()}
    if not letters:
        return False
    text = "".join(word.fold[0] if word.fold not in JOINING else "" for word in other)
    if any(len(name) > 1 and name in text for name in letters):
        return True
    runs = ("".join(other[at].fold[0] for at in found.words) for found in names(other))
    return any(len(run) > 1 and run in name for run in runs for name in letters)
