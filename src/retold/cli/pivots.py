"""`retold pivots`."""

import click


@click.command()
def pivots() -> None:
    """List the bilingual dictionaries that explain slips of translation.

    Where one is installed, a report names the foreign word behind a wrong one: pressure, German
    Druck, printing. Dictionaries are read where they lie: Debian's trans-de-en and dict-freedict-*
    packages, and the folders that RETOLD_DICTIONARIES names.

    \b
    Example:
      retold pivots
    """
    from retold.audit.pivots.explain import dictionaries
    from retold.cli.progress import say
    from retold.output import write

    found = dictionaries()
    for dictionary in found:
        write(f"{dictionary.language}  {dictionary.path}", None)
    if not found:
        click.echo("no dictionary found", err=True)
    say(
        "more: on Debian and its kin, apt install trans-de-en (German), dict-freedict-eng-fra, "
        "dict-freedict-eng-spa …; elsewhere, Ding or dictd files in a folder that "
        "RETOLD_DICTIONARIES names"
    )
