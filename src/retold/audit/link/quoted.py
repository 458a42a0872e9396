"""What stands between quotation marks."""

import re

from retold.model import SegmentedDocument, Span

MARK = re.compile(r"[“„«]|[”»]|\"|''|``")


def quoted(document: SegmentedDocument) -> tuple[Span, ...]:
    """The stretches between double quotation marks, by line; an open one ends with its line.

    A line that opens with a mark and never closes it is a quotation that goes on; a mark that
    closes what the line never opened ends one that began before it.
    """
    found: list[Span] = []
    text = document.text
    for line in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        closed = line.start()
        for mark in MARK.finditer(text, line.start(), line.end()):
            if opened is None and _closes(mark, text):
                found.append(Span(closed, mark.start()))
                closed = mark.end()
            elif opened is None:
                opened = mark.end()
            elif opened is not None and mark[0] not in {"„", "«"}:
                found.append(Span(opened, mark.start()))
                closed, opened = mark.end(), mark.end() if mark[0] == "“" else None
        if opened is not None and opened < line.end():
            found.append(Span(opened, line.end()))
    return tuple(found)


def _closes(mark: re.Match[str], text: str) -> bool:
    """Whether a mark can only close: a word before it, none behind it."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] in {"“", "„", "«", "``"}:
        return False
    return not (not before or before.isspace() or before in "([") and not after.isalnum()
