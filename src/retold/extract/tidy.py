"""A page's tree -> the same tree, saying in plain markup what its reader sees."""

import re

from retold.extract.inline import flatten_inline
from retold.extract.layout import lay_out
from retold.extract.trees import Element
from retold.extract.unshown import drop_unshown

_SPACE = re.compile(r"[ \t\r\n\f]+")


def tidy(tree: Element) -> None:
    """Make a page's markup say what its reader sees; the tree is changed.

    To be done after the page's declarations are read, and before its text is extracted.
    """
    _fold_space(tree)
    drop_unshown(tree)
    flatten_inline(tree)
    lay_out(tree)
    for element in tree.iter():
        element.attrib.pop("style", None)  # the extractor takes overflow: hidden for hidden


def _fold_space(tree: Element) -> None:
    """White space as a browser shows it: only `br` ends a line, not a line of the source."""
    kept: set[Element] = set()
    for node in tree.iter():
        parent = node.getparent()
        if node.tag in {"pre", "script", "style", "textarea"} or parent in kept:
            kept.add(node)
        elif node.text and isinstance(node.tag, str):
            node.text = _SPACE.sub(" ", node.text)
        if node.tail and parent not in kept:
            node.tail = _SPACE.sub(" ", node.tail)
        if node.tag == "br" and parent not in kept:
            node.tail = "\n" + (node.tail or "").lstrip(" ")
