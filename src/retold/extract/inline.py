"""Markup within a paragraph -> plain text: raised figures, formulas, quotations, buttons."""

import re

from retold.extract.raised import fraction, is_base, lowered, raised
from retold.extract.trees import (
    BLOCKS,
    INLINE,
    Element,
    after,
    before,
    elements,
    listed,
    put,
    text_of,
)

_SCRIPT_STYLE = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"foot-?note|endnote|noteref|\breference\b|citation|\bcite(?:_note|_ref)?\b|\bfn(?:ref)?[-:_]?\d*\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?")
_MARK_TAGS = frozenset({"a", "sup", "span"})
_SLASHES = frozenset("/⁄∕")
_LINE_BLOCKS = listed("p li h1 h2 h3 h4 h5 h6 blockquote dd dt td th figcaption")
_LOST = frozenset({"time", "button", "label", "output"})
"""Elements that the extractor leaves out wherever they stand, even in the middle of a sentence."""
_EMPTY = listed("b em i strong span q blockquote")
"""Elements with which the extractor takes out the text behind them when they are empty."""
_LABELS = re.compile(r"\s|[^\W\d_]{3}")
"""What stands behind the label of a note: a space or a word, where an element has two letters."""
_DIGITS = re.compile(r"\d{1,3}")


def flatten_inline(tree: Element) -> None:
    """Write out what markup inside lines says; the tree is changed."""
    order = elements(tree)
    _show_formulas(order)
    scripts = [(element, kind) for element in order if (kind := _kind(element))]
    notes = _note_marks(scripts)
    for element, kind in scripts:
        if element.getparent() is not None and element.tag != INLINE:
            _write(element, kind, notes)
    for element in order:
        if element.tag == "q":
            _quote(element)
        elif (element.tag in _LOST and _is_in_line(element)) or _is_empty(element):
            element.tag = INLINE


def _kind(element: Element) -> str | None:
    """`sup` or `sub` where an element is raised or lowered, by its name or its style."""
    if element.tag in {"sup", "sub"}:
        return str(element.tag)
    if element.tag in {"a", "span"} and _is_note_mark(element):
        return "sup"
    style = _SCRIPT_STYLE.search(element.get("style") or "") if element.tag == "span" else None
    return {"super": "sup", "sub": "sub"}[style[1].lower()] if style else None


def _write(element: Element, kind: str, notes: frozenset[str]) -> None:
    if any(child.tag in BLOCKS for child in element.iterdescendants()):
        element.tag = "div" if element.getparent().tag not in _LINE_BLOCKS else INLINE
        return
    inner, front, back = text_of(element), before(element), after(element)
    below = _denominator(element) if kind == "sup" and _DIGITS.fullmatch(inner) else None
    if below is not None:
        _strip_slash(element, below)
        tail = below.tail or ""
        put(element, fraction(inner, text_of(below), front))
        put(below, "")
        below.tail = tail
        return
    is_note = _links_to_note(element) or (kind == "sup" and inner in notes and not is_base(front))
    write = raised if kind == "sup" else lowered
    put(element, write(inner, front, back, note=is_note))


def _denominator(element: Element) -> Element | None:
    """The lowered digits behind a slash directly behind raised ones: 1/2 built of two elements."""
    following = element.getnext()
    if following is None:
        return None
    between = (element.tail or "").strip()
    if not between and following.tag != "sub" and text_of(following) in _SLASHES:
        between, following = (
            text_of(following) + (following.tail or "").strip(),
            following.getnext(),
        )
    if following is None or following.tag != "sub" or between not in _SLASHES:
        return None
    return following if _DIGITS.fullmatch(text_of(following)) else None


def _strip_slash(element: Element, below: Element) -> None:
    element.tail = None
    between = element.getnext()
    if between is not below:
        put(between, "")
        between.tail = None


def _note_marks(scripts: list[tuple[Element, str]]) -> frozenset[str]:
    """The raised marks with which a block of the page begins: the labels of its notes."""
    return frozenset(
        text_of(element)
        for element, kind in scripts
        if kind == "sup" and not before(element).strip() and _LABELS.match(after(element))
    )


def _links_to_note(element: Element) -> bool:
    """Whether a raised mark is a link within the page, or named as a note's."""
    around = [element, element.getparent(), *element.iterdescendants("a")]
    return any(
        node.tag in _MARK_TAGS
        and ((node.get("href") or "").startswith("#") or _is_named_note(node))
        for node in around
        if node is not None
    )


def _is_note_mark(element: Element) -> bool:
    """Whether a link or a span is the mark of a note, though nothing raises it."""
    return _is_named_note(element) and _MARK.fullmatch(text_of(element)) is not None


def _is_named_note(element: Element) -> bool:
    names = " ".join(element.get(name) or "" for name in ("class", "role", "id", "epub:type"))
    fragment = (element.get("href") or "").partition("#")[2]
    return _NOTE_NAME.search(f"{names} {fragment}") is not None


def _show_formulas(order: list[Element]) -> None:
    """MathML as text in its line: powers raised, indices lowered, fractions with a stroke."""
    for element in order:
        if element.tag in {"msup", "msub"} and len(element) > 1:
            element[1].tag = element.tag[1:]
        elif element.tag == "mfrac" and len(element) > 1:
            _stroke(element)
        elif element.tag in {"annotation", "annotation-xml"}:
            put(element, "")
    for element in order:
        if element.tag == "math":
            element.tag = INLINE


def _stroke(element: Element) -> None:
    """A fraction of MathML as one character, or with a stroke."""
    above, below = text_of(element[0]), text_of(element[1])
    if _DIGITS.fullmatch(above) and _DIGITS.fullmatch(below):
        put(element, fraction(above, below, before(element)))
    else:
        element[0].tail = "/"


def _quote(element: Element) -> None:
    """The marks that a browser puts around an inline quotation."""
    depth = sum(1 for ancestor in element.iterancestors("ins") if ancestor.get("data-q"))
    opening, closing = ("‘", "’") if depth % 2 else ("“", "”")
    text = text_of(element)
    if text[:1] in "“”„\"«»‘'" or not text:
        opening = closing = ""
    element.tag = INLINE
    element.set("data-q", "1")
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing


def _is_empty(element: Element) -> bool:
    """Whether an element shows nothing and has text behind it."""
    return element.tag in _EMPTY and not len(element) and not element.text and bool(element.tail)


def _is_in_line(element: Element) -> bool:
    """Whether an element stands in a sentence: in a block of text that says more than it."""
    block = next((node for node in element.iterancestors() if node.tag in BLOCKS), None)
    if block is None or block.tag not in _LINE_BLOCKS:
        return False
    beside = before(element).strip(), after(element).strip()
    return any(part and part[-1:].isalpha() | part[:1].isalpha() for part in beside)
