"""Passages -> PAN's XML: one document a pair, one feature a detected passage."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from retold.model import Passage


def to_pan(passages: Iterable[Passage], target_reference: str, source_reference: str) -> str:
    """The detections in the form that PAN's text alignment scores, counted in characters.

    Args:
        passages: spans count in code points, as PAN's do.
        target_reference: file name of the retelling, PAN's suspicious document.
        source_reference: file name of the source.
    """
    lines = [f"<document reference={quoteattr(target_reference)}>"]
    for passage in passages:
        source, target = passage.source, passage.target
        lines.append(
            '<feature name="detected-plagiarism"'
            f' this_offset="{target.start}" this_length="{target.end - target.start}"'
            f" source_reference={quoteattr(source_reference)}"
            f' source_offset="{source.start}" source_length="{source.end - source.start}" />'
        )
    return "\n".join([*lines, "</document>", ""])
