import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.align.learnt import learnt_cosines

OURS = ["skip hofn", "skip vika", "hofn vika", "skip borg", "borg vika"]
THEIRS = ["ship harbour", "ship week", "harbour week", "ship town", "town week"]
SENTENCES = [text.split() for text in OURS], [text.split() for text in THEIRS]
TIES = [(range(place, place + 1), range(place, place + 1)) for place in range(6)]


def test_words_that_stand_together_again_and_again_translate_each_other() -> None:
    single = learnt_cosines(*SENTENCES, TIES[:5])[1, 1]
    assert single.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    assert single[0, 4] == 0


def test_what_was_together_once_teaches_nothing() -> None:
    once = [["skip", "hofn"], ["vika"]], [["ship", "harbour"], ["week", "month"]]
    assert learnt_cosines(*once, TIES[:2])[1, 1][0].max() == 0


words = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4)
documents = st.lists(words, min_size=1, max_size=6)


@given(documents, documents, st.data())
def test_swapping_the_sides_transposes_what_is_learnt(
    ours: list[list[str]], theirs: list[list[str]], data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, min(len(ours), len(theirs))))
    there = learnt_cosines(ours, theirs, TIES[:count])
    back = learnt_cosines(theirs, ours, TIES[:count])
    for (height, width), cosine in there.items():
        assert cosine.shape == (len(ours) - height + 1, len(theirs) - width + 1)
        assert np.array_equal(cosine, back[width, height].T)
        assert ((cosine >= 0) & (cosine <= 1)).all()
