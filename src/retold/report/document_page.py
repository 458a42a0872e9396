"""Document -> one web page: its text, what it was made from, and what was made from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from retold.model import Derivation, SegmentedDocument, Story
from retold.report import phrasing
from retold.report.frame import between, blocks, fill, groups, href, language
from retold.report.page_setting import ALONE, Setting
from retold.report.paper import on_one_line
from retold.report.phrasing import counted, kept_words, origin_count


@dataclass(frozen=True, slots=True)
class _Kin:
    """A document that this was made from, or that was made from this; addresses where there are."""

    name: str
    caption: str
    worst: str
    document: str | None
    comparison: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """The document's story, and its kin there under a heading for each side."""

    title: str
    about: str
    address: str | None
    kin: tuple[tuple[str, list[_Kin]], ...]


def to_html(
    document: SegmentedDocument,
    *,
    story: Story | None = None,
    address: str | None = None,
    setting: Setting = ALONE,
) -> str:
    """The document as one web page, in UTF-8.

    Args:
        document: what is shown.
        story: the story it is part of.
        address: that of the story's page.
        setting: where the page stands.
    """
    own = document.document
    return fill(
        "document",
        setting,
        title=on_one_line(own.title or own.id),
        called=phrasing.called(own),
        key=on_one_line(own.id),
        about=phrasing.describe(own),
        href=href(own),
        language=language(own),
        story=_place(own.id, story, address, setting) if story else None,
        groups=groups(list(blocks(document, list(_sentences(document))))),
    )


def _sentences(document: SegmentedDocument) -> Iterator[str]:
    """The sentences of a text, each with what stands between it and the one before in its line."""
    for number in range(len(document.sentences)):
        gap = between(document, number) if number else ""
        yield ("" if "\n" in gap else gap) + phrasing.printable(document.sentence_text(number))


def _place(key: str, story: Story, address: str | None, setting: Setting) -> _Place:
    names = {each.id: on_one_line(each.outlet or each.title or each.id) for each in story.members}
    made_from = [each for each in story.derivations if each.target == key]
    retold_by = [each for each in story.derivations if each.source == key]
    return _Place(
        on_one_line(story.title),
        f"{counted(len(story.documents), 'document')}, "
        f"{origin_count(story.least_origins, story.most_origins)}",
        address,
        (
            ("Made from", [_kin(each, each.source, names, setting) for each in made_from]),
            ("Retold by", [_kin(each, each.target, names, setting) for each in retold_by]),
        ),
    )


def _kin(derivation: Derivation, key: str, names: dict[str, str], setting: Setting) -> _Kin:
    worst = derivation.worst
    caption = (
        f"{derivation.relation} ({derivation.certainty}), "
        f"{kept_words(derivation)}; "
        f"{f'worst change: {worst}' if worst else 'no grave change found'}"
    )
    return _Kin(
        names.get(key, on_one_line(key)),
        caption,
        worst or "none",
        setting.document(key),
        setting.comparison(derivation.source, derivation.target),
    )
