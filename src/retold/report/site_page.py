"""Stories, documents, comparisons -> the index page of a site, which leads to all others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.model import Document, Severity, Story
from retold.report import phrasing
from retold.report.findings import SEVERITIES
from retold.report.frame import fill, groups
from retold.report.page_setting import ALONE, Setting
from retold.report.paper import on_one_line, shortened
from retold.report.summary import Summary, worst_first

LONGEST = 160
"""Characters of the outlets that a row names: a line or two."""


@dataclass(frozen=True, slots=True)
class _StoryRow:
    """A story in the list."""

    title: str
    address: str | None
    outlets: str
    worst: Severity | None
    documents: int
    origins: str
    facts: int


@dataclass(frozen=True, slots=True)
class _DocumentRow:
    """A document in the list."""

    title: str
    address: str | None
    outlet: str
    published: str


def to_html(
    title: str,
    stories: Sequence[tuple[Story, str | None]],
    summaries: Iterable[Summary],
    links: Mapping[str, str],
    *,
    setting: Setting = ALONE,
) -> str:
    """The index page, in UTF-8.

    Args:
        title: what it is of.
        stories: each story with the address of its page.
        summaries: a row for each comparison; they are listed worst first.
        links: the addresses of the comparisons by the names of their rows.
        setting: where the page stands, and where the pages of documents do.
    """
    documents = {each.id: each for story, _ in stories for each in story.members}
    rows = worst_first(summaries)
    counts = (
        phrasing.counted(len(stories), "story", "stories"),
        phrasing.counted(len(documents), "document"),
        phrasing.counted(len(rows), "comparison"),
    )
    return fill(
        "site",
        setting,
        title=on_one_line(title),
        about=", ".join(counts),
        stories=groups([_story(story, address) for story, address in stories]),
        rows=groups(rows),
        links=links,
        documents=groups([_document(each, setting) for each in documents.values()]),
        verdicts=phrasing.VERDICTS,
    )


def _story(story: Story, address: str | None) -> _StoryRow:
    names = dict.fromkeys(on_one_line(each.outlet or each.id) for each in story.members)
    worst = {derivation.worst for derivation in story.derivations}
    return _StoryRow(
        on_one_line(story.title),
        address,
        shortened(", ".join(names), LONGEST),
        next((severity for severity in SEVERITIES if severity in worst), None),
        len(story.documents),
        phrasing.spread(story.least_origins, story.most_origins),
        len(story.facts),
    )


def _document(document: Document, setting: Setting) -> _DocumentRow:
    return _DocumentRow(
        on_one_line(document.title or document.id),
        setting.document(document.id),
        on_one_line(document.outlet or ""),
        on_one_line((document.published or "")[:16].replace("T", " ")),
    )
