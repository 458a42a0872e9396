"""Build the compiled inner loops of `_native.c` beside their source, where there is a C compiler.

A wheel is built with them where that is possible; an installation without gets them by

    python -m retold.dedupe.compiled

Only the standard library is used: the build of a wheel runs this file before anything is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_name("_native.c")
TARGET = SOURCE.with_suffix(".so")
OPTIONS = ("-O3", "-std=c99", "-shared", "-fPIC", "-fvisibility=hidden")
COMPILERS = ("cc", "gcc", "clang")
SECONDS = 120


def build(source: Path = SOURCE, target: Path = TARGET) -> str | None:
    """Build the loops; returns why that was not possible, None where it was."""
    if os.environ.get("RETOLD_NATIVE") == "0":
        return "RETOLD_NATIVE=0 asks for none"
    found = (shutil.which(name) for name in (os.environ.get("CC", ""), *COMPILERS) if name)
    compiler = next((path for path in found if path), None)
    if compiler is None:
        return f"there is no C compiler (looked for {', '.join(COMPILERS)}; CC names another)"
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            made = Path(folder) / target.name
            command = [compiler, *OPTIONS, "-o", str(made), str(source)]
            told = subprocess.run(  # noqa: S603 - the compiler of this machine
                command, check=False, capture_output=True, text=True, timeout=SECONDS
            )
            if told.returncode:
                return f"{compiler} failed: {told.stderr.strip()[-500:]}"
            made.replace(target)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None


if __name__ == "__main__":
    failed = build()
    sys.exit(f"not built: {failed}" if failed else None)
