"""The document that a command is given, with a word about what of it could not be decoded."""

import click

from retold.model import Document


def loaded(where: str, *, allow_private: bool = False) -> Document:
    """The document of a path or an address, or on standard input; as `retold.prepare.load`.

    Characters of it that were lost are counted on standard error: what is said of the words that
    they stood in is said of other words.
    """
    from retold.model.texts import counted
    from retold.prepare import load
    from retold.read import shown
    from retold.report.phrasing import LOST

    document = load(where, allow_private=allow_private)
    if lost := document.text.count(LOST):
        number = counted(lost, "character")
        click.echo(f"Warning: {shown(where)}: {number} could not be decoded ({LOST})", err=True)
    return document
