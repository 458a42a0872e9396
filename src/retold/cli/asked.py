"""The document that a verb is asked about: one of a corpus, by its id, or one that is read."""

from pathlib import Path

from retold.model import Document, Story


def asked_document(name: str, corpus: str, *, allow_private: bool) -> Document:
    """The document of a file, where one has that name; of the corpus, by its id; of an address.

    Raises:
        ReadError: it is none of these, or cannot be read.
    """
    from retold.cli.loading import loaded
    from retold.errors import ReadError
    from retold.read import is_elsewhere, shown
    from retold.stories import in_corpus

    is_missing = not _may_be_file(name)
    known = in_corpus(name, corpus) if is_missing else None
    if known is None and name and is_missing and not is_elsewhere(name):
        raise ReadError(
            f"{shown(name)}: it is neither the id of a document in {shown(corpus)} nor a file; "
            "check the id or the path"
        )
    return known or loaded(name, allow_private=allow_private)


def say_whose_text(name: str, document: Document, story: Story) -> None:
    """Tell on standard error which document of the corpus a document from outside is told as."""
    from retold.cli.progress import say
    from retold.read import shown
    from retold.report.paper import on_one_line
    from retold.stories import text_of

    own = text_of(document, story)
    if own is not None:
        say(f"{shown(name)}: this is the text of {on_one_line(own)}")


def _may_be_file(name: str) -> bool:
    """Whether something has that name, as far as may be known."""
    try:
        return Path(name).exists()
    except PermissionError:
        return True
    except (OSError, ValueError):  # no name that a file could have
        return False
