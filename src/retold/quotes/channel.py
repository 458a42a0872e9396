"""Where something was said: on Telegram, to Fox News, in a statement, at a briefing.

Rules over the words around a cue, because no corpus marks channels. A channel stands in the cue's
own sentence, outside the words that were said. It is the noun phrase behind a verb of telling
("told the chamber that"), or a preposition with the noun phrase behind it, where the phrase says
of itself that it carries words ("in a letter to parents") or stands where only such a one can
("wrote on Chatline", "speaking on the Morning Desk").
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from retold.model import Span

NEAR = 60
"""Characters from the cue in which a channel is sought that does not begin the sentence."""
LONGEST_VERB = 16
"""Characters before a preposition in which a verb that leads to it is sought."""
LONGEST = 12
"""Words of the longest channel: "the audience at a fundraiser for the veterans of Orrin"."""
LONGEST_PHRASE = 400
"""Characters of such a channel: no sentence is looked through further than this before a cue."""

_ROOT = 4
"""Letters up to which a word in -ed is no participle: bed, shed."""

_TOKEN = re.compile(r"[^\W_](?:[\w.&’'\-]*\w)?(?:(?<=\b[A-Z])\.(?=\s[A-Z]))?|[^\s\w]")
_TELLING = re.compile(
    r"(?:\A|\s)(?:tell|tells|told|telling|informed|assured|reminded)\Z", re.IGNORECASE
)
_SAYING = re.compile(
    r"(?:\A|\s)(?:sa(?:y|ys|id|ying)|spoke|explain(?:ed|s)|confirm(?:ed|s)|announc(?:ed|es)"
    r"|admit(?:ted|s)|complain(?:ed|s)|boast(?:ed|s)|testif(?:y|ied|ies|ying))\s*\Z",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:wr(?:ote|ites?|iting|itten)|post(?:ed|s|ing)|publish(?:ed|ing)|tweet(?:ed|ing)|shar(?:ed|ing)"
    r"|blogg(?:ed|ing)|speak(?:s|ing)|spoke|appear(?:ed|ing)|talking|testif(?:ied|ying))\s\Z",
    re.IGNORECASE,
)
"""Verbs behind which a preposition leads to the channel whatever its words are."""
_ADDRESSING = re.compile(r"\baddressing\s\Z", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:on|in|via|through|over|during|at|before|to|with|for|by)\b", re.IGNORECASE
)
_NEXT_TO_VERB = frozenset("on in to for at via before with during".split())

_CARRIERS = frozenset(
    """
statement statements interview interviews post posts tweet tweets email emails e-mail e-mails
letter letters speech speeches address release releases memo memos memorandum report reports
article articles column columns op-ed op-eds blog blogs essay essays editorial editorials video
videos clip clips broadcast broadcasts podcast podcasts message messages note notes filing filings
lawsuit lawsuits affidavit affidavits complaint complaints testimony deposition depositions remarks
comments announcement announcements briefing briefings conference call calls rally rallies debate
debates hearing hearings hall halls meeting meetings forum forums appearance appearances document
documents paper papers book books memoir memoirs manifesto manifestos newsletter newsletters thread
threads livestream livestreams sermon sermons diary diaries journal court parliament committee
inquiry trial assembly council senate congress tribunal floor evidence writing documentary programme
program show account page website site feed channel television tv radio air camera stage media
network networks transcript recording survey poll study
""".split()
)
"""Words that carry what somebody says, as the head of the phrase."""
_LINES = frozenset("phone telephone email e-mail letter text radio air network feed".split())
_BODIES = frozenset(
    "court parliament committee inquiry tribunal assembly council senate congress jury".split()
)
_LED_BY = {
    **dict.fromkeys("on in via during at".split(), _CARRIERS),
    **dict.fromkeys("by over through".split(), _LINES),
    "before": _BODIES,
}
_DETERMINERS = frozenset(
    "a an the his her their its our my your this that these those another one some several two "
    "many no every each".split()
)
_PHRASE_PREPOSITIONS = frozenset("of in at from for on with by to during".split())
_PRONOUNS = frozenset(
    """
he she it they we i you there who which him me us them himself herself nobody somebody everybody
anyone everyone someone nothing everything all
""".split()
)
_CLAUSE = frozenset(
    """
that how why what whether when where if as because while although but or so than before after since
until not never also then just recently earlier later yesterday today tomorrow tonight last next
this would will could can may might must should shall was were is are am be been has have had does
do did and
""".split()
)
_SINGULAR = frozenset(
    """
news series species politics economics physics mathematics athletics gymnastics ethics statistics
headquarters campus
""".split()
)
"""Nouns in -s that are no plurals, so that the phrase goes on behind them."""
_DATES = frozenset(
    """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december
""".split()
)
_NO_PLACES = frozenset(
    """
morning afternoon evening night noon midnight weekend week month year time times day days moment
condition background part advance response reply return addition fact particular general future
past spring summer autumn fall winter english french german spanish russian
""".split()
)
_BESIDE_NAMES = frozenset(
    "newspaper newspapers broadcaster magazine agency network channel station site website paper "
    "podcast programme program show viewers listeners readers reporters reporter news "
    "correspondent host anchor editor columnist presenter moderator".split()
)
"""Words that stand beside a name: "the broadcaster Norrland", "Bild newspaper", "Fox viewers"."""


def channels(text: str, sentence: Span, cue: Span) -> tuple[Span, ...]:
    """What can be the channel of what the cue in a sentence reports, the likeliest first.

    It may be part of a cue of several words ("said in a statement").

    Whom the cue addresses ("told Fox News") comes before what a phrase of its own names ("in a
    statement"); of several phrases the nearest to the cue counts.
    """
    audience = addressee(text, sentence, cue)
    phrases = sorted(_phrases(text, sentence, cue), key=lambda span: _distance(span, cue))
    return (audience, *phrases) if audience else tuple(phrases)


def first_free(spans: Iterable[Span], taken: Sequence[Span]) -> Span | None:
    """The first of the spans that touches none of the taken ones."""
    return next((span for span in spans if _is_free(span, taken)), None)


def addressee(text: str, sentence: Span, cue: Span) -> Span | None:
    """Whom a cue of telling addresses: the noun phrase right behind it, unless it is a pronoun."""
    if not _TELLING.search(cue.of(text)):
        return None
    return _noun_phrase(text, cue.end, sentence.end)


def _phrases(text: str, sentence: Span, cue: Span) -> Iterator[Span]:
    """What a preposition leads to in a sentence, where it can be a channel."""
    for match in _prepositions(text, sentence, cue):
        preposition, index = match.group().lower(), match.start()
        phrase = _noun_phrase(text, match.end(), sentence.end)
        if phrase is None or (
            index > sentence.start and _distance(Span(index, phrase.end), cue) > NEAR
        ):
            continue
        written = _OPEN.search(text, max(sentence.start, index - LONGEST_VERB), index) is not None
        beside = written or (index <= cue.end + 1 and _SAYING.search(text[cue.start : index]))
        words = phrase.of(text).split()
        if _carries(preposition, words) or (
            beside and _can_only_carry(preposition, words, written=written)
        ):
            yield Span(index, phrase.end)
    talking = _addressed(text, sentence)
    if talking:
        yield talking


def _prepositions(text: str, sentence: Span, cue: Span) -> Iterator[re.Match[str]]:
    """The one that begins the sentence, then those near enough to a cue."""
    first = _PREPOSITION.match(text, sentence.start, sentence.end)
    if first:
        yield first
    near = max(sentence.start + 1, cue.start - NEAR - LONGEST_PHRASE)
    for match in _PREPOSITION.finditer(text, near, sentence.end):
        if match.start() > cue.end + NEAR:
            break
        yield match


@lru_cache(maxsize=8)  # the cues of a long sentence ask for it again and again
def _addressed(text: str, sentence: Span) -> Span | None:
    """Whom a sentence says that somebody was addressing."""
    match = _ADDRESSING.search(text, sentence.start, sentence.end)
    return _noun_phrase(text, match.end(), sentence.end) if match else None


def _carries(preposition: str, words: Sequence[str]) -> bool:
    """Whether the head of a phrase is a carrier: the last word before its next preposition."""
    plain = [re.sub(r"[’']s?\Z", "", word).lower() for word in words]
    head = next(
        (index for index, word in enumerate(plain) if word in _PHRASE_PREPOSITIONS), len(plain)
    )
    known = _LED_BY.get(preposition, frozenset())
    return any(word in known for word in plain[max(0, head - 2) : head])


def _can_only_carry(preposition: str, words: Sequence[str], *, written: bool) -> bool:
    """Whether a phrase right behind a verb names where: "on Chatline", "to the Coast Gazette"."""
    if preposition not in _NEXT_TO_VERB:
        return False
    named = any(word[0].isupper() for word in words)
    if written and preposition in {"on", "to", "for", "via", "with", "before"}:
        return named or words[0].lower() in _DETERMINERS
    if preposition == "in":
        return written and named and words[0].lower() in _DETERMINERS
    return preposition in {"on", "via"} and named


def _noun_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase with which a stretch begins, as far as it goes without a parser.

    It ends before a mark, a word that begins a clause, a date, and a word that cannot go on with
    it: a determiner that no preposition leads to, a small word behind a name.
    """
    first = last = None
    before = ""
    tokens = list(islice(_TOKEN.finditer(text, start, end), LONGEST + 1))
    for index, token in enumerate(tokens[:LONGEST]):
        follower = tokens[index + 1].group() if index + 1 < len(tokens) else ""
        if _ends(before, token.group(), follower):
            break
        if first is None:
            first = token.start()
        before = token.group()
        if not _needs_more(before):
            last = token.end()
    return None if first is None or last is None else Span(first, last)


def _ends(before: str, word: str, follower: str) -> bool:
    """Whether a word does not belong to the noun phrase that the word before it belongs to."""
    low, led = word.lower(), before.lower() in _PHRASE_PREPOSITIONS
    if not word[0].isalnum() or low in _PRONOUNS or _is_time(word):
        return True
    if low in _PHRASE_PREPOSITIONS:
        return not before or _is_time(follower) or not _leads_on(low, follower)
    if low in _DETERMINERS:
        return bool(before) and not led
    if low in _CLAUSE:
        return low != "and" or not (before[:1].isupper() and follower[:1].isupper())
    begins = not before or led or before.lower() in _DETERMINERS or before == "and"
    return not begins and not _goes_on(before, word)


def _goes_on(before: str, word: str) -> bool:
    """Whether a noun phrase goes on from one word of its own with another."""
    if before.endswith(("’s", "'s", "s’", "s'")):
        return True
    if word[0].isupper():
        return before[0].isupper() or before.lower() in _BESIDE_NAMES
    if before[0].isupper():
        return word in _BESIDE_NAMES | _CARRIERS
    return not _is_plural(before)


def _needs_more(word: str) -> bool:
    """Whether no noun phrase ends with a word: "a report published|on Tuesday"."""
    low = word.lower()
    return low in _PHRASE_PREPOSITIONS | _DETERMINERS or (len(low) > _ROOT and word.endswith("ed"))


def _leads_on(preposition: str, follower: str) -> bool:
    """Whether a preposition goes on with a phrase: "to" before a small word is an infinitive."""
    low = follower.lower()
    if preposition == "to":
        return follower[:1].isupper() or low in _DETERMINERS or _is_plural(follower)
    return bool(follower) and follower[0].isalnum() and low not in _CLAUSE


def _is_plural(word: str) -> bool:
    return (
        word.lower() not in _SINGULAR
        and word.endswith("s")
        and not word.endswith(("ss", "us", "’s", "'s"))
    )


def _is_time(word: str) -> bool:
    """Whether a word tells when, or how, but never where; as part of a name it is in capitals."""
    return word in _NO_PLACES or word.lower() in _DATES or word.isdigit()


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span.end <= other_span.start or other_span.end <= span.start for other_span in taken)


def _distance(span: Span, other_span: Span) -> int:
    return max(other_span.start - span.end, span.start - other_span.end, 0)
