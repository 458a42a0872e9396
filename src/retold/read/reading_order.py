"""Letters on a page -> lines in the order in which they are read: column by column.

A PDF holds letters and places, in the order in which a program happened to draw them. Letters that
follow one another make a stretch; stretches side by side a line; and where a gutter runs
down between lines, what lies left of it is read before what lies right of it, in each band between
the stretches that cross it (a headline, a picture's caption, text from margin to margin).
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MAX_WORD_GAP = 1.5
"""Gap between two words of a stretch, in heights of a line: justified lines stretch to one height,
gutters begin at one and a half."""

MIN_SPACE = 0.18
"""Gap that is a space where none was drawn, in heights of a line; letters of spaced-out words stand
closer, and a space of the narrowest usual faces is a fifth."""

MIN_OVERLAP = 0.5
"""Share of the lower of two heights that stretches of one line have in common."""

MIN_GUTTER = 0.9
"""Width of a gutter, in heights of a line."""

MIN_SIDE_LINES = 3
"""Lines on each side of a gutter; fewer are a table's row or a letterhead."""

MAX_STRETCHES = 3_000
"""Stretches of a page in which columns are looked for: a newspaper's page has under a thousand, and
the work grows with the square."""

MIN_SIDE_LENGTH = 18.0
"""Characters that a line of a column has in the middle; cells of a table have fewer."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and the box that its face gives it, in points from the lower left."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height, and the box around them.

    `size` is the height of most letters; `cells` is more than one where wide gaps part the words,
    as in a row of a table.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column, from top to bottom."""

    lines: tuple[Line, ...]


def blocks_of(letters: Iterable[Letter]) -> list[Block]:
    """The blocks of a page in reading order."""
    return _ordered(_stretches(letters))


def _stretches(letters: Iterable[Letter]) -> list[Line]:
    """Runs of letters, as drawn, on one height and without a wide gap."""
    found: list[Line] = []
    run: list[Letter] = []
    for letter in letters:
        if run and not _continues(run[-1], letter):
            found += _stretch(run)
            run = []
        run.append(letter)
    return found + _stretch(run)


def _continues(before: Letter, letter: Letter) -> bool:
    height = max(before.top - before.bottom, letter.top - letter.bottom)
    gap = letter.left - before.right
    return _overlap(before, letter) >= MIN_OVERLAP and -height < gap < MAX_WORD_GAP * height


def _overlap(first: Letter | Line, second: Letter | Line) -> float:
    """The share of the lower height that both have."""
    common = min(first.top, second.top) - max(first.bottom, second.bottom)
    lower = min(first.top - first.bottom, second.top - second.bottom)
    return common / lower if lower > 0 else float(common >= 0)


def _stretch(run: Sequence[Letter]) -> list[Line]:
    solid = [letter for letter in run if not letter.character.isspace()]
    if not solid:
        return []
    size = median(letter.top - letter.bottom for letter in solid)
    parts: list[str] = []
    before: Letter | None = None
    for letter in run:
        if before is not None and letter.left - before.right > MIN_SPACE * size:
            parts.append(" ")
        raised = letter.top - letter.bottom < _SMALL * size and letter.bottom > _raised(solid, size)
        parts.append(letter.character.translate(_RAISED) if raised else letter.character)
        before = letter
    return [
        Line(
            " ".join("".join(parts).split()),
            min(letter.left for letter in solid),
            max(letter.right for letter in solid),
            min(letter.bottom for letter in solid),
            max(letter.top for letter in solid),
            size,
        )
    ]


_SMALL = 0.9  # height of a raised figure against that of its line
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def _raised(letters: Sequence[Letter], size: float) -> float:
    """The height above which the foot of a small letter is raised."""
    return median(letter.bottom for letter in letters) + 0.2 * size


def _ordered(stretches: list[Line]) -> list[Block]:
    gutter = _gutter(stretches)
    if gutter is None:
        lines = _lines(stretches)
        return [Block(tuple(lines))] if lines else []
    found: list[Block] = []
    above: list[Line] = []  # what stands over the next columns, from margin to margin
    for spanning, band in _bands(stretches, gutter):
        above += spanning
        if not _has_columns(band, gutter):
            above += band
            continue
        begin = min(max(map(_middle, side)) for side in _sides(band, gutter))
        above += [one for one in band if _middle(one) > begin + one.size]
        found += _ordered(above)
        for side in _sides([one for one in band if _middle(one) <= begin + one.size], gutter):
            found += _ordered(side)
        above = []
    return found + _ordered(above)


def _bands(
    stretches: list[Line], gutter: tuple[float, float]
) -> Iterator[tuple[list[Line], list[Line]]]:
    """From top to bottom: stretches that cross a gutter, and those below that do not."""
    spanning: list[Line] = []
    band: list[Line] = []
    for stretch in sorted(stretches, key=_middle, reverse=True):
        if not _crosses(stretch, gutter):
            band.append(stretch)
            continue
        if band:
            yield spanning, band
            spanning, band = [], []
        spanning.append(stretch)
    yield spanning, band


def _crosses(stretch: Line, gutter: tuple[float, float]) -> bool:
    return stretch.left < gutter[1] and stretch.right > gutter[0]


def _sides(stretches: list[Line], gutter: tuple[float, float]) -> tuple[list[Line], list[Line]]:
    """What lies to the left of a gutter and to its right."""
    left = [one for one in stretches if one.right <= gutter[0]]
    return left, [one for one in stretches if one.right > gutter[0]]


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2


def _lines(stretches: list[Line]) -> list[Line]:
    """Stretches side by side put together, from top to bottom."""
    rows: list[list[Line]] = []
    for stretch in sorted(stretches, key=lambda one: (-_middle(one), one.left)):
        if rows and _overlap(rows[-1][0], stretch) >= MIN_OVERLAP:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [_row(sorted(row, key=lambda one: one.left)) for row in rows]


def _row(stretches: Sequence[Line]) -> Line:
    longest = max(stretches, key=lambda one: len(one.text))
    text, cells = stretches[0].text, 1
    for before, stretch in pairwise(stretches):
        parted = stretch.left - before.right > MAX_WORD_GAP * longest.size
        text += f"{' | ' if parted else ' '}{stretch.text}"
        cells += parted
    return Line(
        text,
        stretches[0].left,
        max(one.right for one in stretches),
        min(one.bottom for one in stretches),
        max(one.top for one in stretches),
        longest.size,
        cells,
    )


def _gutter(stretches: list[Line]) -> tuple[float, float] | None:
    """The edges of the gutter that parts most lines into columns; None where there are none."""
    if not 2 * MIN_SIDE_LINES <= len(stretches) <= MAX_STRETCHES:
        return None
    width = MIN_GUTTER * median(one.size for one in stretches)
    edges = sorted({math.ceil(10 * one.right) / 10 for one in stretches})
    best: tuple[int, tuple[float, float] | None] = (0, None)
    for edge in edges:
        gutter = (edge, edge + width)
        columns = (band for _, band in _bands(stretches, gutter) if _has_columns(band, gutter))
        parted = sum(map(len, columns))
        if parted > best[0]:
            best = (parted, gutter)
    return best[1]


def _has_columns(band: list[Line], gutter: tuple[float, float]) -> bool:
    """Whether what lies on both sides is running text, and not the cells of a table."""
    return all(
        len(side) >= MIN_SIDE_LINES and median(len(one.text) for one in side) >= MIN_SIDE_LENGTH
        for side in _sides(band, gutter)
    )
