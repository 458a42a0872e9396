"""A page's title -> the title of its story, without the names of the site and of its section.

“Quay shut - Evening Lantern”, “Opinion | Quay shut”: what a site adds to a title is told by what
else the page says, its name, its address, its section, and the title that stands over the story.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from retold.extract.trees import listed

_SEPARATOR = re.compile(r"\s+[|–—·•»«›‹:~-]+\s+|\s*[|｜]\s*|\s*(?:»|::)\s*")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_NAME = 2  # letters of a site's name
_SHORTEST_LABEL = 3  # letters of a part of a host that is a name: co.uk has none
_FEWEST_WORDS = 2
"""Words of a heading that can be the title when the longer title only adds to it."""
_EXTRA_WORDS = 1  # behind a site's name: “Lantern News”, “Lantern Sport”
_HOST_PREFIXES = frozenset({"www", "m", "amp", "edition", "mobile", "news", "en"})
_LABELS = listed(
    "opinion opinions analysis editorial editorials perspective comment commentary column exclusive"
    " review interview explainer letters live video watch podcast photos news sport sports"
)
"""Kinds of articles and of sections, which stand alone between bars; no story is titled by one."""


def bare_title(
    title: str, *, names: Iterable[str | None], url: str | None, headings: Iterable[str]
) -> str:
    """The title without what the site adds before or behind it.

    Args:
        title: as the page states it.
        names: what the site, its publisher and the section are called.
        url: the page's address; its host is a name too.
        headings: other titles that the page gives its story.
    """
    keys = {
        key
        for name in (*names, *_host_names(url))
        if name and len(key := _key(name)) >= _SHORTEST_NAME
    }
    keys |= {f"the{key}" for key in keys}
    bare = title
    while (shorter := _shortened(bare, keys)) != bare:
        bare = shorter
    for heading in sorted(set(headings), key=len, reverse=True):
        if _adds_to(bare, heading) and not _is_name(heading, keys):
            return heading
    return bare


def _shortened(title: str, keys: set[str]) -> str:
    """The title without its last or its first part, where that is a name or a label."""
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    first, last = marks[0], marks[-1]
    head, tail = title[: first.start()].strip(), title[last.end() :].strip()
    without_tail, without_head = title[: last.start()].strip(), title[first.end() :].strip()
    if without_tail and (_is_name(tail, keys) or (_is_bar(last) and _is_label(tail))):
        return without_tail
    if without_head and (_is_name(head, keys) or (_is_bar(first) and _is_label(head))):
        return without_head
    return title


def _is_name(part: str, keys: set[str]) -> bool:
    """Whether a part of a title is a name of the site, perhaps with a word behind it."""
    words = _WORD.findall(part.casefold())
    spellings = {"".join(words), "".join(words[1:]) if words[:1] == ["the"] else ""}
    if spellings & keys:
        return True
    return any("".join(words[:-extra]) in keys for extra in range(1, _EXTRA_WORDS + 1))


def _is_label(part: str) -> bool:
    return part.casefold() in _LABELS


def _is_bar(mark: re.Match[str]) -> bool:
    return "|" in mark[0] or "｜" in mark[0]


def _adds_to(title: str, heading: str) -> bool:
    """Whether a title is a heading with something set apart before or behind it."""
    if len(heading) >= len(title) or len(_WORD.findall(heading)) < _FEWEST_WORDS:
        return False
    if title.startswith(heading):
        return _SEPARATOR.match(title, len(heading)) is not None
    mark = next(
        (m for m in _SEPARATOR.finditer(title) if m.end() == len(title) - len(heading)), None
    )
    return mark is not None and title.endswith(heading)


def _key(name: str) -> str:
    words = _WORD.findall(name.casefold())
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _host_names(url: str | None) -> list[str]:
    """A host's name whole and without its ending: sportsnet.ca, sportsnet."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return []
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _HOST_PREFIXES:  # noqa: PLR2004 - a name and an ending
        labels = labels[1:]
    whole = [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]
    return [*whole, *(label for label in labels[:-1] if len(label) >= _SHORTEST_LABEL)]
