import tempfile
from pathlib import Path

import pytest

from retold.dedupe.scratch import scratch


def test_an_interrupt_right_behind_the_making_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(folder: Path, mode: int) -> None:
        made(folder, mode)
        raise KeyboardInterrupt

    made = Path.mkdir
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt), scratch():
        pass
    assert not list(tmp_path.iterdir())


def test_the_folder_is_there_while_the_work_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch() as folder:
        (folder / "words").write_text("some")
        assert folder.stat().st_mode & 0o077 == 0
    assert not list(tmp_path.iterdir())
