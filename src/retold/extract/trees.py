"""What the steps before extraction ask of a tree: kinds of elements, text around an element."""

from typing import Any

Element = Any
"""An element of lxml, which has no types."""


def listed(names: str) -> frozenset[str]:
    """The names in a list with spaces between them."""
    return frozenset(names.split())


BLOCKS = listed(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main"
    " menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul"
)
"""Elements that begin a line of their own."""

SILENT = listed("script style template head title textarea select option svg")
"""Elements whose text no reader sees in the story."""

INLINE = "ins"
"""What stands for plain text in a line: an element that the extractor strips and never empties."""

MARKS_BEHIND = frozenset(",.;:!?)")
"""Marks that stand at the word before them."""

_NEAR = 40  # characters before or behind an element that are looked at
_STEPS = 12  # elements that are passed to find them


def elements(tree: Element) -> list[Element]:
    """The elements of a tree in the order of the text, without comments and instructions."""
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def text_of(element: Element) -> str:
    """The text in an element on one line."""
    return " ".join(element.text_content().split())


def letters(text: str | None) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split())) if text else 0


def weigh(tree: Element) -> dict[Element, int]:
    """The letters of each element that a reader sees and that no link holds."""
    weights: dict[Element, int] = {}
    for node in reversed(list(tree.iter())):
        weight = weights.get(node, 0)
        if not isinstance(node.tag, str) or node.tag in SILENT or node.tag == "a":
            weight = 0
        else:
            weight += letters(node.text)
        weights[node] = weight
        parent = node.getparent()
        if node is not tree and parent is not None:
            weights[parent] = weights.get(parent, 0) + weight + letters(node.tail)
    return weights


def before(element: Element) -> str:
    """The last characters before an element in its block; empty at the start of one."""
    parts: list[str] = []
    node = element
    for _ in range(_STEPS):
        previous = node.getprevious()
        if previous is None:
            node = node.getparent()
            if node is None:
                break
            parts.append(node.text or "")
            if node.tag in BLOCKS:
                break
        else:
            parts.append(previous.tail or "")
            node = previous
            if node.tag in BLOCKS:
                break
            if isinstance(node.tag, str) and node.tag not in SILENT:
                parts.append(_tail_of(node))
        if sum(map(len, parts)) >= _NEAR:
            break
    return "".join(reversed(parts))[-_NEAR:]


def after(element: Element) -> str:
    """The first characters behind an element in its block; empty at the end of one."""
    parts = [element.tail or ""]
    node = element
    for _ in range(_STEPS):
        if sum(map(len, parts)) >= _NEAR:
            break
        following = node.getnext()
        if following is None:
            node = node.getparent()
            if node is None or node.tag in BLOCKS:
                break
            parts.append(node.tail or "")
            continue
        node = following
        if node.tag in BLOCKS:
            break
        if isinstance(node.tag, str) and node.tag not in SILENT:
            parts.append(_head_of(node))
        parts.append(node.tail or "")
    return "".join(parts)[:_NEAR]


def _head_of(element: Element) -> str:
    heading = ""
    for text in element.itertext():
        heading += text
        if len(heading) >= _NEAR:
            break
    return heading


def _tail_of(element: Element) -> str:
    """The end of an element's text, looked for among its last children only."""
    node = element
    ending = ""
    for _ in range(_STEPS):
        if not len(node):
            return (node.text or "") + ending
        ending = (node[-1].tail or "") + ending
        if len(ending) >= _NEAR:
            break
        node = node[-1]
    return ending


def put(element: Element, text: str) -> None:
    """Make an element a piece of plain text in its line; what stands behind it stays.

    The element stays too, as one that shows as nothing: to move its text into the text before it
    would cost as much as the whole paragraph, each time.
    """
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.tag = INLINE
    element.text = text


def drop(element: Element) -> None:
    """Take an element out with its text; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    if not tail.strip():
        previous = element.getprevious()
        if tail and previous is not None:
            previous.tail = (previous.tail or "") + " "
        elif tail:
            parent.text = (parent.text or "") + " "
        parent.remove(element)
        return
    is_block = element.tag in BLOCKS
    put(element, "")
    if is_block:
        element.tag = "br"
        element.text = None
    elif tail.lstrip()[0] in MARKS_BEHIND and before(element)[-1:].isspace():
        _trim_before(element)
        element.tail = tail.lstrip()


def _trim_before(element: Element) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    else:
        element.getparent().text = (element.getparent().text or "").rstrip()
