"""A story -> its independent origins, by family of publisher, and what each alone supports."""

from collections.abc import Mapping, Sequence

from retold.errors import ReadError
from retold.model import Document, Origin, Origins, SegmentedDocument, Story
from retold.prepare import prepare
from retold.stories.families import Families
from retold.stories.pairs import aligned

ALONE = 5
"""Sentences of an origin that are told, at most."""
LEAST_WORDS = 6
"""Words of a sentence that claims something."""
COMPARED = 12
"""Origins that are held against each other, the largest first: each pair is aligned."""


def origins_of(story: Story, families: Families) -> Origins:
    """The origins of a story; the largest first."""
    about = {document.id: document for document in story.members}
    trees = _trees(story)
    grouped: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for roots, documents in trees:
        first = roots[0] if roots else documents[0]
        name = families.of(about[first]) if roots else f"?{_number(story, documents)}"
        grouped.setdefault(name, []).append((roots, documents))
    merged = [
        (
            name,
            tuple(key for roots, _ in parts for key in roots),
            tuple(key for _, documents in parts for key in documents),
        )
        for name, parts in grouped.items()
    ]
    merged.sort(key=lambda each: (-len(each[2]), each[0]))
    alone = _alone([roots or documents[:1] for _, roots, documents in merged], about)
    order = {key: at for at, key in enumerate(story.documents)}
    found = tuple(
        Origin(
            family=name,
            roots=roots,
            documents=tuple(sorted(documents, key=order.__getitem__)),
            since=next(
                (
                    about[key].published
                    for key in sorted(documents, key=order.__getitem__)
                    if about[key].published
                ),
                None,
            ),
            alone=sentences,
        )
        for (name, roots, documents), sentences in zip(merged, alone, strict=True)
    )
    fewer, more, unsure = _unsure(story)
    return Origins(story, found, max(1, len(found) - fewer), len(found) + more, unsure)


def _trees(story: Story) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The roots and documents of each tree; those of one unknown source in one, without root."""
    source = {each.target: each.source for each in story.derivations}
    unknown = {
        target: each.id
        for each in story.unknown_sources
        for target in each.targets
        if target not in source
    }
    trees: dict[str, list[str]] = {}
    for key in story.documents:
        top = key
        while top in source:
            top = source[top]
        trees.setdefault(unknown.get(top, top), []).append(key)
    return [
        ((top,) if top in story.documents else (), tuple(documents))
        for top, documents in trees.items()
    ]


def _number(story: Story, documents: Sequence[str]) -> str:
    """The number of the unknown source of some documents."""
    chosen = set(documents)
    found = next(each for each in story.unknown_sources if chosen & set(each.targets))
    return found.id.removeprefix("?")


def _unsure(story: Story) -> tuple[int, int, tuple[str, ...]]:
    """By how many there may be fewer origins, by how many more, and why."""
    source = {each.target for each in story.derivations}
    told = []
    more = 0
    for unknown in story.unknown_sources:
        targets = [target for target in unknown.targets if target not in source]
        if len(targets) > 1:
            more += len(targets) - 1
            told.append(
                f"{', '.join(targets)} share wording, but which was first, or whether they have a "
                "source that is not here, cannot be told"
            )
        elif targets:
            told.append(f"where {targets[0]} has its wording from cannot be told")
    fewer = sum(
        len([target for target in unknown.targets if target not in source]) == 1
        for unknown in story.unknown_sources
    )
    for each in story.derivations:
        if each.certainty == "possible":
            more += 1
            told.append(f"{each.target} is only possibly from {each.source}")
    return fewer, more, tuple(told)


def _alone(roots: Sequence[Sequence[str]], about: Mapping[str, Document]) -> list[tuple[str, ...]]:
    """The sentences of the roots of each origin that none of the others tells."""
    texts = [_prepared(each, about) for each in roots[:COMPARED]]
    found: list[tuple[str, ...]] = []
    for at, own in enumerate(texts):
        others = [text for number, several in enumerate(texts) if number != at for text in several]
        found.append(tuple(_claims(own, others))[:ALONE])
    return found + [()] * (len(roots) - len(found))


def _prepared(keys: Sequence[str], about: Mapping[str, Document]) -> list[SegmentedDocument]:
    found = []
    for key in keys:
        try:
            found.append(prepare(about[key]))
        except ReadError:
            continue
    return found


def _claims(own: Sequence[SegmentedDocument], others: Sequence[SegmentedDocument]) -> list[str]:
    """The sentences to which none of some other texts has a counterpart, the weightiest first."""
    if not others:
        return []
    found = []
    for document in own:
        told: set[int] = set(document.furniture_sentences())
        for other in others:
            for bead in aligned(document, other).beads:
                if bead.source and bead.target:
                    told.update(bead.source)
        found += [
            (_weight(document, number), document.sentence_text(number))
            for number in range(len(document.sentences))
            if number not in told and len(document.sentences[number].tokens) >= LEAST_WORDS
        ]
    found.sort(key=lambda each: -each[0])
    return [" ".join(text.split()) for _, text in found]


def _weight(document: SegmentedDocument, number: int) -> int:
    """How many names and figures a sentence has."""
    tokens = [span.of(document.text) for span in document.sentences[number].tokens[1:]]
    return sum(token[0].isupper() or token[0].isdigit() for token in tokens)
