"""Changes between two languages -> those that show in digits, which every language reads alike.

The audit reads English. Of a text in another language it takes nouns and the first words of
sentences for names, and knows no number word, month or decimal comma.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from retold.model import Alignment, Change, SegmentedDocument, Span
from retold.text.words import over

_FIGURE = re.compile(r"\d+(?:[.,:’'\u00a0\u202f ]\d+)*")


def in_digits(changes: Iterable[Change], alignment: Alignment) -> tuple[Change, ...]:
    """The changes of one figure into another, neither of which stands on the other side.

    They are major: nobody translates digits. All else is not told between languages.
    """
    return tuple(
        replace(change, severity="major")
        for change in changes
        if change.kind in {"number", "date"} and _contradicts(change, alignment)
    )


def _contradicts(change: Change, alignment: Alignment) -> bool:
    if change.source is None or change.target is None:
        return False
    bead = alignment.beads[change.bead]
    source_figures, source_text_figures = _figures(alignment.source, bead.source, change.source)
    target_figures, target_text_figures = _figures(alignment.target, bead.target, change.target)
    return (
        bool(source_figures and target_figures)
        and not source_figures & target_text_figures
        and not target_figures & source_text_figures
    )


def _figures(
    document: SegmentedDocument, sentences: range, span: Span
) -> tuple[frozenset[str], frozenset[str]]:
    """The figures that a span touches, and those of all the sentences: digits without end zeros."""
    whole = over(document, sentences)
    matches = [] if whole is None else list(_FIGURE.finditer(document.text, whole.start, whole.end))
    touched = [match for match in matches if match.start() < span.end and span.start < match.end()]
    return frozenset(map(_digits, touched)), frozenset(map(_digits, matches))


def _digits(figure: re.Match[str]) -> str:
    """1.8 (million), 1,8 and 1 800 000 are one; so are the digits of all scripts."""
    plain = "".join(str(int(sign)) for sign in figure[0] if sign.isdecimal())
    return plain.strip("0")
