"""Two documents -> whether they are one text, however each was laid out."""

from itertools import dropwhile
from unicodedata import normalize

from retold.model import Span
from retold.stories.tying import Known
from retold.text.segment import tokenize


def is_same_text(first: Known, second: Known) -> bool:
    """Whether the stories of two documents are the same, word by word and mark by mark.

    Spaces, the ends of lines and furniture do not count; nor does the title that both have, where
    it stands in the text of one alone.
    """
    if first.prepared is None or second.prepared is None:
        return first.document.text.split() == second.document.text.split()
    source, target = _tokens(first), _tokens(second)
    if source == target:
        return True
    title = _title(first)
    if not title or title != _title(second):
        return False
    return _below(source, title) == _below(target, title)


def _tokens(known: Known) -> list[str]:
    if known.prepared is None:
        return []
    furniture = known.prepared.furniture_sentences()
    return [
        normalize("NFC", token)
        for number, sentence in enumerate(known.prepared.sentences)
        if number not in furniture
        for token in sentence.token_texts(known.prepared.text)
    ]


def _title(known: Known) -> list[str]:
    title = known.document.title or ""
    return [normalize("NFC", span.of(title)) for span in tokenize(title, Span(0, len(title)))]


def _below(tokens: list[str], title: list[str]) -> list[str]:
    """What follows the title, a heading of Markdown or not; all where it does not begin with it."""
    text = list(dropwhile("#".__eq__, tokens))
    return text[len(title) :] if text[: len(title)] == title else tokens
