"""What stands between quotation marks, whichever they are."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.quoted import MARK, between_marks, quoted

MARKS = "“”„‟⹂«»‹›‘’‚‛'\"「」『』﹁﹂﹃﹄｢｣〝〞〟＂＇❝❞❛❜״🙶🙷"
PIECES = st.sampled_from([*MARKS, "''", "``", ",,", " ", "a", "boats ", "s", ".", "\n", "港", "6"])


def inner(text: str) -> list[str]:
    return [found.inner.of(text).strip() for found in quoted(text)]


@pytest.mark.parametrize(
    ("text", "between"),
    [
        # English, Turkish, Portuguese, Hindi, Thai, Chinese, Korean, Indonesian, Vietnamese …
        ("“No boats,” she said. “None.”", ["No boats,", "None."]),
        ('"No boats," she said. "None."', ["No boats,", "None."]),
        ("‘No boats,’ said Falk’s aide. ‘None.’", ["No boats,", "None."]),
        ("'No boats,' said Falk's aide. 'None.'", ["No boats,", "None."]),
        ("''No boats,'' she said. ``None,'' he said.", ["No boats,", "None,"]),
        # Swedish, Finnish, Hebrew
        ("”Inga båtar”, sade hon. ”Nej.”", ["Inga båtar", "Nej."]),
        ("»Ei veneitä», sanoi hän. »Ei.»", ["Ei veneitä", "Ei."]),
        ("”Han skrek ”nej” igen”, sade hon.", ["Han skrek ”nej” igen"]),
        ("”Hon skrek ’nej’, och gick”, sade han.", ["Hon skrek ’nej’, och gick"]),
        ("’Inga båtar’, sade hon.", ["Inga båtar"]),
        ("״אין סירות״, אמרה דובר צה״ל", ["אין סירות"]),
        ('"אין סירות", אמר דובר צה"ל', ["אין סירות"]),
        # German, Danish, Czech, Bulgarian, Icelandic, Georgian …
        ("„Keine Boote“, sagte sie. »Keine.«", ["Keine Boote", "Keine."]),
        (
            "„Er rief ‚nein‘ und ging“, sagte sie. ‚Nein‘, rief er.",
            ["Er rief ‚nein‘ und ging", "Nein"],
        ),
        ("›Keine Boote‹, sagte sie. ,,Keine“, sagte er.", ["Keine Boote", "Keine"]),
        ('„Keine Boote", sagte sie.', ["Keine Boote"]),
        # Polish, Romanian, Hungarian, Dutch
        ("„Nie ma łodzi” – mówi. „Nie.”", ["Nie ma łodzi", "Nie."]),
        ("‚Geen boten’, zei ze. ‘Nee’, zei hij.", ["Geen boten", "Nee"]),
        # French, Spanish, Russian, Greek, Norwegian, Persian …
        ("« Pas de bateaux », dit-elle. «\u00a0Non\u00a0».", ["Pas de bateaux", "Non"]),
        ("«Он крикнул: «Нет», и ушёл», — сказала она.", ["Он крикнул: «Нет», и ушёл"]),
        ("«Han ropte “nei” og gikk», sa hun. ‹Nei›, sa han.", ["Han ropte “nei” og gikk", "Nei"]),
        # Japanese, Chinese
        ("彼女は「船はない」と述べた。『ない』と彼は言った。", ["船はない", "ない"]),
        ("她说：“没有船。”他说：‘没有’。", ["没有船。", "没有"]),
        ("﹁無船﹂ ﹃無﹄ ｢ない｣ 〝ない〟 ＂无＂", ["無船", "無", "ない", "ない", "无"]),
        ("❝No boats❞ ❛None❜", ["No boats", "None"]),
        # marks inside of marks
        ('“He shouted "no" twice,” she said.', ['He shouted "no" twice,']),
        ('"He shouted "no" twice," she said.', ['He shouted "no" twice,']),
        ("‘He shouted ‘no’ twice,’ she said.", ["He shouted ‘no’ twice,"]),
        # one side only
        ("“We stop.\n“It is over.”", ["We stop.", "It is over."]),
        ("‘We stop.\n‘It is over.’", ["We stop.", "It is over."]),
        ("”Vi slutar.\n”Det är över.”", ["Vi slutar.", "Det är över."]),
        ("It is over,” she said.", ["It is over,"]),
        ("Es ist aus.“ Sie ging.", ["Es ist aus."]),
    ],
)
def test_every_pair_of_marks_is_known(text: str, between: list[str]) -> None:
    assert inner(text) == between


@pytest.mark.parametrize(
    "text",
    [
        "Home » News » Boats",
        "» No boats today",
        "»No boats today",
        "«",
        "The boats' owners and the dogs' home aren't Falk's.",
        "It was the '90s, and rock ’n’ roll was ’bout all.",
        "‘Twas the night, and ’tis the season.",
        'A 6" pipe, 5\'10" tall, at 51° 30\' 26" N.',
        "O’Brien of Hawai‘i and the owners’ lawyer",
        "one, two,, three",
        "",
    ],
)
def test_what_is_typed_like_a_mark_is_none(text: str) -> None:
    assert inner(text) == []


def test_every_mark_of_unicode_is_known() -> None:
    names = ("QUOTATION MARK", "CORNER BRACKET")
    every = [chr(code) for code in range(0x2000, 0x20000) if _is_named(chr(code), names)]
    unknown = [
        mark for mark in every if not MARK.search(f" {mark}word") and not MARK.search(f"x{mark} ")
    ]
    assert unknown == []


def _is_named(character: str, names: tuple[str, ...]) -> bool:
    name = unicodedata.name(character, "")
    return any(part in name for part in names) and "TAG" not in name


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_stretches_stand_in_order_on_one_line_with_their_marks_around(text: str) -> None:
    found = list(quoted(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for stretch in found:
        span, between = stretch.span, stretch.inner
        assert 0 <= span.start <= between.start <= between.end <= span.end <= len(text)
        assert stretch.opened == (span.start < between.start)
        assert stretch.closed == (between.end < span.end)
        assert "\n" not in span.of(text)


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ('It was dark," said Hale. "And cold."', ["It was dark,", "And cold."]),
        ("It was dark,” said Hale. “And cold.", ["It was dark,", "And cold."]),
        ("»Es war dunkel«, sagte sie. „“", ["Es war dunkel"]),
        ("It was dark.", []),
    ],
)
def test_between_marks_is_what_has_words_without_its_marks(text: str, between: list[str]) -> None:
    assert [span.of(text) for span in between_marks(text)] == between


@pytest.mark.parametrize(
    "piece",
    [
        "“a ",
        "‘a ",
        "'a ",
        "'as' ",
        "»a ",
        "”a ",
        "”a “b ",
        "« ",
        '"a ',
        "‘a ‘b,’ ",
        "’s’ ",
        ",,a ",
        "‚a ",
        "‹a ",
    ],
)
@pytest.mark.parametrize("end", ["", "”", "’ x", "«", "'."])
def test_the_cost_grows_as_the_text_does(piece: str, end: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count + end
        started = time.process_time()
        assert sum(1 for _ in quoted(text)) <= len(text)
        return time.process_time() - started

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(2000) for _ in range(3)) < 10 * few + 0.02
