import json
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    for folder, text in (("src", SOURCE), ("susp", TARGET)):
        (tmp_path / folder).mkdir()
        for number in range(3):
            (tmp_path / folder / f"{folder}{number}.txt").write_text(text, encoding="utf-8")
    listed = "".join(f"susp{number}.txt src{number}.txt\n" for number in range(3))
    (tmp_path / "pairs").write_text(listed + "susp0.txt gone.txt\n", encoding="utf-8")
    return tmp_path


def _words(folder: Path, form: str, *more: str) -> list[str]:
    return [
        *("compare", "--pairs", str(folder / "pairs"), "--format", form),
        *("--source-dir", str(folder / "src"), "--target-dir", str(folder / "susp")),
        *("--out", str(folder / "out"), *more),
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_pair_is_named_and_the_rest_goes_on(run, pairs: Path, jobs: str) -> None:
    result = run(*_words(pairs, "json", "--jobs", jobs))
    assert result.exit_code == 1
    assert "3 compared, 0 there already, 1 failed" in result.stderr
    assert "gone.txt" in result.stderr
    assert len(list((pairs / "out").glob("*.json"))) == 3


def test_a_second_run_goes_on_where_the_first_stopped(run, pairs: Path) -> None:
    run(*_words(pairs, "json", "--jobs", "1"))
    (pairs / "out" / "susp1-src1.json").unlink()
    result = run(*_words(pairs, "json", "--jobs", "1"))
    assert "1 compared, 2 there already, 1 failed" in result.stderr


def test_batch_and_single_calls_agree_to_the_byte(run, pairs: Path) -> None:
    run(*_words(pairs, "json", "--jobs", "2"))
    single = run(
        "compare", pairs / "src" / "src0.txt", pairs / "susp" / "susp0.txt", "--format", "json"
    )
    assert (pairs / "out" / "susp0-src0.json").read_text(encoding="utf-8") == single.stdout


def test_pan_files_name_the_documents(run, pairs: Path) -> None:
    run(*_words(pairs, "pan", "--jobs", "1"))
    text = (pairs / "out" / "susp0-src0.xml").read_text(encoding="utf-8")
    assert 'reference="susp0.txt"' in text
    assert 'source_reference="src0.txt"' in text


def test_a_broken_list_is_named_with_its_line(run, pairs: Path) -> None:
    (pairs / "pairs").write_text("one two three\n", encoding="utf-8")
    result = run(*_words(pairs, "json"))
    assert result.exit_code == 1
    assert "pairs:1" in result.stderr


def test_a_pair_that_is_listed_twice_is_compared_once(run, pairs: Path) -> None:
    (pairs / "pairs").write_text("susp0.txt src0.txt\n" * 2, encoding="utf-8")
    assert "1 compared, 0 there already, 0 failed" in run(*_words(pairs, "json")).stderr


def test_two_results_of_one_name_are_refused(run, pairs: Path) -> None:
    (pairs / "pairs").write_text("susp0.txt src0.txt\nsusp0.html src0.txt\n", encoding="utf-8")
    result = run(*_words(pairs, "json"))
    assert result.exit_code == 1
    assert "pairs:2: its result would take the place of line 1's" in result.stderr
    assert not (pairs / "out").exists()


def test_a_list_that_cannot_be_read_is_named(run, pairs: Path) -> None:
    (pairs / "pairs").unlink()
    assert "pairs: there is no such file; check the path" in run(*_words(pairs, "json")).stderr
    (pairs / "pairs").write_bytes(b"\x89PNG" + bytes(99))
    assert "pairs: it is a PNG image" in run(*_words(pairs, "json")).stderr


def test_results_are_data(run, pairs: Path) -> None:
    run(*_words(pairs, "json", "--jobs", "1"))
    for path in (pairs / "out").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["relation"]["kind"] == "edited"
