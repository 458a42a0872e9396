"""Pages of lines -> paragraphs: running heads left out, words cut at line ends joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from retold.read.reading_order import Block, Line

EDGE = 0.13
"""Share of a page's height at its top and at its foot where running heads stand."""

EDGE_LINES = 3
"""Lines of each end of a page that may be a running head: outlet, title and number."""

MIN_REPEATED = 0.4
"""Share of the pages on which a running head stands: left and right pages have different ones."""

MIN_HEAD_GAP = 1.45
"""Distance of a running head from the text, in heights of its letters: lines of a text stand 1.0 to
1.4 apart."""

SAME_HEIGHT = 4.0
"""Points by which the heights of a running head may differ from page to page."""

MAX_LEADING = 1.3
"""Distance of two lines of a paragraph, in usual distances of the lines around."""

OTHER_SIZE = 0.15
"""Share by which the size of letters differs between a headline and its text."""

MIN_INDENT = 0.8
"""Indent of a first line, in heights of a line."""

NEAR_LINES = 5
"""Lines above and below by which the margin of a line is told: a quotation set in has its own."""

SLACK = 0.6
"""Room beyond that of a word, in heights of a line, that a line has where it was ended on purpose:
the widths of words are told by their letters, and are off by less."""

FULL_LINE = 0.85
"""Share of a paragraph's widest line that its last has where it goes on in the next column."""

_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•‣◦▪●○–—*·]|-|\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|s\.|pag\.|página|pagina|strona|sida|side)?\s*"
    r"(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|von|de|sur|di|z|av|af)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)[-\u00ad\u2010\u0002\ufffe]\Z")
_DASH = re.compile(r"\S[\u2014\u2013/]\Z")  # set close, as between words that it parts
_NUMBER_CUT = re.compile(r"\d-\d\Z")
_MARKS = "-\u00ad\u2010\u0002\ufffe"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its height in points and its blocks in reading order."""

    height: float
    blocks: tuple[Block, ...]


def paragraphs_of(sheets: Sequence[Sheet]) -> list[str]:
    """The paragraphs of some pages."""
    repeated = _repeated(sheets)
    heads = [_heads(sheet, repeated) for sheet in sheets]
    blocks = [
        [line for line in block.lines if line not in head]
        for sheet, head in zip(sheets, heads, strict=True)
        for block in sheet.blocks
    ]
    groups: list[list[Line]] = []
    for block in filter(None, blocks):
        for number, group in enumerate(_groups(block)):
            if number == 0 and groups and _goes_on(groups[-1], group):
                groups[-1].extend(group)
            else:
                groups.append(list(group))
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for g in groups for line in g)))
    return [_joined([line.text for line in group], words) for group in groups]


def _repeated(sheets: Sequence[Sheet]) -> list[tuple[str, float]]:
    """What stands at the edges of several pages: its text without figures, and its height."""
    seen: dict[str, list[tuple[float, set[int]]]] = {}
    for number, sheet in enumerate(sheets):
        for line, _ in (*_edge(sheet, top=True), *_edge(sheet, top=False)):
            text, height = _place(line, sheet)
            places = seen.setdefault(text, [])
            for other, pages in places:
                if abs(height - other) <= SAME_HEIGHT:
                    pages.add(number)
                    break
            else:
                places.append((height, {number}))
    least = max(2, MIN_REPEATED * len(sheets))
    return [
        (text, height)
        for text, places in seen.items()
        for height, pages in places
        if len(pages) >= least
    ]


def _heads(sheet: Sheet, repeated: Iterable[tuple[str, float]]) -> frozenset[Line]:
    """The running heads of a page: what is repeated, and set off from the text; page numbers."""
    heads: set[Line] = set()
    for top in (True, False):
        for line, inner in reversed(_edge(sheet, top=top)):  # from the text outwards
            text, height = _place(line, sheet)
            known = any(
                text == other and abs(height - place) <= SAME_HEIGHT for other, place in repeated
            )
            apart = inner is None or inner in heads or _gap(line, inner) > MIN_HEAD_GAP * line.size
            if _PAGE_NUMBER.fullmatch(line.text) or (known and apart):
                heads.add(line)
    return frozenset(heads)


def _edge(sheet: Sheet, *, top: bool) -> list[tuple[Line, Line | None]]:
    """The lines at one edge of a page, the outermost first, each with the next within."""
    lines = sorted((line for block in sheet.blocks for line in block.lines), key=_top, reverse=top)
    edge = [line for line in lines[:EDGE_LINES] if _is_at_edge(line, sheet)]
    return list(zip(edge, [*lines[1:], None], strict=False))


def _top(line: Line) -> float:
    return line.top


def _is_at_edge(line: Line, sheet: Sheet) -> bool:
    return line.top < EDGE * sheet.height or line.bottom > (1 - EDGE) * sheet.height


def _gap(line: Line, inner: Line) -> float:
    return abs(line.bottom - inner.bottom)


def _place(line: Line, sheet: Sheet) -> tuple[str, float]:
    """A line without its figures, and its height from the nearer edge: pages differ in size."""
    height = line.bottom if line.top < sheet.height / 2 else line.bottom - sheet.height
    return _without_figures(line.text), height


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _groups(block: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a column."""
    steps = [above.bottom - below.bottom for above, below in pairwise(block)]
    leading = median(steps) if steps else 0.0
    group: list[Line] = []
    for number, line in enumerate(block):
        near = block[max(0, number - NEAR_LINES) : number + NEAR_LINES]
        if group and _begins(line, group, leading, near):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: Line, group: Sequence[Line], leading: float, near: Sequence[Line]) -> bool:
    """Whether a line begins a new paragraph: the lines near it show the margins."""
    before = group[-1]
    own = min((a.bottom - b.bottom for a, b in pairwise(group[-NEAR_LINES:])), default=leading)
    usual = max(min(leading, own), before.size, line.size)
    return (
        before.bottom - line.bottom > MAX_LEADING * usual
        or abs(line.size - before.size) > OTHER_SIZE * max(line.size, before.size)
        or line.cells > 1
        or before.cells > 1
        or _BULLET.match(line.text) is not None
        or _is_indented(line, group)
        or _had_room(before, line, near)
    )


def _is_indented(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line stands further in than the one above, which does not begin a paragraph."""
    return len(group) > 1 and line.left - group[-1].left > MIN_INDENT * line.size


def _had_room(before: Line, line: Line, near: Sequence[Line]) -> bool:
    """Whether the first word of a line would have had room in the one above, which so ended."""
    if before.text[-1:] in _MARKS:
        return False  # a word that was cut had no room
    alike = [one for one in near if abs(one.left - before.left) < MIN_INDENT * before.size]
    margin = max((one.right for one in (*alike, before)), default=before.right)
    first = line.text.partition(" ")[0]
    width = (line.right - line.left) * (len(first) + 1) / max(1, len(line.text))
    return margin - before.right > width + before.size * SLACK


def _goes_on(group: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, line = group[-1], following[0]
    if abs(line.size - last.size) > OTHER_SIZE * max(line.size, last.size):
        return False
    if _STOP.search(last.text) or _BULLET.match(line.text):
        return False
    if line.text[:1].islower() or last.text[-1:] in _MARKS or last.text.endswith(","):
        return True
    return len(group) > 1 and last.right - last.left > FULL_LINE * max(
        one.right - one.left for one in group
    )


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Lines as one, the words that were cut at their ends whole again."""
    parts: list[str] = []
    for line, following in pairwise([*lines, ""]):
        cut = _CUT.search(line)
        end = _WORD.match(following)
        if not following:
            parts.append(line)
        elif cut is None or end is None:
            joins = _DASH.search(line) or _NUMBER_CUT.search(line[-2:] + following[:1])
            parts.append(line if joins else f"{line} ")
        elif end[0][0].isupper() or _keeps_hyphen(cut[1], end[0], words):
            parts.append(f"{line[:-1]}-")
        else:
            parts.append(line[:-1])
    return "".join(parts).translate(_LIGATURES).strip()


def _keeps_hyphen(first: str, second: str, words: Counter[str]) -> bool:
    """Whether a word that was cut at its hyphen has one of its own.

    The text tells, where it has the word elsewhere; else the dictionary, by the whole or the parts.
    """
    whole, hyphenated = first + second, f"{first}-{second}"
    if words[whole] or words[hyphenated]:
        return words[hyphenated] > words[whole]
    from retold.lexicon import is_known

    if is_known(whole.lower()):
        return False
    return is_known(first.lower()) and is_known(second.lower())


_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u0002": "-",
        "\ufffe": "-",
        "\u00ad": "",
    }
)
