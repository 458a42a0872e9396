"""The whole way: files in, kept rows out, and the proof of each drop."""

import gzip
import json
import random
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import retold
from retold.dedupe import Rules, dedupe, native
from retold.errors import FormatError, MissingExtra, ReadError, RetoldError

SYLLABLES = ["bal", "dene", "firo", "gust", "kami", "lork", "mune", "pall", "rost", "sina", "tove"]
VOCABULARY = [first + second for first in SYLLABLES for second in SYLLABLES]


def article(seed: int, words: int = 120) -> list[str]:
    return random.Random(seed).choices(VOCABULARY, k=words)  # noqa: S311 - no secret


def edited(words: list[str], share: float, seed: int = 0) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [chance.choice(VOCABULARY) + "x" if chance.random() < share else word for word in words]


def record(name: str, words: list[str], **more: object) -> dict[str, object]:
    return {"id": name, "text": " ".join(words), **more}


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run(tmp_path: Path, rows: list[dict[str, object]], **rules: object) -> list[dict[str, object]]:
    """The cluster records; the kept rows are checked to be those marked as kept."""
    source = write(tmp_path / "in.jsonl", rows)
    out, clusters = tmp_path / "out.jsonl", tmp_path / "clusters.jsonl"
    dedupe([source], out, clusters=clusters, rules=Rules(**rules))
    found = read(clusters)
    kept = [row["id"] for row in found if row["kept"]]
    assert [row["id"] for row in read(out)] == kept
    return found


def test_the_verb_is_public() -> None:
    assert retold.dedupe is dedupe


def test_of_exact_and_near_duplicates_one_is_kept_and_the_rest_proven(tmp_path) -> None:
    one, two = article(1), article(2)
    shouted = [word.upper() + "!" for word in one]
    found = run(
        tmp_path,
        [record("a", one), record("b", two), record("c", shouted), record("d", edited(two, 0.04))],
    )
    assert [row["kept"] for row in found] == [True, True, False, False]
    assert [row["cluster"] for row in found] == [0, 1, 0, 1]
    assert found[2]["match"]["reason"] == "exact"
    assert found[2]["match"]["id"] == "a"
    near = found[3]["match"]
    assert near["reason"] == "resemblance"
    assert near["id"] == "b"
    assert 0.3 <= near["resemblance"] <= near["containment"] < 1
    passage = near["passage"]
    text = " ".join(two)
    assert text[passage["kept_start"] : passage["kept_end"]] == passage["text"]


def test_an_excerpt_gives_way_to_the_longer_text_whichever_came_first(tmp_path) -> None:
    long = article(3, 300)
    found = run(tmp_path, [record("short", long[80:160]), record("long", long)])
    assert [row["kept"] for row in found] == [False, True]
    assert found[0]["match"]["reason"] == "containment"
    assert found[0]["match"]["containment"] == 1.0


def test_excerpts_are_kept_where_containment_does_not_count(tmp_path) -> None:
    long = article(3, 300)
    found = run(tmp_path, [record("short", long[:90]), record("long", long)], containment=None)
    assert all(row["kept"] for row in found)


def test_weak_chains_do_not_grow_one_cluster(tmp_path) -> None:
    """Each article shares two thirds of its words with the one before it."""
    stream = article(4, 2000)
    rows = [record(str(at), stream[at * 40 : at * 40 + 240]) for at in range(20)]
    found = run(tmp_path, rows, resemblance=0.6, containment=None, order=None)
    kept = {row["id"]: row for row in found if row["kept"]}
    assert len(kept) >= 7
    assert all(row["match"]["resemblance"] >= 0.6 for row in found if not row["kept"])


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        ("first", "a"),
        ("longest", "b"),
        ("earliest", "c"),
        ("score", "b"),
        ("score:least", "a"),
    ],
)
def test_the_keep_policy_decides_who_stays(tmp_path, keep, kept) -> None:
    words = article(5)
    rows = [
        record("a", words, published="2024-03-02", score=1),
        record("b", [*words, "more"], published="2024-03-02T10:00:00Z", score=9),
        record("c", edited(words, 0.02), published="2024-03-01T23:00:00+02:00", score="4.5"),
        record("d", words, published="one day", score=None),
    ]
    found = run(tmp_path, rows, keep=keep)
    assert [row["id"] for row in found if row["kept"]] == [kept]


def test_a_copy_with_two_words_in_five_changed_is_found_by_the_order_of_its_words(tmp_path) -> None:
    words = article(12, 400)
    rows = [record("a", words), record("b", edited(words, 0.38)), record("c", words[::-1])]
    found = run(tmp_path, rows)
    assert [row["kept"] for row in found] == [True, False, True]
    match = found[1]["match"]
    assert match["reason"] == "order"
    assert match["resemblance"] < 0.2
    assert 0.6 <= match["order"] < 0.7
    assert all(row["kept"] for row in run(tmp_path, rows, order=None))


def test_exact_only_keeps_near_duplicates(tmp_path) -> None:
    words = article(6)
    rows = [record("a", words), record("b", [*words, "more"]), record("c", words)]
    found = run(tmp_path, rows, exact=True)
    assert [row["kept"] for row in found] == [True, True, False]


def test_texts_without_words_are_all_kept(tmp_path) -> None:
    found = run(tmp_path, [record("a", []), record("b", []), record("c", ["!?"])])
    assert all(row["kept"] for row in found)


def test_ids_may_be_missing_of_any_type_or_there_twice(tmp_path) -> None:
    rows = [record("a", article(1)), record("a", article(2)), record("a", article(1))]
    rows += [{"id": 7, "text": " ".join(article(3))}, {"id": None, "text": " ".join(article(3))}]
    rows += [{"text": " ".join(article(4))}, {"id": ["x"], "text": " ".join(article(5))}]
    source, clusters = write(tmp_path / "in.jsonl", rows), tmp_path / "clusters.jsonl"
    done = dedupe([source], tmp_path / "out.jsonl", clusters=clusters)
    assert (done.documents, done.kept, done.bad) == (7, 5, 0)
    found = read(clusters)
    assert [row["id"] for row in found] == ["a", "a", "a", "7", None, None, "['x']"]
    assert [row["match"] and row["match"]["row"] for row in found] == [
        None,
        None,
        1,
        None,
        4,
        None,
        None,
    ]


def test_kept_lines_are_copied_byte_for_byte(tmp_path) -> None:
    words = " ".join(article(7)).encode()
    lines = [
        b'{"text" :"' + words + b'", "n":1.50,"x":"\\u00e9\\/"}\r\n',
        b'  {"z":{"text":"in"}, "text": "Another \\"text\\": quite \\\\ other"}\n',
        b'{"text": "' + words.upper() + b'"}\n',
        '{"text": "Ça n\'est pas ‘pareil’", "text2": null}'.encode(),
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"".join(lines))
    done = dedupe([source], out)
    assert out.read_bytes() == lines[0] + lines[1] + lines[3] + b"\n"
    assert (done.documents, done.kept, done.exact, done.bad) == (4, 3, 1, 0)


def test_bad_rows_are_counted_named_and_left_out(tmp_path) -> None:
    good = json.dumps(record("a", article(8))).encode()
    rows = [
        good,
        good[:-30],
        b"[1, 2]",
        b'{"id": "no text"}',
        b'{"text": 7}',
        b'{"text": "\xff broken"}',
        b"",
        b'{"text": "unclosed, "id": 3}',
    ]
    source, errors = tmp_path / "in.jsonl", tmp_path / "errors.jsonl"
    source.write_bytes(b"\n".join(rows))
    done = dedupe([source], tmp_path / "out.jsonl", errors=errors)
    assert (done.documents, done.kept, done.bad) == (1, 1, 6)
    named = read(errors)
    assert [row["row"] for row in named] == [2, 3, 4, 5, 6, 8]
    assert "its fields are: id" in named[2]["reason"]
    assert (tmp_path / "out.jsonl").read_bytes() == good + b"\n"


def test_gzip_goes_in_and_out_and_a_torn_file_is_named(tmp_path) -> None:
    rows = [record(str(seed), article(seed)) for seed in range(200)]
    whole = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    source, out = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz"
    source.write_bytes(whole[: len(whole) // 2])
    errors = tmp_path / "errors.jsonl"
    done = dedupe([source], out, errors=errors)
    assert 0 < done.documents < 200
    assert any("breaks off" in row["reason"] for row in read(errors))
    kept = [json.loads(line) for line in gzip.decompress(out.read_bytes()).splitlines()]
    assert kept == rows[: done.kept]


def test_a_missing_column_is_named_with_those_that_there_are(tmp_path) -> None:
    source = write(tmp_path / "in.jsonl", [{"headline": "a", "words": "b c"}])
    with pytest.raises(FormatError, match=r"headline, words.*--text"):
        dedupe([source], tmp_path / "out.jsonl")
    with pytest.raises(FormatError, match="no column 'story'"):
        dedupe([source], tmp_path / "out.jsonl", rules=Rules(text="story"))
    assert not (tmp_path / "out.jsonl").exists()


def test_one_input_need_not_be_in_a_list(tmp_path) -> None:
    source = write(tmp_path / "in.jsonl", [record("a", article(1)), record("b", article(1))])
    assert dedupe(str(source), tmp_path / "out.jsonl").kept == 1
    assert dedupe(source, tmp_path / "out.jsonl").kept == 1


def test_what_cannot_work_is_told_before_anything_is_written(tmp_path) -> None:
    source = write(tmp_path / "in.jsonl", [record("a", article(1))])
    with pytest.raises(ReadError, match="is not there"):
        dedupe([tmp_path / "absent.jsonl"], tmp_path / "out.jsonl")
    with pytest.raises(FormatError, match="all be Parquet"):
        dedupe([source], tmp_path / "out.parquet")
    with pytest.raises(RetoldError, match="above 0"):
        Rules(resemblance=0)
    with pytest.raises(RetoldError, match="cannot be written"):
        dedupe([source], tmp_path / "absent" / "out.jsonl")


def test_temporary_files_are_gone_also_after_an_interrupt(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    source = write(tmp_path / "in.jsonl", [record(str(at), article(at)) for at in range(5)])

    def stop(_stage: str, _documents: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dedupe([source], tmp_path / "out.jsonl", watch=stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "tmp"]
    assert not list((tmp_path / "tmp").iterdir())


def test_memory_and_batches_do_not_change_the_result(tmp_path, monkeypatch) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret
    rows = [record(str(at), article(at)) for at in range(60)]
    rows += [record(f"{at}e", edited(article(at), chance.uniform(0, 0.2), at)) for at in range(60)]
    rows += [record(f"{at}x", article(at)[20:90]) for at in range(40)]
    chance.shuffle(rows)
    usual = run(tmp_path, rows)
    assert sum(not row["kept"] for row in usual) > 40
    for batch, memory in ((2, 1 << 30), (3000, 1), (1 << 20, 1)):
        monkeypatch.setattr(import_module("retold.dedupe.json_lines"), "BATCH_BYTES", batch)
        assert run(tmp_path, rows, memory=memory) == usual


def naive(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.3, 0.5, 0.8]))
def test_scores_are_the_naive_ones_and_no_pair_of_kept_documents_is_alike(seed, threshold) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    bases = [article(chance.randrange(10**6), chance.randrange(1, 150)) for _ in range(8)]
    rows = [
        record("", edited(chance.choice(bases), chance.choice([0, 0.02, 0.1, 0.3]), at))
        for at in range(25)
    ]
    rows = [row | {"id": str(at)} for at, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as name:
        rules = {"resemblance": threshold, "containment": None, "order": None, "frame": False}
        found = run(Path(name), rows, **rules)
    sets = [naive(row["text"]) for row in rows]

    def alike(one: int, other: int) -> float:
        union = len(sets[one] | sets[other])
        same = rows[one]["text"] == rows[other]["text"]
        return len(sets[one] & sets[other]) / union if union else float(same)

    for at, row in enumerate(found):
        if not row["kept"]:
            assert row["match"]["resemblance"] == pytest.approx(alike(at, row["cluster"]), abs=1e-4)
            assert row["match"]["resemblance"] >= threshold
    kept = [at for at, row in enumerate(found) if row["kept"]]
    for place, one in enumerate(kept):
        assert all(alike(one, other) < threshold for other in kept[:place])


def test_parquet_keeps_all_columns_and_rows(tmp_path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    texts = [" ".join(article(1)), " ".join(article(2)), " ".join(article(1)).title(), None]
    table = pa.table(
        {
            "doc": ["a", "b", "c", "d"],
            "content": texts,
            "tags": [["x"], [], None, ["y", "z"]],
        }
    ).replace_schema_metadata({"origin": "invented"})
    source, out, clusters = (tmp_path / f"{name}.parquet" for name in ("in", "out", "clusters"))
    parquet.write_table(table, source)
    done = dedupe([source], out, clusters=clusters, rules=Rules(id="doc"))
    assert (done.documents, done.kept, done.bad) == (3, 2, 1)
    kept = parquet.read_table(out)
    assert kept.equals(parquet.read_table(source).slice(0, 2), check_metadata=True)
    records = parquet.read_table(clusters).to_pylist()
    assert [row["match"] and row["match"]["id"] for row in records] == [None, None, "a"]


def test_texts_that_repeat_one_thing_are_as_close_as_their_shingles(tmp_path) -> None:
    """Of the same word five hundred times there is one shingle, of a sentence forty times a few."""
    said = "please wait while the page of the ferry times loads "
    rows = [
        {"id": "a", "text": "ping " * 500},
        {"id": "b", "text": "ping " * 499},
        {"id": "c", "text": said * 40},
        {"id": "d", "text": said * 41},
        {"id": "e", "text": said * 5},
    ]
    found = run(tmp_path, rows)
    assert [row["cluster"] for row in found] == [0, 0, 2, 2, 2]
    assert [row["match"]["resemblance"] for row in found if not row["kept"]] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("depth", [50, 61, 900, 5_000, 200_000])
@pytest.mark.parametrize("escape", ["", "\\n"])
def test_a_row_that_is_nested_deeply_does_not_end_the_run(tmp_path, depth, escape) -> None:
    source = tmp_path / "in.jsonl"
    deep = "[" * depth + "]" * depth
    text = " ".join(article(8)) + escape
    source.write_text(
        f'{{"id": 1, "deep": {deep}, "text": "{text}"}}\n'
        f'{{"id": 2, "text": "{text}", "deep": {deep}}}\n'
        f'{{"id": 3, "text": "{" ".join(article(9))}"}}\n',
        "utf-8",
    )
    done = dedupe(source, tmp_path / "out.jsonl", errors=tmp_path / "errors.jsonl")
    assert done.documents + done.bad == 3
    assert all("it is not JSON" in row["reason"] for row in read(tmp_path / "errors.jsonl"))
    assert read(tmp_path / "out.jsonl")[-1]["id"] == 3 if depth < 900 else done.kept >= 1


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("native_loops", [False, True])
def test_a_line_over_the_limit_is_told_and_passed_over(
    tmp_path, monkeypatch, packed, native_loops
) -> None:
    monkeypatch.setattr(import_module("retold.read.bounded"), "MAX_RECORD_BYTES", 5_000_000)
    if not native_loops:
        monkeypatch.setattr(native, "_library", lambda: None)
    long = '{"text": "' + "one more word " * 1_000_000 + '"}'
    rows = [json.dumps(record(str(at), article(at))) for at in range(3)]
    data = "\n".join([rows[0], long, rows[1], rows[2], long]).encode()
    source = tmp_path / ("in.jsonl.gz" if packed else "in.jsonl")
    source.write_bytes(gzip.compress(data, 1) if packed else data)
    done = dedupe(source, tmp_path / "out.jsonl", errors=tmp_path / "errors.jsonl")
    assert (done.documents, done.bad) == (3, 2)
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == rows
    told = read(tmp_path / "errors.jsonl")
    assert [row["row"] for row in told] == [2, 5]
    assert all("longer than" in row["reason"] for row in told)


@pytest.mark.parametrize("link", ["same", "symlink", "hardlink", "other spelling"])
@pytest.mark.parametrize("which", ["clusters", "errors"])
def test_two_results_in_one_place_are_refused(tmp_path, link, which) -> None:
    source = write(tmp_path / "in.jsonl", [record("a", article(1))])
    out, second = tmp_path / "out.jsonl", tmp_path / "second.jsonl"
    if link == "same":
        second = out
    elif link == "symlink":
        second.symlink_to(out)
    elif link == "hardlink":
        out.write_text("")
        second.hardlink_to(out)
    else:
        (tmp_path / "folder").mkdir()
        second = tmp_path / "folder" / ".." / "out.jsonl"
    with pytest.raises(RetoldError, match="two results"):
        dedupe(source, out, **{which: second})


@pytest.mark.parametrize("kind", ["dictionary", "string_view", "large_string"])
def test_every_kind_of_arrow_text_is_read(tmp_path, kind) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    words = " ".join(article(1))
    types = {
        "dictionary": pa.dictionary(pa.int32(), pa.string()),
        "string_view": pa.string_view(),
        "large_string": pa.large_string(),
    }
    texts = pa.array([words, None, words, " ".join(article(2))]).cast(types[kind])
    source = tmp_path / "in.parquet"
    parquet.write_table(pa.table({"id": pa.array("abcd".__iter__()), "text": texts}), source)
    done = dedupe(source, tmp_path / "out.parquet")
    assert (done.documents, done.exact, done.bad) == (3, 1, 1)
    assert parquet.read_table(tmp_path / "out.parquet")["id"].to_pylist() == ["a", "d"]


@pytest.mark.parametrize("names", [("in.parquet", "out.parquet"), ("in.jsonl", "out.jsonl")])
def test_parquet_without_its_extra_says_what_to_install(tmp_path, monkeypatch, names) -> None:
    write(tmp_path / names[0], [record("a", article(1))])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"retold\[parquet\]"):
        dedupe(tmp_path / names[0], tmp_path / names[1], clusters=tmp_path / "clusters.parquet")
