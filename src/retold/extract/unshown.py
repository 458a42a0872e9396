"""What a page holds and no reader reads: hidden elements, templates, struck text."""

import re
from collections.abc import Callable

from retold.extract.trees import Element, drop, elements, listed, weigh

MOST = 0.5
"""Share of the page's letters from which on a hidden element is the article itself, waiting for a
script to show it, or behind the mask of a dialog: a page hides menus, forms and notices, which are
less than what it shows."""

_ARTICLE_TAGS = frozenset({"article", "main", "h1"})
_NEVER_SHOWN = re.compile(
    r"(?:\A|;)\s*(?:display\s*:\s*none\b|visibility\s*:\s*(?:hidden|collapse)\b"
    r"|font-size\s*:\s*0(?![.\d])|(?:left|right|top|text-indent)\s*:\s*-\d{4,}(?:px|em)\b)",
    re.IGNORECASE,
)
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_STRUCK_CLASSES = listed("line-through strikethrough strike-through text-decoration-line-through")
_HIDING_CLASSES = frozenset({"d-none", "hidden", "is-hidden"})
"""What the common style frameworks call an element that is not shown."""
_AT_A_WIDTH = re.compile(r"d-(?:xs|sm|md|lg|xl|xxl)-(?!none)|(?:sm|md|lg|xl|2xl):(?!hidden)")
"""Classes that show it again where the screen is wide enough."""
_READ_ALOUD_CLASSES = listed(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only"
)
"""The usual names of what only a screen reader says: “opens in a new window”, “share this”."""


def drop_unshown(tree: Element) -> None:
    """Take out what is not shown and what is struck; the tree is changed.

    An element that is hidden and yet holds the article, more than half of all the page's letters,
    is shown instead: scripts uncover it where the page is read. The article is known by its
    element; on a page that has no such element, by its share alone.
    """
    for element in list(tree.iter("script", "style")):
        if "json" not in (element.get("type") or "").lower() and element.getparent() is not None:
            drop(element)
    _show_shadows(tree)
    _drop(tree, _is_hidden)
    _drop(tree, _is_struck)


def _show_shadows(tree: Element) -> None:
    """A template that is a shadow root is shown as it stands."""
    for template in tree.iter("template"):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"


def _drop(tree: Element, is_unwanted: Callable[[Element], bool]) -> None:
    """Drop the outermost unwanted elements, but never the one that the article is in."""
    order = elements(tree)
    unwanted = {element for element in order if element is not tree and is_unwanted(element)}
    if not unwanted:
        return
    weights = weigh(tree)
    articles = _with_articles(order)
    inside: set[Element] = set()
    dropped: list[Element] = []
    for element in order:
        if element.getparent() in inside:
            inside.add(element)
        elif element in unwanted:
            may_be_story = element in articles or not articles or element.tag == "body"
            if may_be_story and weights[element] > MOST * weights[tree]:
                _show(element)
                continue
            inside.add(element)
            dropped.append(element)
    for element in dropped:
        drop(element)


def _with_articles(order: list[Element]) -> set[Element]:
    """The elements that hold an article, are one, or stand in one."""
    chosen: set[Element] = set()
    for element in order:
        if _is_article(element) or element.getparent() in chosen:
            chosen.add(element)
    for element in reversed(order):
        if element in chosen and element is not order[0] and element.getparent() is not None:
            chosen.add(element.getparent())
    return chosen


def _is_article(element: Element) -> bool:
    return (
        element.tag in _ARTICLE_TAGS
        or element.get("itemprop") == "articleBody"
        or element.get("role") in {"main", "article"}
    )


def _is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element, or it is said to be no content."""
    if element.tag in {"template", "noscript"}:
        return True
    if element.tag == "dialog":
        return "open" not in element.attrib
    classes = (element.get("class") or "").split()
    if not _HIDING_CLASSES.isdisjoint(classes) and not any(map(_AT_A_WIDTH.match, classes)):
        return True
    hidden = element.get("hidden")
    return (
        (hidden is not None and hidden.strip().lower() != "until-found")
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or _NEVER_SHOWN.search(element.get("style") or "") is not None
        or not _READ_ALOUD_CLASSES.isdisjoint(classes)
    )


def _is_struck(element: Element) -> bool:
    return (
        element.tag in _STRUCK_TAGS
        or element.get("role") == "deletion"
        or _LINE_THROUGH.search(element.get("style") or "") is not None
        or not _STRUCK_CLASSES.isdisjoint((element.get("class") or "").lower().split())
    )


def _show(element: Element) -> None:
    """Take off an element what hides it or strikes it through."""
    for attribute in ("hidden", "aria-hidden", "style", "class", "role"):
        element.attrib.pop(attribute, None)
    if element.tag in {"noscript", "dialog", *_STRUCK_TAGS}:
        element.tag = "div"
