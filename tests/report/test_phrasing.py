from dataclasses import replace
from typing import get_args

import pytest

from retold.compare import compare
from retold.model import (
    Certainty,
    Comparison,
    Document,
    Kind,
    Relation,
    RelationKind,
    Severity,
)
from retold.report import headlines, phrasing, to_text


def test_every_kind_severity_and_relation_has_its_words() -> None:
    assert tuple(headlines.KIND_MEANING) == get_args(Kind)
    assert tuple(headlines.MEANING) == get_args(Severity)
    assert tuple(headlines.SURE_MEANING) == get_args(Certainty)
    assert set(phrasing.VERDICTS) == set(get_args(RelationKind))


def test_what_cannot_be_shown_is_shown_as_a_picture_or_hidden() -> None:
    assert phrasing.printable("a\x00b\x1b[0m\x9f") == "a␀b␛[0m\ufffd"
    assert phrasing.printable("a\ud800") == "a\ufffd"
    assert phrasing.printable("a\ufeff\ufe00\ufe01\U000e0100b") == "ab"
    assert phrasing.printable("❤\ufe0f \u200fשלום") == "❤\ufe0f \u200fשלום"
    assert phrasing.printable("\u202egnp.exe\u202c") == "gnp.exe"


def test_languages_are_named_only_where_they_are_two(comparison: Comparison) -> None:
    assert phrasing.about(comparison) == ("Havneposten · Sunniva Krog · 2026-11-03 06:10", "")


def test_a_sentence_that_strangers_share_is_counted(comparison: Comparison) -> None:
    stranger = replace(comparison, relation=Relation("unrelated", ()))
    verbatim = sum(bead.reuse == "verbatim" for bead in comparison.alignment.beads)
    assert phrasing.in_both(stranger).startswith(f"{verbatim} sentence")
    assert phrasing.in_both(comparison) == ""


def test_of_strangers_only_what_is_word_for_word_is_said_to_be_in_both() -> None:
    notice = (
        "A man was fined £{} for speeding at {}. {} pleaded guilty on Monday.\n\n"
        "Anyone with information is asked to call the police on 101."
    )
    texts = [notice.format(*each) for each in ((90, "Oxcombe", "Ira Lund"), (40, "Ely", "Bo Hay"))]
    stranger = replace(compare(*texts), relation=Relation("unrelated", ("the target’s event",)))
    first, second = phrasing.shares(stranger)
    # 12 of 30 words and signs.
    assert first == "40 % of the first text is in the second text word for word"
    assert second.endswith("of the second text is in the first text word for word")
    assert phrasing.fates(stranger)["rewrite"] == "alike, not retold"
    assert phrasing.why_apart(stranger) == "the second text’s event"
    event = replace(stranger, relation=Relation("same-event", ()))
    assert phrasing.shares(event)[0] == "100 % of the first text is in the second text too"


def test_two_unrelated_texts_say_why(comparison: Comparison) -> None:
    stranger = replace(comparison, relation=Relation("unrelated", ("another event", "more")))
    assert phrasing.why_apart(stranger) == "another event"
    assert phrasing.why_apart(comparison) == ""


@pytest.mark.parametrize(
    ("certainty", "told"),
    [("certain", "A summary of the source"), ("possible", "A summary of the source (possible)")],
)
def test_the_headline_says_how_sure_it_is(comparison: Comparison, certainty, told: str) -> None:
    assert (
        phrasing.verdict(replace(comparison, relation=Relation("summary", (), certainty))) == told
    )


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("en", "en"), ""),
        (("en", None), ""),
        (
            ("en", "es"),
            "between languages only figures, dates, names, denials and hedges are read",
        ),
        (("zh", "zh"), "in Chinese a changed sense is not looked for"),
    ],
)
def test_what_cannot_be_read_in_a_language_is_said(
    comparison: Comparison, languages: tuple[str, str | None], said: str
) -> None:
    sides = [
        replace(side, document=replace(side.document, language=language))
        for side, language in zip(
            (comparison.alignment.source, comparison.alignment.target), languages, strict=True
        )
    ]
    alignment = replace(comparison.alignment, source=sides[0], target=sides[1])
    assert phrasing.unchecked(replace(comparison, alignment=alignment)) == said


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            Document("a", "Text.", title="Bridge\n shut", outlet="Valley Echo"),
            "Bridge shut (Valley Echo)",
        ),
        (Document("a", "Text.", title="Bridge shut"), "Bridge shut"),
        (Document("a", "Text.", outlet="Valley Echo"), "a (Valley Echo)"),
        (Document("a", "Text."), "a"),
    ],
)
def test_a_text_is_called_by_its_title_with_its_outlet(document: Document, expected: str) -> None:
    assert phrasing.called(document) == expected


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (1, 1, "1 independent origin"),
        (2, 2, "2 independent origins"),
        (1, 3, "1 to 3 independent origins"),
    ],
)
def test_origins_are_a_range_where_their_number_is_not_sure(
    least: int, most: int, expected: str
) -> None:
    assert phrasing.origin_count(least, most) == expected


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("", []),
        ("caf\ufffd", ["1 character could not be decoded (\ufffd)"]),
        ("\ufffd\ufffd", ["2 characters could not be decoded (\ufffd)"]),
    ],
)
def test_lost_characters_are_told(lost: str, said: list[str]) -> None:
    comparison = compare("The mill is shut.", f"The mill is shut. {lost}")
    assert [fact for fact in phrasing.facts(comparison) if "decoded" in fact] == said
    assert ("could not be decoded" in to_text(comparison)) == bool(said)
