"""Trace a story through its retellings: what each kept, changed, left out and made up.

    import retold
    comparison = retold.compare("story.txt", "retelling.html")
    for change in comparison.changes:
        print(change.severity, change.kind, change.note)

Names load on first use, so that `import retold` stays quick.
"""

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as type checkers know it; `typing` takes longer than all of this
if TYPE_CHECKING:
    from typing import Any

    from retold.attribute import quotes
    from retold.compare import compare
    from retold.corpus import Corpus
    from retold.corpus.once import add, find
    from retold.dedupe import dedupe
    from retold.errors import ExtractError, FormatError, MissingExtra, ReadError, RetoldError
    from retold.model import (
        Alignment,
        Bead,
        Change,
        Comparison,
        Derivation,
        Document,
        Fact,
        Page,
        Passage,
        Quotation,
        Quotations,
        Span,
        Story,
    )
    from retold.prepare import Readable, extract
    from retold.read import read
    from retold.stories import origins, stories, trace

_HOMES = {
    "add": "retold.corpus.once",
    "compare": "retold.compare",
    "Corpus": "retold.corpus",
    "dedupe": "retold.dedupe",
    "extract": "retold.prepare",
    "find": "retold.corpus.once",
    "Readable": "retold.prepare",
    "quotes": "retold.attribute",
    "origins": "retold.stories",
    "read": "retold.read",
    "stories": "retold.stories",
    "trace": "retold.stories",
    **dict.fromkeys(
        ("ExtractError", "FormatError", "MissingExtra", "ReadError", "RetoldError"),
        "retold.errors",
    ),
    **dict.fromkeys(
        (
            "Alignment",
            "Bead",
            "Change",
            "Comparison",
            "Derivation",
            "Document",
            "Fact",
            "Page",
            "Passage",
            "Quotation",
            "Quotations",
            "Span",
            "Story",
        ),
        "retold.model",
    ),
}

__all__ = [  # noqa: RUF022 - verbs first, then nouns, then errors
    "add",
    "compare",
    "dedupe",
    "extract",
    "find",
    "origins",
    "quotes",
    "read",
    "stories",
    "trace",
    "Alignment",
    "Bead",
    "Change",
    "Comparison",
    "Corpus",
    "Derivation",
    "Document",
    "Fact",
    "Page",
    "Passage",
    "Quotation",
    "Quotations",
    "Readable",
    "Span",
    "Story",
    "ExtractError",
    "FormatError",
    "MissingExtra",
    "ReadError",
    "RetoldError",
]


def __getattr__(name: str) -> "Any":  # noqa: ANN401 - PEP 562
    if name == "__version__":
        from importlib.metadata import version

        return version("retold")
    if name not in _HOMES:
        raise AttributeError(f"module 'retold' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """A package in which `retold.compare` is the verb, not the module that holds it.

    Importing a submodule would bind it on its package; where both share a name, the verb stays.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in _HOMES):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
