"""Whom the words of a speaker stand for: names in full, pronouns, roles, quotations that go on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retold.model import Quotation, SegmentedDocument, Span

REACH = 700
"""Characters before a pronoun in which the person is looked for: some six sentences."""

LONGEST_PRONOUN = 2
"""Words: "she", "they both"; more is a description with a pronoun in front."""
INTRODUCED = 6000
"""Characters before a role ("the spokesman") in which its holder is looked for: an article."""
BESIDE = 80
"""Characters beside a name in which its role is looked for."""

_WORD = r"[A-Z][^\W\d_]*(?:[’'\-][A-Z]?[^\W\d_]+)*"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|bin|al|el|la|le|ter)"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}(?:[A-Z]\.\s)?{_WORD})*")
_TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president minister prime chancellor
senator sen rep representative gov governor mayor judge justice general gen colonel col
captain capt sergeant sgt lieutenant lt major admiral commander officer secretary ambassador
chairman chairwoman director king queen prince princess pope father sister brother rabbi
imam rev reverend attorney speaker congressman congresswoman councillor councilman
councilwoman chief detective inspector sheriff deputy former vice foreign
"""
_NOT_NAMES = """
the a an this that these those he she it they we you i his her their our my its and but or
if when while after before as in on at by for from with of to yet so then there here what
who why how not no yes one some many most both all another asked according speaking earlier
later last next monday tuesday wednesday thursday friday saturday sunday january february
march april may june july august september october november december meanwhile however still
also
"""
_IN_FRONT = frozenset(_TITLES.split()) | frozenset(_NOT_NAMES.split())
_FEMALE, _MALE = frozenset({"she", "her", "herself"}), frozenset({"he", "him", "his", "himself"})
_PLURAL = frozenset({"they", "them", "their", "both"})
_RELATIVE = frozenset({"who", "which", "whose"})
_ANYONE = frozenset({"i", "we", "you", "it", "one", "me", "us", "my", "our", "some", "many"})
_BELONGING = re.compile(r"\b(?:of|for|from|in|at|with|by)\s(?:the\s)?\Z")
_LOWER = re.compile(r"\b[^\W\d_A-Z]{2,}\b")
_WORDS_BEFORE = re.compile(r"(?:[\w’'\-]+\.?\s){1,2}\Z")
_APPOSITION = re.compile(r",\s(?:an?|the|his|her|their|whose)\s[^,.;:!?\n]*")
_SIGNS = {
    "female": re.compile(
        r"\b(?:Mrs|Ms|Miss|Dame|Lady|chairwoman|spokeswoman|congresswoman|councilwoman|queen"
        r"|princess|mother|wife|daughter|sister|woman|actress|grandmother|widow)\b",
        re.IGNORECASE,
    ),
    "male": re.compile(
        r"\b(?:Mr|Sir|Lord|chairman|spokesman|congressman|councilman|king|prince|father|husband"
        r"|son|brother|man|actor|grandfather|widower)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name as it stands in the text."""

    span: Span
    words: tuple[str, ...]


def resolve_speakers(
    document: SegmentedDocument, quotations: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """The quotations, in text order, each with the name of who said it where it can be told."""
    people = _People(document.text)
    resolved: list[Quotation] = []
    for quotation in quotations:
        before = resolved[-1] if resolved else None
        resolved.append(
            replace(quotation, said_by=_said_by(document.text, people, quotation, before))
        )
    return tuple(resolved)


def _said_by(
    text: str, people: "_People", quotation: Quotation, before: Quotation | None
) -> str | None:
    words = " ".join(span.of(text) for span in quotation.speaker)
    if not words:
        return before.said_by if before and _goes_on(text, before, quotation) else None
    at = quotation.speaker[0].start
    first = words.split()[0].lower().strip("’'")
    if first in _FEMALE | _MALE | _PLURAL | _RELATIVE and len(words.split()) <= LONGEST_PRONOUN:
        return _person_before(people, first, at, before)
    if first in _ANYONE:
        return None
    named = people.full_name(words)
    return named or _role_holder(people, words, at)


def _goes_on(text: str, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation without a cue goes on with the direct one before: no word between."""
    parts = (*before.content, *before.cue, *before.speaker, *(filter(None, [before.channel])))
    end = max(span.end for span in parts)
    between = text[end : quotation.content[0].start]
    return before.direct and not any(character.isalnum() for character in between)


def _person_before(
    people: "_People", pronoun: str, at: int, before: Quotation | None
) -> str | None:
    """The person a pronoun stands for, unless the text says of them that they are of another sex.

    Tried in this order: the first one named since the last quotation (the likely subject), who
    spoke last, who was named last.
    """
    tried: list[str | None] = []
    if before and before.said_by and pronoun not in _RELATIVE:
        end = max(span.end for span in (*before.content, *before.speaker))
        if at - end <= REACH:
            tried = [people.first_between(end, at), before.said_by]
    for name in (*filter(None, tried), *people.named_before(at)):
        if people.may_be(name, pronoun):
            return name
    return None


def _role_holder(people: "_People", words: str, at: int) -> str | None:
    """Who was introduced with the role: "the spokesman" after "Ivo Lind, a spokesman for"."""
    if not words.lower().startswith(("the ", "this ", "that ")):
        return None
    role = re.split(r"\s+(?:of|for|at|in|from|with)\s|,", words)[0].split()[-1]
    return people.holder(role, at)


class _People:
    """The names of persons that a text gives, in full where it gives them in full anywhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mentions = list(_mentions(text))
        self._starts = [mention.span.start for mention in self._mentions]
        self._full: dict[str, _Mention] = {}
        for mention in self._mentions:
            if len(mention.words) > 1:
                self._full.setdefault(mention.words[-1], mention)
        self._lower = set(_LOWER.findall(text))
        self._signs: dict[str, set[str]] = {}
        for mention in self._mentions:
            beside = self._beside(mention.span)
            for sex, sign in _SIGNS.items():
                if sign.search(beside):
                    self._signs.setdefault(mention.words[-1], set()).add(sex)

    def full_name(self, words: str) -> str | None:
        """The fullest form of the name in a speaker's words; of several, a person's comes first.

        What stands behind "of" or "for" is where the speaker belongs, and a word that the text has
        in lower case too ("Experts") is capitalised for its place alone.
        """
        named = [
            one
            for one in _mentions(words)
            if not _BELONGING.search(words, 0, one.span.start)
            and (len(one.words) > 1 or one.words[0].lower() not in self._lower)
        ]
        persons = [one for one in named if one.words[-1] in self._full]
        return self._in_full((persons or named)[0]) if named else None

    def named_before(self, at: int) -> Iterator[str]:
        """Names in full of the persons named within reach before an offset, the latest first."""
        for mention in self._persons_between(at - REACH, at)[::-1]:
            yield self._in_full(mention)

    def first_between(self, start: int, end: int) -> str | None:
        """The first person named in a stretch."""
        persons = self._persons_between(start, end)
        return self._in_full(persons[0]) if persons else None

    def holder(self, role: str, at: int) -> str | None:
        """The last person before an offset who is named with a role right beside the name."""
        sign = re.compile(rf"\b{re.escape(role)}\b", re.IGNORECASE)
        for mention in self._persons_between(at - INTRODUCED, at)[::-1]:
            if sign.search(self._beside(mention.span)):
                return self._in_full(mention)
        return None

    def _persons_between(self, start: int, end: int) -> list[_Mention]:
        """Mentions that start in a stretch, by two words or more or by the last one of such."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._mentions[first:last] if one.words[-1] in self._full]

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether nothing beside the person's name forbids the pronoun."""
        signs = self._signs.get(name.rsplit(maxsplit=1)[-1], set())
        if len(signs) != 1 or pronoun not in _FEMALE | _MALE:
            return True
        return signs == {"female" if pronoun in _FEMALE else "male"}

    def _beside(self, span: Span) -> str:
        """The word or two before a name and the apposition behind it."""
        before = _WORDS_BEFORE.search(self._text, max(0, span.start - BESIDE), span.start)
        after = _APPOSITION.match(self._text, span.end, span.end + BESIDE)
        return f"{before.group() if before else ''} {after.group() if after else ''}"

    def _in_full(self, mention: _Mention) -> str:
        words = mention.words
        if len(words) == 1 and words[0] in self._full:
            words = self._full[words[0]].words
        return " ".join(words)


def _mentions(text: str) -> Iterator[_Mention]:
    """Runs of capitalised words without titles in front and words that are no names."""
    for match in _NAME.finditer(text):
        words = re.sub(r"[’']s?\Z", "", match.group()).split()
        while words and words[0].rstrip(".").lower() in _IN_FRONT:
            words = words[1:]
        if words:
            yield _Mention(Span(match.start(), match.end()), tuple(words))
