"""The document that a verb is asked about: one of a corpus, by its id, or one that is read."""

from pathlib import Path

from retold.model import Document


def asked_document(name: str, corpus: str, *, allow_private: bool) -> Document:
    """The document of a file, where one has that name; of the corpus, by its id; of an address."""
    from retold.prepare import load
    from retold.stories import in_corpus

    try:
        is_file = Path(name).exists()
    except (OSError, ValueError):  # no name that a file could have
        is_file = False
    known = None if is_file else in_corpus(name, corpus)
    return known or load(name, allow_private=allow_private)
