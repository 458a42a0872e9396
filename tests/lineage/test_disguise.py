import pytest

from retold.lineage import relate
from retold.lineage.disguise import disguise

PLAIN = "The gate failed in March, she said. The board of Tollerby paid for another."


def test_letters_of_another_script_are_told_with_their_words(tie) -> None:
    hidden = PLAIN.replace("March", "Mаrch")
    assert disguise(tie(PLAIN, hidden)) == (
        "letters of another script stand in words of the target, a disguise: “Mаrch”"
    )
    assert "words of the source" in str(disguise(tie(hidden, PLAIN)))


@pytest.mark.parametrize(
    "text",
    [PLAIN, "Levels of TNFα rose in March, she said.", "Она сказала: рос хор.", "ＡＰ said so."],
)
def test_what_both_write_so_is_no_disguise(tie, text: str) -> None:
    assert disguise(tie(text, text)) is None


def test_a_disguised_text_is_a_copy_and_never_identical(tie) -> None:
    relation = relate(tie(PLAIN, PLAIN.replace("another", "аnоther")))
    assert relation.kind == "copy"
    assert "a disguise" in relation.evidence[-1]
    assert relate(tie(PLAIN, PLAIN)).kind == "identical"
