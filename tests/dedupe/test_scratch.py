import os
import subprocess
import sys
import tempfile
import time
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


def test_what_a_killed_run_left_goes_and_what_a_live_one_works_in_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = (
        "import os, signal; from retold.dedupe.scratch import scratch\n"
        "with scratch() as folder:\n"
        "    (folder / 'words').write_text('some'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=False, env=environment)
    (left,) = tmp_path.iterdir()
    with scratch() as first:
        assert not left.exists()
        with scratch():
            assert first.exists()


@pytest.mark.parametrize(("age", "stays"), [(86_300, True), (86_500, False)])
def test_a_folder_without_a_lock_goes_after_a_day(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    age: int,
    stays: bool,  # noqa: FBT001 - a case
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old = tmp_path / "retold-dedupe-old"
    old.mkdir()
    os.utime(old, (time.time() - age, time.time() - age))
    with scratch():
        assert old.exists() is stays


def test_what_is_not_ours_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "retold-dedupe-link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "retold-dedupe-file").write_text("mine")
    with scratch():
        pass
    assert len(list(tmp_path.iterdir())) == 3
