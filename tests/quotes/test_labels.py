"""Which words before a colon name who speaks."""

import pytest

from retold.quotes.labels import Voices, Worth

STORY = "Ivo Holm met the mayor in Lindvik on Monday. He told the Gazette that Holm Street was dry."


def worth(label: str) -> Worth:
    voices = Voices(f"{STORY}\n\n{label} It rained all night.")
    return max((voices.worth(one) for one in voices.labels), default=Worth.NOTHING)


@pytest.mark.parametrize(
    "label",
    [
        *[
            "Ivo Holm:",
            "Holm:",
            "MR. FALK:",
            "Dr Falk:",
            "Mayor Edda Falk:",
            "Senator Falk-Brandt:",
        ],
        *["THE CHAIRMAN:", "The mayor:", "THE WITNESS:", "the trader, Edda Falk:"],
        *["Edda Falk, the trader:", "Edda Falk, 43, Orrin:", "trader Ivo Holm:"],
        *["**Ivo Holm:**", "__Holm__:", "- Ivo Holm:", "[00:12] Ivo Holm:", "Ivo Holm (by phone):"],
        *["And from Ivo Holm:", "Next, from the mayor:", "From the clerk, Edda Falk:"],
        *["Élodie Ångström, skipper:", "Ivo Holm："],
    ],
)
def test_a_label_that_names_a_person_is_known(label: str) -> None:
    assert worth(label) is Worth.PERSON


@pytest.mark.parametrize("label", ["Gazette:", "Reporter:", "Edda Falk:", "Q:", "A.", "Answer:"])
def test_a_label_may_name_somebody_of_whom_less_is_known(label: str) -> None:
    assert worth(label) is Worth.NAMED


@pytest.mark.parametrize(
    "label",
    [
        *["Note:", "Score:", "Prep Time:", "Chef’s Note:", "Ingredients:", "Serves Four:"],
        *["Related Stories:", "Breaking News:", "Key Facts:", "Motto:", "Warning:", "Photo:"],
        *["10:30", "At 10:30:", "Genesis 1:3", "Monday:", "What the mayor said:", "He added:"],
        *["Edda Falk, the trader, said:", "The sign read:", "In short:", "https://a.example/b:"],
        *["The state of the old wall by the sea:", "Three boats sank:", "The weather:", "Step 2:"],
    ],
)
def test_other_words_before_a_colon_name_nobody(label: str) -> None:
    assert worth(label) < Worth.NAMED


def test_a_credit_is_no_label() -> None:
    voices = Voices("Director: Edda Falk.\nMayor Edda Falk: It was dry.")
    assert [voices.worth(one) for one in voices.labels] == [Worth.NOTHING, Worth.PERSON]
