"""The units and the container file of the documentation are what systemd and retold take."""

import re
import shlex
import shutil
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from retold.cli import VERBS, retold

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/guide/deploy.md").read_text(encoding="utf-8")
UNITS = re.findall(r"^```ini\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
[CONTAINER] = re.findall(r"^```dockerfile\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    *re.findall(r"^ExecStart=/opt/retold/bin/retold (.*)$", PAGE, re.MULTILINE),
    *re.findall(r" retold ((?:watch|mcp) .*)$", PAGE.replace("\\\n", ""), re.MULTILINE),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_one_with_its_options(command: str) -> None:
    verb, *words = shlex.split(command.partition(" --once`")[0])
    assert verb in VERBS
    parsed: click.Command = getattr(import_module(f"retold.cli.{verb}"), verb)
    # a command keeps its option for help, with the names that its group gives it
    parent = click.Context(retold, help_option_names=["-h", "--help"])
    parsed.make_context(verb, words, parent=parent)


def test_there_are_commands_of_both_services() -> None:
    assert len(UNITS) == 2
    assert {command.split()[0] for command in COMMANDS} == {"watch", "mcp"}
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize("number", range(len(UNITS)))
def test_systemd_takes_the_unit(number: int, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")
    unit = tmp_path / f"retold-{number}.service"
    unit.write_text(UNITS[number].replace("/opt/retold/bin/retold", "/bin/true"), encoding="utf-8")
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stderr.splitlines() if unit.name in line or str(unit) in line]
    assert told == []


def test_the_container_installs_extras_that_there_are_and_runs_without_rights() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [extras] = re.findall(r'"/src\[([a-z,]+)\]"', CONTAINER)
    assert set(extras.split(",")) <= set(project["project"]["optional-dependencies"])
    last = CONTAINER.split("FROM ")[-1]
    assert "USER retold" in last
    assert "gcc" not in last
    version = tuple(map(int, re.findall(r"python:(\d+)\.(\d+)", last)[0]))
    assert version >= (3, 11)
