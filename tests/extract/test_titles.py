import pytest

from retold.extract.titles import bare_title


def _bare(title: str, *names: str, url: str | None = None, headings: tuple[str, ...] = ()) -> str:
    return bare_title(title, names=names, url=url, headings=headings)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quay shut - Evening Lantern", "Evening Lantern"),
        ("Quay shut | TheLantern", "The Lantern"),
        ("Quay shut – The Evening Lantern", "Evening Lantern"),
        ("Quay shut | News | Evening Lantern", "Evening Lantern"),
        ("Evening Lantern - Quay shut", "Evening Lantern"),
        ("Quay shut - Lantern News", "Lantern"),
        ("Quay shut » Lantern", "Lantern"),
        ("Quay shut : Lantern", "Lantern"),
        ("Opinion | Quay shut", "Lantern"),
        ("Quay shut | Editorial", "Lantern"),
        ("Quay shut | Harbour", "Harbour"),
        ("Quay shut", "Lantern"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, name: str) -> None:
    assert _bare(title, name) == "Quay shut"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Quay shut - Lantern.ca", "https://www.lantern.ca/quay"),
        ("Quay shut | Lantern", "https://lantern.example/quay"),
        ("Quay shut | Evening Lantern", "https://m.evening-lantern.co.uk/quay"),
        ("Quay shut - Lantern Sport", "https://sport.lantern.example/quay"),
    ],
)
def test_a_host_is_a_name_of_its_site(title: str, url: str) -> None:
    assert _bare(title, url=url) == "Quay shut"


@pytest.mark.parametrize(
    ("title", "heading", "bare"),
    [
        ("Quay shut | Lantern", "Quay shut", "Quay shut"),
        ("Live: Quay shut", "Quay shut", "Live: Quay shut"),
        ("Harbour » Quay shut", "Quay shut", "Quay shut"),
        ("Quay shut for a year", "Quay shut", "Quay shut for a year"),
        ("Quay – what we know", "Quay", "Quay – what we know"),
    ],
)
def test_a_title_that_adds_to_the_heading_is_the_heading(
    title: str, heading: str, bare: str
) -> None:
    assert _bare(title, headings=(title, heading)) == bare


@pytest.mark.parametrize(
    "title",
    [
        "Quay shut - what we know",
        "Opinion: quay shut",
        "Pike and Marsh - a tale of two traders",
        "Opinion - quay shut",
        "Lantern lit at the quay",
        "News-stand shut at quay",
        "Lantern",
        "Evening Lantern | Lantern",
        " | ",
    ],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    bare = _bare(title, "Lantern", headings=("Lantern", title))
    assert bare.strip() == title.strip() or bare == "Evening Lantern"


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    assert (
        _bare("Evening Lantern | Quay", "Evening Lantern", headings=("Evening Lantern",)) == "Quay"
    )


def test_an_address_that_is_none_is_no_name() -> None:
    assert _bare("Quay shut - Lantern", url="http://[") == "Quay shut - Lantern"
