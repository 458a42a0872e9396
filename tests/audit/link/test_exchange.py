"""Words in each other's places are found; a list in another order and a moved clause are none."""

import pytest

from retold.audit.link.exchange import exchanged
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("The union accused the council", "The council accused the union", [("union", "council")]),
        ("Anna beat Bruno", "Bruno beat Anna", [("Anna", "Bruno")]),
        ("Anna and Bruno swam", "Bruno and Anna swam", []),
        ("Anna, Bruno swam", "Bruno, Anna swam", []),
        ("Anna Bruno swam", "Bruno Anna swam", [("Anna", "Bruno")]),
        (
            "The union met, and then the council wept",
            "The council wept, and then the union met",
            [],
        ),
        ("Anna beat Bruno", "Anna beat Bruno", []),
        ("Anna beat Bruno", "Anna lost", []),
    ],
)
def test_words_in_each_others_places_are_exchanged(
    source: str, target: str, pairs: list[tuple[str, str]]
) -> None:
    bead = linked(source, target)
    nouns = [
        at
        for at, word in enumerate(bead.source)
        if word.content and word.lemma not in {"beat", "meet", "weep"}
    ]
    found = [(bead.source[i].text, bead.source[j].text) for i, j in exchanged(bead, nouns)]
    assert found == pairs


def test_a_bead_built_anew_has_no_exchanges() -> None:
    letters = ["Anna", "Bruno", "Clara", "Dario", "Elsa", "Felix", "Greta", "Hugo"]
    few = linked(" met ".join(letters[:7]), " met ".join(letters[:7][::-1]))
    many = linked(" met ".join(letters[:8]), " met ".join(letters[:8][::-1]))
    names = [at for at, word in enumerate(few.source) if word.capital]
    assert len(list(exchanged(few, names))) == 3
    names = [at for at, word in enumerate(many.source) if word.capital]
    assert list(exchanged(many, names)) == []
