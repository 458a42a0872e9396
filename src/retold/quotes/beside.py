"""Names that stand beside words in quotation marks, with no verb: before a colon, or behind."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator, Sequence

from retold import lexicon
from retold.model import Quotation, Span
from retold.quotes.honorifics import NOT_NAMES
from retold.quotes.labels import Voices, Worth
from retold.quotes.people import UPPER
from retold.quotes.reading import Reading
from retold.quotes.tagged import begins_line
from retold.text.quoted import Quoted, quoted

_GAP = r"[ \t\u00a0]*"
_NAME = rf"(?:[{UPPER}]|(?:the|an?) )[^\n“”„«»\"()\[\]:]{{1,80}}?"
_SIGNED = re.compile(
    rf"[.,;]?{_GAP}(?:\n\s*)?{_GAP}[–—―\-~]{{1,2}}{_GAP}"
    rf"(?P<who>(?:[{UPPER}]|(?:the|an?) )[^\n“”\"]{{1,80}})(?=\n|\Z)"
)
"""A dash and a name behind what was said, up to the end of the line."""
_BRACKETS = re.compile(rf"[.,;]?{_GAP}(?:\n\s*)?[(\[（](?P<who>{_NAME})[)\]）]{_GAP}[.]?(?=\n|\Z)")
_BELOW = re.compile(rf"{_GAP}\n\s*(?P<who>{_NAME},{_GAP}{_NAME}){_GAP}(?=\n|\Z)")
_BARE = re.compile(rf"{_GAP}(?P<who>{_NAME}){_GAP}(?=\n|\Z)")
_NEXT = re.compile(rf"[.;]?{_GAP}(?P<who>[{UPPER}][^\n:,.“”\"]{{1,60}})(?P<cue>:){_GAP}")
"""A further label on the line of one: Holm: “…” Falk: “…”."""
_END = re.compile(rf"{_GAP}(?:\n|\Z)")
_BLANK = re.compile(r"\s*")
_STOPS = frozenset(".!?…。！？")
_ROLE_END = re.compile(r",|\s(?:of|for|from|in|at|who|with)\s")
_AGE = re.compile(r"\d{1,3}\Z")
_PARTICLES = frozenset("van von de der den del della di da dos bin al el la le ter".split())
_CREDITS = frozenset("images photo photos picture pictures agency wire video press staff".split())
MOST_NAMES = 4
"""Words of the longest name that stands behind a quotation by itself."""
MOST_WORDS = 10
"""Words of the longest such name with what its bearer is."""


def beside(text: str, reading: Reading, voices: Voices) -> Iterator[Quotation]:
    """What stands between marks with a name beside that is a label or a signature.

    A label leads to what stands behind it, or on the next line with words; a signature stands
    behind what begins its line, up to the end of the line.
    """
    starts = {span.start for span in reading.spans}
    stretches = [
        stretch for stretch in quoted(text) if stretch.opened and stretch.span.start in starts
    ]
    yield from _labelled(text, stretches, voices)
    yield from _signed(text, stretches, voices)


def signature(text: str, end: int) -> Span | None:
    """The name behind a dash that signs what ends at an offset."""
    signed = _SIGNED.match(text, end)
    if signed is None:
        return None
    who = _trimmed(text, *signed.span("who"))
    plain = [word for word in who.of(text).split() if word[:1].islower()]
    sentence = who.of(text)[-1] in _STOPS and any(map(lexicon.is_reporting, plain))
    small = who.of(text)[0].islower() and not _is_role(who.of(text))
    return None if sentence or small else who


def _labelled(text: str, stretches: Sequence[Quoted], voices: Voices) -> Iterator[Quotation]:
    """Quotations behind a label, on its line or on the next one with words."""
    by_start = {stretch.span.start: place for place, stretch in enumerate(stretches)}
    for label in voices.labels:
        start = label.said.start
        if label.is_alone() and (blank := _BLANK.match(text, start)):
            start = blank.end()
        place = by_start.get(start)
        if place is None or label.letter or voices.worth(label) < Worth.NAMED:
            continue
        content = [stretches[place].span]
        while not stretches[place].closed and place + 1 < len(stretches):
            place += 1
            if text[content[-1].end : stretches[place].span.start].strip():
                break
            content.append(stretches[place].span)
        ends_line = _END.match(text, content[-1].end) is not None
        if _verb_follows(text, content[-1].end) or not (ends_line or label.cue.of(text) in ":："):
            continue
        yield Quotation(tuple(content), (label.who,), (label.cue,), None, direct=True)
        for index in range(place + 1, len(stretches)):
            follower = stretches[index]
            next_label = _NEXT.fullmatch(text, content[-1].end, follower.span.start)
            if next_label is None or voices.worth_of(next_label["who"]) < Worth.NAMED:
                break
            who, cue = (Span(*next_label.span(part)) for part in ("who", "cue"))
            content = [follower.span]
            yield Quotation((follower.span,), (who,), (cue,), None, direct=True)


def _signed(text: str, stretches: Sequence[Quoted], voices: Voices) -> Iterator[Quotation]:
    """Quotations that begin their line, with a name in brackets, bare or behind a dash."""
    open_before: list[Span] = []
    for stretch in stretches:
        if not begins_line(text, stretch.span.start):
            open_before = []
            continue
        if not stretch.closed:
            open_before.append(stretch.span)
            continue
        who = _signer(text, stretch, voices)
        if who:
            yield Quotation((*open_before, stretch.span), (who,), (), None, direct=True)
        open_before = []


def _signer(text: str, stretch: Quoted, voices: Voices) -> Span | None:
    dashed = signature(text, stretch.span.end)
    if dashed:
        return dashed
    bracketed = _BRACKETS.match(text, stretch.span.end)
    if bracketed:
        who = _trimmed(text, *bracketed.span("who"))
        return who if _is_person(who.of(text), voices, alone=False) else None
    if stretch.inner.of(text).rstrip()[-1:] not in _STOPS:
        return None
    bare = _BARE.match(text, stretch.span.end) or _BELOW.match(text, stretch.span.end)
    if bare is None:
        return None
    who = _trimmed(text, *bare.span("who"))
    return who if _is_person(who.of(text), voices, alone=True) else None


def _is_person(who: str, voices: Voices, *, alone: bool) -> bool:
    """Whether words are a name, maybe with an age, what its bearer is, or a place behind a comma.

    By itself a name must be one that the text knows; in brackets, one that looks like it.
    """
    head, comma, rest = who.partition(",")
    names = head.split()
    if not names or len(names) > MOST_NAMES or len(who.split()) > MOST_WORDS or who[-1] in _STOPS:
        return False
    if names[0][0].islower():
        return not alone and _is_role(who)
    if not _is_name(names) or not all(map(_is_age_or_word, rest.replace(",", " ").split())):
        return False
    if comma and len(names) > 1:
        return any(map(str.isalnum, rest))
    worth = voices.worth_of(who)
    return worth > Worth.NAMED or (worth is Worth.NAMED and not (alone and comma))


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are capitals as a name has them, neither a headline's nor a credit's."""
    if words[0].lower() in NOT_NAMES - {"the"} or words[-1].lower() in _CREDITS:
        return False
    if any(lexicon.is_reporting(word.strip(".,")) for word in words[1:]):
        return False
    capital = all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)
    return capital and not any(character.isdigit() for word in words for character in word)


def _is_age_or_word(word: str) -> bool:
    return not any(map(str.isdigit, word)) or _AGE.match(word) is not None


def _is_role(who: str) -> bool:
    """Whether words name somebody by what they are: "a resident", "the clerk of Lindvik"."""
    head = _ROLE_END.split(who)[0].split()
    return 1 < len(head) <= MOST_NAMES and lexicon.is_person(head[-1])


def _verb_follows(text: str, end: int) -> bool:
    """Whether a sentence goes on behind the marks with its own verb of saying."""
    after = text[end : end + 40].split("\n", maxsplit=1)[0].split()[:3]
    return any(lexicon.is_reporting(word.strip(".,;")) for word in after)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space, or marks of emphasis, at its end."""
    return Span(start, start + len(text[start:end].rstrip(" \t*_\u00a0")))
