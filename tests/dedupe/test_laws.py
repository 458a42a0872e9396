"""What must be true of every corpus: nothing is lost, and what does not matter changes nothing."""

import json
import random
import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe import Deduplication, Rules, dedupe
from tests.dedupe.test_dedupe import article, edited

LAW = settings(max_examples=12, deadline=None)
SEEDS = st.integers(0, 2**32)
RULES = st.sampled_from(
    [
        Rules(),
        Rules(exact=True),
        Rules(resemblance=0.6),
        Rules(containment=None, order=None),
        Rules(frame=False, keep="longest"),
    ]
)


class Run(NamedTuple):
    """What a run gave."""

    done: Deduplication
    kept: list[dict[str, object]]
    told: list[dict[str, object]]
    errors: list[dict[str, object]]


def corpus(seed: int) -> list[dict[str, object]]:
    """Stories and copies of them: as they are, in capitals, edited, cut; and the shortest texts."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows: list[list[str]] = [["a"], ["A"], ["!"]]
    for number in range(chance.randrange(1, 7)):
        words = article(chance.randrange(10**6), chance.randrange(6, 160))
        rows.append(words)
        for copy in range(chance.randrange(4)):
            changed = edited(words, chance.choice([0, 0.03, 0.2, 0.35]), copy)
            cut = changed[: chance.choice([len(changed), max(1, len(changed) // 2)])]
            rows.append([word.upper() for word in cut] if number % 2 else cut)
    chance.shuffle(rows)
    return [{"id": str(at), "text": " ".join(words)} for at, words in enumerate(rows)]


def run(*files: list[dict[str, object]], rules: Rules) -> Run:
    """Deduplicate some files of rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"in-{number}.jsonl" for number in range(len(files))]
        for path, rows in zip(paths, files, strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        out, clusters, errors = (folder / f"{kind}.jsonl" for kind in ("out", "told", "errors"))
        done = dedupe(paths, out, clusters=clusters, errors=errors, rules=rules)
        return Run(done, *map(_read, (out, clusters, errors)))


def _read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fates(result: Run) -> list[tuple[object, ...]]:
    """What became of each row, whatever the name of its file."""
    told = []
    for row in result.told:
        match = row["match"] or {}
        assert isinstance(match, dict)
        why = [match.get(name) for name in ("id", "reason", "resemblance", "passage")]
        told.append((row["id"], row["cluster"], row["kept"], *why))
    return told


@LAW
@given(SEEDS, RULES)
def test_every_row_is_kept_or_dropped_for_a_row_that_is_kept(seed: int, rules: Rules) -> None:
    rows = corpus(seed)
    found = run(rows, rules=rules)
    assert [row["id"] for row in found.told] == [row["id"] for row in rows]
    by_id = {row["id"]: row for row in found.told}
    for place, row in enumerate(found.told):
        match = row["match"]
        assert row["kept"] == (match is None) == (row["cluster"] == place)
        if isinstance(match, dict):
            assert by_id[match["id"]]["kept"]
            assert match["row"] - 1 == row["cluster"]
    assert found.kept == [row for row in rows if by_id[row["id"]]["kept"]]


@LAW
@given(SEEDS, RULES)
def test_the_counts_are_those_of_the_records(seed: int, rules: Rules) -> None:
    found = run(corpus(seed), rules=rules)
    reasons = [row["match"]["reason"] for row in found.told if isinstance(row["match"], dict)]
    done = found.done
    assert done.documents == len(found.told) == done.kept + len(reasons)
    assert done.kept == len(found.kept)
    counts = [reasons.count(name) for name in ("exact", "resemblance", "containment", "order")]
    assert [done.exact, done.near, done.contained, done.reworded] == counts


@LAW
@given(SEEDS, RULES)
def test_a_reason_is_true_of_the_scores(seed: int, rules: Rules) -> None:
    bounds = {
        "resemblance": rules.resemblance, "containment": rules.containment, "order": rules.order,
    }  # fmt: skip
    for row in run(corpus(seed), rules=rules).told:
        match = row["match"]
        if not isinstance(match, dict):
            continue
        reason = match["reason"]
        if reason == "exact":
            assert (match["resemblance"], match["containment"]) == (1.0, 1.0)
            continue
        assert not rules.exact
        assert bounds[reason] is not None
        assert match[reason] >= bounds[reason] - 1e-4
        assert 0 <= match["resemblance"] <= match["containment"] <= 1


@LAW
@given(SEEDS, RULES)
def test_a_passage_stands_in_both_texts(seed: int, rules: Rules) -> None:
    rows = corpus(seed)
    texts = {row["id"]: str(row["text"]) for row in rows}
    for row in run(rows, rules=rules).told:
        match = row["match"]
        passage = match["passage"] if isinstance(match, dict) else None
        if isinstance(match, dict) and passage is not None:
            own, kept = texts[row["id"]], texts[match["id"]]
            assert own[passage["start"] : passage["end"]] == passage["text"]
            same = kept[passage["kept_start"] : passage["kept_end"]]
            assert same.casefold() == passage["text"].casefold()


@LAW
@given(SEEDS, RULES)
def test_of_documents_each_said_twice_one_goes_and_nothing_else_changes(
    seed: int, rules: Rules
) -> None:
    """Texts without a word are no copies of each other."""
    rows = [row for row in corpus(seed) if str(row["text"]).strip("! ")]
    once, twice = run(rows, rules=rules), run(rows, rows, rules=rules)
    assert [row["text"] for row in twice.kept] == [row["text"] for row in once.kept]
    assert fates(twice)[: len(rows)] == fates(once)
    again = [fate[2] for fate in fates(twice)[len(rows) :]]
    assert not any(again)


@LAW
@given(SEEDS, RULES, st.integers(0, 30))
def test_it_does_not_matter_in_which_file_a_row_stands(seed: int, rules: Rules, cut: int) -> None:
    rows = corpus(seed)
    first, second = rows[: max(1, cut)], rows[max(1, cut) :]
    parted = run(first, second, rules=rules) if second else run(first, rules=rules)
    assert fates(parted) == fates(run(rows, rules=rules))


@LAW
@given(SEEDS, RULES)
def test_case_and_punctuation_do_not_matter(seed: int, rules: Rules) -> None:
    """Capitals of all words alike: where one word alone has one, it may be a name."""
    rows = corpus(seed)
    loud = [row | {"text": str(row["text"]).upper().replace(" ", ", ")} for row in rows]
    quiet = [row | {"text": str(row["text"]).lower()} for row in rows]
    told = [[fate[:6] for fate in fates(run(some, rules=rules))] for some in (loud, quiet)]
    assert told[0] == told[1]


@LAW
@given(SEEDS, RULES)
def test_bad_rows_among_the_others_change_nothing_but_the_count(seed: int, rules: Rules) -> None:
    rows = corpus(seed)
    bad: dict[str, object] = {"id": "bad", "text": None}
    mixed = [each for row in rows for each in (row, bad)]
    clean, found = run(rows, rules=rules), run(mixed, rules=rules)
    assert found.done.bad == len(found.errors) == len(rows)
    assert [row["row"] for row in found.errors] == [*range(2, 2 * len(rows) + 1, 2)]
    assert found.kept == clean.kept
    assert [(fate[0], fate[2:]) for fate in fates(found)] == [
        (fate[0], fate[2:]) for fate in fates(clean)
    ]


@LAW
@given(SEEDS)
def test_an_order_of_keeping_decides_who_stays_and_not_how_many_words_there_are(seed: int) -> None:
    """Of exact copies alone the set of texts that stay is the same whoever is kept."""
    rows = corpus(seed)
    ranked = [row | {"score": at * 7 % 5} for at, row in enumerate(rows)]
    words = [
        sorted(
            str(row["text"]).casefold()
            for row in run(ranked, rules=Rules(exact=True, keep=keep)).kept
        )
        for keep in ("first", "longest", "score", "score:least")
    ]
    assert words[0] == words[1] == words[2] == words[3]
