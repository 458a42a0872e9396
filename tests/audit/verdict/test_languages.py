"""Between languages only figures are held to each other."""

import pytest

import retold

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
