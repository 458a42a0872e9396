# ruff: noqa: E501 - tables
"""Between two languages: what is a change in a translation, and what any translator may do."""

import pytest

import retold
from retold.audit.link.facing import Facing
from retold.audit.rules import TRANSLATED, name_translated
from retold.model import Span
from retold.values.translated import values


def facing(source: str, target: str, language: str) -> Facing:
    texts, languages = (source, target), ("en", language)
    spans = Span(0, len(source)), Span(0, len(target))
    source_values, target_values = (
        tuple(values(text, span, code))
        for text, span, code in zip(texts, spans, languages, strict=True)
    )
    both = source_values, target_values
    return Facing(0, languages, texts, spans, both, both)


def told(source: str, target: str, language: str) -> list[tuple[str, str]]:
    passage = facing(source, target, language)
    return [(rule.name, change.note) for rule in TRANSLATED for change in rule.find(passage)]


@pytest.mark.parametrize(
    ("source", "language", "target", "rule", "note"),
    [
        ("Nine people drowned.", "de", "Sechs Menschen ertranken.", "number", "Nine → Sechs"),
        ("It cost 1.8 million.", "fr", "Cela a coûté 18 millions.", "number", "1.8 million → 18 millions"),
        ("It cost $2 billion.", "es", "Costó 2 millones de dólares.", "number", "2 billion → 2 millones"),
        ("She is 62.", "it", "La donna ha 26 anni.", "number", "62 → 26"),
        ("They met on Tuesday.", "de", "Sie trafen sich am Donnerstag.", "date", "Tuesday → Donnerstag"),
        ("It opens in June.", "pl", "Otwarcie w lipcu.", "date", "June → lipcu"),
        ("Ivo Tarnholm spoke.", "de", "Ivo Tarnheim sprach.", "name", "Tarnholm → Tarnheim"),
        ("Livia Brandis spoke.", "fr", "Lydia Brandis a parlé.", "name", "Livia → Lydia"),
        ("The camp was not cleared.", "de", "Das Lager wurde geräumt.", "negation", "“not” has no counterpart"),
        ("The camp was cleared.", "es", "No se evacuó el camping.", "negation", "“No” is not in the source"),
        ("The path may stay shut.", "de", "Der Weg bleibt gesperrt.", "modality", "“may” has no counterpart"),
        ("They pay, if the court agrees.", "de", "Sie zahlen.", "omission", "if the court agrees → –"),
        ("It lasted eleven days.", "de", "Es dauerte elf Wochen.", "number", "eleven → elf"),
        ("It ends at 6 a.m.", "fr", "Cela finit à 18 heures.", "number", "6 → 18"),
        ("It fell to 1.8 metres.", "es", "Cayó a 1,8 kilómetros.", "number", "1.8 → 1,8"),
        ("Until 2022 it grew.", "es", "Creció hasta 2020.", "number", "2022 → 2020"),
    ],
)  # fmt: skip
def test_another_sense_is_told(
    source: str, language: str, target: str, rule: str, note: str
) -> None:
    assert told(source, target, language) == [(f"{rule}.translated", note)]


@pytest.mark.parametrize(
    ("source", "language", "target"),
    [
        ("Nine people drowned.", "de", "Neun Menschen ertranken."),
        ("The run was 60 miles.", "de", "Der Lauf ging über 97 Kilometer."),
        ("It was 90 degrees.", "de", "Es waren 32 Grad."),
        ("It ends at 3 p.m.", "fr", "Cela finit à 15 heures."),
        ("They met on Tuesday.", "de", "Sie trafen sich gestern."),
        ("It opens in June.", "pl", "Otwarcie w czerwcu."),
        ("Ivo Tarnholm's boat sank.", "de", "Ivo Tarnholms Boot sank."),
        ("Vladimir Kern spoke.", "de", "Wladimir Kern sprach."),
        ("Anna Kern spoke.", "cs", "Promluvila Anna Kernová."),
        ("President Kern spoke.", "fr", "Le Président Kern a parlé."),
        ("Ivo Tarnholm spoke.", "ru", "Выступил Иво Тарнгольм."),
        ("The board refused to pay.", "de", "Der Vorstand wollte nicht zahlen."),
        ("It is unlikely to last.", "fr", "Cela ne durera guère."),
        ("The path may stay shut.", "de", "Der Weg könnte gesperrt bleiben."),
        ("The path may stay shut.", "fr", "Le sentier risque de rester fermé."),
        ("They asked if it was true.", "de", "Sie fragten nach der Wahrheit."),
        ("They pay, unless it rains.", "fr", "Ils paient sauf s'il pleut."),
        ("Between 310 million and 330 million came.", "de", "Es kamen 310 bis 330 Millionen."),
        ("It ends at 8:30 a.m.", "de", "Es endet um 8.30 Uhr."),
        ("It took two weeks.", "de", "Es dauerte 14 Tage."),
        ("Fans cheered in May.", "de", "Im Mai jubelten die Fans."),
        ("Four boats sank in 21,000 acres of marsh.", "de", "Im Moor von 8.400 Hektar sanken 4 Boote."),
    ],
)  # fmt: skip
def test_what_any_translator_may_do_is_not_told(source: str, language: str, target: str) -> None:
    assert told(source, target, language) == []


@pytest.mark.parametrize(
    ("target", "is_told"),
    [("Es waren 380 Boote.", True), ("Es waren 399 Boote.", True), ("Es waren 401 Boote.", False)],
)
def test_a_figure_stands_for_one_up_to_twenty_times_as_large(target: str, *, is_told: bool) -> None:
    assert bool(told("There were 20 boats.", target, "de")) == is_told


@pytest.mark.parametrize(
    ("target", "notes"),
    [
        ("Livia Brandis sagte es. Reto Halm schwieg.", []),
        ("Reto Halm sagte es. Livia Brandis schwieg.", [["Livia → Reto", "Brandis → Halm"]]),
        ("Livia Brandis sagte es. Er schwieg.", []),
    ],
)
def test_a_name_in_the_place_of_another_is_told(target: str, notes: list[list[str]]) -> None:
    source = "Livia Brandis said so. Reto Halm was silent."
    whole = facing(source, target, "de")
    first = whole._replace(spans=(Span(0, source.index(".")), Span(0, target.index("."))))
    found = [change.note for change in name_translated.exchanged(first)]
    assert found == [note for row in notes for note in row]


@pytest.mark.parametrize("rule", TRANSLATED, ids=lambda rule: rule.name)
def test_sides_exchanged_give_the_same_places(rule) -> None:
    source = "On Sunday, Livia Brandis said 47 boats may not sail in June."
    target = "Am Montag sagte Livia Brandt, dass 74 Boote im Juli auslaufen."
    straight = facing(source, target, "de")
    turned = Facing(
        0, ("de", "en"), (target, source), straight.spans[::-1], straight.values[::-1],
        straight.everywhere[::-1],
    )  # fmt: skip
    places = {(change.source, change.target) for change in rule.find(straight)}
    assert places == {(change.target, change.source) for change in rule.find(turned)}


ENGLISH = """The ferry line was fined 1.8 million crowns on Tuesday.
The 312 passengers spent nine hours adrift, and 14 people were treated.
The court will hear the next claim on June 15."""
FAITHFUL = """La naviera fue multada el martes con 1,8 millones de coronas.
Los 312 pasajeros pasaron nueve horas a la deriva y 14 personas fueron atendidas.
El tribunal verá la próxima demanda el 15 de junio."""


def test_a_faithful_translation_has_no_change() -> None:
    comparison = retold.compare(ENGLISH, FAITHFUL)
    assert comparison.relation.kind == "translation"
    assert comparison.changes == ()


@pytest.mark.parametrize(
    ("right", "wrong", "note"),
    [
        ("14 personas", "41 personas", "14 → 41"),
        ("312", "321", "312 → 321"),
        ("nueve", "seis", "nine → seis"),
        ("martes", "jueves", "Tuesday → jueves"),
        ("1,8", "18", "1.8 million → 18 millones"),
        ("junio", "julio", "June → julio"),
    ],
)
def test_a_careless_translation_is_told(right: str, wrong: str, note: str) -> None:
    changes = retold.compare(ENGLISH, FAITHFUL.replace(right, wrong)).changes
    assert [(change.severity, change.note) for change in changes] == [("major", note)]
