"""Marks and small words that stand together only where a name was cut out show a hole."""

import pytest

from retold.audit.cues.name_deletions import has_hole
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "hole"),
    [
        ("The boat of Reed sank in May.", "The boat of sank in May.", True),
        ("The boat of Reed sank in May.", "The boat sank in May.", False),
        ("They met Reed's crew in May.", "They met 's crew in May.", True),
        ("They met the crew (Reed) in May.", "They met the crew () in May.", True),
        ("They met the crew, Reed, in May.", "They met the crew,, in May.", True),
        ("They sailed to Oslo.", "They sailed to.", True),
        ("They sailed to Oslo in May.", "They sailed to in May.", True),
    ],
)
def test_a_cut_name_leaves_a_hole(source: str, target: str, *, hole: bool) -> None:
    bead = linked(source, target)
    lost = next(at for at in bead.lost() if bead.source[at].capital)
    assert has_hole(bead, lost, anywhere=False) == hole
