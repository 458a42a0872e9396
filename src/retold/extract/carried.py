"""Page -> the longest prose in the data that its script draws it from: the last thing to look at.

A page that a program writes in the browser carries its story in JSON, as one text or as a list of
blocks, under names that each program chooses. So the longest prose is taken, wherever it stands.
"""

from typing import Any

from retold.extract.embedded import rendered
from retold.extract.json_ld import loaded
from retold.extract.prose import count_words, is_prose
from retold.extract.trees import Element, letters, listed

_TEXTS = listed("text value content html body paragraph articleBody children")
"""The names under which a block keeps its text, or the blocks within it."""
_DEEPEST = 14  # levels of objects; blocks within blocks within a page's state
_MAX_VALUES = 50_000
_SHORTEST = 40  # characters of a text that may be a paragraph of the story
_CANDIDATES = 8  # the longest texts, which are read as HTML


def carried_story(tree: Element) -> str:
    """The lines of the longest prose in a page's JSON; empty where it has none."""
    texts: list[str] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "json" in kind and "ld+json" not in kind:
            texts += _texts(loaded(script.text or ""))
    stories = [rendered(text) for text in sorted(texts, key=letters, reverse=True)[:_CANDIDATES]]
    return max(("\n".join(_prose(text)) for text in stories), key=count_words, default="")


def _prose(text: str) -> list[str]:
    """The lines up to the last prose, if most of them are prose and not names and addresses."""
    lines = text.splitlines()
    prose = [index for index, line in enumerate(lines) if is_prose(line)]
    return lines[: prose[-1] + 1] if prose and 2 * len(prose) > len(lines) else []


def _texts(value: Any) -> list[str]:  # noqa: ANN401
    """The longer texts in a JSON value, and the texts of its lists of blocks."""
    carried: list[str] = []
    level, count = [value], 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for item in level:
            count += 1
            if count > _MAX_VALUES:
                return carried
            if isinstance(item, dict):
                below += item.values()
            elif isinstance(item, list):
                below += item
                blocks = [text for block in item if (text := _block(block, _DEEPEST))]
                carried += ["\n".join(blocks)] if blocks else []
            elif isinstance(item, str) and len(item) >= _SHORTEST:
                carried.append(item)
        level = below
    return carried


def _block(value: Any, deepest: int) -> str:  # noqa: ANN401
    """The text of one block, from the blocks within it in their order."""
    if isinstance(value, str):
        return value
    if not deepest:
        return ""
    if isinstance(value, list):
        return "".join(_block(item, deepest - 1) for item in value)
    if isinstance(value, dict):
        return "".join(_block(value[name], deepest - 1) for name in value if name in _TEXTS)
    return ""
