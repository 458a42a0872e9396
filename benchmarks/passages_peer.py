"""A public aligner to stand beside ours: text-matcher 0.1.6 (GPL-3), run where it is installed.

It aligns trigrams of stemmed words with difflib, joins neighbouring matches and extends their
ends. Its stop words come from a download of nltk's; it is run with them kept, which needs none.
"""

import contextlib
import io
from importlib.util import find_spec

from retold.model import Passage, SegmentedDocument, Span


def is_installed() -> bool:
    """Whether text-matcher can be imported."""
    return find_spec("text_matcher") is not None


def text_matcher(source: SegmentedDocument, target: SegmentedDocument) -> list[Passage]:
    """The passages of a pair by text-matcher at its defaults; none where it breaks off."""
    from text_matcher.matcher import Matcher, Text

    with contextlib.redirect_stdout(io.StringIO()):  # it prints what it finds
        try:
            texts = [Text(side.text, "", removeStopwords=False) for side in (source, target)]
            matcher = Matcher(*texts)
            matcher.match()
        except (IndexError, RecursionError):
            return []
    return [
        Passage(Span(*there), Span(*here), 1.0)
        for there, here in zip(matcher.locationsA, matcher.locationsB, strict=True)
    ]
