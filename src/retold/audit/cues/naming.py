"""What is a name among the words of a sentence: persons, places, bodies, works.

A name is known by its capital where a capital says something, and by being in no dictionary or in
one as a name only. A capitalised common word (Ministry, Harbour Board) is weak, unless it stands as
only a name can: “said Baker”, “Dr Winter”.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from dataclasses import dataclass
from functools import lru_cache

from retold import lexicon
from retold.audit.link.notes import once_a_side
from retold.text.words import Word
from retold.values.units import MONTHS, WEEKDAYS

TITLES = frozenset(
    "mr. mrs. ms. dr. sir lord lady president minister premier prime king queen prince princess "
    "chancellor senator judge professor chairman director general colonel captain sergeant pope "
    "officer governor mayor secretary sgt sgt. lt lt. col col. gen gen. capt capt. cpl maj rep "
    "rep. sen sen. gov gov. lieutenant corporal major senator representative congressman "
    "congresswoman councillor councilman councilwoman alderman ambassador archbishop bishop "
    "cardinal rabbi imam ayatollah sheikh duke duchess earl baron baroness emperor empress sultan "
    "tsar shah marshal admiral commodore brigadier constable detective inspector sheriff "
    "superintendent".split()
)
"""Titles and roles: their loss beside a name that stays is no loss of a name."""


NO_NAMES = frozenset(
    "ltd inc co corp plc llc st no vs am pm gmt utc est pst cet tv id ok ceo photo video web "
    "mr. mrs. ms. dr. mr mrs ms dr prof eu covid rub "
    "usd eur jpy gbp cny aud cad chf hkd sgd sek krw nok nzd inr mxn twd zar brl dkk pln".split()
)
"""Capitalised words that name nothing: company forms, abbreviations, codes of currencies (the
twenty-one most traded by the Bank for International Settlements, 2022, and the rouble)."""


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

REFERRING = frozenset(
    "he him his himself she her hers herself they them their theirs themselves".split()
)
"""Words that may stand for a name that the texts tell elsewhere."""
DESCRIBING = INSTITUTIONS | TITLES
RANKS = frozenset("deputy vice assistant acting interim former ex outgoing honorary".split())
"""Words that make a title another one."""
HONORIFICS = frozenset("mr. mrs. ms. dr. mr mrs ms dr prof prof. sir".split())
DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their each every no some any".split()
)
"""Words that a common noun in the singular needs before it, and a name does not."""
LINKING = frozenset({"of", "and", "for", "in", "on"})
"""Small words over which the description of a body goes on: Bureau of Mines."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that form one name, by index; proper: those that only a name can be."""

    words: tuple[int, ...]
    proper: tuple[int, ...]


@once_a_side
def names(side: tuple[Word, ...]) -> tuple[Name, ...]:
    """The names of a side, in text order."""
    if _is_all_capitals(side):
        return ()
    name_list: list[Name] = []
    run: list[int] = []
    for index in range(len(side)):
        if _may_be_name(side, index):
            if run and (side[run[-1]].fold in TITLES or not _goes_on(side, run[-1], index)):
                name_list += _name(side, run)
                run = []
            run.append(index)
    return (*name_list, *_name(side, run))


def _goes_on(side: tuple[Word, ...], last: int, index: int) -> bool:
    """Whether a name goes on: at once, or over a small word that only names have."""
    between = side[last + 1 : index]
    if side[last].text.endswith(("'s", "’s")):
        return False
    if len(between) > 1 or any(word.fold not in PARTICLES for word in between):
        return False
    return side[index].span.start - side[index - 1].span.end <= 1


PARTICLES = frozenset(
    {"de", "del", "van", "von", "al", "la", "da", "di", "el", "bin", "ibn", "den"}
)
"""Small words inside names: Rio de Janeiro."""


def _is_all_capitals(side: tuple[Word, ...]) -> bool:
    """Whether capitals say nothing: a headline in title case, a line in upper case."""
    content = [word for word in side if word.content and word.text[:1].isalpha()]
    if len(content) <= FEW or _lower(content) > (1 - TITLE_CASE) * len(content):
        return False
    common = [word for word in content if not _is_proper(word.fold)]
    return _lower(common) <= (1 - TITLE_CASE) * len(common)


def _lower(side: list[Word]) -> int:
    return sum(not word.capital for word in side)


def _name(side: tuple[Word, ...], run: list[int]) -> list[Name]:
    if not run:
        return []
    proper = tuple(index for index in run if is_proper(side[index]))
    if side[run[0]].first and not proper and len(run) == 1:
        return []
    return [Name(tuple(run), proper or (tuple(run) if _stands_as_name(side, run) else ()))]


def _stands_as_name(side: tuple[Word, ...], run: list[int]) -> bool:
    """Whether common words stand where only a name can: behind a title, or bare in the singular."""
    if side[run[0]].first or any(side[index].lemma in DESCRIBING for index in run):
        return False
    last, before = side[run[-1]], side[run[0] - 1].fold if run[0] else ""
    if before in HONORIFICS or before in TITLES:
        return True
    if before in LINKING and run[0] > 1 and side[run[0] - 2].capital:
        return False
    noun = lexicon.part_of_speech(last.fold) == "n" and lexicon.lemma(last.fold) == last.fold
    return noun and before not in DETERMINERS and not side[run[0] - 1].text.endswith(("'s", "’s"))


def _may_be_name(side: tuple[Word, ...], index: int) -> bool:
    word = side[index]
    if not word.capital or not word.content or word.fold in _CALENDAR or word.fold in NO_NAMES:
        return False
    if not word.first:
        return True
    following = side[index + 1] if index + 1 < len(side) else None
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
    return (
        lexicon.is_name(folded)
        or not lexicon.is_known(folded)
        or lexicon.lemma(folded) in lexicon.COUNTRY
    )
