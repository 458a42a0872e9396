import pytest

from retold.read.title import title_of

BODY = "The board met on Monday."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry back after nine days\n\n{BODY}", "Ferry back after nine days"),
        (f"\n\n  Ferry back after nine days \r\n\r\n{BODY}", "Ferry back after nine days"),
        (f"Is the ferry back?\n\n\n{BODY}", "Is the ferry back?"),
        (f"Ferry sails for the U.S.\n\n{BODY}", "Ferry sails for the U.S."),
        (f"# Ferry back\n{BODY}", "Ferry back"),
        (f"## Ferry back ##\n\n{BODY}", "Ferry back"),
        (f"フェリー再開\n\n{BODY}", "フェリー再開"),
        (f"Ferry back after nine days\n{BODY}", None),
        (f"Ferry back after nine days.\n\n{BODY}", None),
        (f"“Ferry back,” they said.\n\n{BODY}", None),
        (f"The board said:\n\n{BODY}", None),
        ("Ferry back after nine days", None),
        ("Ferry back after nine days\n\n  \n", None),
        (f"1234\n\n{BODY}", None),
        (f"{'ferry ' * 60}\n\n{BODY}", None),
        ("", None),
        ("\n\n\n", None),
        (f"Ferry back\n{BODY}\n{BODY}", "Ferry back"),
        (f"Ferry back\n{BODY}\nA second look\n{BODY}\n{BODY}\n{BODY}", "Ferry back"),
        (f"Ferry back\n{BODY}\nA second look\n{BODY}\n{BODY}", None),  # 3 of 4 lines
        (f"Ferry back.\n{BODY}\n{BODY}", None),
        ("Ferry back at the quay\n" + "A" * 27 + ".", None),  # 28 characters to 22
        ("Ferry back at the quay\n" + "A" * 28 + ".", "Ferry back at the quay"),
        ("The board of the ferry met in\nLowmere on Monday and said that\nit was late.", None),
        ("The board of the ferry met in\nLowmere.", None),
        (f"Ferry back\n{BODY}\n" + f"{BODY}\n" * 400, "Ferry back"),
    ],
)
def test_a_first_line_like_a_headline_is_the_title(text: str, title: str | None) -> None:
    assert title_of(text) == title
