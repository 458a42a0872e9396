"""The tools that look at packages and dependencies see what is amiss."""

import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[1] / "tools"


@pytest.fixture(scope="module")
def packages() -> dict[str, Any]:
    return runpy.run_path(str(TOOLS / "check_packages.py"))


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    return runpy.run_path(str(TOOLS / "audit_dependencies.py"))


def folders(tmp_path: Path, *contents: dict[str, bytes]) -> list[Path]:
    made = []
    for number, files in enumerate(contents):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        made.append(folder)
    return made


def test_two_builds_of_the_same_bytes_are_the_same(
    packages: dict[str, Any], tmp_path: Path
) -> None:
    assert packages["differences"](*folders(tmp_path, {"a.whl": b"x"}, {"a.whl": b"x"})) == []


@pytest.mark.parametrize("second", [{"a.whl": b"y"}, {}, {"a.whl": b"x", "b.whl": b"x"}])
def test_builds_that_differ_are_named(
    packages: dict[str, Any], tmp_path: Path, second: dict[str, bytes]
) -> None:
    [fault] = packages["differences"](*folders(tmp_path, {"a.whl": b"x"}, second))
    assert fault.startswith(("a.whl: two builds differ", "b.whl: two builds differ"))


def test_a_wheel_holds_the_package_alone(packages: dict[str, Any], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as opened:
        opened.writestr("retold/__init__.py", "")
    assert packages["misplaced"](tmp_path) == []
    with zipfile.ZipFile(tmp_path / "b.whl", "w") as opened:
        opened.writestr("tests/test_a.py", "")
    assert packages["misplaced"](tmp_path) == ["b.whl: holds tests/"]


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND CC0-1.0", True),
        ("Apache Software License", True),
        ("MPL-2.0", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("LGPL-3.0-or-later", True),
        ("GPL-3.0-or-later", False),
        ("GNU Affero General Public License v3", False),
        ("Other/Proprietary License", False),
        ("not stated", False),
    ],
)
def test_a_licence_that_binds_is_named(audit: dict[str, Any], licence: str, may: bool) -> None:  # noqa: FBT001
    faults = audit["licence_faults"]([audit["Dependency"]("thing", "1.0", licence, "")])
    assert (faults == []) == may
    assert all(fault.startswith("thing: its licence") for fault in faults)


def test_a_dependency_without_a_lower_bound_is_named(audit: dict[str, Any]) -> None:
    assert audit["bound_faults"](["a>=1", "b", "c<2"]) == [
        "b: has no lower bound",
        "c<2: has no lower bound",
    ]


def test_what_is_declared_is_here_and_may_be_depended_on(audit: dict[str, Any]) -> None:
    declared = audit["requirements"]()
    found = list(audit["dependencies"](declared))
    assert {"numpy", "click", "trafilatura"} <= {each.name for each in found if not each.extra}
    assert audit["licence_faults"](found) == []
    assert audit["bound_faults"](declared) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 0),
        ("# a comment\n\n", 0),
        ("a = 1  # why\n", 1),
        ('"""Two\nlines."""\n', 2),
        ("call(\n    1,\n\n    # none\n    2,\n)\n", 4),
    ],
)
def test_lines_of_code_are_those_that_hold_some(text: str, lines: int) -> None:
    counted = runpy.run_path(str(TOOLS / "count_tests.py"))["lines_of_code"]
    assert counted(text) == lines


def test_a_room_is_counted_with_the_tests_that_are_named_for_it() -> None:
    tool = runpy.run_path(str(TOOLS / "count_tests.py"))
    found = tool["count"]("dedupe")
    assert found.source > 1000
    assert found.tests > 1000
    assert found.ratio == found.tests / found.source
    with pytest.raises(SystemExit, match="attic: no such room; there are audit, values"):
        tool["count"]("attic")
