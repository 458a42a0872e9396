# ruff: noqa: INP001, S603, T201
"""Build the packages twice, and install them clean: `python tools/check_packages.py`.

From two copies of the tree, in folders of different names, a source distribution and a wheel are
built. They must be the same byte for byte: SOURCE_DATE_EPOCH, the time of the last commit unless
it is given, is the time of every file in them. Then the wheel, the source distribution and a zip
of the tree are each installed in an environment of their own, where retold must compare the sample
and find itself whole. `--build-only` leaves the installing out.

It wants a registry, or its cache, for hatchling and for what retold needs.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = {"tests", "docs", "tools", "benchmarks"}
"""Folders of the repository that no wheel holds."""
SECONDS = 900
AT_ONCE = 2
"""Builds, and installations, that go on beside each other."""


def main() -> None:
    """Build, compare, install; ends with 1 where anything is amiss."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--build-only", action="store_true", help="install nothing")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="retold-packages-") as folder:
        places = [Path(folder) / name for name in ("one", "another-folder")]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            first, second = threads.map(_built, places)
        faults = [*differences(first, second), *misplaced(first)]
        if not asked.build_only:
            packages = [*sorted(first.iterdir()), _zipped(Path(folder))]
            environments = [
                Path(folder) / f"environment-{number}" for number in range(len(packages))
            ]
            with ThreadPoolExecutor(AT_ONCE) as threads:
                faults += filter(None, threads.map(_installed, packages, environments))
    print("\n".join(faults) or "the packages are the same each time, and work where installed")
    sys.exit(bool(faults))


def differences(first: Path, second: Path) -> list[str]:
    """What is not the same byte for byte in two folders of packages."""
    names = {path.name for folder in (first, second) for path in folder.iterdir()}
    faults = []
    for name in sorted(names):
        digests = [_digest(folder / name) for folder in (first, second)]
        if len(set(digests)) > 1:
            faults.append(f"{name}: two builds differ ({' and '.join(digests)})")
        else:
            print(f"{name}: sha256 {digests[0]}, twice")
    return faults


def misplaced(folder: Path) -> list[str]:
    """What a wheel holds that is not the package's."""
    faults = []
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as opened:
            tops = {name.partition("/")[0] for name in opened.namelist()}
        faults += [f"{wheel.name}: holds {top}/" for top in sorted(tops & LEFT_OUT)]
    return faults


def _digest(path: Path) -> str:
    if not path.is_file():
        return "missing"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _built(folder: Path) -> Path:
    """The folder of the packages that are built of a copy of the tree."""
    tree = folder / "tree"
    _copied(tree)
    built = folder / "dist"
    environment = {"SOURCE_DATE_EPOCH": _epoch(), **os.environ}
    _run([sys.executable, "-m", "build", "--outdir", str(built), str(tree)], env=environment)
    return built


def _copied(tree: Path) -> None:
    """Copy what git knows of the tree, or all of it where there is no git, such as in an sdist."""
    tree.mkdir(parents=True)
    for path in _tracked():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes((ROOT / path).read_bytes())


def _tracked() -> list[Path]:
    if (ROOT / ".git").exists():
        listed = _run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        paths = [Path(name) for name in listed.split("\0") if name]
        return [path for path in paths if (ROOT / path).is_file()]
    passed_over = {".venv", "__pycache__", "dist", "build", "site", "node_modules"}
    return [
        path.relative_to(ROOT)
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not passed_over & set(path.relative_to(ROOT).parts)
    ]


def _epoch() -> str:
    """Seconds since 1970 of the last commit; of the first day of 2020 where there is no git."""
    return _run(["git", "log", "-1", "--format=%ct"]) if (ROOT / ".git").exists() else "1577836800"


def _zipped(folder: Path) -> Path:
    """A zip of the tree as a forge offers it for download: all in one folder."""
    zipped = folder / "retold-main.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as opened:
        for path in _tracked():
            opened.write(ROOT / path, Path("retold-main") / path)
    return zipped


def _installed(package: Path, environment: Path) -> str | None:
    """Install a package in an environment of its own and try it; returns what is wrong."""
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try:
        _run([python, "-m", "pip", "install", "--quiet", str(package)], env=plain)
        for words in (
            ["-c", "import retold; print(retold.__version__)"],
            ["-m", "retold", "demo", "--quiet"],
            ["-m", "retold", "doctor"],
        ):
            _run([python, *words], env=plain, cwd=environment)
        _run([python, "-m", "pip", "check"], env=plain)
    except RuntimeError as error:
        return f"{package.name}: {error}"
    print(f"{package.name}: installed clean, and works")
    return None


def _run(command: list[str], *, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """What a command prints.

    Raises:
        RuntimeError: it failed; the message ends with what it said.
    """
    done = subprocess.run(
        command,
        cwd=cwd or ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stderr or done.stdout)[-800:]}")
    return done.stdout.strip()


if __name__ == "__main__":
    main()
