"""Run every benchmark whose data is at hand; each writes `benchmarks/results/NAME.json`.

RETOLD_DATA=/folder/with/data python -m benchmarks
"""

import runpy
import sys
from pathlib import Path

from benchmarks.datasets import Absent


def main() -> None:
    """Run the benchmarks in `quality/` and `speed/`; one whose data is absent says so."""
    here = Path(__file__).parent
    for path in sorted([*here.glob("quality/*.py"), *here.glob("speed/*.py")]):
        name = f"benchmarks.{path.parent.name}.{path.stem}"
        print(f"# {name}", file=sys.stderr)
        try:
            runpy.run_module(name, run_name="__main__")
        except Absent as absent:
            print(f"skipped: {absent}", file=sys.stderr)


if __name__ == "__main__":
    main()
