"""A run in stages gives the bytes of a run in one process, whoever runs it, also when resumed."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from retold.cli import retold
from retold.dedupe import Rules, dedupe, salted, staged_clusters
from retold.dedupe.candidates import NEIGHBOURS, Crowds, meet, pack
from retold.dedupe.outcome import Results
from retold.dedupe.splits import plan_splits
from retold.dedupe.staged import Running, dedupe_in_stages
from retold.engines.finished import RUN
from retold.errors import RetoldError
from tests.dedupe.test_dedupe import article, edited, record
from tests.engines.runners import Opening, local, on_sail, on_spark, processes

NAMES = ("out.jsonl", "clusters.jsonl", "errors.jsonl")
SPLIT = 1 << 14
NOTICE = "The {} road at {} {} will be closed from {} May until {} June while the county mends it. "


def rows_of(seed: int, count: int = 60) -> list[dict[str, object]]:
    """Articles, copies of them at several distances, excerpts, notices of one template, slogans."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows = []
    for number in range(count):
        words = article(1000 * seed + number, chance.choice([30, 120, 400]))
        if number % 5 == 0:
            words = [*article(7, 12), *words]  # a slogan that many begin with
        rows.append(record(f"a{number}", words))
        shares = (0.05, 0.2, 0.35)[: number % 4]
        rows += [record(f"c{number}-{share}", edited(words, share, number)) for share in shares]
        if number % 6 == 0:
            rows.append(record(f"e{number}", words[: len(words) // 2]))
            rows.append(record(f"x{number}", [word.upper() for word in words]))
        if number % 3 == 0:
            names = (word.capitalize() for word in article(number, 2))
            days = (str(chance.randrange(90)) for _ in range(3))
            rows.append(record(f"n{number}", (NOTICE.format(*names, *days) * 2).split()))
    for row in rows:
        row["score"] = round(chance.random(), 3)
    chance.shuffle(rows)
    return rows


@pytest.fixture
def corpus(tmp_path: Path) -> list[Path]:
    """Two files, with a row that is torn, one that is blank and one without a text."""
    rows = [json.dumps(row, ensure_ascii=False) for row in rows_of(3)]
    rows[5:5] = ['{"id": "torn", "te', "", '{"id": "none"}']
    paths = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    half = len(rows) // 2
    paths[0].write_text("\n".join(rows[:half]) + "\n", encoding="utf-8")
    paths[1].write_text("\n".join(rows[half:]), encoding="utf-8")
    return paths


def in_one(paths: list[Path], folder: Path, rules: Rules) -> dict[str, bytes]:
    folder.mkdir()
    out, clusters, errors = (folder / name for name in NAMES)
    dedupe(paths, out, clusters=clusters, errors=errors, rules=rules)
    return {name: (folder / name).read_bytes() for name in NAMES}


def in_stages(paths, folder: Path, rules: Rules, running: Running) -> dict[str, bytes]:
    folder.mkdir()
    out, clusters, errors = (folder / name for name in NAMES)
    asked = Results(rules, lambda _stage, _rows: None, clusters, errors)
    dedupe_in_stages(paths, out, asked, running)
    return {name: (folder / name).read_bytes() for name in NAMES}


RULES = [
    {},
    {"keep": "longest"},
    {"keep": "score"},
    {"keep": "score:least", "frame": False},
    {"exact": True},
    {"order": None, "resemblance": 0.2, "containment": 0.5},
    {"containment": None},
    {"resemblance": 0.9},
]


@pytest.mark.parametrize("rules", RULES, ids=str)
def test_stages_give_the_bytes_of_one_process(tmp_path, corpus, rules) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules(**rules))
    assert b'"kept": false' in whole["clusters.jsonl"]
    running = Running(local(3), split=SPLIT)
    assert in_stages(corpus, tmp_path / "staged", Rules(**rules), running) == whole


@pytest.mark.parametrize("split", [1 << 8, 1 << 12, 1 << 30])
@pytest.mark.parametrize("partitions", [1, 7])
def test_splits_and_partitions_change_nothing(tmp_path, corpus, split, partitions) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules())
    running = Running(local(partitions), split=split)
    assert in_stages(corpus, tmp_path / "staged", Rules(), running) == whole


@pytest.mark.parametrize("rules", RULES[:4] + RULES[5:], ids=str)
@pytest.mark.parametrize("part", [4, 9])
def test_parting_hot_samples_changes_nothing(tmp_path, corpus, monkeypatch, rules, part) -> None:
    """Parts of four documents: what is before them lies in several others."""
    monkeypatch.setattr(salted, "THIN", 1)
    monkeypatch.setattr(salted, "PART", part)
    work, whole = tmp_path / "work", told(corpus, tmp_path / "whole", Rules(**rules), None)
    assert told(corpus, tmp_path / "staged", Rules(**rules), work) == whole
    assert pq.read_table(work / "halo").num_rows > 20


def told(
    corpus, folder: Path, rules: Rules, work: Path | None
) -> tuple[dict[str, bytes], int, int]:
    """The results of a run in stages, parted if it leaves them; and what was cut."""
    folder.mkdir()
    out, clusters, errors = (folder / name for name in NAMES)
    asked = Results(rules, lambda _stage, _rows: None, clusters, errors)
    if work is None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(salted, "PART", 1 << 16)
            done = dedupe_in_stages(corpus, out, asked, Running(local(1), split=SPLIT))
    else:
        done = dedupe_in_stages(corpus, out, asked, Running(local(3), work, SPLIT))
    return {name: (folder / name).read_bytes() for name in NAMES}, done.hot, done.cut


@pytest.mark.parametrize("rules", RULES[:4] + RULES[5:], ids=str)
@pytest.mark.parametrize("joined", [0, 1 << 30])
def test_placing_component_by_component_changes_nothing(
    tmp_path, corpus, monkeypatch, rules, joined
) -> None:
    monkeypatch.setattr(staged_clusters, "PLACED_HERE", 0)
    monkeypatch.setattr(staged_clusters, "IN_ONE_PLACE", joined)
    work, whole = tmp_path / "work", in_one(corpus, tmp_path / "whole", Rules(**rules))
    running = Running(local(3), work, SPLIT)
    assert in_stages(corpus, tmp_path / "staged", Rules(**rules), running) == whole
    assert (work / "large-star-0").exists() == (joined == 0)
    assert (work / "placed-1").exists()  # something was asked for


@pytest.mark.parametrize("opening", [processes, on_sail, on_spark])
def test_engines_place_components_alike(tmp_path, corpus, monkeypatch, opening) -> None:
    monkeypatch.setattr(staged_clusters, "PLACED_HERE", 0)
    monkeypatch.setattr(staged_clusters, "IN_ONE_PLACE", 0)
    whole = in_one(corpus, tmp_path / "whole", Rules())
    running = Running(opening(3), split=SPLIT)
    assert in_stages(corpus, tmp_path / "staged", Rules(), running) == whole


@pytest.mark.parametrize("opening", [processes, on_sail, on_spark])
@pytest.mark.parametrize("partitions", [1, 2, 4])
def test_engines_give_the_same_bytes(tmp_path, corpus, opening: Opening, partitions) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules())
    running = Running(opening(2 * partitions), split=SPLIT)
    assert in_stages(corpus, tmp_path / "staged", Rules(), running) == whole


def test_a_run_that_was_stopped_at_any_stage_goes_on_to_the_same(tmp_path, corpus) -> None:
    work = tmp_path / "work"
    whole = in_stages(corpus, tmp_path / "whole", Rules(), Running(local(2), work, SPLIT))
    stages = sorted(path for path in work.iterdir() if path.is_dir() and path.name != "inputs")
    stages.sort(key=lambda path: path.stat().st_mtime_ns)
    assert len(stages) > 10
    for number, stage in enumerate(stages):
        left = tmp_path / f"left-{number}"
        shutil.copytree(work, left)
        for later in stages[number:]:
            shutil.rmtree(left / later.name)
        (left / f"{stage.name}.part").mkdir()
        (left / f"{stage.name}.part" / "part-00000.parquet").write_bytes(b"half")
        again = Running(local(3), left, SPLIT)
        assert in_stages(corpus, tmp_path / f"again-{number}", Rules(), again) == whole


def test_a_run_that_was_killed_goes_on(tmp_path, corpus) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules())
    work, out, clusters = tmp_path / "work", tmp_path / "out.jsonl", tmp_path / "clusters.jsonl"
    command = [sys.executable, "-m", "retold", "dedupe", *map(str, corpus), "--out", str(out)]
    command += ["--clusters", str(clusters), "--work", str(work)]
    started = subprocess.Popen(command)
    while started.poll() is None and not (work / "firsts").exists():
        time.sleep(0.001)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert (work / "sketched").exists()
    subprocess.run(command, check=True)
    assert out.read_bytes() == whole["out.jsonl"]
    assert clusters.read_bytes() == whole["clusters.jsonl"]


def test_a_folder_of_a_run_with_other_rules_is_refused(tmp_path, corpus) -> None:
    work = tmp_path / "work"
    in_stages(corpus, tmp_path / "one", Rules(), Running(local(1), work))
    with pytest.raises(RetoldError, match="holds another run"):
        in_stages(corpus, tmp_path / "two", Rules(resemblance=0.5), Running(local(1), work))
    with pytest.raises(RetoldError, match="holds another run"):
        in_stages(corpus[:1], tmp_path / "three", Rules(), Running(local(1), work))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, corpus) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RetoldError, match=r"^\S*file\S*: Not a directory; "):
        in_stages(corpus, tmp_path / "one", Rules(), Running(local(1), tmp_path / "file" / "work"))


def test_inputs_that_changed_are_another_run(tmp_path, corpus) -> None:
    work = tmp_path / "work"
    in_stages(corpus, tmp_path / "one", Rules(), Running(local(1), work))
    before = corpus[0].stat()
    changed = corpus[0].read_bytes().replace(b"bal", b"bel", 1)
    corpus[0].write_bytes(changed)
    os.utime(corpus[0], ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    with pytest.raises(RetoldError, match="holds another run"):
        in_stages(corpus, tmp_path / "two", Rules(), Running(local(1), work))


def test_a_folder_gets_a_part_for_each_split(tmp_path, corpus) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules())
    asked = Results(Rules(), lambda _stage, _rows: None, None, None)
    dedupe_in_stages(corpus, f"{tmp_path}/kept/", asked, Running(local(2), split=SPLIT))
    parts = sorted((tmp_path / "kept").iterdir())
    assert len(parts) > 3
    assert b"".join(part.read_bytes() for part in parts) == whole["out.jsonl"]


def test_parquet_is_read_and_written_by_groups_of_rows(tmp_path) -> None:
    table = pa.Table.from_pylist(rows_of(5))
    path = tmp_path / "in.parquet"
    pq.write_table(table, path, row_group_size=20)
    dedupe(path, tmp_path / "whole.parquet", clusters=tmp_path / "whole.jsonl")
    asked = Results(Rules(), lambda _stage, _rows: None, tmp_path / "staged.jsonl", None)
    running = Running(local(2), split=1)
    dedupe_in_stages([path], tmp_path / "staged.parquet", asked, running)
    dedupe_in_stages([path], f"{tmp_path}/kept/", asked, Running(local(2), split=1))
    whole = pq.read_table(tmp_path / "whole.parquet")
    assert (tmp_path / "staged.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert pq.read_table(tmp_path / "staged.parquet").equals(whole)
    parts = sorted((tmp_path / "kept").iterdir())
    assert pa.concat_tables(map(pq.read_table, parts)).equals(whole)
    assert len(parts) == pq.ParquetFile(path).num_row_groups


@pytest.mark.parametrize("documents", [17, 18, 40])
def test_pairs_of_a_hot_sample_are_cut_and_counted(documents: int) -> None:
    import numpy as np

    numbers = np.arange(documents)
    entries = np.sort(pack(np.full(documents, 1 << 40, np.uint64), numbers))
    crowds = Crowds(np.zeros(documents, np.int64), np.zeros(documents, np.int64))
    made = np.unique(np.concatenate([*meet(entries, crowds)])).size
    hot, cut = crowds.cut.tolist()
    assert made + cut == documents * (documents - 1) // 2
    assert (hot, cut) == ((0, 0) if documents == 2 * NEIGHBOURS + 1 else (1, cut))


def test_the_command_runs_in_stages_and_says_what_was_cut(tmp_path, corpus) -> None:
    whole = in_one(corpus, tmp_path / "whole", Rules())
    out = tmp_path / "out.jsonl"
    told = ["dedupe", *map(str, corpus), "--out", str(out), "--work", str(tmp_path / "work")]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 0, done.output
    assert out.read_bytes() == whole["out.jsonl"]
    assert "2 rows could not be read" in done.stderr
    assert "and with the first few were looked at" in done.stderr
    assert (tmp_path / "work" / RUN).exists()


def test_a_plan_is_explained_and_nothing_is_run(tmp_path, corpus) -> None:
    out = tmp_path / "out.jsonl"
    told = ["dedupe", *map(str, corpus), "--out", str(out), "--explain"]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 0, done.output
    assert "2 splits" in done.stdout
    assert "core seconds" in done.stdout
    assert not out.exists()


def test_a_master_is_of_an_engine_that_has_one(tmp_path, corpus) -> None:
    told = ["dedupe", str(corpus[0]), "--out", str(tmp_path / "out"), "--master", "local[2]"]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 2
    assert "--engine" in done.stderr


def test_a_cut_never_parts_a_line(tmp_path) -> None:
    from retold.dedupe.job import Job
    from retold.dedupe.json_lines import Lines

    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "one"}\n\n{"text": "two"}\n{"text": "three"}', encoding="utf-8")
    whole = path.read_bytes()
    for size in range(1, len(whole) + 1):
        job = Job([Lines("in", path, packed=False)], Rules(), tmp_path, lambda _a, _b: None)
        spans = [split.source.span for split in plan_splits(job, size).splits]
        assert b"".join(whole[start:end] for start, end in spans) == whole
        assert all(whole[:end].endswith(b"\n") for _, end in spans[:-1])
