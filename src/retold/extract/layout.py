"""A page's blocks -> paragraphs: layout tables, text without a paragraph, the article's container.

The extractor looks for paragraphs in containers that are named as articles are. A page may have
neither: its story stands in cells of a table, in bare text, or in an element such as `aside`.
"""

import re
from collections import Counter

from retold.extract.prose import is_prose
from retold.extract.trees import BLOCKS, SILENT, Element, elements, letters, listed, text_of, weigh

LONGEST_CELL = 200
"""Characters of text in a cell from which on its table lays out a page: a cell of a table of data
has a value, a name or a remark."""

MOST_LINKED = 0.5
"""Share of a block's letters in links from which on it is a menu or a list of other stories."""

SHARE_OF_PROSE = 0.8
"""Share of a page's prose that its article's container holds: what is left are teasers, comments,
notices. Below it the container is not certain and nothing is done."""

COMPANY = 2
"""Stretches of prose in one box, from which on each is a paragraph: itself and one more."""

FEW_PARAGRAPHS = 250
"""Characters of prose in paragraphs below which a page is written without them, and any prose may
be the story: the extractor looks for text outside of paragraphs below the same number."""

_MOST_WRAPPERS = 4  # elements around one paragraph alone, as page builders make them
_CONTAINERS = listed(
    "body div section article main aside center td blockquote details form header footer nav"
    " fieldset figure"
)
_ASIDE = listed(
    "aside nav footer header form menu figure dialog fieldset label button legend noindex marquee"
    " blink object map"
)
"""Elements that the extractor leaves out with all that is in them."""
_NO_PROSE = listed("nav footer aside form figcaption button select menu label")
_CHROME = listed("nav footer figcaption button select menu")
_LINES = frozenset({"br"})
_PICTURES = ("img", "picture", "video", "audio", "iframe", "svg")
_LISTS = frozenset({"ul", "ol", "dl"})
_COMMENTS = re.compile(r"(?:^|[ _-])(?:comments?(?!ary)(?![a-z])|disqus|dsq)", re.IGNORECASE)
_DATA = frozenset({"th", "caption", "thead"})
_CELL_BLOCKS = listed("p h1 h2 h3 h4 h5 h6 div ul ol article section table blockquote")
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"})
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "pre", "dd"})

Run = tuple[Element | None, list[Element]]
"""Inline elements in a row: the element whose tail begins the run (None: the text with which the
container begins), and the elements."""


def lay_out(tree: Element) -> None:
    """Make paragraphs of what reads as such; the tree is changed."""
    _unfold_tables(tree)
    _wrap_bare_text(tree)
    _box_body(tree)
    container = article_container(tree)
    if container is not None:
        _uncover(container)


def _unfold_tables(tree: Element) -> None:
    """Tables that lay out a page made plain blocks, so that their paragraphs stand in lines."""
    parts: dict[Element, list[Element]] = {table: [table] for table in tree.iter("table")}
    if not parts:
        return
    weights = weigh(tree)
    for part in tree.iter(*_TABLE_PARTS):
        table = next(part.iterancestors("table"), None)
        if table is not None:
            parts[table].append(part)
    for table, own in parts.items():
        if _is_layout(table, own, weights):
            for part in own:
                part.tag = "div"


def _is_layout(table: Element, parts: list[Element], weights: dict[Element, int]) -> bool:
    if table.get("role") in {"presentation", "none"}:
        return True
    if any(part.tag in _DATA for part in parts):
        return False
    cells = [part for part in parts if part.tag == "td"]
    return len(cells) == 1 or any(_lays_out(cell, weights[cell]) for cell in cells)


def _lays_out(cell: Element, weight: int) -> bool:
    """Whether a cell holds a part of a page: paragraphs, or more text than a value has."""
    if weight >= LONGEST_CELL:
        return True
    return any(child.tag in _CELL_BLOCKS for child in cell) and is_prose(text_of(cell))


def _wrap_bare_text(tree: Element) -> None:
    """Paragraphs made of prose that stands bare, beside other prose.

    Text that stands alone in a box of its own, or with a picture, is a caption, a notice, an
    author's life; text with paragraphs beside it, in a box with theirs, is one of them.
    """
    order = elements(tree)
    outside, broad = _outside(order, _NO_PROSE), _with_blocks(order)
    story = [element for element in order if element not in outside]
    bare = {
        element: runs
        for element in story
        if element.tag in _CONTAINERS and (runs := _prose_runs(element, broad))
    }
    boxes = {element for element, runs in bare.items() if element in broad or len(runs) > 1}
    beside: Counter[Element] = Counter()
    for element, runs in bare.items():
        beside[element if element in boxes else _box(element)] += len(runs)
    in_paragraphs = 0
    for element in story:
        if element.tag == "p" and is_prose(text := text_of(element)):
            beside[_box(element)] += 1
            in_paragraphs += len(text)
    for element, runs in bare.items():
        company = beside[element if element in boxes else _box(element)]
        captions = element not in boxes and _has_picture(element)
        if (company >= COMPANY and not captions) or in_paragraphs < FEW_PARAGRAPHS:
            _make_paragraphs(element, runs, alone=element not in boxes)


def _has_picture(element: Element) -> bool:
    return next(element.iter(*_PICTURES), None) is not None


def _make_paragraphs(element: Element, runs: list[Run], *, alone: bool) -> None:
    if alone and element.tag == "div" and not _has_double_break(element):
        element.tag = "p"
        return
    for start, children in runs:
        _wrap(element, start, children)


def _box(element: Element) -> Element:
    """The element that a paragraph shares with others: its parent, or what wraps only that."""
    box = element.getparent()
    for _ in range(_MOST_WRAPPERS):
        if len(box) > 1 or (box.text or "").strip() or box.getparent() is None:
            break
        box = box.getparent()
    return box


def _outside(order: list[Element], tags: frozenset[str]) -> set[Element]:
    """The elements of some kinds and all that is in them."""
    chosen: set[Element] = set()
    for element in order:
        if element.tag in tags or element.getparent() in chosen:
            chosen.add(element)
    return chosen


def comments(order: list[Element]) -> set[Element]:
    """The elements in which readers comment, by their names."""
    chosen: set[Element] = set()
    for element in order:
        if element.getparent() in chosen or (
            element.tag not in {"html", "body", "article", "main"}
            and _COMMENTS.search(f"{element.get('id') or ''} {element.get('class') or ''}")
        ):
            chosen.add(element)
    return chosen


def _with_blocks(order: list[Element]) -> set[Element]:
    """The elements in which a block stands."""
    chosen: set[Element] = set()
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and (element.tag in BLOCKS - _LINES or element in chosen):
            chosen.add(parent)
    return chosen


def _prose_runs(container: Element, broad: set[Element]) -> list[Run]:
    return [run for run in _runs(container, broad) if _reads_as_prose(container, *run)]


def _runs(container: Element, broad: set[Element]) -> list[Run]:
    """The stretches of text in a container between blocks and empty lines."""
    runs: list[Run] = [(None, [])]
    for child in list(container):
        is_text = isinstance(child.tag, str) and child.tag not in BLOCKS and child not in broad
        if is_text or not isinstance(child.tag, str):
            runs[-1][1].append(child)
        elif child.tag != "br" or _is_double_break(child):
            runs.append((child, []))
        else:
            runs[-1][1].append(child)
    return runs


def _is_double_break(element: Element) -> bool:
    """Whether a line break ends an empty line, as between paragraphs."""
    if element.tag != "br":
        return False
    following, previous = element.getnext(), element.getprevious()
    behind = following is not None and following.tag == "br" and not (element.tail or "").strip()
    ahead = previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
    return behind or ahead


def _has_double_break(element: Element) -> bool:
    return any(_is_double_break(child) for child in element)


def _reads_as_prose(container: Element, start: Element | None, children: list[Element]) -> bool:
    lead = (container.text if start is None else start.tail) or ""
    parts, linked = [lead], 0
    for child in children:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            text = child.text_content()
            parts.append(text)
            links = [child] if child.tag == "a" else child.iter("a")
            linked += sum(letters(link.text_content()) for link in links)
        parts.append(child.tail or "")
    text = " ".join("".join(parts).split())
    return bool(text) and linked < MOST_LINKED * letters(text) and is_prose(text)


def _wrap(container: Element, start: Element | None, children: list[Element]) -> None:
    paragraph = container.makeelement("p")
    if start is None:
        paragraph.text, container.text = container.text, None
        container.insert(0, paragraph)
    else:
        paragraph.text, start.tail = start.tail, None
        start.addnext(paragraph)
    for child in children:
        paragraph.append(child)


def _box_body(tree: Element) -> None:
    """A box around what is in the body, where the story stands in it directly."""
    body = tree.find("body")
    if body is None:
        return
    weights = prose_weights(tree)
    direct = sum(weights.get(child, 0) for child in body if child.tag in _PARAGRAPHS | _LISTS)
    if not direct or direct < SHARE_OF_PROSE * weights[body]:
        return
    box = body.makeelement("div")
    box.text, body.text = body.text, None
    for child in list(body):
        box.append(child)
    body.append(box)


def article_container(tree: Element) -> Element | None:
    """The innermost element that holds most of a page's prose; None where nothing is certain."""
    weights = prose_weights(tree)
    total = weights.get(tree, 0)
    node = tree
    while total:
        child = next(
            (part for part in node if weights.get(part, 0) >= SHARE_OF_PROSE * total), None
        )
        if child is None or child.tag in _PARAGRAPHS:
            break
        node = child
    return node if total and node.tag not in {"html", "body"} else None


def prose_weights(tree: Element) -> dict[Element, int]:
    """The letters of prose in each element that has any: of its paragraphs, without links."""
    order = elements(tree)
    outside, broad = _outside(order, _CHROME) | comments(order), _with_blocks(order)
    shown = weigh(tree)
    weights: dict[Element, int] = {}
    for element in reversed(order):
        weight = weights.get(element, 0)
        if element.tag in _PARAGRAPHS and element not in broad and element not in outside:
            text = text_of(element)
            weight = shown[element] if is_prose(text) else 0
            if weight < MOST_LINKED * letters(text):
                weight = 0
            weights[element] = weight
        parent = element.getparent()
        if weight and element is not tree and parent is not None:
            weights[parent] = weights.get(parent, 0) + weight
    return weights


def _uncover(container: Element) -> None:
    """Let the extractor look into the article's container, and know it where nothing else does."""
    from trafilatura.xpaths import BODY_XPATH

    around = [container, *container.iterancestors()]
    for node in around:
        if node.tag in _ASIDE:
            node.tag = "div"
    root = container.getroottree().getroot()
    named = next((matches[0] for expression in BODY_XPATH if (matches := expression(root))), None)
    if named is not None and (named in around or container in named.iterancestors()):
        return
    for attribute in ("class", "id", "style", "role"):
        container.attrib.pop(attribute, None)
    container.tag = "div"
    container.set("itemprop", "articleBody")
