"""Edits that keep the sense: values otherwise written, synonyms, short forms, order of clauses."""

import random
import re
from collections.abc import Sequence

from reader import plant as planted
from reader import words
from reader.pairs import CHANGED, KEPT, UNKNOWN, Pair, Token, in_span, render

PHRASES: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split("|"))
    for line in """percent|per cent|%
more than|over|in excess of|upwards of
less than|fewer than|under
at least|no fewer than|not less than
at most|no more than|up to
about|around|roughly|approximately|some
nearly|almost|close to|just under
because of|due to|owing to|as a result of
because|since|as
although|though|even though
despite|in spite of
except for|apart from|other than|with the exception of
in addition to|as well as|besides
before|prior to|ahead of
after|following|in the wake of
during|in the course of
until|till
about|regarding|concerning
in order to|so as to|to
unless|if not|except if
must|has to|is required to|is obliged to
can|is able to
could|was able to
cannot|can not|is unable to|can't
could not|was unable to|couldn't
will|is going to|is to
do not|don't
does not|doesn't
did not|didn't|failed to
is not|isn't
was not|wasn't
were not|weren't
has not|hasn't
have not|haven't
would not|wouldn't
will not|won't
however|but|nevertheless
also|as well|too
for example|for instance|such as
said|stated
the United States|the US|America
the United Kingdom|Britain|the UK
police|officers
a number of|several|some
a lot of|many|a large number of
every day|daily|each day
every year|annually|each year|yearly
per year|a year|annually
twice|two times
two weeks|a fortnight|14 days
12 months|a year|one year
a dozen|twelve|12
half|50 percent|50 per cent
a quarter|25 percent|25 per cent
died|lost their lives
took part in|participated in
carried out|conducted|performed
set up|established|founded
called off|cancelled
put off|postponed|delayed
went up|rose|increased|climbed
went down|fell|decreased|dropped
began|started|commenced
ended|finished|concluded
bought|purchased|acquired
help|assist|aid
show|indicate|demonstrate
stated|declared
want|wish
try|attempt
tried|attempted
get|obtain|receive
got|obtained|received
use|make use of|employ
used|employed
let|allowed
told|informed
asked|requested
many people|numerous people
children|kids|youngsters
city|town
car|vehicle
home|house
job|post|position
money|funds
film|movie
doctor|physician
boss|head|chief
talks|negotiations
deal|agreement|accord
law|legislation
vote|ballot
plan|proposal|scheme
war|conflict
killed|slain
only|just|merely
mainly|mostly|chiefly|primarily
quickly|rapidly|fast
often|frequently
sometimes|at times|on occasion
at first|initially|to begin with
later|afterwards|subsequently
now|currently|at present
again|once more
together|jointly
near|close to
all over|throughout|across
who is|who's
it is|it's
they are|they're""".splitlines()
)
SHORT = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.",
    "October": "Oct.", "November": "Nov.", "December": "Dec.",
}  # fmt: skip
FIGURES = {word: str(i + 1) for i, word in enumerate(words.NUMBERS[:20])} | {
    word: str((i + 2) * 10) for i, word in enumerate(words.NUMBERS[19:])
}


def phrase(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A phrase that stands for another anywhere."""
    del names
    text = render(pair.target)
    lines = list(PHRASES)
    rng.shuffle(lines)
    for line in lines:
        for old in rng.sample(line, len(line)):
            match = re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text)
            if not match:
                continue
            if old in {"to", "as", "since", "some", "but", "is to", "a year", "half", "over"}:
                continue
            places = in_span(pair.target, match.start(), match.end())
            if any(pair.target[k].tag != KEPT for k in places):
                continue
            new = rng.choice([other for other in line if other != old])
            if old == "percent" and new == "%":
                continue
            _put(pair, places, new)
            return True
    return False


def _put(pair: Pair, places: list[int], new: str) -> None:
    first = pair.target[places[0]].text
    if places[0] == 0:
        new = words.cased(first, new)
    planted._replace(pair, places, new, KEPT)


def synonym(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A word of the same sense."""
    del names
    return planted._by_word(pair, rng, words.synonym, KEPT)


def written(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """A number or date written otherwise."""
    del names
    for j, token in enumerate(pair.target):
        apart = token.space or j == 0 or not pair.target[j - 1].is_word
        ends = (
            j + 1 == len(pair.target) or pair.target[j + 1].space or not pair.target[j + 1].is_word
        )
        if token.tag != KEPT or not apart or not ends:
            continue
        text = token.text
        if not text.isascii():
            continue
        new = FIGURES.get(text.lower()) or (SHORT.get(text) if rng.random() < 0.5 else None)
        if text.isdigit() and len(text) > 3 and not text.startswith(("19", "20")):
            new = f"{int(text):,}"
        elif re.fullmatch(r"\d{1,3}(,\d{3})+", text):
            new = text.replace(",", "")
            if text.endswith(",000,000"):
                new = f"{text[:-8].replace(',', '')} million"
        elif text.isdigit() and 0 < int(text) <= 20 and rng.random() < 0.7:
            new = words.NUMBERS[int(text) - 1]
        if new and rng.random() < 0.7:
            _put(pair, [j], new)
            return True
    return False


def order(pair: Pair, rng: random.Random, names: Sequence[str]) -> bool:
    """The part before the first comma moved to the end, or that after the last to the front."""
    del rng, names
    side = pair.target
    commas = [j for j, token in enumerate(side) if token.text == ","]
    if len(commas) != 1 or not side or side[-1].text != "." or "”" in {t.text for t in side}:
        return False
    comma = commas[0]
    last = len(side) - 1
    opening = side[0].text.lower() in planted.CLAUSE | {"on", "at", "from", "during", "to", "with"}
    if opening and comma <= 12:
        new_order = [*range(comma + 1, last), *range(comma), last]
    elif side[comma + 1].text.lower() in planted.CLAUSE and last - comma <= 14:
        new_order = [*range(comma + 1, last), comma, *range(comma), last]
    else:
        return False
    moved = {old: new for new, old in enumerate(new_order)}
    if side[0].text.lower() in planted.CLAUSE | {"the", "a", "an", "on", "at", "from"}:
        side[0].text = side[0].text.lower()
    pair.links = {(i, moved[j]) for i, j in pair.links if j in moved}
    pair.target = [side[j] for j in new_order]
    for token in pair.target:
        token.space = (
            token.text[0].isalnum() or token.text in {"“", "(", "$", "£", "€"} or (token.space)
        )
    pair.target[0].text = words.cased("A", pair.target[0].text)
    return True


EDITS: tuple[tuple[planted.Edit, int], ...] = (
    (phrase, 5),
    (synonym, 4),
    (written, 2),
    (order, 3),
)


def soften(pair: Pair, rng: random.Random, names: Sequence[str], count: int) -> int:
    """How many of `count` harmless edits found a place in the target of a pair."""
    return planted.put_in(EDITS, pair, rng, names, (count, count * 3))


def joined(first: Pair, second: Pair, rng: random.Random) -> Pair:
    """Two pairs as one; the sentences of the target in either order."""
    shift = len(first.source)
    turned = rng.random() < 0.35
    before, after = (second, first) if turned else (first, second)
    target = [*_copy(before.target), *_copy(after.target)]
    target[len(before.target)].space = True
    source = [*_copy(first.source), *_copy(second.source)]
    source[shift].space = True
    moved = len(before.target)
    links: set[tuple[int, int]] = set()
    for pair, in_source in ((first, 0), (second, shift)):
        in_target = 0 if pair is before else moved
        links |= {(i + in_source, j + in_target) for i, j in pair.links}
    return Pair(
        source,
        target,
        links,
        first.all_links and second.all_links,
        None if first.any_changed is None and second.any_changed is None else 1,
        first.origin,
        first.group,
    )


def surrounded(pair: Pair, other: Pair, rng: random.Random) -> Pair:
    """A pair whose source says something else too, before or behind, of which the target is silent.

    A bead may tie two sentences with one; what the other says of it is lost, and nothing more.
    """
    extra = _copy(other.source)
    for token in extra:
        token.tag = CHANGED if token.is_word else UNKNOWN
    before = rng.random() < 0.5
    source = [*extra, *_copy(pair.source)] if before else [*_copy(pair.source), *extra]
    source[len(extra) if before else len(pair.source)].space = True
    shift = len(extra) if before else 0
    links = {(i + shift, j) for i, j in pair.links}
    return Pair(
        source, _copy(pair.target), links, pair.all_links, None, "own-surrounded", pair.group
    )


def _copy(side: Sequence[Token]) -> list[Token]:
    return [Token(token.text, token.space, token.tag, token.origin) for token in side]
