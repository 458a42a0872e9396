"""The option `--allow-private`, which every verb has that fetches addresses."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def private_option(command: Command) -> Command:
    """The command with the option."""
    return click.option(
        "--allow-private",
        is_flag=True,
        help="Let redirects and feeds lead into this machine or network.",
    )(command)
