"""The bodies that a text names: the union is the Harbour Workers' Union."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from itertools import islice

from retold import lexicon
from retold.quotes.honorifics import BODIES, NOT_NAMES
from retold.quotes.people import SAINT, UPPER

_WORD = rf"[{UPPER}][\w&]*(?:[.’'\-][\w&]+)*"
_SPACE = r"[^\S\n]"
_LINK = rf"(?:(?:of|for|and|on|the|de|du|des|della|der|für){_SPACE}){{0,2}}"
_PART = rf"{_WORD}(?:(?<=s)[’'](?={_SPACE}[{UPPER}]))?"
_NAME = re.compile(rf"{SAINT}{_PART}(?:{_SPACE}{_LINK}{SAINT}{_PART}){{1,7}}")
_ARTICLE = re.compile(r"(?:the|a|an|this|that)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s\Z")
_BEHIND_HEAD = re.compile(r"\s(?:of|for|on|de|du|des|della|der|für)\s")
_AND = re.compile(r"(\sand\s(?:the\s)?)", re.IGNORECASE)
_PLAIN = str.maketrans("’", "'")


class Bodies:
    """The bodies of a text, each by the name that the text gives in full."""

    def __init__(self, text: str) -> None:
        self._names = frozenset(_bodies(text))
        self._by_head: dict[str, list[str]] = {}
        for name in sorted(self._names):
            self._by_head.setdefault(_head(name).split()[-1].lower(), []).append(name)
        self._known: dict[tuple[str, ...], str | None] = {}

    def name(self, words: str) -> str | None:
        """The name in full of a body that words stand for: its own, or a part of one body's alone.

        "the union", "the Workers' Union" and "the Harbour Workers' Union" are one where the text
        has no other union. A name without an article is meant for nobody ("union").
        """
        article = _ARTICLE.match(words)
        plain = words[article.end() if article else 0 :].strip(" ,").translate(_PLAIN)
        if plain in self._names:
            return plain
        wanted = tuple(plain.lower().split())
        if not article or not wanted or wanted[-1] not in self._by_head:
            return None
        if wanted not in self._known:
            names = (name for name in self._by_head[wanted[-1]] if _is_part(wanted, name))
            first_names = list(islice(names, 2))
            self._known[wanted] = first_names[0] if len(first_names) == 1 else None
        return self._known[wanted]


def _bodies(text: str) -> Iterator[str]:
    """Runs of capitals whose head is a body: the last word, or the one before "of"."""
    for match in _NAME.finditer(text):
        run = _POSSESSIVE.sub("", match.group()).translate(_PLAIN)
        for name in _apart(run):
            words = name.split()
            while words and words[0].lower() in NOT_NAMES:
                words = words[1:]
            whole = " ".join(words)
            if len(words) > 1 and _is_body(_head(whole).split()[-1]):
                yield whole


def _apart(run: str) -> list[str]:
    """The names of a run, cut between two: "Orrin Council and Lindvik Council"."""
    parts = [""]
    for piece in _AND.split(run):
        if _AND.fullmatch(piece) and (
            "the" in piece.lower() or _is_body(_head(parts[-1]).split()[-1])
        ):
            parts.append("")
        else:
            parts[-1] += piece
    return [name.strip() for name in parts if name.strip()]


def _is_part(wanted: tuple[str, ...], name: str) -> bool:
    """Whether words are some of a name's, in their order."""
    rest = iter(name.lower().split())
    return all(word in rest for word in wanted)


def _head(name: str) -> str:
    return _BEHIND_HEAD.split(name)[0]


def _is_body(word: str) -> bool:
    return lexicon.is_body(word) or word.lower() in BODIES | _FURTHER


_FURTHER = frozenset("authority office trust institution charity campaign alliance club".split())
"""Bodies that WordNet has among places, acts or qualities first."""
