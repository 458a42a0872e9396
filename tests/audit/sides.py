"""What tests of the audit ask: the words of a text, a linked bead, what one rule finds."""

from benchmarks.quality.audit import line_aligned, one_bead
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.audit.rules import RULES
from retold.model import Change, Document
from retold.text.segment import segment
from retold.text.words import Word, words


def side(text: str) -> tuple[Word, ...]:
    document = segment(Document("", text))
    return words(document, range(len(document.sentences)))


def linked(source: str, target: str) -> LinkedBead:
    (bead,) = link_beads(one_bead(source, target))
    return bead


def changes_of(rule: str, source: str, target: str) -> list[Change]:
    """What one rule finds, nothing dropped and nothing judged."""
    (find,) = (entry.find for entry in RULES if entry.name == rule)
    return list(find(linked(source, target)))


def found(rule: str, source: str, target: str) -> list[tuple[str | None, str | None]]:
    """The words of both sides of each change that one rule finds."""
    return [
        (
            change.source.of(source) if change.source else None,
            change.target.of(target) if change.target else None,
        )
        for change in changes_of(rule, source, target)
    ]


def found_among(
    rule: str, source: list[str], target: list[str]
) -> list[tuple[str | None, str | None]]:
    """The same, of lines told one by one, which know the lines around them."""
    (find,) = (entry.find for entry in RULES if entry.name == rule)
    texts = "\n".join(source), "\n".join(target)
    return [
        (
            change.source.of(texts[0]) if change.source else None,
            change.target.of(texts[1]) if change.target else None,
        )
        for bead in link_beads(line_aligned(source, target))
        for change in find(bead)
    ]
