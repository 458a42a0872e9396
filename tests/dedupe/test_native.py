"""The compiled loops give the very results of NumPy, and nothing needs them."""

import json
import random
from importlib import import_module
from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.dedupe import native
from retold.dedupe.candidates import PLACE_BITS, find_pairs, pack, strong_pairs
from retold.dedupe.compiled import build
from retold.dedupe.fold import SPACE, native_table
from retold.dedupe.json_lines import find_lines
from retold.dedupe.likeness import Bounds, compare
from retold.dedupe.passage import WORD, Told, longest_shared, run_of_words
from retold.dedupe.runs import Runs, part_numbers, sort_numbers
from retold.dedupe.sketch import Texts, sketch

LIBRARY = native._library  # noqa: SLF001 - to be put back
NEWS = st.text(
    st.one_of(
        st.characters(max_codepoint=0x17F, exclude_categories=()),
        st.sampled_from(
            '  \n\t"\\/\u00a0\u00ad’“”—…éÀß×ÿŁжЖ字かไ한\u0301\u200b\ufeffﬁ😀\ud83d½⅓™\ufe0f🏽\ufffd'
        ),
    ),
    max_size=60,
)
SOME = [
    NEWS,
    st.sampled_from(["x" * 63, "y" * 64, "z" * 65, "w" * 200 + " ", "\\", "\\u00e", "é" * 90]),
]
TEXTS = st.lists(st.lists(st.one_of(SOME), max_size=6).map(" ".join), max_size=5)
SAME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> object:
    target = tmp_path_factory.mktemp("native") / "_native.so"
    failed = build(target=target)
    if failed:
        pytest.skip(f"no compiled loops: {failed}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "FILE", target)
        return LIBRARY.__wrapped__()


def on_both(monkeypatch, library, function) -> list[object]:
    """What a function gives with the compiled loops, and without."""
    found = []
    for loops in (library, None):
        monkeypatch.setattr(native, "_library", lambda loops=loops: loops)
        found.append(function())
    return found


@SAME
@given(texts=TEXTS, escaped=st.booleans(), plain=st.booleans())
def test_sketches_are_the_same_bytes(monkeypatch, library, texts, escaped, plain) -> None:
    held = [json.dumps(text, ensure_ascii=plain)[1:-1] for text in texts] if escaped else texts
    data = [text.encode("utf-8", "replace") for text in held]
    one, other = on_both(monkeypatch, library, lambda: sketch(Texts.of(data, escaped=escaped)))
    for field in ("counts", "keys", "samples", "owners", "words"):
        assert getattr(one, field).tobytes() == getattr(other, field).tobytes()


@SAME
@given(data=st.lists(st.binary(max_size=30), max_size=4), escaped=st.booleans())
def test_any_bytes_give_the_same_words_or_are_broken(monkeypatch, library, data, escaped) -> None:
    texts = Texts.of(data, escaped=escaped)
    one, other = on_both(monkeypatch, library, lambda: sketch(texts))
    assert one.counts.tolist() == other.counts.tolist()
    assert one.words.tobytes() == other.words.tobytes()


def test_ordinary_news_needs_no_numpy(monkeypatch, library) -> None:
    monkeypatch.setattr(native, "_library", lambda: library)
    monkeypatch.setattr(import_module("retold.dedupe.sketch"), "_sketch", None)
    text = "“Café” – Łódź, Đorđević… co\u00adop Санта 5 €\u200b 🇺🇸👍🏽 ☀\ufe0f 6½\ufffd"
    found = sketch(Texts.of([text.encode(), json.dumps(text)[1:-1].encode()], escaped=True))
    assert found.counts.tolist() == [8, 8]
    assert found.keys[0].tolist() == found.keys[1].tolist()


@SAME
@given(
    numbers=st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**64 - 1)), max_size=80),
    low=st.integers(0, 63),
)
def test_numbers_are_sorted_and_parted_alike(monkeypatch, library, numbers, low) -> None:
    given_ = np.array([number >> low << low for number in numbers], np.uint64)

    def work() -> list[object]:
        ordered = given_.copy()
        sort_numbers(ordered)
        parted, starts = part_numbers(given_, int(given_.min(initial=2**64 - 1)), low)
        return [ordered.tolist(), parted.tolist(), starts.tolist()]

    first, second = on_both(monkeypatch, library, work)
    assert first == second
    assert first[0] == sorted(given_.tolist())


@SAME
@given(
    groups=st.lists(st.lists(st.integers(0, 39), max_size=40), max_size=8),
    order=st.permutations(range(40)),
    absent=st.sets(st.integers(0, 39)),
)
def test_documents_that_share_a_sample_are_the_same_pairs(
    monkeypatch, library, tmp_path, groups, order, absent
) -> None:
    places = np.array([-1 if row in absent else order[row] for row in range(40)])

    def work() -> list[object]:
        entries, pairs = (Runs(tmp_path, name, 1 << 12) for name in ("samples", "pairs"))
        for sample, group in enumerate(groups, 1):
            rows = np.array(group, np.int64)
            entries.add(pack(np.full(rows.size, sample << 40, np.uint64), rows))
        crowds = find_pairs(entries, pairs, places)
        found = np.concatenate([np.empty(0, np.uint64), *pairs.slices(0)])
        return [
            found.tolist(),
            crowds.samples.tolist(),
            crowds.shared.tolist(),
            crowds.cut.tolist(),
        ]

    first, second = on_both(monkeypatch, library, work)
    assert first == second


@SAME
@given(
    met=st.lists(
        st.tuples(st.integers(1, 29), st.integers(0, 28), st.integers(1, 30), st.integers(0, 3))
    ),
    seed=st.integers(0, 2**32),
    bounds=st.builds(
        Bounds,
        st.sampled_from([0.1, 0.3, 1.0]),
        st.sampled_from([None, 0.05, 0.8]),
        st.sampled_from([None, 0.3, 0.6, 1.0]),
    ),
)
def test_the_same_pairs_are_worth_comparing(
    monkeypatch, library, tmp_path, met, seed, bounds
) -> None:
    chance = np.random.default_rng(seed)
    sizes = np.exp2(chance.uniform(2.4, 12, 30)).astype(np.int64)
    samples = np.minimum(chance.integers(0, 64, 30), sizes)
    packed = [
        later << PLACE_BITS + 1 | earlier << 1 | (number < rare)
        for later, earlier, shared, rare in met
        if earlier < later
        for number in range(shared)
    ]

    def work() -> list[list[int]]:
        pairs = Runs(tmp_path, "pairs", 1 << 12)
        pairs.add(np.array(packed, np.uint64))
        parts = [*strong_pairs(pairs, sizes, samples, bounds)]
        return [
            np.concatenate([np.empty(0, np.int64), *columns]).tolist()
            for columns in (
                [part.later for part in parts],
                [part.earlier for part in parts],
                [part.shared for part in parts],
            )
        ]

    first, second = on_both(monkeypatch, library, work)
    assert first == second


@SAME
@given(
    one=st.lists(st.integers(0, 12), max_size=150),
    other=st.lists(st.integers(0, 12), max_size=150),
    least=st.floats(0.01, 1),
    share=st.sampled_from([None, 0.1, 0.4, 0.6, 1]),
)
def test_two_documents_are_as_close_either_way(
    monkeypatch, library, one, other, least, share
) -> None:
    words = [np.array(side, np.uint32).tobytes() for side in (one, other)]
    pairs = [(words[0], words[1]), (words[1], words[1]), (words[1], words[0])]
    bounds = Bounds(least, None, share)
    first, second = on_both(monkeypatch, library, lambda: compare(pairs, bounds))
    assert first.tobytes() == second.tobytes()


@SAME
@given(
    one=st.lists(st.integers(0, 40), max_size=700),
    kept=st.floats(0.5, 1),
    seed=st.integers(0, 99),
)
def test_long_documents_too(monkeypatch, library, one, kept, seed) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    other = [word if chance.random() < kept else 99 for word in one]
    pair = tuple(np.array(side, np.uint32).tobytes() for side in (one, other))
    first, second = on_both(monkeypatch, library, lambda: compare([pair], Bounds(1, None, 0.5)))
    assert first.tobytes() == second.tobytes()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@SAME
@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from(["text", "id", "te", "ü", ""]), VALUES, max_size=4),
        max_size=4,
    ),
    plain=st.booleans(),
    cut=st.none() | st.integers(0, 80),
    wrong=st.none() | st.tuples(st.integers(0, 80), st.sampled_from('"\\{}[],:0-.e u\x00\xff')),
)
def test_the_text_of_a_line_is_found_where_json_has_it(
    library, monkeypatch, rows, plain, cut, wrong
) -> None:
    monkeypatch.setattr(native, "_library", lambda: library)
    lines = [json.dumps(row, ensure_ascii=plain).encode()[:cut] + b"\n" for row in rows]
    if wrong:
        at, sign = wrong
        lines = [line[:at] + sign.encode("latin-1") + line[at + 1 :] for line in lines]
    data = b"".join(lines)
    bounds = native.find_lines(data)
    places = native.find_fields(data, bounds, b"text", b"id").tolist()
    for (low, high), place in zip(pairwise(bounds.tolist()), places, strict=True):
        start, end, other, other_end = place
        if start >= 0:
            line = data[low:high]
            bare = json.loads((data[low:start] + data[end:high]).decode(), strict=False)
            value = json.loads(data[other:other_end], strict=False) if other >= 0 else None
            assert bare.get("id") == value
            assert bare["text"] == ""
            try:
                whole = json.loads(line.decode(), strict=False)
            except ValueError:
                continue
            assert json.loads(b'"' + data[start:end] + b'"', strict=False) == whole["text"]


@SAME
@given(data=st.lists(st.sampled_from([b"\n", b"x", b"y" * 99]), max_size=20).map(b"".join))
def test_lines_begin_where_others_end(monkeypatch, library, data) -> None:
    one, other = on_both(monkeypatch, library, lambda: find_lines(data))
    assert one.tolist() == other.tolist()
    lines = [data[low:high] for low, high in pairwise(one.tolist())]
    assert lines == data.splitlines(keepends=True)


def test_many_short_lines_are_found_too(monkeypatch, library) -> None:
    monkeypatch.setattr(native, "_library", lambda: library)
    assert native.find_lines(b"\n" * 5000).tolist() == list(range(5001))


def test_ordinary_lines_need_no_other_reader(monkeypatch, library) -> None:
    monkeypatch.setattr(native, "_library", lambda: library)
    row = {
        "id": 7,
        "tags": ["a", {"b": [1.5e3, None, True]}],
        "text": 'She said: "No.\\"\n',
        "ü": "…",
    }
    line = json.dumps(row, ensure_ascii=False).encode() + b"\r\n"
    ((start, end, other, other_end),) = native.find_fields(
        line, np.array([0, len(line)]), b"text", b"tags"
    )
    assert json.loads(b'"' + line[start:end] + b'"') == row["text"]
    assert json.loads(line[other:other_end]) == row["tags"]


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "a", "text": "b"}',
        b'{"text": 7}',
        b'{"other": {"text": "a"}}',
        b'{"text": "a"} x',
        b'{"text": "a", "n": 01}',
        b'{"text": "a", "n": NaN}',
        b'{"text": "a",}',
        b'{"text": "a", "b": "\xff"}',
        b'{"te\\u0078t": "a"}',
        b'["text"]',
        b'{"text": "a\\"}',
        b"{" + b'"a":[' * 200 + b"]" * 200 + b', "text": "a"}',
        b"",
    ],
)
def test_unusual_lines_are_left_to_the_ordinary_reader(monkeypatch, library, line) -> None:
    monkeypatch.setattr(native, "_library", lambda: library)
    found = native.find_fields(line, np.array([0, len(line)]), b"text", None)
    assert found.tolist() == [[-1, -1, -1, -1]]


def test_a_run_is_the_same_without_the_compiled_loops(monkeypatch, library, tmp_path) -> None:
    cases = import_module("tests.dedupe.test_dedupe")
    rows = [cases.record(str(at), cases.article(at % 9, 90 + at)) for at in range(30)]
    one, other = on_both(monkeypatch, library, lambda: cases.run(tmp_path, rows))
    assert one == other
    assert not all(row["kept"] for row in one)


def test_without_a_compiler_there_is_a_reason_and_no_file(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    assert "no C compiler" in build(target=tmp_path / "_native.so")
    monkeypatch.setenv("RETOLD_NATIVE", "0")
    assert "RETOLD_NATIVE" in build(target=tmp_path / "_native.so")
    assert not list(tmp_path.iterdir())


def test_a_library_of_another_version_is_left_alone(monkeypatch, library, tmp_path) -> None:
    assert library is not None
    target = tmp_path / "_native.so"
    assert build(target=target) is None
    monkeypatch.setattr(native, "FILE", target)
    monkeypatch.setattr(native, "VERSION", native.VERSION + 1)
    assert LIBRARY.__wrapped__() is None
    monkeypatch.setattr(native, "FILE", tmp_path / "other.so")
    native.FILE.write_bytes(b"no library")
    assert LIBRARY.__wrapped__() is None


@SAME
@given(
    one=st.lists(st.integers(0, 3), max_size=60),
    other=st.lists(st.integers(0, 3), max_size=60),
)
def test_the_longest_run_is_the_same(monkeypatch, library, one, other) -> None:
    pair = tuple(np.array(side, np.uint32).tobytes() for side in (one, other))
    told = [Told(b"", words) for words in pair]
    first, second = on_both(monkeypatch, library, lambda: run_of_words(*told))
    assert first == second


@SAME
@given(texts=st.lists(st.one_of(SOME), min_size=2, max_size=2), shared=NEWS)
def test_passages_are_the_same(monkeypatch, library, texts, shared) -> None:
    data = [
        f"{text} {shared} five words stand in both".encode("utf-8", "replace") for text in texts
    ]
    words = [sketch(Texts.of([text])).words.tobytes() for text in data]
    told = [Told(*each) for each in zip(data, words, strict=True)]
    first, second = on_both(monkeypatch, library, lambda: longest_shared(*told))
    assert first == second
    assert first is not None


def test_words_of_passages_end_where_folded_words_do() -> None:
    known = np.frombuffer(native_table(), np.uint16).tolist()
    others = (range(0x2000, 0x3000), range(0xFE00, 0x10000), range(0x1F000, 0x1FB00))
    codes = [*range(0x80, 0x800), *chain.from_iterable(others)]
    for code, folded in zip(codes, known, strict=True):
        if folded and chr(code) not in "¼½¾":
            expected = 2 if folded == SPACE else 1
            assert len(WORD.findall(f"a{chr(code)}b")) == expected
