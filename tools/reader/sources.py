"""The material: our own rows, and the sets whose licences let weights be shaped by them."""

import difflib
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.rewordings import unmarked
from reader.pairs import CHANGED, KEPT, UNKNOWN, Pair, Token, in_span, mark, same_links, tokens
from retold import lexicon

LENGTHS = range(7, 75)
"""Words and marks of a side."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def untokenised(text: str) -> str:
    """A text whose marks stand apart, as it is written."""
    text = re.sub(r" ([.,;:!?)\]%’”])", r"\1", f" {text} ".strip())
    text = re.sub(r"([(\[“‘$£€]) ", r"\1", text)
    text = re.sub(r" (['’])(s|t|re|ve|ll|d|m)\b", r"\1\2", text)
    text = re.sub(r"(n) (['’]t)\b", r"\1\2", text)
    return re.sub(r' " ([^"]*?) " ?', r' "\1" ', text).replace(' " ', '" ').strip()


# Our own rows.


def faithful(row: dict[str, Any]) -> Pair:
    """The source and its faithful rewording: every word kept; the links that the writer named."""
    source, target = tokens(row["source"]), tokens(row["faithful"])
    links = same_links(source, target)
    for one, other in row["links"]:
        links |= phrase_links(source, target, row["source"], row["faithful"], (one, other))
    return Pair(source, target, links, origin="own-faithful", group=row["source"])


def phrase_links(
    source: Sequence[Token], target: Sequence[Token], one: str, other: str, phrases: tuple[str, str]
) -> set[tuple[int, int]]:
    """The links of the words of two phrases that stand once each.

    The same words are linked with each other, what is left all with all where it is short.
    """
    places: list[list[int]] = []
    for side, text, wanted in ((source, one, phrases[0]), (target, other, phrases[1])):
        if text.count(wanted) != 1:
            return set()
        start = text.index(wanted)
        places.append(in_span(side, start, start + len(wanted)))
    same = {
        (i, j)
        for i in places[0]
        for j in places[1]
        if lexicon.lemma(source[i].text) == lexicon.lemma(target[j].text) and source[i].is_word
    }
    left = [i for i in places[0] if source[i].is_word and all(i != a for a, _ in same)]
    right = [j for j in places[1] if target[j].is_word and all(j != b for _, b in same)]
    rest = [[i for i in left if source[i].content], [j for j in right if target[j].content]]
    if not rest[0] or not rest[1]:
        rest = [left, right]
    return same | {(i, j) for i in rest[0] for j in rest[1]}


def distorted(row: dict[str, Any]) -> Pair:
    """The source and its distorted rewording: what the writer marked is changed on both sides."""
    text, marks = unmarked(row["distorted"])
    source, target = tokens(row["source"]), tokens(text)
    for start, end in marks:
        mark((target[k] for k in in_span(target, start, end)), CHANGED)
    for error in row["errors"]:
        words = error.get("source")
        if words and row["source"].count(words):
            start = row["source"].index(words)
            places = in_span(source, start, start + len(words))
            mark_lost([source[k] for k in places], error.get("target"))
    links = same_links(source, target)
    for one, other in row["links"]:
        links |= phrase_links(source, target, row["source"], text, (one, other))
    return Pair(source, target, links, origin="own-distorted", group=row["source"])


def mark_lost(side: Sequence[Token], target: str | None) -> None:
    """Tag words of a source: those that the wrong words repeat may well be kept."""
    repeated = {lexicon.lemma(token.text) for token in tokens(target or "")}
    for token in side:
        token.tag = UNKNOWN if lexicon.lemma(token.text) in repeated else CHANGED


def between(row: dict[str, Any]) -> Pair:
    """The faithful rewording and the distorted one; what of the former is lost is not known."""
    wrong = distorted(row)
    source = tokens(row["faithful"])
    kept = {lexicon.lemma(token.text) for token in wrong.target if token.tag == KEPT}
    for token in source:
        if lexicon.lemma(token.text) not in kept:
            token.tag = UNKNOWN
    links = same_links(source, wrong.target)
    return Pair(source, wrong.target, links, origin="own-between", group=row["source"])


# Sets by others.


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Sentences to plant errors in: of post-edits, revisions, translations and summaries."""
    for row in rows(folder / "mlqe-pe-into-en.jsonl"):
        if row["lp"] in {"ro-en", "et-en", "ne-en", "si-en"}:
            yield untokenised(row["a"]), row["src"]
    for row in rows(folder / "iterater-human.jsonl"):
        if row["level"] == "sentence":
            yield row["b"].strip(), row["doc"]
    for row in rows(folder / "et-en-two-references.jsonl"):
        if row["kind"] == "second human translation":
            yield row["a"], row["src"]
    for row in rows(folder / "bump.jsonl"):
        for sentence in row["a"].split(" . "):
            yield untokenised(sentence.strip(" .") + " ."), row["a"]


def two_references(folder: Path) -> Iterator[Pair]:
    """Two human translations of one sentence, taken for the same."""
    for row in rows(folder / "et-en-two-references.jsonl"):
        if row["kind"] == "second human translation":
            source, target = tokens(row["a"]), tokens(row["b"])
            links = same_links(source, target)
            _doubt_values(source, target)
            yield Pair(source, target, links, origin="two-references", group=row["src"])


def post_edits(folder: Path) -> Iterator[Pair]:
    """Machine output that raters found wrong against what a person made of it."""
    for row in rows(folder / "mlqe-pe-into-en.jsonl"):
        if row["lp"] not in {"ro-en", "et-en", "ru-en"} or row["a"] == row["b"]:
            continue
        right, wrong = untokenised(row["a"]), untokenised(row["b"])
        if row["label"] == "same":
            source, target = tokens(right), tokens(wrong)
            pair = Pair(source, target, same_links(source, target), origin="post-edit-same")
            _doubt_values(source, target)
        elif row["label"] == "changed" and row["hter"] <= 0.6:
            pair = differing(right, wrong, CHANGED, "post-edit-changed")
            _doubt_synonyms(pair)
        else:
            continue
        pair.group = row["src"]
        yield pair


def differing(one: str, other: str, tag: int, origin: str) -> Pair:
    """Two texts of which the words that a word diff shows have a tag; small words are not known."""
    source, target = tokens(one), tokens(other)
    keys = [[token.text.lower() for token in side] for side in (source, target)]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    links: set[tuple[int, int]] = set()
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            links |= set(zip(range(i1, i2), range(j1, j2), strict=True))
            continue
        for token in (*source[i1:i2], *target[j1:j2]):
            token.tag = tag
        if i2 - i1 == j2 - j1 == 1:
            links.add((i1, j1))
    if tag != KEPT:
        for token in (*source, *target):
            if token.tag == tag and not token.content and not _counts(token):
                token.tag = UNKNOWN
    links |= same_links(source, target)
    _doubt_moved(source, target)
    return Pair(source, target, links, origin=origin)


def _counts(token: Token) -> bool:
    """Whether a small word carries a claim of its own."""
    return token.text.lower() in {
        "not", "no", "never", "may", "might", "could", "must", "all", "some", "most", "only",
        "before", "after", "without", "he", "she", "his", "her", "more", "less", "if", "unless",
    }  # fmt: skip


def _doubt_moved(source: Sequence[Token], target: Sequence[Token]) -> None:
    """Tagged words that the other side has too, elsewhere, may be kept."""
    stems = [
        {lexicon.stem(token.text) for token in side if token.is_word} for side in (source, target)
    ]
    for side, others in ((source, stems[1]), (target, stems[0])):
        for token in side:
            if token.tag == CHANGED and lexicon.stem(token.text) in others:
                token.tag = UNKNOWN


def _doubt_values(source: Sequence[Token], target: Sequence[Token]) -> None:
    """Names and figures that only one side has may be wrong, whatever the raters said."""
    stems = [{token.text.lower() for token in side} for side in (source, target)]
    for side, others in ((source, stems[1]), (target, stems[0])):
        for k, token in enumerate(side):
            value = token.text[0].isdigit() or (k and token.text[0].isupper())
            if value and token.text.lower() not in others:
                token.tag = UNKNOWN


def _doubt_synonyms(pair: Pair) -> None:
    one = [token for token in pair.source if token.tag == CHANGED]
    other = [token for token in pair.target if token.tag == CHANGED]
    for first in one:
        for second in other:
            if lexicon.are_synonyms(first.text, second.text):
                first.tag = second.tag = UNKNOWN


def revisions(folder: Path) -> Iterator[Pair]:
    """Sentences and what revisers made of them: another meaning, or a clearer one."""
    for row in rows(folder / "iterater-human.jsonl"):
        if row["level"] != "sentence" or row["label"] == "others":
            continue
        one, other = row["a"].strip(), row["b"].strip()
        if row["label"] == "meaning-changed":
            pair = differing(one, other, CHANGED, "revision-changed")
        else:
            pair = differing(one, other, KEPT, "revision-same")
            if abs(len(pair.source) - len(pair.target)) > 5:
                continue
        pair.group = row["doc"]
        yield pair


def summaries(folder: Path) -> Iterator[Pair]:
    """Summaries with a mistake that a person made: its sentence and the one before."""
    for row in rows(folder / "bump.jsonl"):
        sides = [text.split(" . ") for text in (row["a"], row["b"])]
        if len(sides[0]) != len(sides[1]):
            continue
        differs = [k for k, (a, b) in enumerate(zip(*sides, strict=True)) if a != b]
        if not differs or len(differs) > 1:
            continue
        k = differs[0]
        kept = slice(max(0, k - 1), k + 1) if len(sides[0][k]) < 120 else slice(k, k + 1)
        one, other = (untokenised(" . ".join(side[kept]).strip(" .") + " .") for side in sides)
        pair = differing(one, other, CHANGED, "bump")
        pair.group = row["a"]
        yield pair


def unsupported_words(folder: Path) -> Iterator[Pair]:
    """Summaries and patents told by machines, each word judged by people."""
    for row in rows(folder / "token-hallucination.jsonl"):
        target = []
        for word, bad in zip(row["b"], row["bad"], strict=True):
            made = tokens(word.replace("\\'", "'"))
            for k, token in enumerate(made):
                token.space = k == 0
                token.tag = CHANGED if bad else KEPT
            target += made
        text = row["a"]
        if row["set"] == "xsum":
            text = _nearest(text, {lexicon.stem(token.text) for token in target if token.content})
        source = tokens(text)
        mark(source, UNKNOWN)
        known = {lexicon.stem(token.text) for token in source}
        for token in target:
            if token.tag == KEPT and row["set"] == "xsum" and lexicon.stem(token.text) not in known:
                token.tag = UNKNOWN
            if token.tag == CHANGED and not token.content and not _counts(token):
                token.tag = UNKNOWN
        yield Pair(
            source, target, same_links(source, target), origin="token-hallucination", group=text
        )


def _nearest(text: str, wanted: set[str]) -> str:
    """The two sentences that share the most words with a summary, in their order."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    shared = [len(wanted & {lexicon.stem(t.text) for t in tokens(part)}) for part in parts]
    best = sorted(sorted(range(len(parts)), key=lambda k: -shared[k])[:2])
    return " ".join(parts[k] for k in best)


def inferences(folder: Path, rng: random.Random) -> Iterator[Pair]:
    """Premises with what follows from them and what does not: conjuncts, negation, roles."""
    for row in rows(folder / "conjnli.jsonl"):
        if row["split"] == "dev" or rng.random() < 0.15:
            yield _inference(row, "conjnli", row["a"])
    for row in rows(folder / "cad-nli.jsonl"):
        if rng.random() < 0.2:
            yield _inference(row, "cad-nli", row["group"])
    for row in rows(folder / "negation-nli.jsonl"):
        if row["split"] != "rte":
            yield _inference(row, "negation-nli", row["group"])
    for row in rows(folder / "hans-like.jsonl"):
        if rng.random() < 0.06:
            yield _inference(row, "hans-like", row["kind"])


def _inference(row: dict[str, Any], origin: str, group: str) -> Pair:
    one, other = untokenised(row["a"]), untokenised(row["b"])
    source, target = tokens(one), tokens(other)
    links = same_links(source, target)
    pair = Pair(source, target, links, origin=origin, group=group)
    mark(source, UNKNOWN)
    if row["label"] == "same":
        return pair
    spans = row.get("spans") or []
    exact = origin == "conjnli" or row.get("was_label") == "same"
    if exact and spans and row.get("kind") != "revised-a":
        for start, end, _ in spans:
            mark((target[k] for k in in_span(target, start, end)), CHANGED)
        known = {lexicon.stem(token.text) for token in source}
        for token in target:
            if token.tag == CHANGED and (
                lexicon.stem(token.text) in known or not (token.content or _counts(token))
            ):
                token.tag = UNKNOWN
        if any(token.tag == CHANGED for token in target):
            return pair
    mark(target, UNKNOWN)
    pair.any_changed = 1
    return pair


def fits(pair: Pair) -> bool:
    """Whether both sides have a length that is read."""
    return len(pair.source) in LENGTHS and len(pair.target) in LENGTHS
