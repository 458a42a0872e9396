import json
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET
from tests.cli.test_compare import BARS, with_one


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


def names(folder: Path, ending: str) -> list[str]:
    return sorted(path.name for path in (folder / "out").glob(f"*{ending}"))


def sides(folder: Path, name: str) -> tuple[str, str]:
    found = json.loads((folder / "out" / name).read_text(encoding="utf-8"))
    return found["source"]["id"], found["target"]["id"]


@pytest.mark.parametrize(
    "listed",
    [
        "susp0.txt src0.txt\n",
        "src0.txt susp0.txt\n",
        "src0.txt\tsusp0.txt\n",
        "TARGET SOURCE\nsusp0.txt src0.txt\n",
        "source target\n\nsrc0.txt susp0.txt\n",
        "Target,Source\nsusp0.txt,src0.txt\n",
        "name;source;target;note\nsusp0-src0;src0.txt;susp0.txt;x\n",
        '{"source": "src0.txt", "target": "susp0.txt"}\n',
        '{"id": "susp0-src0", "target": "susp0.txt", "source": "src0.txt", "more": 1}\n\n',
    ],
)
@pytest.mark.parametrize("stdin", [False, True])
def test_lists_of_all_kinds_name_the_same_pair(run, pairs: Path, listed: str, stdin) -> None:
    (pairs / "pairs").write_text(listed, encoding="utf-8")
    words = _words(pairs, "json")
    if stdin:
        words[words.index("--pairs") + 1] = "-"
    result = run(*words, input=listed if stdin else None)
    assert result.exit_code == 0
    assert sides(pairs, "susp0-src0.json") == ("src0.txt", "susp0.txt")


def test_without_folders_a_line_is_as_the_command_line_is(run, pairs: Path) -> None:
    source, target = pairs / "src" / "src0.txt", pairs / "susp" / "susp0.txt"
    (pairs / "pairs").write_text(f"{source} {target}\n", encoding="utf-8")
    result = run("compare", "--pairs", pairs / "pairs", "-f", "json", "-o", pairs / "out")
    assert result.exit_code == 0
    assert sides(pairs, "susp0-src0.json") == ("src0.txt", "susp0.txt")
    run("compare", "--pairs", pairs / "pairs", "-f", "pan", "-o", pairs / "out")
    assert 'reference="src0.txt"' in (pairs / "out" / "src0-susp0.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("side", ["nul\0.txt", "a" * 9000, "ä" * 300 + ".txt", "x\0 y"])
def test_no_record_ends_in_a_traceback(run, tmp_path: Path, side: str) -> None:
    record = json.dumps({"source": side, "target": SOURCE})
    (tmp_path / "p.jsonl").write_text(record, encoding="utf-8")
    words = ("compare", "--pairs", tmp_path / "p.jsonl", "-o", tmp_path / "out", "--jobs", "1")
    result = run(*words)
    assert result.exit_code in {0, 1}
    assert isinstance(result.exception, SystemExit | None)
    assert "a fault of retold" not in result.stderr


def test_a_record_may_hold_the_texts_themselves(run, tmp_path: Path) -> None:
    lines = [
        {"source": SOURCE, "target": TARGET, "name": "../the dam"},
        {"source": SOURCE, "target": SOURCE},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = run("compare", "--pairs", tmp_path / "p.jsonl", "-f", "json", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert names(tmp_path, ".json") == ["pair-0002.json", "the_dam.json"]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("", "names no pair"),
        ("source,target\n", "names no pair"),
        ("source,target\na,b,c\n", "pairs:2: it has 3 cells, the header 2"),
        ("source,target\na,\n", "pairs:2: it has no 'target'"),
        ('{"source": "a"}\n', "pairs:1: it has no 'target'"),
        ('{"source": "a", "target": 7}\n', "pairs:1: it has no 'target'"),
        ('{"source": "-", "target": "a"}\n', "pairs:1: standard input cannot be one of many"),
        ('{"source": "a", "target": "b"}\n{\n', "pairs:2: it is not JSON"),
        ('{"source": "a", "target": "b"}\n[]\n', "pairs:2: it is no object"),
    ],
)
def test_a_broken_list_of_any_kind_is_one_line(run, pairs: Path, listed: str, told: str) -> None:
    (pairs / "pairs").write_text(listed, encoding="utf-8")
    result = run(*_words(pairs, "json"))
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_pages_have_an_index_worst_first_with_the_failed_ones(run, pairs: Path) -> None:
    (pairs / "susp" / "susp1.txt").write_text(SOURCE, encoding="utf-8")
    result = run(*_words(pairs, "html", "--jobs", "1"))
    assert result.exit_code == 1
    assert "3 compared, 0 there already, 1 failed; 2 with a critical change" in result.stderr
    assert names(pairs, ".html") == [
        "index.html",
        *(f"susp{number}-src{number}.html" for number in range(3)),
    ]
    index = (pairs / "out" / "index.html").read_text(encoding="utf-8")
    places = [
        index.index(f'href="susp{n}-src{n}.html"' if n is not None else "gone.txt: there is no")
        for n in (0, 2, 1, None)
    ]
    assert places == sorted(places)
    again = run(*_words(pairs, "html", "--jobs", "1"))
    assert "0 compared, 3 there already, 1 failed; 2 with a critical change" in again.stderr
    assert (pairs / "out" / "index.html").read_text(encoding="utf-8") == index


def test_a_summary_has_a_row_for_each_pair_worst_first(run, pairs: Path) -> None:
    (pairs / "susp" / "susp0.txt").write_text(SOURCE, encoding="utf-8")
    run(*_words(pairs, "json", "--jobs", "1"))
    lines = (pairs / "out" / "summary.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["name"] for row in rows] == [
        *("susp1-src1", "susp2-src2", "susp0-src0"),
        "susp0-gone",
    ]
    assert rows[0]["critical"] >= 1
    assert rows[0]["worst"].startswith("critical ")
    assert "gone.txt" in rows[-1]["error"]


def test_a_row_made_otherwise_is_made_again(run, pairs: Path) -> None:
    run(*_words(pairs, "json", "--jobs", "1"))
    assert "3 compared" in run(*_words(pairs, "json", "--jobs", "1", "--quotations")).stderr
    assert "3 there already" in run(*_words(pairs, "json", "--jobs", "1", "--quotations")).stderr
    with (pairs / "out" / "summary.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"name": "susp0-src0", "cri')
    assert "3 there already" in run(*_words(pairs, "json", "--jobs", "1", "--quotations")).stderr


@pytest.mark.parametrize(("severity", "code"), [("critical", 3), ("minor", 3)])
def test_fail_on_looks_at_all_pairs_also_those_there_already(run, pairs, severity, code) -> None:
    (pairs / "pairs").write_text("src0.txt susp0.txt\nsrc1.txt susp1.txt\n", encoding="utf-8")
    words = _words(pairs, "html", "--jobs", "1", "--fail-on", severity)
    assert run(*words).exit_code == code
    assert run(*words).exit_code == code
    (pairs / "susp" / "susp0.txt").write_text(SOURCE, encoding="utf-8")
    (pairs / "pairs").write_text("src0.txt susp0.txt\n", encoding="utf-8")
    words[words.index("--out") + 1] = str(pairs / "other")
    assert run(*words).exit_code == 0


@pytest.mark.parametrize(("change", "options", "code"), BARS)
def test_fail_on_in_many_pairs_asks_how_sure_too(
    run, pairs, monkeypatch, change, options, code
) -> None:
    monkeypatch.setattr("retold.batch.compare_documents", lambda *_, **__: with_one(*change))
    (pairs / "pairs").write_text("src0.txt susp0.txt\n", encoding="utf-8")
    words = _words(pairs, "html", "--jobs", "1", *options)
    assert run(*words).exit_code == code
    assert run(*words).exit_code == code  # from the summary of what is there already
    (row,) = map(json.loads, (pairs / "out" / "summary.jsonl").read_text("utf-8").splitlines())
    severity, certainty = change
    assert row["changes"][severity][certainty] == 1
    assert row[severity] == (certainty != "possible")
    assert row["possible"] == (certainty == "possible")
    assert row["open"] == 1


def test_without_a_folder_there_is_a_row_for_each_pair_on_standard_output(run, pairs: Path) -> None:
    words = _words(pairs, "text", "--jobs", "1")
    at = words.index("--out")
    del words[at : at + 2]
    result = run(*words, "--fail-on", "critical")
    assert result.exit_code == 1
    assert result.stdout.count("susp") == 3
    assert "edited; 2 critical" in result.stdout
    words[words.index("--format") + 1] = "json"
    assert run(*words).exit_code == 2


def test_quotations_are_compared_in_many_pairs_too(run, tmp_path: Path) -> None:
    rest = "The dam is being drained. Repairs will take until spring. Buses run on the hour."
    claim = "the north wall could fail in heavy rain."
    record = {
        "source": f"{rest} Engineer Mara Lind warned that {claim}",
        "target": f"{rest} {claim.capitalize()}",
    }
    (tmp_path / "p.jsonl").write_text(json.dumps(record), encoding="utf-8")
    words = ("compare", "--pairs", tmp_path / "p.jsonl", "-f", "json", "-o", tmp_path / "out")
    run(*words, "--quotations")
    found = json.loads((tmp_path / "out" / "pair-0001.json").read_text(encoding="utf-8"))
    assert [change["kind"] for change in found["changes"]] == ["attribution"]


@pytest.mark.parametrize("more", [("--fail-on", "major"), ("--quotations",)])
def test_pan_detections_tell_no_changes(run, pairs: Path, more) -> None:
    assert run(*_words(pairs, "pan", *more)).exit_code == 2


def test_an_encoder_that_is_not_there_is_told_once(run, pairs: Path) -> None:
    result = run(*_words(pairs, "json", "--encoder", "nosuch"))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_one_fault_of_ours_does_not_stop_the_others(run, pairs, monkeypatch) -> None:
    from retold import batch

    def fault(*_: object) -> str:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(batch, "render", fault)
    result = run(*_words(pairs, "json", "--jobs", "1"))
    assert result.exit_code == 1
    assert result.stderr.count("a fault of retold, please report it (ZeroDivisionError: by") == 3


def test_a_batch_writes_over_nothing_that_is_not_its_own(run, pairs: Path) -> None:
    (pairs / "src" / "susp0-src0.txt").write_text(SOURCE, encoding="utf-8")
    (pairs / "pairs").write_text("susp0-src0.txt susp0.txt\nsrc0.txt susp0.txt\n", encoding="utf-8")
    words = _words(pairs, "text", "--jobs", "1")
    words[words.index("--out") + 1] = str(pairs / "src")
    assert "susp0-src0.txt: it is an input" in run(*words).stderr
    words = _words(pairs, "html", "--jobs", "1")
    (pairs / "out").mkdir()
    (pairs / "out" / "index.html").write_text("<h1>My site</h1>", encoding="utf-8")
    assert "index.html: it is no page of retold" in run(*words).stderr
    assert (pairs / "out" / "index.html").read_text(encoding="utf-8") == "<h1>My site</h1>"
    (pairs / "out" / "index.html").unlink()
    assert run(*words).exit_code == 0
    assert run(*words).exit_code == 0


def test_results_are_data(run, pairs: Path) -> None:
    run(*_words(pairs, "json", "--jobs", "1"))
    for path in (pairs / "out").glob("susp*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["relation"]["kind"] == "edited"
