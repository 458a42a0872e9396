# ruff: noqa: INP001
"""Blocks of a page of the manual that a tool writes, between two comments that name them."""

import re
from collections.abc import Mapping
from pathlib import Path


def write_blocks(page: Path, blocks: Mapping[str, str]) -> None:
    """Write each block where the page has it: between `<!-- name -->` and `<!-- /name -->`."""
    text = page.read_text(encoding="utf-8")
    for name, block in blocks.items():
        text = re.sub(
            rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)",
            lambda _, block=block: block,
            text,
            flags=re.DOTALL,
        )
    page.write_text(text, encoding="utf-8")
