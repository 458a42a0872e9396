"""What credits a picture, and what only looks like it. Names are invented."""

import pytest

from retold.extract.credits import PICTURE_AGENCIES, ends_in_credit, is_credit


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lopes/The Herald",
        "Ana Lopes / The Herald",
        "Ana Lopes | The Herald",
        "Ana Lopes and Tom Oake/The Herald",
        "Ana von der Mar/The Herald",
        "Handout/Reuters",
        "File/AP",
        "Supplied/The Herald",
        "AP Photo",
        "AP Photo/Ana Lopes",
        "Reuters File",
        "PA Images",
        "Ana Lopes for The Herald",
        "Ana Lopes for the Herald of Lowmere",
        "Ana Lopes via AP",
        "Pool via AP",
        "Pool through Reuters",
        "Ana Lopes, Reuters",
        "Ana Lopes – AFP",
        "Photo: Ana Lopes",
        "Photo by Ana Lopes",
        "Photos courtesy Lowmere Museum",
        "Foto: Ana Lopes",
        "Bild: Ana Lopes",
        "Crédit photo: Ana Lopes",
        "Фото: Ана Лопес",
        "写真：山田",
        "Courtesy of the Lowmere Museum",
        "Submitted by Ana Lopes",
        "Submitted",
        "Screenshot",
        "Handout",
        "File photo",
        "Credit: Ana Lopes",
        "© Ana Lopes",
        "Stock from Getty",
        "Adobe Stock",
    ],
)
def test_what_credits_a_picture(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters",  # how agencies sign a story
        "AP",
        "left",
        "2031",
        "see page 4",
        "Ana Lopes",
        "Lopes/The Herald",  # one word is no person's name
        "and/or",
        "he/she",
        "Ana Lopes/photographer",
        "pictures of the old boat were shown",
        "photo of a man who left",
        "The photo that Lopes took",
        "file a complaint",
        "submitted on Monday",
        "for the Herald",
        "Ana Lopes for ever",
        "a handout from the state",
        "from 2 to 3 via the bridge",
        "courtesy",
        "Lowmere for the win",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The old boat at dawn. Photograph: Ana Lopes/The Herald",
        "The old boat at dawn. Photo: Ana Lopes",
        "The old boat at dawn. Photo by Ana Lopes.",
        "The old boat at dawn. Photo courtesy of Lowmere Museum",
        "The old boat at dawn. Credit: Ana Lopes",
        "The old boat at dawn. Credit...Ana Lopes for The Herald",
        "The old boat at dawn. © Ana Lopes",
        "The old boat at dawn – Foto: Ana Lopes",
        "Photo: Ana Lopes",
        "The old boat at dawn. Ana Lopes/AFP",
        "The old boat at dawn. Ana Lopes | AFP",
        "The old boat at dawn. AFP/Ana Lopes",
        "The old boat at dawn. Ana Lopes/AFP/Getty Images",
        "The old boat at dawn. AFP/Getty Images",
        "The old boat at dawn. Ana Lopes/RFE/RL",
        "The dock at Lowmere, N.H. Ana Lopes/AP",
        "The old boat at dawn. Ana B. Lopes/AP",
        "“It sails,” he said. Ana Lopes/Reuters",
    ],
)
def test_a_line_may_end_in_a_credit(text: str) -> None:
    assert ends_in_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The old boat left at dawn.",
        "It was a photo: nobody could say of what or when.",
        "He kept one photo by his bed at home in the house of his mother.",
        "She wrote “and/or” in the margin.",
        "The boat costs 4/5 of the sum.",
        "They met at 24/7",
        "He works for AP/Reuters",
        "The bill for the photo: two pounds and eighty pence for each of us all",
        "Credit: it was due to the board that the boat did not sail that night",
    ],
)
def test_a_sentence_with_such_words_does_not(text: str) -> None:
    assert not ends_in_credit(text)


def test_every_agency_signs_a_picture_with_a_person_before_it() -> None:
    signed = [f"Ana Lopes/{name}" for name in sorted(PICTURE_AGENCIES)]
    assert [credit for credit in signed if not is_credit(credit)] == []
    assert [credit for credit in signed if not ends_in_credit(f"Dawn. {credit}")] == []


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Ana", False),
        ("Ana Lopes", True),
        ("Ana Maria Lopes de Mar", True),
        ("Ana Maria Lopes de la Mar", False),  # six words
        ("Ana lopes", False),
        ("4 Lopes", False),
    ],
)
def test_a_person_has_two_to_five_words_with_capitals(name: str, *, is_person: bool) -> None:
    assert is_credit(f"{name}/The Herald") == is_person
