"""`retold doctor`: what is there is told, what is broken is told with its cure."""

import json
import tomllib
from importlib import metadata
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from retold import add, doctor
from retold.cli import retold
from retold.doctor import PURPOSES, Check, diagnose
from retold.models import encode
from retold.report import schema
from tests.test_extras import block
from tests.watch.conftest import OWN

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
OF_ITSELF = ["extract", "compare", "quotes", "encoder", "add and find"]


def by_name(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def test_every_verb_works_on_the_sample_in_little_time() -> None:
    checks = [check for check in diagnose().checks if check.part == "self-test"]
    assert [check.name for check in checks] == OF_ITSELF
    assert {check.state for check in checks} == {"ok"}
    assert all(check.seconds is not None for check in checks)


def test_it_is_known_what_every_extra_is_for() -> None:
    assert set(PROJECT["project"]["optional-dependencies"]) == set(PURPOSES)
    assert all(purpose.strip() for purpose in PURPOSES.values())
    assert "PDF" in PURPOSES["office"]
    assert "DOCX" in PURPOSES["office"]


REQUIRES = [
    "click>=8.2",
    "numpy>=99",
    "nowhere-to-be-had>=1",
    "lxml<2",
    'pyarrow>=18; extra == "parquet"',
    'nowhere-to-be-had>=1; extra == "warc"',
    'pandas<0.1; extra == "pandas"',
    "backports.zstd>=1.0; python_version < '3.14' and extra == 'warc'",
]


def test_what_is_missing_or_of_another_version_is_told_with_its_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: REQUIRES)
    diagnosis = diagnose()
    checks = by_name(diagnosis.checks)
    assert not diagnosis.is_healthy
    assert "click" not in checks
    assert checks["numpy"].state == "broken"
    assert checks["numpy"].cure == "pip install 'numpy>=99'"
    assert checks["nowhere-to-be-had"].detail == "nowhere-to-be-had is not installed"
    assert "<2 is needed" in checks["lxml"].detail
    assert checks["parquet"].state == "ok"
    assert (checks["warc"].state, checks["warc"].cure) == ("missing", "pip install 'retold[warc]'")
    assert checks["pandas"].state == "broken"


@pytest.mark.parametrize(
    ("version", "numbers"), [("2.0", (2,)), ("2.0.1rc1", (2, 0, 1)), ("1.10", (1, 10)), ("x", ())]
)
def test_versions_are_compared_as_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert doctor._numbers(version) == numbers  # noqa: SLF001


def test_a_verb_that_does_not_work_is_broken_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: str) -> None:
        raise OSError("no such weights")

    monkeypatch.setattr(encode, "load_encoder", fail)
    checks = by_name(diagnose().checks)
    assert checks["encoder"].state == "broken"
    assert checks["encoder"].detail == "OSError: no such weights"
    assert checks["extract"].state == "ok"


def test_a_corpus_is_looked_at(tmp_path: Path) -> None:
    add(tmp_path / "news", [OWN])
    runner = CliRunner()
    assert "1 document" in runner.invoke(retold, ["doctor", str(tmp_path / "news")]).stdout
    assert runner.invoke(retold, ["watch", str(tmp_path / "news"), "--once"]).exit_code == 0
    result = runner.invoke(retold, ["doctor", str(tmp_path / "news")])
    assert "copies that were seen: 0 new, 0 licensed, 0 asked, 0 ignored" in result.stdout
    none = runner.invoke(retold, ["doctor", str(tmp_path / "none")])
    assert (none.exit_code, "there is no corpus" in none.stdout) == (1, True)
    for segment in (tmp_path / "news" / "segments").iterdir():
        segment.write_bytes(segment.read_bytes()[:-9])
    damaged = runner.invoke(retold, ["doctor", str(tmp_path / "news")])
    assert (damaged.exit_code, "--rebuild" in damaged.stdout) == (1, True)


def test_as_data_it_obeys_its_schema() -> None:
    result = CliRunner().invoke(retold, ["doctor", "--format", "json"])
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(schema("doctor")).validate(data)
    assert data["healthy"] is (result.exit_code == 0)


def test_without_its_extras_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("mcp", "protego", "feedparser", "pyarrow", "pypdfium2", "fastwarc", "pandas"):
        block(monkeypatch, module)
    assert {check.state for check in diagnose().checks if check.part == "self-test"} == {"ok"}
