"""What a side binds to what, and which of the two comes first: because, before, than, rather than.

A connection has two arms, of which each has its part: cause and effect, what came earlier and what
later, what was chosen and what was not. In whatever order and by whatever word they are told, the
arms of one sense stand in one order here: *A before B* and *after A, B* are one connection.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.binding_words import (
    BINDINGS,
    CAUSED_WITH,
    CAUSING,
    CAUSING_WITH,
    OWNED,
    Binding,
    Sense,
)
from retold.audit.cues.noun_phrases import DETERMINERS, Phrase, phrases, standing_verbs
from retold.audit.cues.other_end import DIVIDING, MULTIPLES
from retold.audit.cues.saying import SAYING
from retold.audit.link.exchange import DENYING, PERSONS
from retold.audit.link.notes import once_a_side
from retold.lexicon.grammar import AUXILIARIES, MODALS
from retold.patterns import pattern
from retold.text.words import Word

_HARD = pattern(r"[.;:!?–—()\n]")


INDIRECT = frozenset("ask wonder know doubt see as even check say".split())
"""Words behind which *if* or *though* makes no condition: asked if, as if."""
SO = frozenset("that far many much long".split())
"""Words before which *so* tells no effect; it stands behind a comma where it does."""
ANY = frozenset("a an any each every".split())
"""Words before which *once* tells how often: once a week."""
REFERRING = frozenset("which this that it these those".split())
"""Words for what was said before: because of which."""
LASTING = frozenset("minute hour day week month year decade".split())
"""Units of time: what happens after some is after nothing else."""
LESS = frozenset({"less", "fewer"})
MORE = frozenset({"more"})
COMPARED_WITHIN = 7
"""Words before *than* among which what it belongs to stands."""
NOT_BUT_WITHIN = 8
"""Words behind *not* among which the *but* that answers it stands."""
FAR = 40
"""Words from a connecting word up to which its arms are read."""
LONGEST = 4
"""Words of the longest connecting phrase."""
CLAUSE_BEGINS = frozenset("who which whom whose that while whereas although though when".split())
"""Words before which a clause ends; so it does before a connecting word."""
JOINING = frozenset({"and", "but", "or", "nor", "yet", "so", "then"})
"""Words that join clauses, and may stand before what opens one."""


class Connection(NamedTuple):
    """What is bound to what, as words of the side.

    arms: in the order of the sense; tight: the arm that surely ends where it is taken to end; the
    other may hold more than is bound. by: for a measure, the word that says by what, and whether
    the first arm has more of it.
    """

    sense: Sense
    place: int
    arms: tuple[frozenset[int], frozenset[int]]
    tight: int
    by: int | None = None


@once_a_side
def connections(side: tuple[Word, ...], text: str) -> list[Connection]:
    """The connections of a side, in text order."""
    return sorted(_read(side, text).all(), key=lambda connection: connection.place)


def _read(side: tuple[Word, ...], text: str) -> "_Reading":
    gaps = ["", *(text[side[k - 1].span.end : side[k].span.start] for k in range(1, len(side)))]
    hard = [k == 0 or _HARD.search(gap) is not None for k, gap in enumerate(gaps)]
    return _Reading(side, text, hard, ["," in gap for gap in gaps])


class _Reading(NamedTuple):
    """A side as its connections are read: where a hard mark stands before a word, or a comma."""

    side: tuple[Word, ...]
    text: str
    hard: list[bool]
    comma: list[bool]

    def all(self) -> Iterator[Connection]:
        """Every connection, by what binds it."""
        bindings = [self._binding(k) for k in range(len(self.side))]
        breaks = {k for k, (binding, _) in enumerate(bindings) if binding and binding.breaks}
        verbs = standing_verbs(self.side, self.text)
        for k, (binding, length) in enumerate(bindings):
            if binding is not None:
                yield from self._bound(k, length, binding, breaks)
            fold = self.side[k].fold
            if fold == "than" and (k == 0 or self.side[k - 1].fold != "rather"):
                yield from self._measure(k, breaks)
            elif fold == "as":
                yield from self._multiple(k, breaks)
            elif fold == "not":
                yield from self._not(k, breaks)
            elif self.side[k].lemma in OWNED:
                yield from self._owned(k, breaks)
            elif (verb := verbs[k]) is not None:
                yield from self._cause(k, breaks, is_passive=verb.is_passive)
                is_told = verb.is_passive or self.side[k].fold.endswith("ing")
                if self.side[k].lemma in SPEAKING and not is_told:
                    yield from self._speech(k)

    def _binding(self, k: int) -> tuple[Binding | None, int]:
        """What the longest connecting phrase that begins at a word says, and its length."""
        if self.side[k].fold not in _OPENINGS or self._is_indirect(k):
            return None, 0
        for length in range(min(LONGEST, len(self.side) - k), 0, -1):
            phrase = " ".join(word.fold for word in self.side[k : k + length])
            binding = BINDINGS.get(phrase)
            if binding is not None and not self._refers(k + length):
                return binding, length
        return None, 0

    def _is_indirect(self, k: int) -> bool:
        """Whether a word that may bind says something else where it stands."""
        fold, before = self.side[k].fold, self.side[k - 1].lemma if k else ""
        behind = self.side[k + 1].fold if k + 1 < len(self.side) else ""
        if fold == "so":
            is_phrase = [word.fold for word in self.side[k + 1 : k + 3]] == ["long", "as"]
            return not is_phrase and (not self.comma[k] or behind in SO)
        if fold == "once":
            is_name = bool(behind) and self.side[k + 1].capital
            return not is_name and behind not in (DETERMINERS - ANY) | PERSONS
        return fold == "if" and before in INDIRECT

    def _refers(self, k: int) -> bool:
        """Whether only a word for what was said before stands behind a connecting word."""
        if k >= len(self.side) or self._is_paused(k):
            return True
        is_last = k + 1 == len(self.side) or self._is_paused(k + 1)
        return self.side[k].fold in REFERRING and is_last

    def _is_paused(self, k: int) -> bool:
        return self.hard[k] or self.comma[k]

    def _behind(self, k: int, breaks: set[int], *, within: int | None = None) -> range:
        """The words from one to the next mark, or to where another clause begins."""
        end = k
        last = min(len(self.side), k + (FAR if within is None else within))
        while end < last and not (end > k and (self._is_paused(end) or self._opens(end, breaks))):
            end += 1
        return range(k, end)

    def _before(self, k: int, breaks: set[int], *, at_comma: bool = False) -> range:
        """The words before one, back to a hard mark, or to where a clause was opened."""
        first = k
        least = max(0, k - FAR)
        while first > least and not (self.hard[first] or (at_comma and self.comma[first])):
            first -= 1
            if self._opens(first, breaks):
                return range(first + 1, k)
        return range(first, k)

    def _opens(self, k: int, breaks: set[int]) -> bool:
        return k in breaks or self.side[k].fold in CLAUSE_BEGINS

    def _content(self, words: Iterable[int]) -> frozenset[int]:
        return frozenset(i for i in words if self.side[i].content)

    def _bound(
        self, k: int, length: int, binding: Binding, breaks: set[int]
    ) -> Iterator[Connection]:
        """What a connecting word binds, also where it stands in front: after A, B."""
        behind = self._behind(k + length, breaks)
        before = self._before(k, breaks)
        if binding.sense == "speech" and self.side[behind.start].fold in REFERRING:
            return  # according to which
        if binding.sense in {"time", "until"} and self._is_denied(before):
            return  # not before A is after A
        if binding.sense == "time" and any(self.side[i].lemma in LASTING for i in behind):
            return  # after a year
        around = self._content(before)
        end = behind.stop
        is_followed = end < len(self.side) and self.comma[end] and not self.hard[end]
        is_first = not around or self.side[k - 1].fold in JOINING
        if is_first or (self.comma[k] and is_followed):
            if not is_followed or (is_first and self.side[end].fold in JOINING):
                return
            rest = self._content(self._to_hard(end, breaks))
            around = rest if is_first else around | rest
        yield from self._made(binding.sense, k, around, self._content(behind), binding.behind)

    def _is_denied(self, words: range) -> bool:
        return any(self.side[i].fold in DENYING for i in words)

    def _to_hard(self, k: int, breaks: set[int]) -> range:
        end = k + 1
        last = min(len(self.side), k + FAR)
        while end < last and not (self.hard[end] or end in breaks):
            end += 1
        return range(k, end)

    def _made(
        self,
        sense: Sense,
        place: int,
        around: frozenset[int],
        behind: frozenset[int],
        behind_is: int,
        by: int | None = None,
    ) -> Iterator[Connection]:
        """A connection whose tight arm stands behind its word."""
        if around and (behind or sense == "behalf"):
            arms = (behind, around) if behind_is == 0 else (around, behind)
            yield Connection(sense, place, arms, behind_is, by)

    def _measure(self, than: int, breaks: set[int]) -> Iterator[Connection]:
        """What is more, or less, than what: the first arm has more of the word that is compared."""
        start = max(0, than - COMPARED_WITHIN)
        for k in range(than - 1, start - 1, -1):
            fold = self.side[k].fold
            if fold in MORE | LESS or _is_comparative(self.side[k]):
                around = self._content(self._before(k, breaks)) | self._content(range(k + 1, than))
                behind = self._content(self._compared(k, than, breaks))
                by = k
                if fold in MORE | LESS and k + 1 < than and _qualifies(self.side[k + 1]):
                    by, around = k + 1, around - {k + 1}
                yield from self._made("measure", than, around, behind, 0 if fold in LESS else 1, by)
                return
            if self._is_paused(k):
                return

    def _multiple(self, second: int, breaks: set[int]) -> Iterator[Connection]:
        """Twice as many as: the first arm has more of it; half as many as: the second."""
        for k in range(second - 1, max(0, second - COMPARED_WITHIN - 1), -1):
            times = self.side[k - 1].fold
            if self.side[k].fold == "as" and times in MULTIPLES | {"times"}:
                between = range(k + 1, second)
                by = next((i for i in between if _qualifies(self.side[i])), None)
                around = self._content(self._before(k - 1, breaks)) | self._content(between)
                behind = self._content(self._compared(k, second, breaks))
                first = 0 if times in DIVIDING else 1
                yield from self._made("measure", second, around - {by}, behind, first, k - 1)
            if self._is_paused(k):
                return

    def _compared(self, k: int, than: int, breaks: set[int]) -> range:
        """What is behind *than*: up to the verb, where it is of both: more men than women came."""
        verbs = standing_verbs(self.side, self.text)
        behind = self._behind(than + 1, breaks)
        if any(verbs[i] for i in (*self._before(k, breaks), *range(k, than))):
            return behind
        verb = next((verbs[i] for i in behind if verbs[i]), None)
        return range(behind.start, verb.first) if verb else behind

    def _not(self, k: int, breaks: set[int]) -> Iterator[Connection]:
        """Not A but B; B, not A; B and not A: B is chosen."""
        before = self.side[k - 1].fold if k else ""
        if before in AUXILIARIES | MODALS or k + 1 >= len(self.side):
            return
        denied = self._behind(k + 1, breaks, within=NOT_BUT_WITHIN)
        but = next((i for i in denied if self.side[i].fold == "but"), None)
        if but is None and denied.stop < len(self.side) and self.side[denied.stop].fold == "but":
            but = denied.stop
        if but is not None:
            chosen = self._content(self._behind(but + 1, breaks))
            rejected = self._content(range(k + 1, but))
            yield from self._made("choice", k, chosen, rejected, 1)
        elif k and (self.comma[k] or before in {"and", "but"}):
            around = self._content(self._before(k, breaks))
            yield from self._made("choice", k, around, self._content(denied), 1)

    def _owned(self, k: int, breaks: set[int]) -> Iterator[Connection]:
        """On the widow's behalf, on his behalf: the owner is whom it is done for."""
        if k + 1 < len(self.side) and self.side[k + 1].fold == "of":
            return
        first = k - 1
        while first >= 0 and self.side[first].fold not in {"on", "at", "for"}:
            if k - first > LONGEST or self._is_paused(first + 1):
                return
            first -= 1
        if first < 0 or self.side[k - 1].fold in {"the", "a"}:
            return
        owner = self._content(range(first + 1, k))
        end = k + 1
        is_followed = end < len(self.side) and self.comma[end]
        around = self._content(self._before(first, breaks))
        if not around and is_followed:
            around = self._content(self._to_hard(end, breaks))
        yield from self._made("behalf", first, around, owner, 1)

    def _cause(self, k: int, breaks: set[int], *, is_passive: bool) -> Iterator[Connection]:
        """A caused B, B was caused by A, A led to B, B stems from A."""
        verb = self.side[k].lemma
        following = self.side[k + 1].fold if k + 1 < len(self.side) else ""
        start = k + 2
        if verb in CAUSING and is_passive and following == "by":
            behind_is = 0
        elif verb in CAUSING and not is_passive:
            behind_is, start = 1, k + 1
        elif (verb, following) in CAUSING_WITH:
            behind_is = 1
        elif (verb, following) in CAUSED_WITH:
            behind_is = 0
        else:
            return
        around = self._content(self._before(k, breaks, at_comma=True))
        behind = self._content(self._behind(start, breaks))
        yield from self._made("cause", k, around, behind, behind_is)

    def _speech(self, k: int) -> Iterator[Connection]:
        """Who says what: Holm said that, that, said Holm, this, Holm said, and that."""
        speaker, is_before = self._speaker(k)
        if not speaker:
            return
        first, last = min(speaker.head), max(speaker.head)
        start, end = k, k + 1
        least, most = max(0, k - FAR), min(len(self.side), k + FAR)
        while start > least and not _ends_sentence(self.text, self.side, start):
            start -= 1
        while end < most and not _ends_sentence(self.text, self.side, end):
            end += 1
        behind = range(k + 1, end if is_before else k + 1)
        edge = speaker.first if is_before else k
        is_aside = edge > start and self._is_paused(edge)
        said = {*behind, *(range(start, edge) if is_aside else ())}
        if self.side[k].lemma == "tell":
            said -= {*self._behind(k + 1, set(), within=LONGEST)}
        yield from self._made(
            "speech", k, self._content(said), frozenset(range(first, last + 1)), 1
        )

    def _speaker(self, k: int) -> tuple[Phrase | None, bool]:
        """The phrase right before a verb of saying, else one behind it, up to a mark: said Holm."""
        by_last, by_first = _edges(self.side, self.text)
        before = by_last.get(k - 1)
        if before is not None and not self._is_paused(k) and not before.behind:
            return before, True
        behind = by_first.get(k + 1)
        if behind is None or not k or not self._is_paused(k) or self._is_paused(k + 1):
            return None, False
        while behind.owns and (owned := by_first.get(behind.last + 1)) is not None:
            behind = owned
        end = behind.last + 1
        is_closed = end == len(self.side) or self._is_paused(end)
        return (behind, False) if is_closed else (None, False)


SPEAKING = SAYING - {"accord", "believe", "prove"}
_OPENINGS = frozenset(phrase.split()[0] for phrase in BINDINGS)


@once_a_side
def _edges(side: tuple[Word, ...], text: str) -> tuple[dict[int, Phrase], dict[int, Phrase]]:
    """The phrases of a side by their last and by their first word."""
    every = phrases(side, text)
    return {phrase.last: phrase for phrase in every}, {phrase.first: phrase for phrase in every}


def _ends_sentence(text: str, side: tuple[Word, ...], k: int) -> bool:
    if k == 0:
        return True
    gap = text[side[k - 1].span.end : side[k].span.start]
    return any(mark in gap for mark in ".!?\n;")


def _is_comparative(word: Word) -> bool:
    if word.fold in {"worse", "better", "further", "sooner", "later", "earlier"}:
        return True
    return word.fold.endswith("er") and word.fold != word.lemma and _qualifies(word)


def _qualifies(word: Word) -> bool:
    is_plural = word.fold.endswith("s") and word.fold != word.lemma  # more pedestrians
    return bool({"a", "r"} & lexicon.parts(word.fold)) and word.content and not is_plural
