"""Lines -> labels: the words before a colon that say who speaks, and those that do not.

“Minister Reyes: …” and “And from the clerk, Ruth Marsh:” name a speaker; “Note:”, “Prep Time:”,
“10:30” and “Genesis 1:3” do not. What a label is worth is told by what else the text says of it.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from retold import lexicon
from retold.model import Span
from retold.quotes.honorifics import NOT_NAMES, TITLES
from retold.quotes.people import UPPER, People
from retold.text.quoted import MARK

LONGEST = 90
"""Characters of the longest label: two names with what their bearers are."""
MOST_WORDS = 12
"""Words of the longest label."""

LONGEST_ROLE = 3
"""Words of the longest role in small letters before a name, and of a label that is a role alone."""

_LINE = re.compile(r"[^\n]+")
_BEFORE = re.compile(
    r"[ \t\u00a0]*(?:[>•*\-–—»][ \t]+)?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+(?![–—\-]))?"
    r"(?:\*{1,3}|_{1,3})?[ \t]*"
)
"""A bullet, the time in a recording, marks of emphasis."""
_COLON = re.compile(
    r"[:：](?=[\s*_]|\Z|[“”„\"«»‘'「『])|：|(?<=[\s*_])[–—](?=[*_]{0,3}\s?[“”„\"«»‘「『])"
)
"""A colon, or a dash before a quotation mark."""
_LETTER = re.compile(
    r"(?P<who>(?i:Q|A|Question|Answer)(?=\W|\d))(?:[ ]?\d{1,2})?[ \t]?(?P<cue>[:.：])(?=[\s*_])"
)
_AFTER = re.compile(r"(?:\*{1,3}|_{1,3})?[ \t\u00a0]*")
_LEAD = re.compile(
    r"(?:(?:And|But|Also|Then|Next|Finally|First|Lastly|Now|Plus|This|Here(?:’s|'s| is)?)[ ,]+)*"
    r"(?:(?:here is |this is |it was )?(?:from|by)[ ]+)?",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?<=[\w,;] )[{UPPER}][\w’'\-]*")
"""A word in capitals inside of a sentence."""
_ASIDE = re.compile(r"[ ]*[(\[][^()\[\]\n]{1,40}[)\]]\Z")
_WORD = re.compile(r"[^\s,]+")
_PARTICLES = frozenset(
    "van von de der den del della di da dos bin al el la le ter of and y e".split()
)
_ARTICLES = frozenset({"the", "a", "an", "our", "his", "her", "their", "its", "my"})
_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev judge justice".split()
)
_ENDS_ITS = ("’s", "'s", "s’", "s'")


class Worth(IntEnum):
    """How sure a label is to name who speaks."""

    NOTHING = 0
    NAME = 1  # capitals, of which the text says nothing more: "Lantern", "Green Valley"
    NAMED = 2  # capitals that the text has elsewhere inside of sentences, or that are no words
    PERSON = 3  # a person's title or role, or the name of a person of the text


class Label(NamedTuple):
    """A label: who, the colon, and what stands behind it up to the end of the line.

    letter: "q" or "a" where the label is for question and answer.
    """

    who: Span
    cue: Span
    said: Span
    letter: str

    def is_alone(self) -> bool:
        """Whether nothing stands behind it on its line."""
        return self.said.start == self.said.end


def labels(text: str) -> Iterator[Label]:
    """What begins a line, and may be a label by its form."""
    for line in _LINE.finditer(text):
        start = _end(_BEFORE, text, line.start(), line.end())
        letter = _LETTER.match(text, start, line.end())
        if letter:
            who, cue = Span(*letter.span("who")), Span(*letter.span("cue"))
            yield Label(who, cue, _said(text, cue.end, line.end()), letter["who"][0].lower())
            continue
        colon = _COLON.search(text, start, min(line.end(), start + LONGEST))
        if colon is None:
            continue
        lead = _end(_LEAD, text, start, colon.start())
        words = text[lead : colon.start()].rstrip(" \t*_")
        aside = _ASIDE.search(words)
        who = Span(lead, lead + (aside.start() if aside else len(words)))
        if who.start < who.end and _is_formed(who.of(text)):
            yield Label(who, Span(*colon.span()), _said(text, colon.end(), line.end()), "")


def blanked(text: str, found_labels: Sequence[Label]) -> str:
    """The text with blanks for its labels, to ask what it says of them elsewhere."""
    pieces, index = [], 0
    for label in found_labels:
        pieces += [text[index : label.who.start], " " * (label.cue.end - label.who.start)]
        index = label.cue.end
    return "".join([*pieces, text[index:]])


class Voices:
    """The labels of a text, and what it says elsewhere of whom they name."""

    def __init__(self, text: str) -> None:
        self.labels = tuple(labels(text))
        rest = blanked(text, self.labels)
        self._people = People(rest)
        self._mentioned = frozenset(_INSIDE.findall(rest))
        self._worth = {
            label: Worth.NOTHING
            if _is_credit(label.said.of(text))
            else self.worth_of(label.who.of(text))
            for label in self.labels
        }

    def worth(self, label: Label) -> Worth:
        """How sure a label of the text is to name who speaks."""
        return Worth.NAMED if label.letter else self._worth[label]

    def worth_of(self, who: str) -> Worth:
        """How sure words are to name somebody, of which `_is_formed` holds."""
        head, comma, role = who.partition(",")
        words = [word.strip(".,*_") for word in head.split()]
        low = [word.lower() for word in words]
        if low[0] in _ARTICLES:
            titled = low[-1] in TITLES or lexicon.is_person(low[-1]) or lexicon.is_body(low[-1])
            if comma and _is_name(role.split()):
                return Worth.PERSON
            short = Worth.PERSON if len(low) <= LONGEST_ROLE else Worth.NAMED
            return short if titled else Worth.NOTHING
        names = [word for word in words if word[:1].isupper()]
        own = [word for word in names if word.lower() not in TITLES | NOT_NAMES]
        if not own or all(map(lexicon.is_person, own)):
            return Worth.NAMED if lexicon.is_person(low[-1]) else Worth.NOTHING
        known = self._people.full_name(head.title() if head.isupper() else head)
        if low[0] in _HONORIFICS or comma or (known and self._people.knows(known)):
            return Worth.PERSON
        mentioned = any(word.title() in self._mentioned or word in self._mentioned for word in own)
        unknown = not lexicon.is_known(own[0]) or lexicon.sex_of(own[0]) is not None
        if mentioned or (len(names) > 1 and unknown):
            led = low[0] in TITLES or words[0][0].islower()
            return Worth.PERSON if led else Worth.NAMED
        return Worth.PERSON if low[0] in TITLES and len(own) > 1 else Worth.NAME


def _is_formed(who: str) -> bool:
    """Whether words have the form of a label that names somebody: capitals, and what they are.

    A verb of saying makes a sentence of it ("Marsh, the clerk, said:").
    """
    head, comma, role = who.partition(",")
    words, rest = head.split(), role.split()
    if not words or len(words) + len(rest) > MOST_WORDS or MARK.search(who):
        return False
    plain = [word for word in (*words, *rest) if word[:1].islower()]
    if any(word.endswith(_ENDS_ITS) for word in words) or any(map(lexicon.is_reporting, plain)):
        return False
    if words[0].lower() in _ARTICLES:
        return (len(words) > 1 and not rest) or _is_name(rest)
    lower = next((index for index, word in enumerate(words) if not word[:1].islower()), len(words))
    led = not lower or (lower <= LONGEST_ROLE and lexicon.is_person(words[lower - 1]))
    return led and _is_name(words[lower:]) and bool(not comma or rest)


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are capitals, and small ones that stand inside of names, up to a number."""
    if not words or not words[0][:1].isupper():
        return False
    *front, last = words
    return all(word[:1].isupper() or word.lower() in _PARTICLES for word in front) and (
        last[:1].isupper() or (last.isdigit() and len(words) > 1)
    )


def _is_credit(said: str) -> bool:
    """Whether words are a name and no more: "Director: Ruth Marsh."."""
    words = said.rstrip(".").split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _said(text: str, start: int, end: int) -> Span:
    start = _end(_AFTER, text, start, end)
    return Span(start, max(start, start + len(text[start:end].rstrip())))


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
