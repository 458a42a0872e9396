# ruff: noqa: INP001
"""Write which first names are women's and which are men's: `build_first_names.py FOLDER [OUT]`.

FOLDER holds `dist.female.first` and `dist.male.first`, the frequencies of first names that the
United States Census Bureau published of the census of 1990 (in the public domain; the package
`names` on the Python Package Index has them too). OUT is the folder for `women.txt` and `men.txt`.
"""

import sys
from datetime import date
from pathlib import Path
from textwrap import fill

SURE = 0.95
"""Share of a name's bearers of one sex from which on the name tells it."""


def main() -> None:
    """Write both lists."""
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "src/retold/lexicon")  # noqa: PLR2004
    women, men = shares(folder / "dist.female.first"), shares(folder / "dist.male.first")
    for name, ours, others in (("women", women, men), ("men", men, women)):
        sure = sorted(
            word for word, share in ours.items() if share >= SURE * (share + others.get(word, 0))
        )
        head = (
            f"# First names that are {name}'s.\n# Source: the United States census of 1990 (public "
            f"domain), made on {date.today().isoformat()} by tools/build_first_names.py.\n"  # noqa: DTZ011
        )
        (out / f"{name}.txt").write_text(head + fill(" ".join(sure), 100) + "\n")


def shares(path: Path) -> dict[str, float]:
    """Per cent of the persons of one sex who have each name."""
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


if __name__ == "__main__":
    main()
