"""Runs whose inputs, stages and outputs lie on a file system that pyarrow opens."""

import gzip
import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from pyarrow import fs

from retold import filesystems
from retold.cli import retold
from retold.corpus import Corpus
from retold.dedupe import Rules, dedupe
from retold.dedupe.outcome import Results
from retold.dedupe.staged import Running, dedupe_in_stages
from retold.engines.finished import MANIFEST, Work
from retold.errors import MissingExtra, ReadError, RetoldError
from retold.filesystems import RemotePath, as_path, is_address, located, remove, renames
from tests.corpus.test_additions import content
from tests.dedupe.test_staged import rows_of
from tests.engines.runners import local, on_sail, processes

SPLIT = 1 << 14


@pytest.fixture(params=["subtree", "mock"])
def bucket(request, tmp_path, monkeypatch) -> str:
    """An address without renaming: a part of a folder that says of itself what a bucket does."""
    (tmp_path / "bucket").mkdir()
    local_files = fs.LocalFileSystem()
    system = {
        "subtree": lambda: fs.SubTreeFileSystem(str(tmp_path / "bucket"), local_files),
        "mock": fs._MockFileSystem,  # noqa: SLF001 - what pyarrow tries itself with
    }[request.param]()
    monkeypatch.setattr(filesystems, "_opened", lambda _root, _query: (system, ""))
    return "s3://news"


def written(tmp_path: Path, **about: int) -> list[Path]:
    """Two files of rows, the second packed."""
    rows = [json.dumps(row) for row in rows_of(3, **about)]
    paths = [tmp_path / "one.jsonl", tmp_path / "two.jsonl.gz"]
    half = len(rows) // 2
    paths[0].write_text("\n".join([*rows[:half], '{"torn']) + "\n", encoding="utf-8")
    paths[1].write_bytes(gzip.compress("\n".join(rows[half:]).encode()))
    return paths


def uploaded(paths: list[Path], where: str) -> list[str]:
    for path in paths:
        as_path(f"{where}/in/{path.name}").write_bytes(path.read_bytes())
    return [f"{where}/in/{path.name}" for path in paths]


def results(folder: Path) -> list[str]:
    """The kept rows, the records and the errors, but for where the files are."""
    texts = [(folder / name).read_text("utf-8") for name in ("out.jsonl", "c.jsonl", "e.jsonl")]
    inputs = f"{str(folder.parent).rstrip('/')}/in/"
    return [text.replace(inputs, "") for text in texts]


def run(inputs: list[str], folder: str, engine, work: str) -> None:
    asked = Results(Rules(), lambda _stage, _rows: None, f"{folder}/c.jsonl", f"{folder}/e.jsonl")
    dedupe_in_stages(inputs, f"{folder}/out.jsonl", asked, Running(engine, as_path(work), SPLIT))


def expected(tmp_path: Path, paths: list[Path]) -> list[str]:
    (tmp_path / "in").mkdir(exist_ok=True)
    copies = [shutil.copy(path, tmp_path / "in") for path in paths]
    whole = tmp_path / "whole"
    whole.mkdir()
    dedupe(copies, whole / "out.jsonl", clusters=whole / "c.jsonl", errors=whole / "e.jsonl")
    return results(whole)


def test_all_may_lie_where_nothing_is_renamed(tmp_path, bucket) -> None:
    paths = written(tmp_path, count=20)
    inputs = uploaded(paths, bucket)
    run(inputs, f"{bucket}/done", local(2), f"{bucket}/work")
    assert results(as_path(f"{bucket}/done")) == expected(tmp_path, paths)
    work = as_path(f"{bucket}/work")
    assert not renames(work)
    assert not [path for path in work.iterdir() if path.name.endswith(".part")]


def test_a_stage_without_a_manifest_is_none_and_what_it_names_alone_counts(bucket) -> None:
    with local(1) as engine:
        work = Work(as_path(f"{bucket}/work"), engine)
        work.begin({"of": "numbers"})
        work.keep("kept", pa.table({"number": [1, 2]}))
        (work.path("kept") / "part-00007.parquet").write_bytes(b"of a task that was tried twice")
        assert work.read("kept").num_rows == 2
        (work.path("kept") / MANIFEST).unlink()
        work.keep("kept", pa.table({"number": [3]}))
        assert work.read("kept").column("number").to_pylist() == [3]
        with pytest.raises(RetoldError, match="holds another run"):
            work.begin({"of": "letters"})


@pytest.mark.parametrize("opening", [processes, on_sail])
def test_engines_run_over_addresses(tmp_path, opening) -> None:
    paths = written(tmp_path, count=20)
    where = tmp_path.as_uri()
    inputs = uploaded(paths, where)
    run(inputs, f"{where}/done", opening(2), f"{where}/work")
    whole = expected(tmp_path, paths)
    assert results(as_path(f"{where}/done")) == whole
    assert renames(as_path(f"{where}/work"))


def test_a_folder_of_parts_and_parquet(tmp_path, bucket) -> None:
    table = pa.Table.from_pylist(rows_of(5, count=20))
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=20)
    [given] = uploaded([tmp_path / "in.parquet"], bucket)
    dedupe(tmp_path / "in.parquet", tmp_path / "whole.parquet")
    asked = Results(Rules(), lambda _stage, _rows: None, None, None)
    dedupe_in_stages([given], f"{bucket}/kept/", asked, Running(local(2), split=1))
    parts = sorted(as_path(f"{bucket}/kept").iterdir())
    system, _ = located(parts[0])
    kept = [pq.read_table(located(part)[1], filesystem=system) for part in parts]
    assert pa.concat_tables(kept).equals(pq.read_table(tmp_path / "whole.parquet"))


@pytest.mark.parametrize("options", [(), ("--partitions", "2")])
def test_documents_are_added_from_an_address(tmp_path, bucket, options) -> None:
    paths = written(tmp_path, count=8)
    uploaded(paths, bucket)
    (tmp_path / "in").mkdir()
    for path in paths:
        shutil.copy(path, tmp_path / "in")
    with Corpus(tmp_path / "whole") as corpus:
        corpus.add(tmp_path / "in")
    told = ["add", str(tmp_path / "news"), f"{bucket}/in", *options]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 0, done.output
    assert f"bad: {bucket}/in/one.jsonl:" in done.stderr
    assert content(tmp_path / "news") == content(tmp_path / "whole")


def test_an_address_has_the_methods_of_a_path(bucket) -> None:
    path = as_path(f"{bucket}/a/b.jsonl.gz")
    assert (path.name, path.suffix, path.suffixes) == ("b.jsonl.gz", ".gz", [".jsonl", ".gz"])
    assert (str(path), str(path.parent)) == (f"{bucket}/a/b.jsonl.gz", f"{bucket}/a")
    assert not path.exists()
    with pytest.raises(FileNotFoundError):
        path.stat()
    path.write_text("one\ntwo\n", encoding="utf-8")
    assert path.is_file()
    assert path.stat().st_size == 8
    assert path.parent.is_dir()
    with path.open(encoding="utf-8") as lines:
        assert list(lines) == ["one\n", "two\n"]
    with path.open("rb") as file:
        file.seek(4)
        assert file.readline() == b"two\n"
    assert [*as_path(bucket).rglob("*.gz")] == [path]
    assert path.relative_to(bucket).as_posix() == "a/b.jsonl.gz"  # type: ignore[arg-type]
    path.unlink()
    path.unlink(missing_ok=True)
    remove(path.parent)
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("where", "is_one"),
    [
        ("s3://bucket/a", True),
        ("hdfs://host:8020/a", True),
        ("gs://bucket/a", True),
        ("FILE:///a", True),
        ("http://host/a", False),
        ("C://a", False),
        ("news/a.jsonl", False),
        ("-", False),
    ],
)
def test_what_is_an_address(where: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_address(where) is is_one
    assert isinstance(as_path(where), RemotePath) is is_one


def test_options_of_a_file_system_stay_with_its_paths() -> None:
    path = as_path("s3://bucket/a?region=eu-west-1") / "b"
    assert str(path) == "s3://bucket/a/b?region=eu-west-1"
    assert as_path(str(path)) == path


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ReadError, match="no place in an address") as told:
        as_path("s3://key:hush@bucket/a")
    assert "hush" not in str(told.value)


def test_an_address_without_pyarrow_names_the_extra(monkeypatch) -> None:
    monkeypatch.setattr(filesystems, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match="parquet"):
        as_path("s3://bucket/a")


def test_answers_may_go_to_an_address_and_a_corpus_may_not_lie_at_one(tmp_path, bucket) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add("A choir from Tarnmouth has won the singing prize at the northern games.")
    done = CliRunner().invoke(
        retold, ["stories", str(tmp_path / "news"), "--out", f"{bucket}/told.json"]
    )
    assert done.exit_code == 0, done.output
    assert "retold.stories" in as_path(f"{bucket}/told.json").read_text("utf-8")
    for told in (["add", f"{bucket}/news", "-"], ["stories", f"{bucket}/news"]):
        done = CliRunner().invoke(retold, told, input="A text of a dozen words.")
        assert done.exit_code == 1
        assert "a corpus lies in a folder of this machine" in done.stderr
    assert not Path("s3:").exists()


def test_a_file_that_is_not_there_is_one_line(tmp_path, bucket) -> None:
    told = ["dedupe", f"{bucket}/none.jsonl", "--out", str(tmp_path / "out.jsonl")]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 1
    assert "s3://news/none.jsonl: is not there" in done.stderr
