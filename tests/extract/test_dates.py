"""Lines that are by-lines, dates or time stamps, and sentences that are none."""

import pytest

from retold.extract.dates import is_byline, is_date, is_time_stamp


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lopes",
        "BY ANA LOPES",
        "by Ana Lopes and Tom Oake",
        "By Ana Lopes, Tom Oake & Ilse Marn",
        "By: Ana Lopes",
        "By Ana van der Mar",
        "By Ana Lopes, Herald staff",
        "By Ana Lopes | Lowmere Courier",
        "By Ana Lopes for The Herald",
        "By Ana Lopes of the Courier",
        "By Ana Lopes in Lowmere",
        "Von Ana Lopes",
        "Par Ana Lopes",
        "Por Ana Lopes",
        "Автор: Ана Лопес",
        "Written by Ana Lopes",
        "Reporting by Ana Lopes",
        "By staff",
        "By Staff Reporter",
        "By our correspondent",
        "By a special correspondent in Lowmere",
        "By Lantern Staff and agencies",
        "By the editorial board",
        "By AFP",
        "by Reuters",
        "LOWMERE (Reuters) -",
        "LOWMERE, Marren, May 4 (AP) –",
        "LOWMERE, May 4, 2031 (AFP) -",
        "ST. LOWMERE (Reuters)",
    ],
)
def test_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the Numbers",
        "By Land and By Sea",
        "By Design",
        "By Ana",  # one word may be anything
        "By Monday the boat had left.",
        "By Ana Lopes the story was told.",
        "By then Ana Lopes had left",
        "By staffing the boat with volunteers, the board saved money.",
        "By a vote of nine to two",
        "Lowmere voted on Monday.",
        "The reporter wrote it.",
        "Lowmere (AP) –",
        "LOWMERE (Courier) –",
        "LOWMERE (Reuters) – The boat left.",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "4 May 2031",
        "May 4, 2031",
        "Monday, May 4, 2031",
        "Mon 4 May 2031 10:15 GMT",
        "4.5.2031",
        "04/05/2031",
        "2031-05-04",
        "2031-05-04 10:15",
        "May 4, 2031 | 10:15 am",
        "4. Mai 2031",
        "4 mai 2031 à 10 h 15",
        "4 de mayo de 2031",
        "4 maggio 2031",
        "4 мая 2031",
        "2 hours ago",
        "3 days ago",
        "10:15 pm EST",
    ],
)
def test_a_date(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "May",
        "Monday",
        "2031",
        "4",
        "a while ago",
        "two hours ago",
        "4 May 2031 in Lowmere",
        "On 4 May 2031 the boat left",
        "3-1",
        "4/5",
        "10:15 for Lowmere",
        "May 4, 2031!",
        "",
        f"{'4 May 2031 ' * 8}".strip(),  # longer than any date
    ],
)
def test_no_date(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 May 2031",
        "Published: May 4, 2031 at 10:15 am",
        "Last updated on 4 May 2031",
        "Updated 2 hours ago",
        "First published on 2031-05-04",
        "Posted May 4, 2031 by Ana Lopes",
        "Published 4 May 2031, Lowmere",
        "Veröffentlicht am 4. Mai 2031",
        "Stand: 04.05.2031",
        "Publié le 4 mai 2031",
        "Publicado el 4 de mayo de 2031",
        "Опубликовано 4 мая 2031",
        "Opublikowano 4 maja 2031",
        "更新 2031-05-04",
    ],
)
def test_a_time_stamp(line: str) -> None:
    assert is_time_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Published by the board",
        "Published in a book",
        "Updated rules for the ferry",
        "Published 4 May 2031.",  # a sentence
        "Published 4 May 2031 by Ana Lopes and Tom Oake of Lowmere",  # four words beside
        "The report, published 4 May 2031, says so",
        "Posted",
        "Date",
        f"Published 4 May 2031 {'at ' * 50}",
    ],
)
def test_no_time_stamp(line: str) -> None:
    assert not is_time_stamp(line)
