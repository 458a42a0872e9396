"""Tables are made from results alone, and stand where a page asks for them."""

import json
from pathlib import Path

import pytest

from benchmarks import figures, tables


@pytest.fixture(autouse=True)
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(figures, "RESULTS", tmp_path)
    figures.result.cache_clear()
    return tmp_path


def test_a_table_without_results_is_empty() -> None:
    assert tables.TABLES["relation"].text() == ""


def test_a_row_is_written_where_its_result_is_there(results: Path) -> None:
    found = {"excerpt": {"pairs": 1234, "as_expected": 0.5}}
    (results / "relation.json").write_text(json.dumps(found), encoding="utf-8")
    text = tables.filled("before\n<!-- table:relation -->\nstale\n<!-- /table -->\nafter\n")
    assert text == (
        "before\n<!-- table:relation -->\n"
        "| pairs made as | called rightly when | pairs | called so | wrongly accused |\n"
        "| --- | --- | ---: | ---: | --- |\n"
        "| excerpt | excerpt | 1,234 | 50.0 % | – |\n"
        "<!-- /table -->\nafter\n"
    )
    assert tables.filled(text) == text


def test_a_table_that_is_not_declared_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        tables.filled("<!-- table:nothing -->\n<!-- /table -->")


def test_every_declared_table_stands_on_a_page() -> None:
    pages = [path for pattern in tables.PAGES for path in tables.ROOT.glob(pattern)]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name in tables.TABLES if f"<!-- table:{name} -->" not in text] == []
