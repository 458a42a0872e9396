"""Nothing that is read is written over, under whatever name."""

from pathlib import Path

import pytest

from retold.errors import RetoldError
from retold.output import spare


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The ferry to Sund is late.", encoding="utf-8")
    return path


@pytest.mark.parametrize("how", ["itself", "soft link", "hard link", "dots"])
def test_an_input_is_known_by_any_name(story: Path, how: str) -> None:
    other = story.with_name("other.txt")
    if how == "soft link":
        other.symlink_to(story)
    elif how == "hard link":
        other.hardlink_to(story)
    elif how == "dots":
        (story.parent / "sub").mkdir()
        other = story.parent / "sub" / ".." / story.name
    else:
        other = story
    with pytest.raises(RetoldError, match="it is an input"):
        spare([str(story)], [None, str(other)])


def test_a_file_in_a_folder_that_is_read_is_an_input(story: Path) -> None:
    with pytest.raises(RetoldError, match="lies in"):
        spare([story.parent], [story])
    spare([story.parent], [story.with_name("new.txt")])


def test_other_names_are_no_inputs(story: Path) -> None:
    spare(["-", None, "https://news.example/story", "a\0b", "x" * 5000], ["-", None, story])
    spare([story], [story.with_name("new.txt")])
