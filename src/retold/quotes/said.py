"""Attributions that tell a deed are none; a cue holds no part of a name; a denial is one.

The network takes what stands behind a verb for what was said, also where it was done: “approved the
plan”. Which verbs tell deeds is known (`retold.lexicon.is_deed`).
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold import lexicon
from retold.model import SegmentedDocument
from retold.quotes.honorifics import NOT_NAMES
from retold.quotes.network import Attribution, Range
from retold.quotes.people import UPPER
from retold.quotes.reading import Reading

_CLAUSE = frozenset({"that", "whether", "how", "why", "what", "who", "where", "when", "which"})
_ADDRESSED = frozenset({"me", "us", "him", "her", "them", "you"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_SEEM = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
_CALL = frozenset({"call", "calls", "called"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "no", "this", "that", "his", "her", "its", "their", "our", "my", "your"}
)
_TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "day", "week", "month", "year", "hour", "again"}
)
_BEHIND_HEAD = frozenset("of for on in at from with to that which who ,".split())
_LIGHT = frozenset("make makes made give gives gave have has had send sends sent".split())
_OF_WORDS = frozenset(
    "accusation admission allegation argument assertion assumption belief case claim complaint "
    "concern conclusion confidence denial doubt evidence expectation fact fear feeling hint hope "
    "idea implication impression insistence message news notion opinion point pledge possibility "
    "prediction promise proof reality report rumour rumor sense sign signal speculation statement "
    "suggestion suspicion theory thought threat view warning word".split()
)
"""Nouns whose *that* tells what they hold."""
_BULLETS = frozenset("»›>•◦▪●‣⁃·*–—-")
_HYPHENS = frozenset("-‐‑")
_DENIAL = re.compile(
    rf"(?P<who>[{UPPER}][^,.;:!?“”\"\n]{{0,60}}?) "
    r"(?P<cue>(?:(?:has|have|had|also|flatly|strongly|repeatedly|later) ){0,2}"
    r"(?:den(?:y|ies|ied)|disputes?d?|rejects?|rejected)) "
    r"(?P<said>it|this|that|them|(?:the|these|those|that|this|all|any) (?:claims?|charges?"
    r"|allegations?|accusations?|reports?|accounts?|wrongdoing|suggestions?))(?=[.;!?]|,? but\b)"
)


def said_only(
    text: str, reading: Reading, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """The attributions in which somebody says or thinks something, their cues without names."""
    every = list(attributions)
    said = Counter(
        index for each in every for piece in each.content for index in {piece[0], piece[1] - 1}
    )
    begun = Counter(piece[0] for each in every for piece in each.content)
    for each in every:
        attribution = without_name(text, reading, without_others(text, reading, each, begun))
        again = any(said[piece[1] - 1] > 1 for piece in each.content)
        if again and _words(text, reading, each.cue) == [":"]:
            continue  # the colon behind “she told reporters”
        if is_said(text, reading, attribution):
            yield without_subject(text, reading, attribution)


def without_others(
    text: str, reading: Reading, attribution: Attribution, begun: Counter[int]
) -> Attribution:
    """The attribution, its content without a bullet, and up to another one's quotation.

    “We are ready.” “We are not,” said Pike: the second is what Pike said, not the first speaker.
    begun: at which tokens the pieces of how many attributions begin.
    """
    opens, closes = reading.flags[:, 4], reading.flags[:, 5]
    own = Counter(piece[0] for piece in attribution.content)
    pieces = []
    for start, end in attribution.content:
        first = start + (end - start > 1 and _is_bullet(text, reading, start))
        marks = [
            index for index in range(first + 1, end) if opens[index] and begun[index] > own[index]
        ]
        last = marks[0] if marks and opens[first] and closes[first : marks[0]].any() else end
        pieces.append((first, last))
    return replace(attribution, content=tuple(pieces))


def _is_bullet(text: str, reading: Reading, index: int) -> bool:
    """Whether a token is a bullet in front of its line."""
    begins = bool(reading.flags[index, 2]) and not reading.flags[index, 3]
    return begins and reading.spans[index].of(text) in _BULLETS


def without_name(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution, its cue without the end of the speaker's name: “Channel|4 described”."""
    start, end = attribution.cue
    while start < end - 1 and _is_of_name(text, reading, start):
        start += 1
    if start == attribution.cue[0]:
        return attribution
    speaker = tuple(
        (first, start) if last == attribution.cue[0] else (first, last)
        for first, last in attribution.speaker
    )
    return replace(attribution, cue=(start, end), speaker=speaker)


def _is_of_name(text: str, reading: Reading, index: int) -> bool:
    """Whether a token in front of a cue is a number, or a capital that is no verb."""
    word = reading.spans[index].of(text)
    if word[:1].isdigit():
        return True
    begins = bool(reading.flags[index, 0])
    return word[:1].isupper() and not begins and not lexicon.frequency(word.lower())


def is_said(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether somebody says or thinks the content, rather than does what the cue tells.

    What stands between marks, or begins as a clause does, is said whatever the verb, unless the
    marks stand in another sentence.
    """
    content = [word for piece in attribution.content for word in _words(text, reading, piece)]
    cue = _words(text, reading, attribution.cue)
    if not content:
        return True
    if any(reading.flags[start:end, 3].any() for start, end in attribution.content):
        sentence = reading.sentence[attribution.cue[0]]
        apart = all(
            (reading.sentence[start:end] != sentence).all() for start, end in attribution.content
        )
        return not (apart and _tells_deed(cue))  # “It holds.” Then he left.
    if _is_none(text, reading, attribution, content):
        return False
    return _is_clause(cue, content) or not _tells_deed(cue)


def _is_none(text: str, reading: Reading, attribution: Attribution, content: Sequence[str]) -> bool:
    """Whether what the network took for an attribution is none, whatever its verb tells."""
    cue = _words(text, reading, attribution.cue)
    start = reading.spans[attribution.cue[0]].start
    seems = _seems(text, reading, attribution) and _is_thing(text, reading, attribution)
    fetched = _calls_nothing(cue, content) and not _is_relative(text, reading, attribution)
    return (
        seems
        or fetched
        or (len(content) == 1 and content[0] in _ADDRESSED)
        or (start > 0 and text[start - 1] in _HYPHENS)  # “U.S.-|backed proposal”
        or (cue[0] in _BE and "and" in cue)  # “were short and only hinted at”
    )


def _is_relative(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether *what* or the like leads to who speaks: “what she called a scandal”."""
    first = min(start for start, _ in (attribution.cue, *attribution.speaker))
    return first > 0 and _words(text, reading, (first - 1, first))[0] in _CLAUSE


def without_subject(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution without a speaker that only seems to be something: nobody says who thinks so.

    “He seemed|to agree”: that is what the writer, or somebody unnamed, makes of him.
    """
    return replace(attribution, speaker=()) if _seems(text, reading, attribution) else attribution


def _seems(text: str, reading: Reading, attribution: Attribution) -> bool:
    first = attribution.content[0][0] if attribution.content else attribution.cue[0]
    content = _words(text, reading, (first, first + 1))
    return _words(text, reading, attribution.cue)[-1] in _SEEM and content == ["to"]


def _is_thing(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether a speaker is named by a noun that is neither a person nor a body: “the rain”."""
    if not attribution.speaker:
        return False
    start, end = attribution.speaker[0]
    phrase = [reading.spans[index].of(text) for index in range(start, end)]
    inner = next((place for place, word in enumerate(phrase) if word in _BEHIND_HEAD), len(phrase))
    head = phrase[:inner][-1:]
    begins = bool(reading.flags[start, 0]) and len(phrase[:inner]) == 1
    return (
        bool(head)
        and (head[0].islower() or begins)
        and lexicon.part_of_speech(head[0].lower()) == "n"
        and not (lexicon.is_person(head[0]) or lexicon.is_body(head[0]))
    )


def _calls_nothing(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Whether somebody is fetched, not called something: “called|the police the next morning”.

    To say what a thing is takes its name and a word more.
    """
    if cue[-1] not in _CALL:
        return False
    words = list(content)
    while len(words) > 1 and (words[-1] in _TIMES or words[-1] in NOT_NAMES):
        words.pop()
    if words[0] in _DETERMINERS:
        return len(words) <= len(("the", "police"))
    return len(words) == 1 and lexicon.part_of_speech(words[0]) != "a"


def _is_clause(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Whether the content is a clause of its own, whatever the verb.

    Not where it tells of a noun to which a deed is done: “ends a charge|that we paid”. A noun that
    holds a thought or words (“the claim that”) has the clause as its content.
    """
    if content[0] != "that" or len(cue) < len(("ends", "a", "charge")):
        return content[0] in _CLAUSE
    done_to = cue[-2] in _DETERMINERS and cue[-1] not in _OF_WORDS and cue[0] not in _LIGHT
    return not (done_to and lexicon.is_deed(cue[0]) and not lexicon.is_reporting(cue[0]))


def _tells_deed(cue: Sequence[str]) -> bool:
    """Whether the verbs of a cue tell deeds; days, manners and small words are no verbs.

    To fire back or hit back is to answer.
    """
    verbs = [
        word
        for word in cue
        if word.isalpha()
        and word not in NOT_NAMES
        and not lexicon.is_function_word(word)
        and lexicon.part_of_speech(word) != "r"
    ]
    return (
        bool(verbs)
        and "back" not in cue
        and all(lexicon.is_deed(word) and not lexicon.is_reporting(word) for word in verbs)
    )


def denials(
    document: SegmentedDocument, reading: Reading, attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Denials that the network missed, where a short clause is one (“The company denies it”)."""
    starts = {span.start: index for index, span in enumerate(reading.spans)}
    ends = {span.end: index + 1 for index, span in enumerate(reading.spans)}
    taken = {index for attribution in attributions for index in range(*attribution.cue)}
    for index, sentence in enumerate(document.sentences):
        match = _DENIAL.search(document.text, sentence.span.start, sentence.span.end)
        if match is None:
            continue
        parts = [match.span(part) for part in ("who", "cue", "said")]
        if any(start not in starts or end not in ends for start, end in parts):
            continue
        who, cue, said = ((starts[start], ends[end]) for start, end in parts)
        if reading.sentence[cue[0]] == index and taken.isdisjoint(range(*cue)):
            yield Attribution(cue, (who,), (said,))


def _words(text: str, reading: Reading, part: Range) -> list[str]:
    return [reading.spans[index].of(text).lower() for index in range(*part)]
