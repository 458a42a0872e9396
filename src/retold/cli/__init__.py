"""The verbs as commands; each in a module of its own, loaded only when it is called."""

import os
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from retold.errors import RetoldError
from retold.garbage import collect_rarely
from retold.interrupts import raise_again

VERBS = (
    "compare",
    "extract",
    "quotes",
    "add",
    "find",
    "trace",
    "stories",
    "origins",
    "verdicts",
    "report",
    "dedupe",
    "serve",
    "watch",
    "mcp",
    "demo",
    "pivots",
    "doctor",
    "schema",
)


LONGEST = 500
"""Characters of a command's summary: none is cut."""


class Verbs(click.Group):
    """Commands loaded by name; our errors become one line and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs in the order in which a reader meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a verb, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"retold.cli.{cmd_name}"), cmd_name)
        if not any(option.name == "quiet" for option in command.params):
            command.params.append(_quiet_option())
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with the whole first sentence of their help."""
        found = ((verb, self.get_command(ctx, verb)) for verb in self.list_commands(ctx))
        rows = [(verb, command.get_short_help_str(LONGEST)) for verb, command in found if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word; where there is none, the verb that may be meant."""
        verb = args[0] if args else ""
        if verb and not verb.startswith("-") and verb not in VERBS:
            from difflib import get_close_matches

            near = get_close_matches(verb.lower(), VERBS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(VERBS)}"
            ctx.fail(f"No such command {verb!r}; {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what it cannot do is told in one line."""
        raise_again()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nInterrupted", err=True)
            raise click.exceptions.Exit(128 + signal.SIGINT) from None
        except RetoldError as error:
            raise click.ClickException(" ".join(str(error).split())) from None


def _quiet_option() -> click.Option:
    """`--quiet`, which every verb has, and `retold` itself."""
    return click.Option(
        ["-q", "--quiet"],
        is_flag=True,
        expose_value=False,
        callback=_set_quiet,
        help="Show no progress and no summary: only what went wrong.",
    )


def _set_quiet(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        from retold.cli.progress import QUIET

        ctx.meta[QUIET] = True


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-V", "--version", package_name="retold")
def retold() -> None:
    """Trace a story through its retellings.

    Shows what each retelling kept, changed, left out and made up, down to every number, name,
    quote, negation and attribution. Works offline.

    \b
    Examples:
      retold demo
      retold compare story.txt retelling.html
      retold compare story.txt retelling.txt --out report.html
    """


retold.params.append(_quiet_option())


def main() -> None:
    """Run the command line, with one thread for linear algebra.

    Our matrices are small: a second thread costs more than it brings when the cores are busy.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", encoding="utf-8")
    signal.signal(signal.SIGTERM, _terminate)
    collect_rarely()
    retold()


def _terminate(number: int, _frame: FrameType | None) -> NoReturn:
    """Let a polite kill end us as Ctrl-C does: what was begun is cleared away on the way out."""
    raise SystemExit(128 + number)
