"""Nothing that is read is written over, under whatever name; what is no file is written to."""

import os
import stat
import threading
from pathlib import Path

import pytest

from retold.errors import RetoldError
from retold.output import spare, write_file


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


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(pipe, "The ferry to Sund is late.")
    reader.join(60)
    assert read == [b"The ferry to Sund is late."]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_device_stays() -> None:
    write_file(Path(os.devnull), "nothing")
    assert not Path(os.devnull).is_file()


def test_a_device_that_takes_nothing_is_named() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(RetoldError, match="/dev/full: cannot be written"):
        write_file(full, "nothing")
    assert full.exists()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_leads_to_what_was_written(tmp_path: Path, is_there) -> None:
    (tmp_path / "far").mkdir()
    place, link = tmp_path / "far" / "report.txt", tmp_path / "link.txt"
    if is_there:
        place.write_text("old", encoding="utf-8")
    link.symlink_to(place)
    write_file(link, "new")
    assert link.is_symlink()
    assert place.read_text(encoding="utf-8") == "new"
    assert [path.name for path in place.parent.iterdir()] == ["report.txt"]
