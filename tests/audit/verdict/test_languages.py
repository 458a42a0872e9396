"""Between languages only figures are held to each other."""

import re
from dataclasses import replace

import pytest

import retold
from benchmarks.quality.audit import one_bead
from retold.audit.verdict.languages import in_digits
from retold.model import Change, Span

ENGLISH = """The ferry line was fined 1.8 million crowns on Tuesday.
The 312 passengers spent nine hours adrift, and 14 people were treated.
The court will hear the next claim on June 15."""
FAITHFUL = """La naviera fue multada el martes con 1,8 millones de coronas.
Los 312 pasajeros pasaron nueve horas a la deriva y 14 personas fueron atendidas.
El tribunal verá la próxima demanda el 15 de junio."""


def _told(target: str) -> list[tuple[str, str, str]]:
    comparison = retold.compare(ENGLISH, target)
    assert comparison.relation.kind == "translation"
    return [(one.severity, one.kind, one.note) for one in comparison.changes]


def test_a_faithful_translation_has_no_change() -> None:
    assert _told(FAITHFUL) == []


@pytest.mark.parametrize(
    ("right", "wrong", "note"),
    [("14 personas", "41 personas", "14 → 41"), ("312", "321", "312 → 321")],
)
def test_a_figure_that_became_another_is_told(right: str, wrong: str, note: str) -> None:
    assert _told(FAITHFUL.replace(right, wrong)) == [("major", "number", note)]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("It drew 40 boats.", "Es kamen 50 Boote.", True),
        ("It drew 40 boats.", "Es kamen 40 Boote.", False),
        ("It drew 1.8 boats.", "Es kamen 1800 Boote.", False),
        ("It drew 40 boats in 50 days.", "Es kamen 50 Boote in 60 Tagen.", False),
        ("It drew 40 boats.", "Es kamen Boote.", False),
        ("It drew 40 boats.", "Es kamen 50 Boote, 40 sanken.", False),
    ],
)  # fmt: skip
def test_one_figure_became_another_only_where_neither_stands_on_the_other_side(
    source: str, target: str, *, told: bool
) -> None:
    first = next(re.finditer(r"[\d.]*\d", source)).span()
    second = next(re.finditer(r"\d+", target), None)
    change = Change(
        "number", "minor", 0, Span(*first), Span(*second.span()) if second else None, ""
    )
    found = in_digits([change, replace(change, kind="name")], one_bead(source, target))
    assert [one.severity for one in found] == ["major"] * told
