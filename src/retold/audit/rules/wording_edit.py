"""What is left of a near copy when every rule has told what it knows: the words that differ."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Prefix

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.cues.naming import RANKS
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import is_grammar
from retold.audit.rules.modality import PRIVATIVE
from retold.model import Change, Kind, Severity, Span
from retold.text.signs import signed
from retold.text.words import Word

PLACING = frozenset({"last", "next"})
"""Words by which a time is another: next Friday, Friday."""


def changes(bead: LinkedBead, source: range, target: range) -> Iterator[Change]:
    """The change of one stretch of open words into another, or into nothing."""
    lost, gained = bead.source[source.start : source.stop], bead.target[target.start : target.stop]
    if bead.is_english and all(map(is_grammar, (*lost, *gained))):
        return
    source_span = signed(bead.texts[0], bead.source, source)
    target_span = signed(bead.texts[1], bead.target, target)
    severity = _severity(lost, gained) if bead.is_english else _severity_of_forms(lost, gained)
    if severity == "minor" and _is_of_a_list(bead, source):
        severity = "major"
    before, after = (
        span.of(text) if span else ""
        for span, text in zip((source_span, target_span), bead.texts, strict=True)
    )
    kind = kind_of(bead, lost, gained)
    said = note(before, after, bead.texts)
    yield Change(kind, severity, bead.index, source_span, target_span, said)


def note(before: str, after: str, texts: tuple[str, str]) -> str:
    """What is said of words that became others; of lost or new ones where a side is empty.

    Nothing is said to be gone or not in the source that the other text has in another place.
    """
    if before and after:
        return f"{before} → {after}"
    if before:
        return f"{before} is gone here" if _has(texts[1], before) else f"{before} is gone"
    return f"{after} is new here" if _has(texts[0], after) else f"{after} is not in the source"


def _has(text: str, words: str) -> bool:
    is_in = words in text  # which is seen a hundred times as soon as whether it is there by itself
    return is_in and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def kind_of(bead: LinkedBead, lost: tuple[Word, ...], gained: tuple[Word, ...]) -> Kind:
    """The kind of a change by what its words are, on either side or on both."""
    if (not lost or _is_quoted(lost, bead.quoted[0])) and (
        not gained or _is_quoted(gained, bead.quoted[1])
    ):
        return "quote"
    if not gained:
        return "omission"
    if not lost:
        return "addition"
    if all(word.fold[0].isdigit() for word in (*lost, *gained)):
        return "number"
    names = [word.capital and not word.first for word in (*lost, *gained)]
    return "name" if all(names) and bead.is_english else "wording"


def _is_quoted(side: tuple[Word, ...], quoted: Iterable[Span]) -> bool:
    first, last = side[0].span.start, side[-1].span.end
    return any(span.start <= first and last <= span.end for span in quoted)


def _severity(lost: tuple[Word, ...], gained: tuple[Word, ...]) -> Severity:
    """Replaced and added words change what is said; a lost noun or adjective may be trimmed."""
    if lost and not gained and all(map(_may_be_trimmed, lost)):
        return "minor"
    return "major"


def _severity_of_forms(lost: tuple[Word, ...], gained: tuple[Word, ...]) -> Severity:
    """The same of words of which only the form is known: with another ending they say the same."""
    if len(lost) != len(gained):
        return "major"
    pairs = [(source.fold, target.fold) for source, target in zip(lost, gained, strict=True)]
    return "minor" if all(_is_other_ending(*pair) for pair in pairs) else "major"


def _is_other_ending(word: str, other_word: str) -> bool:
    """Whether two words are one but for their endings: alten, alte."""
    kept = Prefix.similarity(word, other_word)
    longest = max(len(word), len(other_word))
    return word.isalpha() and other_word.isalpha() and kept >= STEM and longest - kept <= ENDING


STEM, ENDING = 3, 2
"""Letters of the shortest word that takes an ending (Rat, Rats), and of the longest ending that is
seldom a word of its own (alten, altes): Sommer, Sommertag."""


def _may_be_trimmed(word: Word) -> bool:
    """Whether a sentence says the same, if less, without the word: no verb, name or small word."""
    if not word.content or word.fold in EXPLICIT | RANKS or (word.capital and not word.first):
        return False
    if word.fold in PRIVATIVE | PLACING or _is_superlative(word) or _denies(word.fold):
        return False
    return lexicon.part_of_speech(word.fold) in {"n", "a", "r"}


def _is_superlative(word: Word) -> bool:
    """Whether a word singles out one of many: largest."""
    return word.fold.endswith("est") and word.lemma != word.fold and "a" in lexicon.parts(word.fold)


def _denies(word: str) -> bool:
    """Whether a word denies what its rest says: illegal, unpaid."""
    return any(
        word.startswith(prefix) and lexicon.are_antonyms(word, word.removeprefix(prefix))
        for prefix in ("un", "in", "im", "il", "ir", "dis", "non")
    )


def _is_of_a_list(bead: LinkedBead, source: range) -> bool:
    """Whether a member of a list is gone: men *and women*."""
    around = bead.source[max(0, source.start - 1) : source.stop + 1]
    return any(word.fold in {"and", "or"} for word in around)
