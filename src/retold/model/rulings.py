"""What a reader says of a change that was told: whether it is right."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from retold.model.audits import Certainty, Kind, Severity

VerdictWord: TypeAlias = Literal["right", "wrong", "harmless"]
"""right: it is as told; wrong: there is no such change; harmless: there is, and it does no harm."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reader's verdict on a change, with what was told of the change when it was given.

    change: the change's id (`change_ids`), the same from run to run. source, target: the ids of
    the documents; source_words, target_words: the change's, None where nothing stands.
    given: when, in UTC, ISO 8601.
    """

    change: str
    verdict: VerdictWord
    note: str
    source: str
    target: str
    kind: Kind
    rule: str
    severity: Severity
    certainty: Certainty
    source_words: str | None
    target_words: str | None
    given: str
