# ruff: noqa: E501 - stories and tables
"""Two texts in one language that is not English: what is told, and that no English rule speaks."""

import pytest

from retold.audit.link import link_beads
from retold.audit.link.links import NEAR_COPY
from retold.audit.link.untaught import LIST, is_told_elsewhere, untaught_language
from retold.audit.rules.wording_edit import ENDING, STEM
from retold.compare import compare
from retold.model import Alignment, Bead, Change, Comparison, Document
from retold.text.segment import segment

GERMAN = """Hafenrat von Lomar stimmt für den alten Kran

Der Hafenrat von Lomar hat am Dienstag beschlossen, den letzten Dampfkran der Stadt zu erhalten. Damit endet ein Streit, der drei Jahre gedauert hat.

Der Kran wurde 1911 gebaut und steht still, seit vor elf Jahren ein Seil riss. Der Anstrich kostet rund 14.000 Kronen im Jahr.

«Wir werden ihn nicht abreißen», sagte Hafenmeister Jonas Reuter. Die Händler und die Fischer könnten klagen.

Ein Museumsverein sammelt Geld für einen neuen Kessel. Er will die Kabine im nächsten Sommer für Besucher öffnen.
"""
GERMAN_ANEW = """Alter Kran in Lomar bleibt stehen

Der letzte Dampfkran der Stadt bleibt erhalten: Das entschied der Rat des Hafens von Lomar am Dienstag. Drei Jahre lang hatte man darüber gestritten.

Gebaut wurde der Kran 1911. Seit vor elf Jahren ein Seil gerissen ist, steht er still; jedes Jahr kostet der Anstrich etwa 14.000 Kronen.

Hafenmeister Jonas Reuter sagte: «Wir werden ihn nicht abreißen.» Eine Klage der Fischer und der Händler sei möglich.

Für einen neuen Kessel sammelt ein Museumsverein Geld, der Besuchern im kommenden Sommer die Kabine öffnen will.
"""
FRENCH = """Le conseil du port a décidé mardi de garder la dernière grue à vapeur de la ville, après trois ans de querelle.

La grue a été construite en 1911. La peinture coûte environ 14 000 couronnes par an, selon le capitaine Jonas Reuter.

Les commerçants du quai voulaient un parking, mais ils respecteront le vote.

Une société cherche de l'argent pour une nouvelle chaudière.
"""
FRENCH_ANEW = """La dernière grue à vapeur de la ville restera : le conseil du port en a décidé ainsi mardi. La querelle durait depuis trois ans.

Construite en 1911, elle coûte en peinture près de 14 000 couronnes chaque année, dit le capitaine Jonas Reuter.

Un parking aurait plu aux commerçants du quai ; ils accepteront pourtant la décision.

Pour une chaudière neuve, une société réunit des fonds.
"""


def compared(source: str, target: str, language: str) -> Comparison:
    return compare(
        Document("source", source, language=language),
        Document("target", target, language=language),
    )


def shown(change: Change, source: str, target: str) -> tuple[str, str | None, str | None]:
    return (
        change.kind,
        change.source.of(source) if change.source else None,
        change.target.of(target) if change.target else None,
    )


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [("de", GERMAN, GERMAN_ANEW), ("fr", FRENCH, FRENCH_ANEW), (None, GERMAN, GERMAN_ANEW)],
)
def test_nothing_is_told_of_what_a_language_says_in_other_words(
    language: str, source: str, target: str
) -> None:
    assert compared(source, target, language).changes == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("14.000", "41.000", "number"),
        ("1911", "1921", "number"),
        ("elf", "zwölf", "number"),
        ("Dienstag", "Freitag", "date"),
        ("Reuter", "Reiter", "name"),
        ("werden ihn nicht", "werden ihn", "negation"),
        ("könnten klagen", "klagen", "modality"),
        ("Sommer", "Winter", "wording"),
        ("Er will die Kabine im nächsten Sommer für Besucher öffnen.", "", "omission"),
    ],
)
def test_what_differs_in_a_copy_is_told_once(before: str, after: str, kind: str) -> None:
    assert before in GERMAN
    (change,) = compared(GERMAN, GERMAN.replace(before, after), "de").changes
    assert change.kind == kind
    assert change.severity in {"major", "critical"}


@pytest.mark.parametrize(
    ("before", "after"),
    [("14.000", "14 000"), ("elf", "11"), ("Die Händler und die Fischer", "Die Fischer und die Händler")],
)  # fmt: skip
def test_what_says_the_same_in_a_copy_is_not_told(before: str, after: str) -> None:
    assert before in GERMAN
    assert compared(GERMAN, GERMAN.replace(before, after), "de").changes == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("14.000", "41.000", "number"),
        ("elf", "zwölf", "number"),
        ("Dienstag", "Freitag", "date"),
        ("Jonas Reuter", "Jonas Reiter", "name"),
        ("nicht abreißen", "abreißen", "negation"),
    ],
)
def test_a_wrong_value_is_told_in_other_words_too(before: str, after: str, kind: str) -> None:
    assert before in GERMAN_ANEW
    comparison = compared(GERMAN, GERMAN_ANEW.replace(before, after), "de")
    assert [change.kind for change in comparison.changes] == [kind]


def test_in_english_the_rules_for_english_speak() -> None:
    source, target = "The board voted to keep the crane.", "The board voted to not keep the crane."
    (change,) = compare(source, target).changes
    assert not change.rule.endswith("translated")


def test_the_ledger_of_a_language_that_nobody_knows_adds_up() -> None:
    ledger = compared(GERMAN, GERMAN_ANEW, "de").ledger
    for counts in (ledger.source, ledger.target):
        assert counts.words == sum(
            (counts.same, counts.otherwise, counts.moved, counts.told, counts.left_out, counts.new)
        ) + counts.open  # fmt: skip
    assert ledger.open


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("de", "de", "de"),
        ("de", None, "de"),
        (None, "fr", "fr"),
        ("en", "en", None),
        ("en", None, None),
        (None, None, None),
        ("de", "fr", None),
        ("de", "en", None),
    ],
)
def test_the_language_of_both_is_one_that_is_not_english(
    first: str | None, second: str | None, language: str | None
) -> None:
    assert untaught_language(_alignment("Ein Satz.", "Ein Satz.", first, second)) == language


def _alignment(source: str, target: str, first: str | None, second: str | None) -> Alignment:
    documents = [
        segment(Document("", text, language=language))
        for text, language in ((source, first), (target, second))
    ]
    whole = [range(len(document.sentences)) for document in documents]
    return Alignment(*documents, (Bead(whole[0], whole[1], 1.0, "reworded"),), ())


@pytest.mark.parametrize(
    ("source", "target", "is_elsewhere"),
    [
        ("Die Rats und Elfs kamen gestern an mit der Bahn.", "Die Elfs und Rats kamen gestern an mit der Bahn.", True),
        ("Gestern schrieb Anna Kolb an Peter von der Bahn einen Brief.", "Gestern schrieb Peter Kolb an Anna von der Bahn einen Brief.", False),
    ],
)  # fmt: skip
def test_words_that_change_places_say_the_same_in_a_list_alone(
    source: str,
    target: str,
    is_elsewhere: bool,  # noqa: FBT001
) -> None:
    (bead,) = link_beads(_alignment(source, target, "de", "de"))
    assert bead.kept() >= NEAR_COPY
    moved = [i for i, bond in bead.bonds.items() if bond == "moved"]
    assert moved
    assert {is_told_elsewhere(bead, i) for i in moved} == {is_elsewhere}


def test_a_member_of_a_list_passes_few_words() -> None:
    members = " ".join(f"w{i}" for i in range(LIST - 2))
    rest = " ".join(f"r{i}" for i in range(40))
    for more, is_elsewhere in (("", True), (" w", False)):
        source, target = f"A{more} {members} und. {rest}", f"{more} {members} und A. {rest}"
        (bead,) = link_beads(_alignment(source, target, "de", "de"))
        (moved,) = (i for i, bond in bead.bonds.items() if bond == "moved")
        assert is_told_elsewhere(bead, moved) == is_elsewhere


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("Sommer", "Sommern", "minor"),
        ("Sommer", "Sommeren", "minor"),
        ("Sommer", "Sommertag", "major"),
        ("Rat", "Rats", "minor"),
        ("Ei", "Eis", "major"),
    ],
)
def test_another_ending_is_minor(before: str, after: str, severity: str) -> None:
    assert (STEM, ENDING) == (3, 2)
    text = f"Im nächsten {before} soll die Kabine des alten Krans wieder offen sein.\n\n{GERMAN}"
    (change,) = compared(text, text.replace(f" {before} ", f" {after} ", 1), "de").changes
    assert change.severity == severity
