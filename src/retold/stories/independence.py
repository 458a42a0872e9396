"""A story -> its independent origins, by family of publisher, and what each alone supports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from retold.errors import ReadError
from retold.model import Document, Origin, Origins, SegmentedDocument, Span, Story
from retold.prepare import prepare
from retold.published import moment_of
from retold.stories.families import Families
from retold.stories.tying import aligned
from retold.values.translated import values

NAMED = 2
"""Documents by which an unknown source is called."""
ALONE = 5
"""Sentences of an origin that are told, at most."""
LEAST_WORDS = 6
"""Words of a sentence that claims something."""
SHARED = 0.5
"""Share of wording kept from which two texts have one origin, whichever was made from which."""
COMPARED = 12
"""Origins that are held against each other, the largest first: each pair is aligned."""


ENGLISH = "en"
TELLING, YEARS = 100, range(1600, 2100)
"""From how much a figure tells that two sentences are of one claim; and those that are years."""


class Counted(NamedTuple):
    """How many origins a story has: as it stands, at least, at most, and why that is not sure."""

    origins: int
    least: int
    most: int
    unsure: tuple[str, ...]


def count(story: Story, families: Families | None = None) -> Counted:
    """How many origins a story has; those of one family, or of one outlet, are one."""
    return _counted(story, len(_merged(story, families or Families())))


def origins_of(story: Story, families: Families) -> Origins:
    """The origins of a story; the largest first."""
    merged = _merged(story, families)
    about = {document.id: document for document in story.members}
    alone = _alone([roots or documents[:1] for _, roots, documents in merged], about)
    order = {key: index for index, key in enumerate(story.documents)}
    refuted = _refuted(story, about)
    origins = tuple(
        Origin(
            family=name,
            roots=roots,
            documents=tuple(sorted(documents, key=order.__getitem__)),
            since=next(
                (
                    about[key].published
                    for key in sorted(documents, key=order.__getitem__)
                    if about[key].published and key not in refuted
                ),
                None,
            ),
            alone=sentences,
        )
        for (name, roots, documents), sentences in zip(merged, alone, strict=True)
    )
    counted = _counted(story, len(merged))
    return Origins(story, origins, counted.least, counted.most, counted.unsure)


def _refuted(story: Story, about: Mapping[str, Document]) -> set[str]:
    """The documents that the lineage says are later than they are dated: after their source."""
    moments = {key: moment_of(document.published) for key, document in about.items()}
    return {
        each.target
        for each in story.derivations
        if (before := moments.get(each.source)) is not None
        and (after := moments.get(each.target)) is not None
        and after < before
    }


_Merged: TypeAlias = list[tuple[str, tuple[str, ...], tuple[str, ...]]]
"""Of each family its name, roots and documents."""


def _merged(story: Story, families: Families) -> _Merged:
    about = {document.id: document for document in story.members}
    grouped: dict[tuple[str, bool], list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for roots, documents in _trees(story):
        name = families.of(about[roots[0]]) if roots else _above(documents)
        grouped.setdefault((name, bool(roots)), []).append((roots, documents))
    merged = [
        (
            name,
            tuple(key for roots, _ in parts for key in roots),
            tuple(key for _, documents in parts for key in documents),
        )
        for (name, _), parts in grouped.items()
    ]
    return sorted(merged, key=lambda each: (-len(each[2]), each[0]))


def _trees(story: Story) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The roots and documents of each tree; those of one unknown source in one, without root."""
    source = {each.target: each.source for each in story.derivations}
    unknown = {
        target: each.id
        for each in story.unknown_sources
        for target in each.targets
        if target not in source
    }
    tops = _tops(source)
    trees: dict[tuple[str, bool], list[str]] = {}
    for key in story.documents:
        top = tops.get(key, key)
        trees.setdefault((unknown.get(top, top), top in unknown), []).append(key)
    return [
        (() if is_unknown else (top,), tuple(documents))
        for (top, is_unknown), documents in trees.items()
    ]


def _tops(source: Mapping[str, str]) -> dict[str, str]:
    """What each document comes from in the end, by the source of each; the first of a circle."""
    tops: dict[str, str] = {}
    for start in source:
        way: dict[str, None] = {}
        key = start
        while key in source and key not in tops and key not in way:
            way[key] = None
            key = source[key]
        circle = [*way][[*way].index(key) :] if key in way else []
        top = min(circle) if circle else tops.get(key, key)
        tops.update(dict.fromkeys(way, top))
    return tops


def _above(documents: Sequence[str]) -> str:
    """What the unknown source of some documents is called: by the names of these."""
    named = ", ".join(documents[:NAMED])
    more = f" and {len(documents) - NAMED:,} more" if len(documents) > NAMED else ""
    return f"the source of {named}{more}"


def _counted(story: Story, origins: int) -> Counted:
    """How many there may be, where so many families have one."""
    source = {each.target for each in story.derivations}
    reasons = []
    more = 0
    for unknown in story.unknown_sources:
        targets = [target for target in unknown.targets if target not in source]
        if len(targets) > 1:
            reasons.append(
                f"{', '.join(targets)} share wording, but which was first, or whether they have a "
                "source that is not here, cannot be told"
            )
        elif targets:
            reasons.append(f"where {targets[0]} has its wording from cannot be told")
    fewer = sum(
        len([target for target in unknown.targets if target not in source]) == 1
        for unknown in story.unknown_sources
    )
    for each in story.derivations:
        if each.certainty == "possible" and each.kept < SHARED:
            more += 1
            reasons.append(f"{each.target} is only possibly from {each.source}")
    return Counted(origins, max(1, origins - fewer), origins + more, tuple(reasons))


def _alone(roots: Sequence[Sequence[str]], about: Mapping[str, Document]) -> list[tuple[str, ...]]:
    """The sentences of the roots of each origin that none of the others tells."""
    texts = [_prepared(each, about) for each in roots[:COMPARED]]
    sentences: list[tuple[str, ...]] = []
    for index, own in enumerate(texts):
        rest = [text for number, several in enumerate(texts) if number != index for text in several]
        sentences.append(tuple(_claims(own, rest))[:ALONE])
    return sentences + [()] * (len(roots) - len(sentences))


def _prepared(keys: Sequence[str], about: Mapping[str, Document]) -> list[SegmentedDocument]:
    documents = []
    for key in keys:
        try:
            documents.append(prepare(about[key]))
        except ReadError:
            continue
    return documents


def _claims(own: Sequence[SegmentedDocument], others: Sequence[SegmentedDocument]) -> list[str]:
    """The sentences to which none of some other texts has a counterpart, the weightiest first."""
    if not others:
        return []
    weighed = []
    for document in own:
        told_elsewhere: set[int] = set(document.furniture_sentences())
        for text in others:
            for bead in aligned(document, text, anew=True).beads:
                if bead.source and bead.target:
                    told_elsewhere.update(bead.source)
            told_elsewhere.update(_of_one_figure(document, text))
        weighed += [
            (_weight(document, number), document.sentence_text(number))
            for number in range(len(document.sentences))
            if number not in told_elsewhere
            and len(document.sentences[number].tokens) >= LEAST_WORDS
        ]
    weighed.sort(key=lambda each: -each[0])
    return [" ".join(text.split()) for _, text in weighed]


def _of_one_figure(document: SegmentedDocument, text: SegmentedDocument) -> Iterator[int]:
    """The sentences with a figure that another text has too, however the rest is worded."""
    elsewhere = _figures(text, Span(0, len(text.text)))
    for number, sentence in enumerate(document.sentences):
        if _figures(document, sentence.span) & elsewhere:
            yield number


def _figures(document: SegmentedDocument, span: Span) -> set[float]:
    """The figures of a passage that two texts seldom have by chance: no small ones and no years."""
    written = values(document.text, span, document.document.language or ENGLISH)
    return {
        value
        for each in written
        if each.span.start >= span.start
        for value in each.readings
        if value >= TELLING and value not in YEARS
    }


def _weight(document: SegmentedDocument, number: int) -> int:
    """How many names and figures a sentence has."""
    tokens = [span.of(document.text) for span in document.sentences[number].tokens[1:]]
    return sum(token[0].isupper() or token[0].isdigit() for token in tokens)
