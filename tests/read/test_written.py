import pytest

from retold.read.written import (
    FIRST_YEAR,
    MAX_TITLE,
    believable_date,
    believable_title,
    iso_of_pdf_date,
)

TEXT = "Ferry back\n\nThe harbour board said so on Monday."


@pytest.mark.parametrize(
    ("title", "believed"),
    [
        ("Ferry back", "Ferry back"),
        ("Microsoft Word - Ferry back", "Ferry back"),
        ("The whole coast waits", "The whole coast waits"),
        ("Two words", None),
        ("ferry-final.docx", None),
        ("Press release final.pdf", None),
        ("C:\\Users\\mara\\ferry.doc", None),
        ("Untitled-1", None),
        ("Document 3", None),
        ("PowerPoint Presentation", None),
        ("2026 03 01 12", None),
        ("", None),
        (None, None),
        ("a b " + "c" * (MAX_TITLE - 4), "a b " + "c" * (MAX_TITLE - 4)),
        ("a b " + "c" * (MAX_TITLE - 3), None),
    ],
)
def test_titles_of_files_and_programs_are_none(title: str | None, believed: str | None) -> None:
    assert believable_title(title, TEXT) == believed


@pytest.mark.parametrize(
    ("moment", "believed"),
    [
        ("2026-03-01T10:00:00+01:00", "2026-03-01?"),
        ("2026-03-01", "2026-03-01?"),
        (f"{FIRST_YEAR}-01-01T00:00:00Z", f"{FIRST_YEAR}-01-01?"),
        (f"{FIRST_YEAR - 1}-12-31T23:59:59Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("1601-01-01T00:00:00Z", None),
        ("2999-01-01T00:00:00Z", None),
        ("2013-12-23T23:15:00Z", None),
        ("0001-01-01", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_that_no_one_set_are_none(moment: str | None, believed: str | None) -> None:
    assert believable_date(moment) == believed


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("D:20260301101500+01'00'", "2026-03-01T10:15:00+01:00"),
        ("D:20260301101500-0830", "2026-03-01T10:15:00-08:30"),
        ("D:20260301101500Z", "2026-03-01T10:15:00+00:00"),
        ("D:202603", "2026-03-01T00:00:00"),
        ("20260301", "2026-03-01T00:00:00"),
        ("March", None),
        (None, None),
    ],
)
def test_dates_of_pdf_are_iso_dates(value: str | None, iso: str | None) -> None:
    assert iso_of_pdf_date(value) == iso
