"""Who does what to whom on a side: the verbs, and the nouns that tell a deed, with their parties.

*The union accused the board*, *the board was accused by the union* and *the union's accusation
against the board* have one frame, and so have *A sold it to B* and *B bought it from A*.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.noun_phrases import Phrase, phrases, standing_verbs
from retold.audit.cues.saying import SAYING
from retold.audit.cues.verbs import VerbGroup
from retold.audit.link.notes import once_a_side
from retold.lexicon.grammar import PREPOSITIONS
from retold.text.words import Word

REACH = 14
"""Words behind a verb among which its parties stand."""
_STOP = re.compile(r"[.;:!?–—“”\"()\n]")
_PAUSE = re.compile(r"[.;:!?–—“”\"()\n,]")
RELATIVE = frozenset({"who", "whom", "which", "that"})
PARTICLES = frozenset("away back down forward off out up".split())
"""Words that belong to the verb before them, and begin nothing else before a noun."""
TELLING = SAYING - {"tell"} | frozenset("reply remark comment think".split())
"""Verbs that stand before or behind who speaks, and before what is said: Holm said staff left."""
MUTUAL = frozenset(["meet", "marry", "wed", "divorce", "resemble", "border", "adjoin", "equal"])
"""Verbs of what two do to each other alike."""
AGAINST = frozenset("against over of on to with at".split())
"""Prepositions behind which a noun that tells a deed has whom it was done to."""
FROM = frozenset({"by", "from"})
"""The same of who did it: an attack by the board, criticism from the board."""


class End(NamedTuple):
    """From which end a verb tells a deed.

    deed: what both ends have in common; is_doer: whether its subject is the first of the two
    parties; marks: prepositions before the other party; is_bare: whether it may be the object.
    """

    deed: str
    is_doer: bool
    marks: frozenset[str] = frozenset()
    is_bare: bool = False


def _ends(
    deed: str, *, is_doer: bool, marks: str = "", verbs: str = "", is_bare: bool = False
) -> dict[str, list[End]]:
    end = End(deed, is_doer, frozenset(marks.split()), is_bare or not marks)
    return {verb: [end] for verb in verbs.split()}


_LETTING = [
    End("let", is_doer=True, marks=frozenset({"to"})),
    End("let", is_doer=False, marks=frozenset({"from"})),
]
ENDS: dict[str, list[End]] = {
    **_ends("sell", is_doer=True, marks="to", verbs="sell"),
    **_ends("sell", is_doer=False, marks="from", verbs="buy purchase acquire"),
    **_ends("lend", is_doer=True, marks="to", verbs="lend loan"),
    **_ends("lend", is_doer=False, marks="from", verbs="borrow"),
    **_ends("give", is_doer=True, marks="to", verbs="give donate grant award hand send"),
    **_ends("give", is_doer=False, marks="from", verbs="receive get obtain"),
    **_ends("teach", is_doer=True, verbs="teach"),
    **_ends("teach", is_doer=False, marks="from", verbs="learn"),
    **_ends("beat", is_doer=True, verbs="beat defeat"),
    **_ends("beat", is_doer=True, marks="against over", verbs="win triumph"),
    **_ends("beat", is_doer=False, marks="to against", verbs="lose"),
    **_ends("lead", is_doer=True, verbs="lead"),
    **_ends("lead", is_doer=False, marks="behind", verbs="trail", is_bare=True),
    **_ends("bequeath", is_doer=True, marks="to", verbs="bequeath"),
    **_ends("bequeath", is_doer=False, marks="from", verbs="inherit"),
    **_ends("export", is_doer=True, marks="to", verbs="export"),
    **_ends("export", is_doer=False, marks="from", verbs="import"),
    **_ends("precede", is_doer=True, verbs="precede"),
    **_ends("precede", is_doer=False, verbs="follow succeed replace"),
    **_ends("employ", is_doer=True, verbs="employ hire recruit"),
    **_ends("employ", is_doer=False, marks="for", verbs="work"),
    **_ends("employ", is_doer=False, verbs="join"),
    **_ends("own", is_doer=True, verbs="own possess"),
    **_ends("own", is_doer=False, marks="to", verbs="belong"),
    "rent": _LETTING,
    "lease": _LETTING,
    "let": _LETTING[:1],
}  # fmt: skip
"""Verbs that tell one deed from its two ends."""
NOUNS: dict[str, list[End]] = {
    **_ends("beat", is_doer=True, marks="against over", verbs="victory win triumph"),
    "defeat": [
        End("beat", is_doer=True, marks=frozenset({"of"})),
        End("beat", is_doer=False, marks=frozenset({"by", "to", "against"})),
    ],
    **_ends("sell", is_doer=True, marks="to", verbs="sale"),
    **_ends("sell", is_doer=False, marks="from", verbs="purchase"),
    **_ends("lend", is_doer=True, marks="to", verbs="loan"),
    **_ends("give", is_doer=True, marks="to", verbs="gift donation"),
}
"""The same of nouns, of whom they belong to."""


class Frame(NamedTuple):
    """A deed: its word, what it is, who does it, and to whom, as words of the side.

    ties: the small words that bind the parties to the deed; is_passive: said of whom it is done to,
    with a form of *be*; is_noun: told by a noun; is_doers: told by a word from the doer's end, as
    *sell* is, and not *buy*.
    """

    place: int
    deed: str
    doer: frozenset[int]
    done_to: frozenset[int]
    ties: frozenset[int]
    is_passive: bool = False
    is_noun: bool = False
    is_doers: bool = True


MOST_OBJECTS = 2
"""Objects of a verb: gave the museum the crane."""
NOBODY: frozenset[int] = frozenset()


@once_a_side
def frames(side: tuple[Word, ...], text: str) -> list[Frame]:
    """The frames of a side, in text order."""
    reading = _read(side, text)
    collected: list[Frame] = []
    for i, word in enumerate(side):
        if not word.content or word.lemma in TELLING | MUTUAL:
            continue
        group = reading.verbs[i]
        if group is not None:
            collected += reading.of_verb(group)
        elif "n" in lexicon.parts(word.fold):
            collected += reading.of_noun(i)
    return collected


def _read(side: tuple[Word, ...], text: str) -> "_Reading":
    noun_phrases = phrases(side, text)
    gaps = [text[side[k - 1].span.end : side[k].span.start] for k in range(1, len(side))]
    return _Reading(
        side,
        text,
        noun_phrases,
        {phrase.first: phrase for phrase in noun_phrases},
        {phrase.last: phrase for phrase in noun_phrases},
        standing_verbs(side, text),
        [True, *(gap != " " and _PAUSE.search(gap) is not None for gap in gaps)],
    )


class _Reading(NamedTuple):
    """A side as its frames are read.

    by_first, by_last: its phrases by their first and last word; verbs: what each word is as a verb;
    paused: whether a mark stands before each word.
    """

    side: tuple[Word, ...]
    text: str
    phrases: list[Phrase]
    by_first: dict[int, Phrase]
    by_last: dict[int, Phrase]
    verbs: list[VerbGroup | None]
    paused: list[bool]

    def of_verb(self, group: VerbGroup) -> Iterator[Frame]:
        """The frame of a verb, or none where neither party is named."""
        verb = self.side[group.verb].lemma
        subject, objects = self._subject(group), self._objects(group.verb)
        bound = self._bound(group.verb)
        if group.is_passive:
            yield from self._passive(group, subject, objects, bound)
            return
        if not objects and "by" in bound:  # owned by the bank, or fell by half, and stood by it
            return
        ends = _named_end(ENDS.get(verb, []), bound)
        if ends is None:
            first = objects[0] if objects else NOBODY
            if subject or first:
                yield Frame(group.verb, _deed(self.side[group.verb]), subject, first, NOBODY)
            return
        party, ties = _party(ends, objects, bound)
        doer, done_to = (subject, party) if ends.is_doer else (party, subject)
        if doer or done_to:
            yield Frame(group.verb, ends.deed, doer, done_to, ties, is_doers=ends.is_doer)

    def _passive(
        self,
        group: VerbGroup,
        subject: frozenset[int],
        objects: list[frozenset[int]],
        bound: dict[str, tuple[frozenset[int], frozenset[int]]],
    ) -> Iterator[Frame]:
        """The frame of a passive: of the town, it was lent to the bank by the town."""
        by, ties = bound.get("by", (NOBODY, NOBODY))
        verb = self.side[group.verb].lemma
        ends = _named_end(ENDS.get(verb, []), bound)
        if ends is None or ends.is_bare:
            doer, done_to = by, subject
            if ends is not None and not ends.is_doer:
                doer, done_to = done_to, doer
            deed = ends.deed if ends else _deed(self.side[group.verb])
            is_doers = ends is None or ends.is_doer
            yield Frame(group.verb, deed, doer, done_to, ties, group.is_passive, is_doers=is_doers)
            return
        party, party_ties = _party(ends, [], bound)
        if not party and objects:  # the museum was given the crane
            party = subject
        doer, done_to = (by, party) if ends.is_doer else (party, by)
        if doer or done_to:
            ties = ties | party_ties
            yield Frame(group.verb, ends.deed, doer, done_to, ties, is_doers=ends.is_doer)

    def of_noun(self, noun: int) -> Iterator[Frame]:
        """The frame of a noun that tells a deed, where it says whose it is or by whom."""
        phrase = self.by_last.get(noun)
        if phrase is None or noun not in phrase.head or self.side[noun].capital:
            return
        owner = self.by_last.get(phrase.first - 1)
        bound = self._bound(noun)
        by, by_ties = next((bound[mark] for mark in FROM if mark in bound), (NOBODY, NOBODY))
        holder = owner.head if owner and owner.owns else NOBODY
        if ends := NOUNS.get(self.side[noun].lemma):
            end = _named_end(ends, bound)
            if end is not None and holder:
                party, ties = _party(end, [], bound)
                doer, done_to = (holder, party) if end.is_doer else (party, holder)
                is_doers = end.is_doer
                yield Frame(noun, end.deed, doer, done_to, ties, is_noun=True, is_doers=is_doers)
            return
        deed = _deed(self.side[noun])
        aim, aim_ties = next((bound[mark] for mark in bound if mark in AGAINST), (NOBODY, NOBODY))
        if by:
            subject = NOBODY if holder or aim else self._bearer(phrase)
            yield Frame(noun, deed, by, holder or aim or subject, by_ties | aim_ties, is_noun=True)
        elif holder:
            yield Frame(noun, deed, holder, aim, aim_ties, is_noun=True)

    def _bearer(self, phrase: Phrase) -> frozenset[int]:
        """The subject of a verb with a phrase as its object, or behind *under*: drew criticism."""
        k = phrase.first - 1
        if k >= 0 and self.side[k].fold in {"under", "to", "in"}:
            k -= 1
        group = self.verbs[k] if k >= 0 else None
        return self._subject(group) if group is not None and not group.is_passive else NOBODY

    def _subject(self, group: VerbGroup, depth: int = 0) -> frozenset[int]:
        """The head of what stands before a verb as its subject; with that of an apposition."""
        first = group.first
        before = self.side[first - 1] if first else None
        if before is None:
            return NOBODY
        if before.fold in RELATIVE:
            return self._antecedent(first - 1)
        if before.fold == "there":
            return NOBODY
        leading = self._leading_verb(first)
        if leading is not None and depth == 0:
            return self._subject(leading, 1)
        return self._head_before(first)

    def _head_before(self, first: int) -> frozenset[int]:
        """The head of the nearest phrase before a word that stands behind no preposition.

        Between it and the word stand what belongs to it (*the union in the north*) or, between two
        commas, an apposition, which is a head too: *Moor, the owner, sold it*.
        """
        end, heads, is_apart = first, NOBODY, False
        for phrase in self._before(first):
            gap = self.text[self.side[phrase.last].span.end : self.side[end].span.start]
            if _STOP.search(gap) or self._has_verb(phrase.last + 1, end):
                break
            if "," in gap:
                if end != first and not is_apart:
                    break
                if is_apart and heads:
                    return heads | phrase.head
                is_apart = True
            end = phrase.first
            if not (phrase.behind or phrase.owns or (heads and is_apart)):
                heads = phrase.head
                if not is_apart:
                    break
        return heads

    def _leading_verb(self, first: int) -> VerbGroup | None:
        """The verb that shares its subject with one: wants *to sell*, met *and accused*."""
        k = first - 1
        if self.side[first].fold == "to" and k >= 0:
            return self.verbs[k]
        if self.side[k].fold in {"and", "but", "then", "or"}:
            for i in range(k - 1, max(-1, k - 1 - REACH), -1):
                if _STOP.search(self.text[self.side[i].span.end : self.side[i + 1].span.start]):
                    return None
                group = self.verbs[i]
                if group is not None:
                    return group
        return None

    def _antecedent(self, relative: int) -> frozenset[int]:
        phrase = self.by_last.get(relative - 1)
        return phrase.head if phrase is not None else NOBODY

    def _before(self, place: int) -> Iterator[Phrase]:
        """The phrases that end before a word, the nearest first."""
        count = bisect_left(self.phrases, place, key=attrgetter("last"))
        return (self.phrases[k] for k in range(count - 1, -1, -1))

    def _has_verb(self, start: int, end: int) -> bool:
        return any(self.verbs[k] is not None for k in range(start, end))

    def _objects(self, verb: int) -> list[frozenset[int]]:
        """The heads of one or two phrases right behind a verb: gave the museum the crane."""
        k = verb + 1
        while (
            k < len(self.side)
            and (self.side[k].fold in PARTICLES or lexicon.part_of_speech(self.side[k].fold) == "r")
            and not self.paused[k]
        ):
            k += 1
        objects: list[frozenset[int]] = []
        while (phrase := self.by_first.get(k)) is not None and len(objects) < MOST_OBJECTS:
            if self.paused[k]:
                break
            if not phrase.owns:
                objects.append(phrase.head)
            k = phrase.last + 1
        if not objects:
            return self._fronted(verb)
        return objects

    def _fronted(self, verb: int) -> list[frozenset[int]]:
        """What a relative pronoun before the subject stands for: the yard that Vos sold."""
        group = self.verbs[verb]
        subject = next(self._before(group.first), None) if group is not None else None
        if subject is None or subject.behind:
            return []
        before = subject.first - 1
        if before < 0 or self.side[before].fold not in RELATIVE:
            return []
        antecedent = self._antecedent(before)
        return [antecedent] if antecedent else []

    def _bound(self, place: int) -> dict[str, tuple[frozenset[int], frozenset[int]]]:
        """The first phrase behind each preposition behind a word, and the preposition, as words."""
        bound: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
        for k in range(place + 1, min(len(self.side), place + REACH)):
            is_verb = self.verbs[k] is not None
            if self.paused[k] or (is_verb and self.side[k - 1].fold != "to"):
                break
            fold = self.side[k].fold
            if fold in bound or not (fold in PREPOSITIONS or fold in AGAINST):
                continue
            phrase = self.by_first.get(k + 1)
            while phrase is not None and phrase.owns:
                phrase = self.by_first.get(phrase.last + 1)
            if phrase is not None:
                bound[fold] = phrase.head, frozenset({k})
        return bound


def _named_end(
    ends: list[End], bound: dict[str, tuple[frozenset[int], frozenset[int]]]
) -> End | None:
    """The end that a verb tells: of two, the one whose preposition is there."""
    if len(ends) <= 1:
        return ends[0] if ends else None
    return next((end for end in ends if not end.marks.isdisjoint(bound)), None)


def _party(
    end: End,
    objects: list[frozenset[int]],
    bound: dict[str, tuple[frozenset[int], frozenset[int]]],
) -> tuple[frozenset[int], frozenset[int]]:
    """The other party of a deed, and the small words that bind it."""
    for mark, party in bound.items():
        if mark in end.marks:
            return party
    if end.is_bare:
        return (objects[0], NOBODY) if objects else (NOBODY, NOBODY)
    return (objects[0], NOBODY) if len(objects) > 1 else (NOBODY, NOBODY)


def _deed(word: Word) -> str:
    """What verbs and nouns of one family tell: accused, accusation."""
    return lexicon.stem(word.fold)
