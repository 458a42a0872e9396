"""Notices of a site, and lines of a story in the same words. All sites and people are invented."""

import pytest

from retold.extract.notices import is_notice


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Share this article on Reddit",
        "Share on X",
        "Tweet Share Pin Email",
        "Auf Facebook teilen",
        "Compartir en WhatsApp",
        "12 comments",
        "1.2k shares",
        "5 min read",
        "Comments (14)",
        "3 Kommentare",
        "Reading time: 4 minutes",
        "Image 3 of 12",
        "2 / 7",
        "#lowmere #ferry",
        "#lowmere, #ferry",
        "Home > News > Lowmere",
        "Startseite › Politik",
        "© 2031 Lowmere Courier",
        "Copyright 2031 Lowmere Courier. All rights reserved.",
        "(c) 2031 Lowmere Courier",
        "© Lowmere Courier",
        "All rights reserved.",
        "This material may not be published. All rights reserved",
        "Alle Rechte vorbehalten",
        "Tous droits réservés.",
        "Все права защищены.",
        "Reporting by Ana Lopes; Editing by Tom Oake",
        "(Reporting by Ana Lopes in Lowmere; editing by Tom Oake)",
        "Additional reporting by Ana Lopes",
        "Edited by Ana Lopes",
        "Ana Lopes contributed to this report.",
        "Ana Lopes and Tom Oake contributed reporting from Lowmere.",
        "本文来源：洛米尔日报",
        "홍길동 기자 hong@lowmere.example",
    ],
)
def test_a_notice(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday.",
        "Facebook said on Monday that it would close the page.",
        "“Share on Facebook”",
        "Share",  # one word is looked at elsewhere
        "Email and post",  # no platform
        "12 people were hurt",
        "12 comments were sent to the board by Monday, the mayor said on Tuesday.",
        "5 minutes later the boat left",
        "#1 in the harbour",
        "Home is where the boat is",
        "Home secretary > what she said",
        "Copyright is what the two towns quarrel about.",
        "The clause says all rights reserved for the town go to the county.",
        "Reporting by the board was late",
        "Edited by a friend of the mayor, the book sells well",
        "She contributed to the fund.",
        "The board met on Monday.",
        "",
    ],
)
def test_no_notice(line: str) -> None:
    assert not is_notice(line)


@pytest.mark.parametrize(("length", "expected"), [(160, True), (161, False)])
def test_a_line_of_share_buttons_is_short(length: int, *, expected: bool) -> None:
    padded = "Facebook " + " " * (length - len("Facebook Share")) + "Share"
    assert len(padded) == length
    assert is_notice(padded) == expected


@pytest.mark.parametrize(("length", "expected"), [(50, True), (51, False)])
def test_a_count_is_short(length: int, *, expected: bool) -> None:
    line = "estimated reading time 12" + "x" * (length - 25)
    assert len(line) == length
    assert is_notice(line) == expected


@pytest.mark.parametrize(("length", "expected"), [(300, True), (301, False)])
def test_a_claim_of_rights_is_no_long_paragraph(length: int, *, expected: bool) -> None:
    end = "All rights reserved."
    line = "x" * (length - len(end) - 1) + f" {end}"
    assert len(line) == length
    assert is_notice(line) == expected
