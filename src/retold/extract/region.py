"""A tidied tree -> the lines of the part of a page in which its story stands."""

from retold.extract.layout import MOST_LINKED, article_container, comments
from retold.extract.prose import is_prose
from retold.extract.trees import Element, elements, letters, listed, text_of

_LINES = listed("p li h1 h2 h3 h4 h5 h6 blockquote dd dt pre td div")
_HEADINGS = listed("h1 h2 h3 h4 h5 h6")
_CHROME = listed(
    "nav footer figcaption button select menu aside form script style template noscript"
)


def lines_of(tree: Element, *, anywhere: bool = False) -> list[str]:
    """The lines from the heading over the first prose to the last prose, in order.

    Of the innermost element that holds most of the page's prose. Where the prose is spread over the
    page there is none, and the lines are those of the whole page if that is asked for.
    """
    container = article_container(tree)
    if container is None and not anywhere:
        return []
    blocks = _blocks(tree if container is None else container)
    prose = [
        index for index, (tag, text) in enumerate(blocks) if tag not in _HEADINGS and is_prose(text)
    ]
    if not prose:
        return []
    first = prose[0]
    while first and blocks[first - 1][0] in _HEADINGS:
        first -= 1
    return [text for _, text in blocks[first : prose[-1] + 1]]


def _blocks(container: Element) -> list[tuple[str, str]]:
    """The innermost blocks with text in a container: their elements' names and their texts."""
    order = elements(container)
    outside = comments(order)
    broad: set[Element] = set()
    for element in order:
        if element.tag in _CHROME or element.getparent() in outside:
            outside.add(element)
    for element in reversed(order):
        if element.getparent() is not None and (element.tag in _LINES or element in broad):
            broad.add(element.getparent())
    blocks: list[tuple[str, str]] = []
    for element in order:
        if element.tag not in _LINES or element in outside or element in broad:
            continue
        linked = sum(letters(text_of(link)) for link in element.iter("a"))
        if linked >= MOST_LINKED * max(1, letters(text_of(element))):
            continue
        lines = element.text_content().split("\n")  # white space is folded: these are breaks
        blocks += [(str(element.tag), text) for line in lines if (text := " ".join(line.split()))]
    return blocks
