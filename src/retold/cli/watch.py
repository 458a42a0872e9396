"""`retold watch`."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from retold.cli.find import codes
from retold.cli.private import private_option
from retold.cli.progress import is_watched, say
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.watch import Evidence, Round, Watch
    from retold.watch.pack_forms import Form
    from retold.watch.watch_store import Status, WatchStore
    from retold.watch.webhook import Messenger

SECRET = "RETOLD_WEBHOOK_SECRET"  # noqa: S105 - where the secret stands
STATUSES = ("new", "licensed", "asked", "ignored")
LEAST_EVERY = 60.0
"""Seconds between two rounds, at least: feeds are asked no more often."""
RETRY = 30.0
"""Seconds after which webhooks that have not taken everything are tried again between rounds."""
_SIZES = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400}
_FORMS: dict[str, "Form"] = {
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), "json"),
    **dict.fromkeys((".rss", ".xml"), "rss"),
    **dict.fromkeys((".html", ".htm"), "html"),
    ".csv": "csv",
}


def _seconds(value: str) -> float:
    """The seconds in a time such as 90s, 15m, 2h or 1d."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd]?)", value.strip().lower())
    seconds = float(match[1]) * _SIZES[match[2]] if match else 0.0
    if seconds < LEAST_EVERY:
        raise click.BadParameter(
            f"{value!r} is no time of a minute or more; write it as 15m, 2h or 1d"
        )
    return seconds


def _outs(values: Sequence[str]) -> dict[str, "Form"]:
    """The form of each file, by its ending."""
    outs = {}
    for value in values:
        form = _FORMS.get(PurePath(value).suffix.lower())
        if form is None:
            raise click.BadParameter(f"{value!r} ends in none of {', '.join(_FORMS)}")
        outs[value] = form
    return outs


@click.command()
@click.argument("corpus", type=click.Path())
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option(
    "--own",
    metavar="OUTLET",
    multiple=True,
    help="Ours is what this outlet or host publishes. Of fetched pages the host counts alone.",
)
@click.option(
    "--own-query",
    metavar="TEXT",
    multiple=True,
    help="Ours is what was added with TEXT in its title, byline, address or text.",
)
@click.option(
    "--licensed",
    metavar="OUTLET",
    multiple=True,
    help="This outlet or host may run ours: its copies are kept as licensed, untold.",
)
@click.option(
    "--feeds", "lists", metavar="FILE", multiple=True, help="Feeds in a file, one a line."
)
@click.option("--once", is_flag=True, help="Do one round, then end.")
@click.option(
    "--every",
    metavar="TIME",
    default="15m",
    show_default=True,
    callback=lambda _, __, value: _seconds(value),
    help="Do a round every so often.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    help="Most pages fetched in a round.",
)
@click.option(
    "--languages",
    metavar="CODES",
    callback=lambda _, __, value: codes(value),
    help="Look for translations too, into these languages, such as es,gl.",
)
@click.option("--backfill", is_flag=True, help="Look also at what was in CORPUS before.")
@click.option(
    "-o",
    "--out",
    "outs",
    metavar="FILE",
    multiple=True,
    callback=lambda _, __, value: _outs(value),
    help="Keep all copies in a file: .jsonl, .csv, .rss or .html. Several may be given.",
)
@click.option(
    "--webhook",
    "hooks",
    metavar="URL",
    multiple=True,
    help=f"Post each new copy there, signed with the secret in {SECRET}.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines to read, or a JSON object a line.",
)
@click.option(
    "--mark",
    "marks",
    metavar="ID STATUS",
    nargs=2,
    multiple=True,
    help=f"Note that a copy is one of {', '.join(STATUSES)}; watch nothing.",
)
@click.option("--note", metavar="TEXT", help="Words to keep with what is marked.")
@click.option("--list", "listed", is_flag=True, help="Show the copies seen so far; watch nothing.")
@click.option("--status", type=click.Choice(STATUSES), help="Show those of this status alone.")
@private_option
@click.pass_context
def watch(
    context: click.Context,
    corpus: str,
    feeds: tuple[str, ...],
    own: tuple[str, ...],
    own_query: tuple[str, ...],
    licensed: tuple[str, ...],
    lists: tuple[str, ...],
    every: float,
    limit: int,
    languages: list[str],
    outs: dict[str, "Form"],
    hooks: tuple[str, ...],
    form: "Form",
    marks: tuple[tuple[str, str], ...],
    note: str | None,
    status: "Status | None",
    *,
    once: bool,
    backfill: bool,
    listed: bool,
    allow_private: bool,
) -> None:
    """Watch FEEDs, add what is new to CORPUS, and report new copies of what is ours.

    A FEED is the address of an RSS, Atom or JSON feed or of a sitemap. Each is asked only for what
    has changed, one page at a time, as far as robots.txt lets. A copy is reported with what shows
    it: address, time, hash of the text, share copied, credit, link and author, and what was
    changed. What `retold add` added meanwhile is looked at too.

    \b
    Examples:
      retold watch news/ https://site.example/feed.xml --own ours.example
      retold watch news/ --feeds feeds.txt --own ours.example --once --out copies.html
      retold watch news/ --list --status new
      retold watch news/ --mark 3f9a asked --note "wrote to them"
    """
    if (note is not None and not marks) or (status is not None and not listed):
        raise click.UsageError("--note goes with --mark, and --status with --list")
    if listed or marks:
        if feeds or lists:
            raise click.UsageError("--list and --mark watch nothing; leave the feeds out")
        _manage(corpus, marks, note, outs, form, status if listed else None, listed=listed)
        return
    from retold.output import spare
    from retold.watch import Ours, Watch
    from retold.watch.courier import Courier
    from retold.watch.webhook import Messenger, secret_of

    if not own and not own_query:
        say("nothing is marked as ours, so no copy can be told: give --own or --own-query")
    spare([*lists], [*outs])
    secret = secret_of(os.environ.get(SECRET, "")) if hooks else b""
    addresses = [*feeds, *_listed(lists)]
    _check(addresses)
    with Watch(
        corpus,
        addresses,
        Ours(own, own_query),
        licensed=licensed,
        hooks=hooks,
        courier=Courier(allow_private=allow_private),
        most=limit,
        languages=languages,
        backfill=backfill,
    ) as opened:
        messenger = Messenger(opened.store, hooks, secret)
        past = _Past()
        while True:
            begun = time.monotonic()
            done = _round(opened, messenger, outs, form, past, once=once)
            if once:
                context.exit(int(bool(done.feeds) and done.feeds == done.feeds_failed))
            _rest(messenger, begun + every)


@dataclass(slots=True)
class _Past:
    """What earlier rounds said and wrote: faults, and which edition of the copies."""

    faults: set[str] = field(default_factory=set)
    edition: int = -1


def _rest(messenger: "Messenger", until: float) -> None:
    """Wait for the next round, and meanwhile try what a webhook has not taken."""
    while True:
        left = max(1.0, until - time.monotonic())
        time.sleep(min(left, RETRY) if messenger.is_waiting() else left)
        if time.monotonic() >= until:
            return
        for fault in messenger.send():
            _complain(fault)


def _complain(fault: str) -> None:
    from retold.report.phrasing import printable

    click.echo(f"bad: {printable(' '.join(fault.split()))}", err=True)


def _round(
    opened: "Watch",
    messenger: "Messenger",
    outs: dict[str, "Form"],
    form: "Form",
    past: _Past,
    *,
    once: bool,
) -> "Round":
    """Do a round, and tell of it; a fault that was told in the last round is not told again."""
    from retold.report.phrasing import counted
    from retold.watch import Round

    done = Round()
    with _telling() as tell:
        try:
            done = opened.round(tell)
        except RetoldError as error:  # say, another process is adding just now
            if once:
                raise
            done.faults.append(str(error))
        faults = [*done.faults, *messenger.send()]
    for pack in opened.unshown():
        _show([pack], form)
        opened.store.mark_shown(pack["id"])
    edition = opened.store.edition()
    if edition != past.edition:
        _write(opened.store, outs)
    plain = {fault.partition("; it is asked again")[0]: fault for fault in faults}
    for fault in (plain[key] for key in plain if key not in past.faults):
        _complain(fault)
    past.faults, past.edition = set(plain), edition
    say(
        f"{counted(done.feeds, 'feed')} asked, {done.unchanged} unchanged, {done.feeds_failed} "
        f"failed; {counted(done.pages, 'page')} fetched, {counted(done.added, 'document')} added, "
        f"{counted(done.revised, 'new version')}; {counted(done.copies, 'new copy', 'new copies')}"
    )
    return done


def _manage(
    corpus: str,
    marks: Iterable[tuple[str, str]],
    note: str | None,
    outs: dict[str, "Form"],
    form: "Form",
    status: "Status | None",
    *,
    listed: bool,
) -> None:
    """Mark copies, and show them."""
    from retold.watch.moments import written
    from retold.watch.watch_store import STATUSES as KNOWN
    from retold.watch.watch_store import WatchStore

    store = WatchStore(Path(corpus))
    try:
        for start, name in marks:
            known = next((status_known for status_known in KNOWN if status_known == name), None)
            if known is None:
                raise click.UsageError(f"{name!r} is no status; choose of {', '.join(STATUSES)}")
            marked = store.mark(start, known, written(time.time()), note)
            say(f"{marked} is {name}")
        if listed:
            packs = [kept.pack() for kept in store.copies(status)]
            if not packs:
                say("no copies")
            _show(packs, form)
        _write(store, outs)
    finally:
        store.close()


def _show(packs: Sequence["Evidence"], form: "Form") -> None:
    from retold.output import standard_output
    from retold.watch.pack_forms import render

    with standard_output() as stream:
        stream.write(render(packs, form))


def _write(store: "WatchStore", outs: dict[str, "Form"]) -> None:
    """Write all copies to each file, which is whole or as it was."""
    from retold.output import write_file
    from retold.watch.pack_forms import render

    if outs:
        packs = [kept.pack() for kept in store.copies()]
        for path, form in outs.items():
            write_file(Path(path), render(packs, form))


@contextmanager
def _telling() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says what is going on, where somebody watches."""
    if not is_watched():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("watching") as status:
        yield status.update


def _listed(lists: Iterable[str]) -> list[str]:
    """The feeds in some files, one a line; lines that begin with # are passed over."""
    from retold.read import decode
    from retold.read.decode import NotText
    from retold.read.files import read_file

    feeds = []
    for name in lists:
        try:
            lines = decode(read_file(name, name)).splitlines()
        except NotText as error:
            raise RetoldError(f"{name}: {error}") from None
        feeds += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return feeds


def _check(feeds: Iterable[str]) -> None:
    from retold.read.addresses import is_web_address, without_credentials

    for feed in feeds:
        if not is_web_address(feed):
            raise RetoldError(
                f"{without_credentials(feed)}: a feed is an http or https address; check it"
            )
