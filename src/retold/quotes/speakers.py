"""Whom the words of a speaker stand for: names in full, pronouns, roles, quotations that go on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retold.model import Quotation, SegmentedDocument
from retold.quotes.bodies import Bodies
from retold.quotes.honorifics import TITLES
from retold.quotes.people import FEMALE, MALE, REACH, People

LAST = 12
"""Quotations before a pronoun in which its person is looked for; more are out of reach anyway."""

_BODIES = frozenset({"it", "they"})
_ALONE = frozenset({"all", "both", "also", "himself", "herself", "themselves", "itself", "too"})
"""Words beside a pronoun that leave it one: "she herself", but not "her lawyer"."""
_REST = re.compile(r"[,;]?[^.!?\n“”\"]*[.!?]\s")
_APPOSITION = re.compile(r",\s(?P<name>[A-Z][^,.;:!?\n“”\"]*(?:\.\s[A-Z][^,.;:!?\n“”\"]*)?)[,.:]")
_COLONS = frozenset(":.：")
_LETTERS = {"q": "q", "question": "q", "a": "a", "answer": "a"}
_TAG = re.compile(r"\s?[,،]\s?[–—]?\s?(?![A-ZÀ-Þ])[^\W\d_]")
"""A comma and a small word behind a quotation: a verb of its own (“…”, dijo)."""
_RELATIVE = frozenset({"who", "whose"})
_ANYONE = frozenset("i we you one me us my our some many which that this".split())  # noqa: SIM905

_STANDING = FEMALE | MALE | _RELATIVE | _BODIES | _ANYONE


def resolve_speakers(
    document: SegmentedDocument, quotations: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """The quotations, in text order, each with the name of who said it where it can be told."""
    people, bodies = People(document.text), Bodies(document.text)
    asked = min(
        (
            quotation.speaker[0].start
            for quotation in quotations
            if _letter(document.text, quotation)
        ),
        default=0,
    )
    answers = people.only_before(asked)
    resolved: list[Quotation] = []
    for quotation in quotations:
        if letter := _letter(document.text, quotation):
            said_by = answers if letter == "a" else None
        else:
            said_by = _said_by(document.text, people, bodies, quotation, resolved)
        resolved.append(replace(quotation, said_by=said_by))
    return tuple(resolved)


def _letter(text: str, quotation: Quotation) -> str:
    """A letter, q or a, where the speaker is a label for question or answer; else nothing."""
    if len(quotation.cue) != 1 or quotation.cue[0].of(text) not in _COLONS:
        return ""
    return _LETTERS.get(quotation.speaker[0].of(text).lower(), "") if quotation.speaker else ""


def _said_by(
    text: str, people: People, bodies: Bodies, quotation: Quotation, before: Sequence[Quotation]
) -> str | None:
    words = " ".join(span.of(text) for span in quotation.speaker)
    if not words:
        goes_on = not quotation.cue and before and _goes_on(text, before[-1], quotation)
        return before[-1].said_by if goes_on else None
    index = quotation.speaker[0].start
    first, *others = (word.lower().strip("’',") for word in words.split())
    if _ALONE.issuperset(others) and first in _STANDING:
        return _stood_for(people, first, index, before)
    if words.isupper():
        name = people.full_name(words.title())
        if name and people.knows(name):
            return name
    return (
        bodies.name(words)
        or people.full_name(words)
        or _name_behind(text, people, quotation.speaker[-1].end)
        or _role_holder(people, words, index)
    )


def _stood_for(people: People, word: str, index: int, before: Sequence[Quotation]) -> str | None:
    """Whom a small word stands for: she, who, they."""
    if word in _RELATIVE:
        return people.taken_up_at(index)
    if word in FEMALE | MALE:
        return _person_before(people, word, index, before)
    return _body_before(people, index, before) if word in _BODIES else None


def _goes_on(text: str, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation without a cue goes on with the direct one before.

    No word may stand between, or only the rest of the sentence that told who speaks, in one line:
    “…,” said Edda Falk, who has run the port for years. “…”
    """
    parts = (*before.content, *before.cue, *before.speaker, *(filter(None, [before.channel])))
    end = max(span.end for span in parts)
    between = text[end : quotation.content[0].start]
    if not before.direct or _TAG.match(text, quotation.content[-1].end):
        return False
    told_last = end > before.content[-1].end
    return not any(map(str.isalnum, between)) or (told_last and bool(_REST.fullmatch(between)))


def _body_before(people: People, index: int, before: Sequence[Quotation]) -> str | None:
    """The body that spoke last, within reach, where that was no person."""
    last = before[-1] if before else None
    if last and last.said_by and index - last.content[-1].end <= REACH:
        return None if people.knows(last.said_by) else last.said_by
    return None


def _person_before(
    people: People, pronoun: str, index: int, before: Sequence[Quotation]
) -> str | None:
    """The person a pronoun stands for, unless the text says of them that they are of another sex.

    Tried in this order: with whom a sentence began since the last quotation, who spoke last and
    before that, who was named last. Who is not known to be of the sex gives way to who was named
    last and is.
    """
    spoke = [
        (quotation.said_by, quotation.content[-1].end)
        for quotation in before[-LAST:]
        if quotation.said_by
    ]
    since = max(spoke[-1][1], index - REACH) if spoke else index - REACH
    recent = [name for name, end in reversed(spoke) if index - end <= REACH and people.knows(name)]
    candidates = [people.subject_between(since, index), *recent]
    for candidate in (*filter(None, candidates), *people.named_before(index)):
        if people.may_be(candidate, pronoun):
            name = _surer(people, candidate, pronoun, index)
            people.learn(name, pronoun)
            return name
    return None


def _surer(people: People, candidate: str, pronoun: str, index: int) -> str:
    """A person, or the one who was named last where only of that one the sex is known to fit."""
    last = next(people.named_before(index), candidate)
    if people.is_known_as(last, pronoun) and not people.is_known_as(candidate, pronoun):
        return last
    return candidate


def _name_behind(text: str, people: People, end: int) -> str | None:
    """The person whose name stands between commas right behind a role: "the baker, Mr Dunn,"."""
    apposition = _APPOSITION.match(text, end)
    if apposition is None:
        return None
    name = people.full_name(apposition["name"])
    titled = apposition["name"].split()[0].rstrip(".").lower() in TITLES
    return name if name and (titled or people.knows(name)) else None


def _role_holder(people: People, words: str, index: int) -> str | None:
    """Who was introduced with the role: "the spokesman" after "Ivo Lind, a spokesman for"."""
    if not words.lower().startswith(("the ", "this ", "that ")):
        return None
    role = re.split(r"\s+(?:of|for|at|in|from|with)\s|,", words)[0].split()[-1]
    return people.holder(role, index)
