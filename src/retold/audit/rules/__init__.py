"""The rules: each finds one way in which a retelling can differ, and its name says who found it.

A rule's name begins with the kind that a reader sees; the part behind the dot says what happened.
`RULES` is in no order that matters: what two rules find in one place is settled by the verdict.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from retold.audit.link.links import LinkedBead
from retold.audit.rules import (
    addition_cause,
    attribution_cue,
    date,
    modality,
    name_described,
    name_exchanged,
    name_replaced,
    negation_antonym,
    negation_condition,
    negation_cue,
    number_role,
    number_share,
    number_value,
    omission_clause,
    omission_word,
    quote,
    quote_choice,
    role,
    wording_gender,
    wording_unknown,
)
from retold.model import Change

When: TypeAlias = Literal["always", "retelling", "error-prone"]
"""always: also between independent accounts; retelling: where the target derives from the source;
error-prone: where it is wrong in several places."""


class Rule(NamedTuple):
    """A named way to find changes in one bead."""

    name: str
    find: Callable[[LinkedBead], Iterable[Change]]
    when: When

    @property
    def file(self) -> str:
        """The file that holds the rule, from the package's folder."""
        return f"retold/{self.find.__module__.removeprefix('retold.').replace('.', '/')}.py"


RULES: tuple[Rule, ...] = (
    Rule("number.value", number_value.changes, "always"),
    Rule("number.limit", number_value.limits, "always"),
    Rule("number.exchanged", role.figures, "always"),
    Rule("role.exchanged", role.changes, "always"),
    Rule("number.role", number_role.changes, "always"),
    Rule("date.value", date.changes, "always"),
    Rule("date.reversed", date.turned, "always"),
    Rule("name.replaced", name_replaced.changes, "always"),
    Rule("name.exchanged", name_exchanged.changes, "always"),
    Rule("quote.words", quote.changes, "always"),
    Rule("negation.cue", negation_cue.changes, "retelling"),
    Rule("negation.antonym", negation_antonym.changes, "retelling"),
    Rule("negation.condition", negation_condition.changes, "retelling"),
    Rule("modality.strength", modality.changes, "retelling"),
    Rule("attribution.cue", attribution_cue.changes, "retelling"),
    Rule("number.share", number_share.changes, "retelling"),
    Rule("addition.cause", addition_cause.changes, "retelling"),
    Rule("wording.unknown", wording_unknown.changes, "retelling"),
    Rule("wording.gender", wording_gender.changes, "retelling"),
    Rule("omission.clause", omission_clause.inside, "retelling"),
    Rule("omission.word", omission_word.changes, "retelling"),
    Rule("name.described", name_described.changes, "error-prone"),
    Rule("quote.choice", quote_choice.changes, "error-prone"),
)
