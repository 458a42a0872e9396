"""Text -> what stands between quotation marks, of any kind and in any language's use of them.

The marks are those that Unicode calls so (`Quotation_Mark` in PropList.txt), the ornaments of that
name, the Hebrew gershayim, and what is typed for marks: two apostrophes, grave accents or commas.
What a mark does is told by where it stands, since one language closes with what another opens:
“…”, „…“, ”…”, «…», »…«, »…». In »Nein«, sagte sie, the first stands behind a gap and before a
word, and one that closes it follows; in Home » News neither is so.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from retold.model import SegmentedDocument, Span
from retold.patterns import pattern
from retold.text.layers import layer

_PAIRS = {
    marks[0]: frozenset(marks[1:])
    for marks in map(
        str.split,
        [
            *["“ ”", "‟ ”", "„ “ ” ‟", "⹂ “ ” ‟", "” ” “", ",, “ ”"],
            *['" "', "`` ''", "'' ''", "＂ ＂", "״ ״"],
            *["« »", "» « »", "‹ ›", "› ‹ ›"],
            *["「 」", "『 』", "﹁ ﹂", "﹃ ﹄", "｢ ｣", "〝 〞 〟"],
            *["❝ ❞", "🙶 🙷", "🙸 🙷", "❠ ❝ ❞", "❮ ❯"],
            *["‘ ’", "‛ ’", "‚ ‘ ’", "’ ’", "' '", "＇ ＇", "❛ ❜", "❟ ❛ ❜"],
        ],
    )
}
"""Marks that can open, and those that can close what each opened."""
_MIXED = frozenset(['"', "''", "”", "“"])
"""Marks with which careless typing closes what another of the first two rows opened."""
_MIXABLE = frozenset(["“", "„", "”", ",,", '"', "``", "''"])
_SINGLE = frozenset("‹›❮‘‛‚’'＇❛❟")
_ONLY_IN_PAIRS = _SINGLE | {"”", "»", ",,"}
"""Marks that are also something else, or close elsewhere: they open only what is closed."""
_GOES_ON = frozenset("”‘")
"""Of these, marks that open a line also where it is not closed, of a quotation that goes on."""
_NESTING = frozenset("”»«「『﹁﹃｢")
"""Marks of which one inside of another of its kind has a closing one of its own."""
_APOSTROPHES = frozenset("’'＇")
_END_ALONE = frozenset(["”", "»", '"', "''"])
"""Marks that by themselves close what began on a line before."""

_SURE = "“”„‟⹂«»「」『』﹁﹂﹃﹄｢｣〝〞〟＂❝❞🙶🙷🙸❟❠❮❯‹›‚❛❜"
"""Characters that are marks wherever they stand."""
_HEBREW = "\u05d0-\u05ea"
_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029\v\f]+")
_LETTERS = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""Letters of the scripts that have no gaps between words (a regular-expression class)."""
_CJK = pattern(_LETTERS)
MARK = re.compile(
    rf"[{_SURE}'\"`,’‘‛＇״]"  # one set first: the engine skips to it
    rf"(?:(?<=[{_SURE}])|(?<=')'|(?<=`)`|(?<=,)(?<![\w,],),(?=[^\W\d_])"
    rf"|(?<=[\"״])(?:(?<![{_HEBREW}].)|(?![{_HEBREW}]))"  # not the sign in a Hebrew abbreviation
    r"|(?<=[‘‛’'＇])(?:(?<![^\W_].)(?=[^\W_])|(?<=\S.)(?![^\W_]))"
    rf"|(?<=‘)(?={_LETTERS})|(?<={_LETTERS}[‘’]))"
)
"""Whatever may be a quotation mark where it stands; an apostrophe inside of a word is none."""
_CLIPPED = pattern(r"(?:tis|twas|twere|twill|em|n|til|bout)\b", re.IGNORECASE)
"""Words that an apostrophe leads, however it is typed."""
_OPENING = frozenset("([{")
_BEFORE = _OPENING | frozenset("-–—/:：，、。¿¡")
"""What stands right before an opening mark where there is no gap."""
_NEVER_FIRST = frozenset(".,;:!?)]}…。，、！？：；）")
_STOPS = _NEVER_FIRST | frozenset("-–—")


DEEPEST = 2
"""Single marks inside of single ones; more is no nesting, but letters cut off (‘twas)."""


class Quoted(NamedTuple):
    """A stretch between quotation marks: with its marks, and without them.

    What is never closed ends with its line; what was never opened begins with it, or behind the
    stretch before.
    """

    span: Span
    inner: Span
    opened: bool = True
    closed: bool = True
    single: bool = False  # ‘…’ '…' ‹…›


class _Mark(NamedTuple):
    """A mark; whether it stands where one opens, and where one closes."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def quoted(text: str) -> Iterator[Quoted]:
    """The outermost stretches between quotation marks, in the order of the text."""
    marks = [_read(text, match) for match in MARK.finditer(text)]
    if not marks:
        return
    first = 0
    for line in _LINE.finditer(text):
        if marks[first].start >= line.end():
            continue
        last = bisect_left(marks, line.end(), first, key=_start)
        yield from _of_line(text, Span(*line.span()), marks[first:last])
        if last == len(marks):
            return
        first = last


@layer
def quoted_in(document: SegmentedDocument) -> tuple[Quoted, ...]:
    """The outermost stretches between quotation marks of a document, told once."""
    return tuple(quoted(document.text))


@layer
def insides_in(document: SegmentedDocument) -> tuple[Span, ...]:
    """As `between_marks`, of a document, told once."""
    return _insides(quoted_in(document))


def between_marks(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks in a text, without the marks, where it is anything."""
    return _insides(quoted(text))


def _insides(stretches: Iterable[Quoted]) -> tuple[Span, ...]:
    inners = (stretch.inner for stretch in stretches)
    return tuple(inner for inner in inners if inner.start < inner.end)


def _read(text: str, match: re.Match[str]) -> _Mark:
    start, end = match.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    blank = not before or before.isspace()
    gap = blank or before in _BEFORE or before in _PAIRS
    first = after != "" and after not in _NEVER_FIRST and not after.isspace()
    opens = first and (gap or _is_cjk(before))
    closes = not blank and before not in _OPENING and not (opens and gap)
    goes_on = closes and after.isalnum() and not _is_cjk(after)
    return _Mark(match.group(), start, end, opens, closes and not goes_on)


def _start(mark: _Mark) -> int:
    return mark.start


def _is_cjk(character: str) -> bool:
    """Whether words of the character's script have no gaps between them."""
    return _CJK.match(character) is not None


def _of_line(text: str, line: Span, marks: Sequence[_Mark]) -> Iterator[Quoted]:
    last = {mark.text: index for index, mark in enumerate(marks) if not mark.opens}
    free, index = line.start, 0
    while index < len(marks):
        mark = marks[index]
        single = mark.text in _SINGLE
        if _ends_alone(text, mark):
            start = mark.start - len(text[free : mark.start].lstrip())
            yield Quoted(Span(start, mark.end), Span(start, mark.start), opened=False)
            free = mark.end
        elif _may_open(text, mark):
            closed = _closing(text, marks, index, last)
            if closed is not None:
                end = marks[closed]
                whole, inner = Span(mark.start, end.end), Span(mark.end, end.start)
                yield Quoted(whole, inner, single=single)
                free, index = end.end, closed
            elif mark.text not in _ONLY_IN_PAIRS or (
                mark.text in _GOES_ON
                and not text[line.start : mark.start].strip()
                and not _is_closed(mark, index, last)
            ):
                rest = mark.end + len(text[mark.end : line.end].rstrip())
                if rest > mark.end:
                    whole, inner = Span(mark.start, rest), Span(mark.end, rest)
                    yield Quoted(whole, inner, closed=False, single=single)
                return
        index += 1


def _may_open(text: str, mark: _Mark) -> bool:
    """Whether a mark can open where nothing is open."""
    if mark.text not in _PAIRS:
        return False
    if mark.text in _APOSTROPHES and not text[mark.end : mark.end + 1].isalpha():
        return False
    if mark.text in _APOSTROPHES | {"‘"} and _CLIPPED.match(text, mark.end):
        return False
    return mark.opens if mark.text in _ONLY_IN_PAIRS else not _only_closes(mark)


def _only_closes(mark: _Mark) -> bool:
    """Whether a mark that serves for both sides stands where only a closing one does."""
    return mark.closes and mark.text in _PAIRS[mark.text]


def _ends_alone(text: str, mark: _Mark) -> bool:
    """Whether a mark, where nothing is open, closes what an earlier line opened.

    The sign for inches does not.
    """
    before = text[mark.start - 1 : mark.start]
    if mark.text == "“":  # the second of „…“
        return mark.closes and (before.isalpha() or before in ".!?…") and not _is_cjk(before)
    return mark.text in _END_ALONE and mark.closes and not before.isdigit()


def _closing(text: str, marks: Sequence[_Mark], first: int, last: dict[str, int]) -> int | None:
    """The index of the mark that closes what one opened; None where none does.

    Quotations inside may have marks of their own: “He said "no" twice.”
    """
    opener = marks[first]
    if opener.text in _APOSTROPHES or opener.text in "‘‛":
        return _closing_apostrophe(text, marks, first, last)
    if opener.text in _ONLY_IN_PAIRS and not _is_closed(opener, first, last):
        return None
    inside: frozenset[str] = frozenset()
    depth, before = 0, None
    for index in range(first + 1, len(marks)):
        mark = marks[index]
        if mark.text in inside and not mark.opens:
            inside, before = frozenset(), index if _closes(opener, mark) else before
        elif _closes(opener, mark):
            depth += 2 * _is_inner(marks, index)
            if not depth:
                return index
            depth, before = depth - 1, index
        elif mark.text == opener.text and mark.text in _NESTING:
            depth += 1
        elif mark.opens and not inside and mark.text in _PAIRS and mark.text not in _SINGLE:
            inside = _PAIRS[mark.text]
        elif mark.closes and not inside and mark.text in _MIXED and opener.text in _MIXABLE:
            return index
    return before


def _is_inner(marks: Sequence[_Mark], index: int) -> bool:
    """Whether a mark of one form for both sides opens a quotation inside: "It is "over" now."."""
    rest = marks[index + 1 : index + 3]
    return (
        marks[index].opens
        and marks[index].text in _PAIRS.get(marks[index].text, ())
        and len(rest) == 2  # noqa: PLR2004 - its own closing mark, and that of the quotation around it
        and all(mark.closes and mark.text == marks[index].text for mark in rest)
    )


def _closes(opener: _Mark, mark: _Mark) -> bool:
    """Whether a mark is of those that close what another opened, and stands where it can."""
    turns = mark.opens and (opener.text in _ONLY_IN_PAIRS or mark.text == "“")
    return mark.text in _PAIRS[opener.text] and not turns


def _is_closed(opener: _Mark, index: int, last: dict[str, int]) -> bool:
    """Whether any mark of the line can close what one opened, told without going through them."""
    return any(last.get(mark, -1) > index for mark in _PAIRS[opener.text])


def _closing_apostrophe(
    text: str, marks: Sequence[_Mark], first: int, last: dict[str, int]
) -> int | None:
    """As `_closing`, for a mark whose like also cuts letters off or tells whose something is.

    Behind an s it closes only before a stop, unless ‘ opened and nothing else can close. What ’
    opened (”Hon sade ’nej’, och gick”) has a stop at its end, for rock ’n’ roll is no quotation.
    """
    opener = marks[first]
    if not _is_closed(opener, first, last):
        return None
    doubtful, depth = None, 0
    for index in range(first + 1, len(marks)):
        mark = marks[index]
        if mark.text in _PAIRS[opener.text] and mark.closes and depth:
            depth -= 1
        elif mark.text in _PAIRS[opener.text] and mark.closes:
            before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
            stopped = before in _STOPS or after in _STOPS
            if opener.text == "’" and not stopped:
                continue
            if before not in "sS" or not after.isspace():
                return index
            if doubtful is None and opener.text in "‘‛" and text[opener.end].isalpha():
                doubtful = index
        elif mark.opens and mark.text in "‘‛’'＇":
            depth += 1
            if opener.text in _APOSTROPHES or depth > DEEPEST:
                break
    return doubtful
