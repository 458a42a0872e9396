"""Which target words stand in a source word's place: one or two, alone between neighbours."""

import pytest

from retold.audit.harm.slips import in_its_place
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "place"),
    [
        ("Anna sank Bruno", "Anna wept Bruno", ["wept"]), ("sank Bruno", "wept Bruno", ["wept"]),
        ("Anna sank", "Anna wept", ["wept"]),
        ("Anna sank Bruno", "Anna wept bitterly Bruno", ["wept", "bitterly"]),
        ("Anna sank Bruno", "Anna Bruno", None),
        ("Anna sank Bruno", "Anna wept bitterly upstairs Bruno", None),
        ("Anna sank Bruno", "Anna wept of bitterly Bruno", None),
        ("Anna of the sank by the Bruno", "Anna wept Bruno", ["wept"]),
        ("Anna slept sank Bruno", "Anna wept Bruno", None),
        ("Anna sank Bruno", "Bruno wept Anna", None),
        ("Anna of sank Bruno", "Anna of the so of the so wept Bruno", None),
    ],
)  # fmt: skip
def test_a_word_has_its_place_between_its_neighbours(
    source: str, target: str, place: list[str] | None
) -> None:
    bead = linked(source, target)
    at = next(at for at, word in enumerate(bead.source) if word.text == "sank")
    found = in_its_place(bead, at)
    assert ([bead.target[to].text for to in found] if found is not None else None) == place


def test_a_small_word_has_no_such_place() -> None:
    assert in_its_place(linked("Anna of Bruno", "Anna by Bruno"), 1) is None
