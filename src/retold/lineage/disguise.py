"""Two documents -> the words of one that letters of another script hide from a search."""

from collections.abc import Iterable
from itertools import chain

from retold.model import Alignment, SegmentedDocument
from retold.text.lookalikes import is_masked
from retold.text.segment import visible

SHOWN = 5


def disguise(alignment: Alignment) -> str | None:
    """The mark of disguise on either side, in plain words; None where there is none.

    A word counts where the other text has it in Latin letters: TNFα is no disguise.
    """
    source, target = _words(alignment.source), _words(alignment.target)
    for side, words, others in (("target", target, source), ("source", source, target)):
        masked = [word for word in words if not word.isascii() and is_masked(word)]
        plain = {word.casefold() for word in others} if masked else set()
        hidden = [word for word in masked if _is_told(word, plain)]
        if hidden:
            shown = ", ".join(f"“{word}”" for word in hidden[:SHOWN])
            more = f" and {len(hidden) - SHOWN} more" if len(hidden) > SHOWN else ""
            note = f"letters of another script stand in words of the {side}, a disguise"
            return f"{note}: {shown}{more}"
    return None


def _is_told(word: str, plain: Iterable[str]) -> bool:
    return visible(word).casefold() in plain


def _words(document: SegmentedDocument) -> list[str]:
    """The words of a document, each once."""
    words = (sentence.token_texts(document.text) for sentence in document.sentences)
    return list(dict.fromkeys(chain.from_iterable(words)))
