"""A wheel with the compiled loops of `retold dedupe` where a C compiler is, else one without."""

import runpy
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).parent / "src" / "retold" / "dedupe"


class Compiled(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the loops beside their source; the wheel is then of one platform, any Python 3."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build them; what stands in the way is told, and is no error."""
        failed = runpy.run_path(str(FOLDER / "compiled.py"))["build"]()
        if failed:
            self.app.display_info(f"retold without compiled loops: {failed}")
            (FOLDER / "_native.so").unlink(missing_ok=True)
            return
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["artifacts"].append("src/retold/dedupe/_native.so")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
