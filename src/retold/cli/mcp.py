"""`retold mcp`."""

import os
import signal
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from retold.errors import MissingExtra
from retold.model.texts import counted

TOKEN = "RETOLD_TOKEN"  # noqa: S105 - where the token stands


@click.command()
@click.argument("corpus", required=False, type=click.Path())
@click.option("--http", is_flag=True, help="Answer over HTTP instead of standard input and output.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help=f"The address to listen on; one that others can reach needs {TOKEN} in the environment.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8766, show_default=True)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="A further name under which it may be asked, say that of a proxy.",
)
@click.option(
    "--files",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False),
    help="Let tools read the files of a folder. They read none otherwise.",
)
@click.option("--offline", is_flag=True, help="Let tools fetch no address.")
@click.option(
    "--allow-private", is_flag=True, help="Let addresses lie inside this machine or network."
)
def mcp(
    corpus: str | None,
    names: tuple[str, ...],
    host: str,
    port: int,
    files: str | None,
    *,
    http: bool,
    offline: bool,
    allow_private: bool,
) -> None:
    """Offer compare, quotes, find, trace and origins to assistants as tools.

    Speaks the Model Context Protocol over standard input and output, as an assistant starts it, or
    over HTTP. Without CORPUS there are compare and quotes. Answers hold excerpts, never whole
    articles.

    \b
    Examples:
      retold mcp news/
      retold mcp --files drafts/ --offline
      retold mcp news/ --http --port 8766
      RETOLD_TOKEN=$(openssl rand -hex 16) retold mcp news/ --http --host 0.0.0.0
    """
    try:
        import_module("mcp.server.mcpserver")
    except ImportError:
        raise MissingExtra("retold mcp", "mcp") from None
    from retold.cli.progress import say
    from retold.mcp import Reception, gate, make_server

    if corpus is not None:
        from retold.corpus import Corpus

        with Corpus(corpus) as opened:
            say(f"{counted(len(opened), 'document')} in {corpus}")
    server = make_server(Reception(corpus, files, offline, allow_private))
    if not http:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _end)
        server.run("stdio")
        return
    address = gate.Address(host, port, names, os.environ.get(TOKEN) or None)
    address.check()
    say(f"answering on http://{host}:{port}{gate.PATH}; stop with Ctrl-C")
    gate.serve(server, address)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """End at once: a read of standard input cannot be interrupted, and nothing is left half done.

    Worker processes end with their input.
    """
    os._exit(128 + number)
