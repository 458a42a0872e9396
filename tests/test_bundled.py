"""A data file that is not there is told in one line, with the cure."""

from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from retold import bundled
from retold.bundled import array_beside, beside
from retold.errors import RetoldError


def test_a_file_beside_a_module_is_found_in_its_folders_too() -> None:
    assert beside("retold.lineage.direction", "weights.json").is_file()
    assert beside("retold.report.frame", "templates/story.css").is_file()


@pytest.mark.parametrize("read", [beside, array_beside])
def test_a_file_that_is_missing_is_named_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: object
) -> None:
    def elsewhere(_package: str) -> Traversable:
        return tmp_path

    monkeypatch.setattr(bundled, "files", elsewhere)
    assert callable(read)
    with pytest.raises(RetoldError, match=r"retold/lineage/weights\.json: .* --force-reinstall"):
        read("retold.lineage.direction", "weights.json")


def test_data_files_are_read_in_one_place() -> None:
    """So that none ends in a traceback: `beside` alone says what to do."""
    package = Path(bundled.__file__).parent
    allowed = {"bundled.py", "doctor.py", "serve/assets.py", "report/wire.py", "sample/__init__.py"}
    reading = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "importlib.resources import files" in path.read_text(encoding="utf-8")
    }
    assert reading <= allowed
