"""`retold schema`."""

import json

import click


@click.command()
@click.argument("name", default="comparison")
def schema(name: str) -> None:
    """Print the JSON Schema of an output format.

    NAME is comparison (where none is given), document, quotations, matches, stories, origins,
    evidence or doctor.

    \b
    Example:
      retold schema comparison
    """
    from retold.output import write
    from retold.report import schema as schema_of

    write(json.dumps(schema_of(name), indent=2, ensure_ascii=False), None)
