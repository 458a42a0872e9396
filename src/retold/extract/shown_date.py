"""A page's tree -> the date of publication that it shows and does not declare."""

import re
from copy import deepcopy

from retold.extract.quiet import quiet
from retold.extract.trees import Element, drop, text_of
from retold.published import is_plausible

_MODIFIED_NAME = re.compile(r"modif|updat|revis", re.IGNORECASE)
_PUBLISHED_NAME = re.compile(r"publi|entry-date|post(?:ed|-?date)|creat", re.IGNORECASE)
_MODIFIED_TEXT = re.compile(
    r"\s*\W?(?:(?:last |page )?(?:updated|modified|revised|reviewed)|update\b"
    r"|(?:zuletzt )?aktualisiert"
    r"|mis à jour|modifié|actualizado|actualización|aggiornato|atualizado|bijgewerkt|aktualizacja"
    r"|обновлено|оновлено|uppdaterad|oppdatert|opdateret|päivitetty|güncelle)",
    re.IGNORECASE,
)
_PUBLISHED_TEXT = re.compile(
    r"publi|pubbli|posted|veröffentlicht|erstellt|gepubliceerd|opublikowano|опубл", re.IGNORECASE
)
_NAMING = ("name", "property", "itemprop", "http-equiv", "class", "id", "data-testid")
_LONGEST_STAMP = 100  # characters
_MODIFIED_JSON = re.compile(
    r'"(?:dateModified|uploadDate|dateCreated|modified\w*|updated\w*)"\s*:\s*"[^"]{0,60}"\s*,?'
)


def shown_date(tree: Element, url: str | None) -> str | None:
    """The day that a page shows as that of its publication, by `htmldate`; None without one.

    When a page was changed is no such day, and is taken out before. The tree stays as it is.
    """
    tree = deepcopy(tree)
    _drop_changes(tree)
    with quiet():
        from htmldate import find_date

        try:
            shown = find_date(tree, original_date=True, extensive_search=False, url=url)
        except Exception:  # noqa: BLE001 - whatever it trips over, the date is unknown
            return None
    return shown if shown and is_plausible(shown) else None


def _drop_changes(tree: Element) -> None:
    """Take out what says when a page was changed."""
    for element in list(tree.iter("meta", "time", "span", "div", "p", "small", "li", "abbr", "em")):
        if element.getparent() is None:
            continue
        names = " ".join(element.get(name) or "" for name in _NAMING)
        named = _MODIFIED_NAME.search(names) and not _PUBLISHED_NAME.search(names)
        is_small = len(element) < 4  # noqa: PLR2004 - a stamp, no part of the page
        if element.tag in {"meta", "time"}:
            said = element.tag == "time" and _says_changed(element)
        else:
            said = is_small and _is_stamp_of_change(element)
        if (named and (is_small and len(text_of(element)) < _LONGEST_STAMP)) or said:
            drop(element)
    for script in tree.iter("script"):
        if script.text and "Modified" in script.text:
            script.text = _MODIFIED_JSON.sub("", script.text)


def _is_stamp_of_change(element: Element) -> bool:
    """Whether a line says when the page was changed, and nothing of its publication."""
    changed = _MODIFIED_TEXT.match(element.text or "") is not None
    return changed and not _PUBLISHED_TEXT.search(text_of(element))


def _says_changed(time: Element) -> bool:
    """Whether the words in or directly before a time say that the page was changed then."""
    previous = time.getprevious()
    front = (previous.tail if previous is not None else time.getparent().text) or ""
    if previous is not None and not front.strip():
        front = text_of(previous)[-_LONGEST_STAMP:]
    words = re.split(r"[|•·,;]", front)[-1]
    return any(_MODIFIED_TEXT.match(text) for text in (text_of(time), words))
