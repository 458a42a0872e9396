"""`retold serve`."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.private import private_option
from retold.cli.progress import is_quiet, say

if TYPE_CHECKING:
    from retold.serve import Settings

PORT = 8765


@click.command()
@click.argument("corpus", required=False, type=click.Path())
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; beyond this machine only with --token.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any."
)
@click.option(
    "--token",
    envvar="RETOLD_TOKEN",
    help="What each request must bring, as a bearer token or a browser's password; better given in "
    "RETOLD_TOKEN, which no list of processes shows.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further name under which the server may be asked, say behind a proxy.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes."
)
@click.option(
    "--deadline",
    type=click.FloatRange(1, 3600),
    default=120.0,
    show_default=True,
    help="Seconds that a comparison may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(200, 1_000_000),
    default=4_000,
    show_default=True,
    help="Megabytes that a process may hold.",
)
@click.option(
    "--most-bytes",
    type=click.IntRange(1_000, 1_000_000_000),
    default=10_000_000,
    show_default=True,
    help="Of a request.",
)
@click.option(
    "--most-sentences",
    type=click.IntRange(1, 100_000),
    default=5_000,
    show_default=True,
    help="Of a text.",
)
@click.option(
    "--forget", is_flag=True, help="Keep what is compared in memory only, not beside the corpus."
)
@private_option
def serve(
    corpus: str | None,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    workers: int,
    deadline: float,
    memory: int,
    most_bytes: int,
    most_sentences: int,
    *,
    forget: bool,
    allow_private: bool,
) -> None:
    """Serve the verbs as web pages and over HTTP, with the documents of CORPUS.

    Pages to compare two texts, search the corpus, see stories and quotations; the same under /api/1
    for programs (/docs). Works without a network. CORPUS is made on first use; without one, texts
    are compared all the same, and forgotten when the server ends.

    \b
    Examples:
      retold serve
      retold serve news/
      RETOLD_TOKEN=$(cat token) retold serve news/ --host 0.0.0.0 --name retold.newsroom.example
    """
    from retold.serve import Settings
    from retold.serve.settings import check_token, is_loopback, names_of

    check_token(host, token)
    settings = Settings(
        corpus=None if corpus is None else Path(corpus),
        token=token,
        names=names_of(host, names),
        any_address=not is_loopback(host),
        allow_private=allow_private,
        keep=not forget,
        workers=workers,
        deadline=deadline,
        memory=memory * 1_000_000,
        most_bytes=most_bytes,
        most_sentences=most_sentences,
    )
    _run(settings, host, port)


def _run(settings: "Settings", host: str, port: int) -> None:
    from retold.serve import create_app

    app = create_app(settings)
    from retold.serve.listen import bound, run

    listener = bound(host, port)
    own = listener.getsockname()
    shown = f"[{own[0]}]" if ":" in own[0] else own[0]
    say(f"retold serves http://{shown}:{own[1]}/ (Ctrl-C ends it)")
    with contextlib.closing(listener):
        run(app, listener, quiet=is_quiet())
