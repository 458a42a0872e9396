"""Alignment -> Direction: which of the two documents came first, as far as the evidence goes."""

import re
from datetime import datetime

from retold.lexicon import is_function_word, is_known
from retold.model import Alignment, Direction, Document, SegmentedDocument
from retold.published import is_plausible
from retold.text.segment import visible

DATED = 0.97
"""Confidence in two declared dates that differ: what remains is a page that was dated anew."""
BROKEN = 0.9
"""Confidence where only one side has broken words: a rewrite garbles, an original seldom."""
LEAST_BROKEN = 3
"""Broken words that the other side must lack: one or two may be names in lower case."""
_GLUED = re.compile(r"\w*[a-z](?P<last>[A-Z][a-z]{2,})")
BROKEN_RATIO = 3
"""How many times as many as the other side has, on top of that."""


def direct(alignment: Alignment) -> Direction:
    """Which document came first: by their dates, else by which of the two has broken words.

    Evidence from the texts never overrules dates.
    """
    source, target = alignment.source, alignment.target
    return (
        _by_date(source.document, target.document)
        or _by_broken_words(source, target)
        or Direction("unknown", 0.0, ("neither dates nor the texts tell which came first",))
    )


def _by_date(source: Document, target: Document) -> Direction | None:
    if not source.published or not target.published:
        return None
    ours, theirs = _moment(source.published), _moment(target.published)
    if ours is None or theirs is None:
        return None
    day = "%Y-%m-%d"
    if len(source.published) <= len("2026-01-31") or len(target.published) <= len("2026-01-31"):
        ours, theirs = ours.replace(tzinfo=None), theirs.replace(tzinfo=None)
        if ours.strftime(day) == theirs.strftime(day):
            return None
    elif (ours.tzinfo is None) != (theirs.tzinfo is None):
        ours, theirs = ours.replace(tzinfo=None), theirs.replace(tzinfo=None)
    if ours == theirs:
        return None
    evidence = f"published {source.published} (source) and {target.published} (target)"
    return Direction("source" if ours < theirs else "target", DATED, (evidence,))


def _moment(published: str) -> datetime | None:
    """The moment of a date; None where it is a guess, or one that cannot be."""
    if not is_plausible(published):
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def _by_broken_words(source: SegmentedDocument, target: SegmentedDocument) -> Direction | None:
    if {source.document.language, target.document.language} - {"en", None}:
        return None
    ours, theirs = _plain_words(source), _plain_words(target)
    in_source = sorted(word for word in ours - theirs if _is_broken(word))
    in_target = sorted(word for word in theirs - ours if _is_broken(word))
    if len(in_target) >= LEAST_BROKEN and len(in_target) >= BROKEN_RATIO * len(in_source):
        return Direction("source", BROKEN, (f"only the target has {_told(in_target)}",))
    if len(in_source) >= LEAST_BROKEN and len(in_source) >= BROKEN_RATIO * len(in_target):
        return Direction("target", BROKEN, (f"only the source has {_told(in_source)}",))
    return None


def _plain_words(document: SegmentedDocument) -> set[str]:
    """The words that are no names: in lower case, or with a function word glued to their end."""
    tokens = (
        visible(span.of(document.text))
        for sentence in document.sentences
        for span in sentence.tokens
    )
    return {token for token in tokens if token.isalpha() and (token.islower() or _is_glued(token))}


def _is_glued(word: str) -> bool:
    """Whether a page lost the space before a capitalised function word: projectsWhich."""
    glued = _GLUED.fullmatch(word)
    return glued is not None and is_function_word(glued["last"].lower())


def _is_broken(word: str) -> bool:
    return _is_glued(word) or not is_known(word)


def _told(words: list[str], most: int = 5) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:most])
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"broken words: {shown}{more}"
