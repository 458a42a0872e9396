"""The names of persons that a text gives: in full, with what it says of sex and role."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retold import lexicon
from retold.model import Span
from retold.quotes.honorifics import BODIES, DATES, HONOURS, NOT_NAMES, TITLES
from retold.values.numerals import is_number

REACH = 700
"""Characters before a pronoun in which the person is looked for: some six sentences."""
INTRODUCED = 6000
"""Characters before a role ("the spokesman") in which its holder is looked for: an article."""
BESIDE = 80
"""Characters behind a name in which its role is looked for."""
BEFORE = 40
"""Characters before a name in which the word or two stand that tell of it."""
SIGN_VOTES = 3
"""What a title ("Ms.", "chairman") counts beside one pronoun that follows a name."""
MARGIN = 2
"""A sex is known where its votes are at least so many times those of the other."""
LONE_LETTER = 2
"""A word of one letter by itself ("Q:") is no name."""
LONGEST_NAME = 4
"""Words of the longest run of capitals that is taken for a person's name."""
NAMESAKES = 50
"""Persons of one last name among whom the one of a sex is sought; a village of them has fewer."""

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})

UPPER = "".join(chr(code) for code in range(0x41, 0x590) if chr(code).isupper())
"""Capital letters, of Latin, Greek and Cyrillic (for a regular-expression class)."""
_WORD = rf"[{UPPER}][^\W\d_]*(?:[’'\-][{UPPER}]?[^\W\d_]+)*"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|bin|al|el|la|le|ter)"
SAINT = r"(?:(?:St|Ste|Mt|Ft)\.[^\S\n])?"
_NAME = re.compile(
    rf"{SAINT}{_WORD}"
    rf"(?:[^\S\n](?:{_PARTICLE}[^\S\n]){{0,2}}(?:[{UPPER}]\.[^\S\n])?{SAINT}{_WORD})*"
)
_IN_FRONT = TITLES | NOT_NAMES
_HEAD_END = re.compile(r"[,;]|\s(?:who|whose|which|that)\b")
_ROLE_LED = re.compile(r"(?:the|a|an|its|their|his|her|our|one|another)\s", re.IGNORECASE)
_HONOURED = re.compile(rf"\s(?:{'|'.join(sorted(HONOURS))})\b", re.IGNORECASE)
_RELATED = re.compile(r",?(?:\s[^.;:!?\n“”\"]*,)?\s*")
"""What stands between a name and the *who* that takes it up: nothing, or an apposition."""
_POSSESSOR = re.compile(rf"(?:[’']s?\s+[^\W_]|\s+(?:{'|'.join(TITLES)})\s[A-Z])")
_BODY = re.compile(
    rf",\s(?:an?|the)\s(?:(?!(?:for|of|at|in|from|with)\s)[\w.’'\-]+\s){{0,3}}?(?:{'|'.join(sorted(BODIES))})"
    r"(?=\s(?:that|which|of|in|for|based|behind)\b|[,.;])",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?P<word>[a-z][\w’'\-]*)")
_NUMBER = re.compile(r"\s\d{1,2}\b")
"""The number of a channel or station belongs to its name: "Radio 5"."""
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_JOINT = re.compile(r",?\s(?:and|&|or)\s(?:[a-z]+\s){0,3}")
_KIN = re.compile(
    r"\b(?:wife|husband|son|daughter|mother|father|sister|brother|partner|friend),?\s\Z"
)
_PLACED = re.compile(r"\b(?:in|at|near|across|outside|inside|around)\s(?:the\s)?\Z", re.IGNORECASE)
_BELONGING = re.compile(r"\b(?:of|for|from|in|at|on|with|by)\s(?:the\s)?\Z")
_BY = re.compile(r"\b(?:by|writes|reports)\s\Z", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:sp(?:oke|eaks)|talk(?:ed|s)|sat down|interview(?:ed|s)?|asked|met|conversation"
    r"|chat(?:ted)?|questions|answers)\b[^.!?\n]{0,12}\Z",
    re.IGNORECASE,
)
_LOWER = re.compile(r"\b[^\W\d_A-Z]{2,}\b")
_PRONOUN = re.compile(r"\b(?:she|her|hers|herself|he|him|his|himself)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"[^.!?;:\n“”]{0,80}?\b(?P<word>him|her)"
    r"(?:[.,;:!?]|\s(?:on|in|at|to|for|from|with|by|and|that|as|when)\b)"
)
_OPENED = re.compile(r"[“\"„«‘](?:The |A |An )?\Z")
_CLOSED = re.compile(r"[.,!?]?[”\"“»’]")
_WORDS_BEFORE = re.compile(r"(?:[\w’'\-]+\.?\s){1,2}\Z")
_APPOSITION = re.compile(r",\s(?:an?|the|his|her|their|whose)\s[^,.;:!?\n]*")
_ROLE = re.compile(r",\s(?P<role>[a-z][\w\-]*)")
"""What somebody is, in a signature: "Ruth Marsh, clerk"."""
_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?…][”\"’')]*\s)[\"“‘(]?\s*\Z")
_SIGNS = {
    "female": re.compile(
        r"\b(?:Mrs|Ms|Miss|Dame|Lady|chairwoman|spokeswoman|congresswoman|councilwoman"
        r"|mother|wife|daughter|sister|woman|actress|grandmother|widow)\b",
        re.IGNORECASE,
    ),
    "male": re.compile(
        r"\b(?:Mr|Sir|Lord|chairman|spokesman|congressman|councilman|father|husband"
        r"|son|brother|man|actor|grandfather|widower)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text."""

    span: Span
    words: tuple[str, ...]
    possessive: int = 0  # characters at its end that are none of the name's: 's


class People:
    """The persons of a text, each by the full name that the text gives most often."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = set(_LOWER.findall(text))
        mentions = [mention for mention in _mentions(text) if not _is_title(text, mention.span)]
        self._with_role = _with_role(mentions, text)
        mentions = [self._without_role(mention) for mention in mentions]
        self._names = _names(mentions, text)
        self._full = {name for same in self._names.values() for name in same}
        self._short = _short_names(mentions, self._names)
        self._persons = [mention for mention in mentions if self._is_person(mention)]
        self._starts = [mention.span.start for mention in self._persons]
        self._votes: Counter[tuple[str, str]] = Counter()
        self._count_votes()

    def full_name(self, words: str) -> str | None:
        """The fullest form of the name in a speaker's words; of several, a person's comes first.

        What stands behind "of" or "for" is where the speaker belongs, whose lawyer someone is does
        not speak, and a word that the text has in lower case too ("Experts") is capitalised for its
        place alone. So is one before what its bearers are ("Dock workers"). A title tells siblings
        apart ("Mr. Falk"). Of two who speak together neither is the one; nor who is named behind a
        comma or *who*, where somebody is before it.
        """
        mentions = map(self._without_role, _mentions(words))
        named = [mention for mention in mentions if self._is_named(words, mention)]
        if not named or _are_joined(words, named):
            return None
        head_end = _HEAD_END.search(words)
        head = [each for each in named if head_end and each.span.end <= head_end.start()]
        persons = [mention for mention in head or named if self._is_person(mention)]
        if head_end and not persons:
            persons = self._in_apposition(words, named, head_end.end())
        mention = (persons or head or named)[0]
        sex = next((sex for sex, sign in _SIGNS.items() if sign.search(words)), None)
        name = self._in_full(mention, sex)
        number = None if persons else _NUMBER.match(words, mention.span.end)
        if any(name == " ".join(each.words) for each in named if each not in {mention, *head}):
            return " ".join(mention.words)  # a namesake: "Miller, whose cousin Peter Miller"
        return name + (number.group() if number else "")

    def _without_role(self, mention: Mention) -> Mention:
        """The mention without a role that has a capital for its place: “Brewer|Falk & Co”."""
        if mention.words not in self._with_role:
            return mention
        start = mention.span.start + len(mention.words[0]) + 1
        return replace(mention, span=Span(start, mention.span.end), words=mention.words[1:])

    def _in_apposition(self, words: str, named: Sequence[Mention], end: int) -> list[Mention]:
        """The person named right behind the comma of a role: “The local MP, Edda Falk”."""
        if not _ROLE_LED.match(words):
            return []
        behind = [each for each in named if each.span.start >= end and self._is_person(each)][:1]
        return [each for each in behind if not words[end : each.span.start].strip()]

    def _is_named(self, words: str, mention: Mention) -> bool:
        """Whether a mention in a speaker's words is their name, not where or whose they are."""
        if len(mention.words) == 1 and is_number(mention.words[0]):
            return False
        end = mention.span.end - mention.possessive
        if _BELONGING.search(words, 0, mention.span.start) or _POSSESSOR.match(words, end):
            return False
        behind = _BEHIND.match(words, end)
        if behind and _is_noun(behind["word"]):
            return False
        if _ROLE_LED.match(words) and _HONOURED.match(words, end):
            return False
        if len(mention.words) > 1:
            return True
        word = mention.words[0]
        role = lexicon.is_person(word) and _THE.search(words, 0, mention.span.start)
        return len(word) + 1 > LONE_LETTER and word.lower() not in self._lower and not role

    def named_before(self, index: int) -> Iterator[str]:
        """Names in full of the persons named within reach before an offset, the latest first."""
        for mention in self._between(index - REACH, index)[::-1]:
            yield self._in_full(mention)

    def taken_up_at(self, index: int) -> str | None:
        """Name in full of the person whom a *who* at an offset takes up: it stands right before."""
        named = self._between(index - REACH, index)
        if not named or not _RELATED.fullmatch(self._text, named[-1].span.end, index):
            return None
        return self._in_full(named[-1])

    def subject_between(self, start: int, end: int) -> str | None:
        """The last person in a stretch with whom a sentence begins."""
        for mention in self._between(start, end)[::-1]:
            before = max(0, mention.span.start - BEFORE)
            if _SENTENCE_START.search(self._text, before, mention.span.start):
                return self._in_full(mention)
        return None

    def holder(self, role: str, index: int) -> str | None:
        """The last person before an offset who is named with a role right beside the name."""
        if role.lower() in BODIES:
            return None
        sign = re.compile(rf"\b{re.escape(role)}\b", re.IGNORECASE)
        for mention in self._between(index - INTRODUCED, index)[::-1]:
            behind = _ROLE.match(self._text, mention.span.end)
            is_it = behind and behind["role"].lower() == role.lower()
            if is_it or sign.search(self._beside(mention.span)):
                return self._in_full(mention)
        return None

    def knows(self, name: str) -> bool:
        """Whether a name in full is a person's."""
        return tuple(name.split()) in self._full

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether nothing that the text says of the person forbids the pronoun."""
        if pronoun not in FEMALE | MALE:
            return True
        return self._may_be(name, "female" if pronoun in FEMALE else "male")

    def is_known_as(self, name: str, pronoun: str) -> bool:
        """Whether the name, or what the text says of the person, speaks for the pronoun."""
        sex = "female" if pronoun in FEMALE else "male" if pronoun in MALE else None
        return sex is not None and self._votes[name, sex] > 0 and self._may_be(name, sex)

    def learn(self, name: str, pronoun: str) -> None:
        """Count that a person was spoken of with a pronoun."""
        if pronoun in FEMALE | MALE:
            self._votes[name, "female" if pronoun in FEMALE else "male"] += 1

    def only_before(self, index: int) -> str | None:
        """The only person named before an offset, or the only one there whom somebody asked."""
        known: dict[str, bool] = {}
        for mention in self._between(0, index):
            before = self._text[max(0, mention.span.start - BEFORE) : mention.span.start]
            if not _BY.search(before):
                name = self._in_full(mention)
                known[name] = known.get(name, False) or _ASKED.search(before) is not None
        asked = [name for name, was_asked in known.items() if was_asked]
        if len(asked) == 1:
            return asked[0]
        return next(iter(known)) if len(known) == 1 else None

    def _may_be(self, name: str, sex: str) -> bool:
        against = self._votes[name, "male" if sex == "female" else "female"]
        return not against or against < MARGIN * self._votes[name, sex]

    def _count_votes(self) -> None:
        """Count the votes for the sex of each person, by name in full, in the order of the text.

        Titles beside the name, whose first name it mostly is, and the first pronoun behind it
        before anyone else is named; none that is done to in the same clause ("Pike met her").
        """
        ends = [*self._starts, len(self._text)][1:]
        for mention, end in zip(self._persons, ends, strict=True):
            beside = self._beside(mention.span)
            sexes = [sex for sex, sign in _SIGNS.items() if sign.search(beside)]
            name = self._in_full(mention, sexes[0] if sexes else None)
            for sex in sexes:
                self._votes[name, sex] += SIGN_VOTES
            known = lexicon.sex_of(name.split()[0]) if " " in name else None
            if known and not (self._votes[name, "female"] or self._votes[name, "male"]):
                self._votes[name, known] += 1
            reach = min(end, mention.span.end + 2 * BESIDE)
            pronoun = _PRONOUN.search(self._text, mention.span.end, reach)
            done_to = _OBJECT.match(self._text, mention.span.end)
            if pronoun and not (done_to and done_to.start("word") == pronoun.start()):
                self._votes[name, "female" if pronoun.group().lower() in FEMALE else "male"] += 1

    def _is_person(self, mention: Mention) -> bool:
        """By two words or more, or by one of such; never a body ("Harbor Gazette")."""
        known = mention.words[-1] in self._names or mention.words in self._short
        return known and not any(word.lower() in BODIES for word in mention.words)

    def _between(self, start: int, end: int) -> list[Mention]:
        """Persons named in a stretch."""
        return self._persons[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _beside(self, span: Span) -> str:
        """The word or two before a name and the apposition behind it."""
        before = _WORDS_BEFORE.search(self._text, max(0, span.start - BEFORE), span.start)
        after = _APPOSITION.match(self._text, span.end, span.end + BESIDE)
        return f"{before.group() if before else ''} {after.group() if after else ''}"

    def _in_full(self, mention: Mention, sex: str | None = None) -> str:
        """The name in full; of several with one last name, one that may be of that sex."""
        if len(mention.words) > 1:
            return " ".join(mention.words)
        same = self._names.get(mention.words[0], [])
        names = [" ".join(name) for name in same[: NAMESAKES if sex else 1]]
        fitting = (name for name in names if sex is None or self._may_be(name, sex))
        short = self._short.get(mention.words, mention.words)
        return next(fitting, names[0] if names else " ".join(short))


def _is_title(text: str, span: Span) -> bool:
    """Whether a name stands between marks by itself, as the title of a work does."""
    before = _OPENED.search(text, max(0, span.start - len("“The ")), span.start)
    return before is not None and _CLOSED.match(text, span.end) is not None


def _is_noun(word: str) -> bool:
    """Whether a small word behind a capital is what its bearers are: Dock workers, Ferry crews."""
    if lexicon.is_function_word(word) or lexicon.is_reporting(word):
        return False
    return lexicon.is_person(word) or lexicon.is_body(word) or lexicon.part_of_speech(word) == "n"


def _are_joined(words: str, named: list[Mention]) -> bool:
    """Whether two names are joined: "the White House and the Kremlin"."""
    return len(named) > 1 and bool(_JOINT.fullmatch(words, named[0].span.end, named[1].span.start))


def _with_role(mentions: Sequence[Mention], text: str) -> set[tuple[str, ...]]:
    """Runs that begin with what their bearer is, where a line or sentence begins.

    What follows must stand elsewhere as a name or the beginning of one, without the role: the
    brewer in the headline “Brewer Falk to close” is Falk Breweries.
    """
    names = {mention.words for mention in mentions}
    begun = {
        words[:length] for words in names for length in range(1, min(len(words), LONGEST_NAME))
    }
    begun |= {words for words in names if len(words) > 1}
    return {
        mention.words
        for mention in mentions
        if mention.words[1:] in begun
        and lexicon.is_person(mention.words[0])
        and lexicon.sex_of(mention.words[0]) is None
        and _SENTENCE_START.search(text, max(0, mention.span.start - BEFORE), mention.span.start)
    }


def _names(mentions: list[Mention], text: str) -> dict[str, list[tuple[str, ...]]]:
    """Names of several words by their last word, most frequent first; neither bodies nor places."""
    counts = Counter(
        mention.words for mention in mentions if 1 < len(mention.words) <= LONGEST_NAME
    )
    placed: Counter[tuple[str, ...]] = Counter()
    bodies: set[tuple[str, ...]] = set()
    by_key: dict[str, list[tuple[str, ...]]] = {}
    for mention in mentions:
        start = max(0, mention.span.start - BEFORE)
        placed[mention.words] += _PLACED.search(text, start, mention.span.start) is not None
        if any(word.lower() in BODIES for word in mention.words) or _BODY.match(
            text, mention.span.end
        ):
            bodies.add(mention.words)
        elif len(mention.words) == 1 and _KIN.search(text, start, mention.span.start):
            counts[mention.words] += 1
    for words, count in counts.most_common():
        if placed[words] <= count / 2 and words not in bodies:
            by_key.setdefault(words[-1], []).append(words)
    return by_key


def _short_names(
    mentions: list[Mention], names: dict[str, list[tuple[str, ...]]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """First names that only one person of the text has, and initials that only one name has."""
    firsts: dict[str, set[tuple[str, ...]]] = {}
    for same in names.values():
        for words in same:
            firsts.setdefault(words[0], set()).add(words)
    for words in {mention.words for mention in mentions if len(mention.words) > 1}:
        firsts.setdefault("".join(word[0] for word in words), set()).add(words)
    return {
        (short,): next(iter(full))
        for short, full in firsts.items()
        if len(full) == 1 and short not in names
    }


def _mentions(text: str) -> Iterator[Mention]:
    """Runs of capitalised words, each from behind its last title and words that are no names.

    The pronoun "I" ends a run; a month or day at its end is left out.
    """
    for match in _NAME.finditer(text):
        bare = re.sub(r"[’']s?\Z", "", match.group())
        words = list(re.finditer(r"\S+", bare))
        plain = [word.group().rstrip(".").lower() for word in words]
        while len(words) > 1 and plain[len(words) - 1] in HONOURS:
            words.pop()
        words = words[
            : next((index for index, word in enumerate(words) if word.group() == "I"), None)
        ]
        titles = (index + 1 for index in range(len(words)) if plain[index] in TITLES)
        first = max(titles, default=0)
        while first < len(words) and plain[first] in _IN_FRONT:
            first += 1
        whose = [
            index for index in range(first, len(words) - 1) if plain[index].endswith(("’s", "'s"))
        ]
        if whose and plain[0] == "the":  # “The Lantern’s|Jo Brandt”
            first = whose[-1] + 1
        words = words[
            : next((index for index in range(first + 1, len(words)) if plain[index] in DATES), None)
        ]
        if first < len(words):
            names = tuple(word.group() for word in words[first:])
            whole = len(words) == len(plain)
            end = match.end() if whole else match.start() + words[-1].end()
            span = Span(match.start() + words[first].start(), end)
            yield Mention(span, names, len(match.group()) - len(bare) if whole else 0)
