"""Words in each other's places are found; a list in another order and a moved clause are none."""

import pytest

from retold.audit.link.exchange import PERSONS, exchanged
from retold.audit.link.links import LinkedBead
from retold.text.words import spanned
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("The union accused the council", "The council accused the union", [("union", "council")]),
        ("Anna beat Bruno", "Bruno beat Anna", [("Anna", "Bruno")]),
        ("Anna Lund beat Bruno Pike", "Bruno Pike beat Anna Lund", [("Anna Lund", "Bruno Pike")]),
        ("Anna and Bruno swam", "Bruno and Anna swam", []),
        ("Anna, Bruno swam", "Bruno, Anna swam", []),
        ("Anna Bruno swam", "Bruno Anna swam", [("Anna", "Bruno")]),
        ("Nurses warned us of doctors", "Doctors warned us of nurses", [("Nurses", "doctors")]),
        ("He called the mayor", "The mayor called him", [("He", "the mayor")]),
        ("They helped us", "We helped them", [("They", "us")]),
        ("He sold tin and bought zinc", "He bought tin and sold zinc", [("sold", "bought")]),
        ("A long fight and a short war", "A short fight and a long war", [("long", "short")]),
        ("More women than men voted", "More men than women voted", [("women", "men")]),
        ("A big red bus came", "A red big bus came", []),
        ("She is rich but sad", "She is sad but rich", []),
        ("Not the guard but the cook fell", "Not the cook but the guard fell", [("guard", "cook")]),
        ("It was sold by Anna to Bruno", "It was sold to Bruno by Anna", []),
        ("It was sold by Anna to Bruno", "It was sold by Bruno to Anna", [("Anna", "Bruno")]),
        ("Anna said the mayor left the hall", "The mayor, Anna said, left the hall", []),
        ("The country's largest inn closed", "The largest inn in the country closed", []),
        ("Anna Lund, the mayor, wept", "The mayor Anna Lund wept", []),
        ("Red is stop and green is go", "Green is go and red is stop", []),
        ("Red is stop and green is go", "Green is stop and red is go", [("Red", "green")]),
        (
            "Fast trains run to Lund and slow trains stop at Ystad",
            "Slow trains run to Ystad and fast trains stop at Lund",
            [("Fast", "slow"), ("Lund", "Ystad")],
        ),
        ("The union met and then the council wept", "The council wept and then the union met", []),
        ("Anna rang them at noon, he said", "He said Anna rang them at noon", []),
        ("Anna beat Bruno", "Anna beat Bruno", []),
        ("Anna beat Bruno", "Anna lost", []),
    ],
)  # fmt: skip
def test_words_in_each_others_places_are_exchanged(
    source: str, target: str, pairs: list[tuple[str, str]]
) -> None:
    bead = linked(source, target)
    words = [i for i, word in enumerate(bead.source) if word.content or word.fold in PERSONS]
    exchanges = exchanged(bead, words)
    assert [tuple(_text(bead, part) for part in exchange) for exchange in exchanges] == pairs


def _text(bead: LinkedBead, stretch: range) -> str:
    return spanned(bead.source, stretch[0], stretch[-1]).of(bead.texts[0])


def test_a_bead_built_anew_has_no_exchanges() -> None:
    letters = ["Anna", "Bruno", "Clara", "Dario", "Elsa", "Felix", "Greta", "Hugo"]
    few = linked(" met ".join(letters[:7]), " met ".join(letters[:7][::-1]))
    many = linked(" met ".join(letters[:8]), " met ".join(letters[:8][::-1]))
    names = [at for at, word in enumerate(few.source) if word.capital]
    assert len(exchanged(few, names)) == 3
    names = [at for at, word in enumerate(many.source) if word.capital]
    assert exchanged(many, names) == []
