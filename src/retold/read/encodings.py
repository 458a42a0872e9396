"""The encodings that a page may declare: those of the WHATWG Encoding Standard, by their labels.

Python knows more codecs than text is written in: a page that declares `unicode_escape`, `rot13` or
`utf-7` would have its words rewritten by them.
"""

from functools import lru_cache


def codec_of(label: str | None) -> str | None:
    """Python's name of the codec that a declared label means; None where it means none."""
    return _codecs().get(label.strip("\t\n\f\r ").lower()) if label else None


@lru_cache(maxsize=1)
def _codecs() -> dict[str, str]:
    from retold.bundled import beside  # seldom needed, and slow to load

    table = beside(__name__, "encodings.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in table.splitlines() if not line.startswith("#"))
    return {label: codec for codec, *labels in rows for label in labels}
