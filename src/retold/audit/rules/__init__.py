"""The rules: each finds one way in which a retelling can differ, and its name says who found it.

A rule's name begins with the kind that a reader sees; the part behind the dot says what happened.
`RULES` look at one bead at a time; `STORY_RULES` look at whole texts, or at what the others have
found, and `audit` calls each where it belongs. Neither table is in an order that matters: what two
rules find in one place is settled by the verdict.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from retold.audit.link.links import LinkedBead
from retold.audit.rules import (
    addition_cause,
    attribution_cue,
    attribution_quotation,
    attribution_stripped,
    date,
    date_translated,
    modality,
    modality_question,
    modality_tense,
    modality_translated,
    name_described,
    name_exchanged,
    name_replaced,
    name_spelled,
    name_translated,
    negation_antonym,
    negation_condition,
    negation_cue,
    negation_translated,
    number_change,
    number_plural,
    number_role,
    number_share,
    number_translated,
    number_unsupported,
    number_value,
    omission_clause,
    omission_translated,
    omission_word,
    quote,
    quote_altered,
    quote_choice,
    quote_invented,
    role,
    role_reference,
    wording_comma,
    wording_edit,
    wording_gender,
    wording_preposition,
    wording_read,
    wording_slip,
    wording_unknown,
)
from retold.model import Change, Kind

When: TypeAlias = Literal[
    "always",
    "retelling",
    "error-prone",
    "quotations",
    "near copy",
    "in other words",
    "translation",
]
"""always: also between independent accounts; retelling: where the target derives from the source;
error-prone: where it is wrong in several places; quotations: in a retelling, where it is asked who
said what; near copy: in sentences that are nearly the source's; in other words: by the reader, in a
text told in other words; translation: between two languages, where no other rule is asked."""


class Rule(NamedTuple):
    """A named way to find changes in one bead."""

    name: str
    find: Callable[[LinkedBead], Iterable[Change]]
    when: When

    @property
    def file(self) -> str:
        """The file that holds the rule, from the package's folder."""
        return _file(self.find)

    @property
    def tells(self) -> str:
        """What it finds, in a line."""
        return _told(self.find)


class StoryRule(NamedTuple):
    """A named way to find changes that takes more than one bead; `audit` knows what."""

    name: str
    find: Callable[..., Iterable[Change]]
    when: When

    @property
    def file(self) -> str:
        """The file that holds the rule, from the package's folder."""
        return _file(self.find)

    @property
    def tells(self) -> str:
        """What it finds, in a line."""
        return _told(self.find)


def _file(find: Callable[..., object]) -> str:
    return f"{find.__module__.replace('.', '/')}.py"


def _told(find: Callable[..., object]) -> str:
    """The first line of what a function says of itself, on one line."""
    first, _, _ = (find.__doc__ or "").strip().partition("\n\n")
    return " ".join(first.split())


RULES: tuple[Rule, ...] = (
    Rule("number.value", number_value.changes, "always"),
    Rule("number.stray", number_value.strays, "always"),
    Rule("number.change", number_change.changes, "retelling"),
    Rule("number.limit", number_value.limits, "always"),
    Rule("number.exchanged", role.figures, "always"),
    Rule("date.exchanged", role.dates, "always"),
    Rule("role.exchanged", role.changes, "always"),
    Rule("role.reference", role_reference.changes, "retelling"),
    Rule("number.role", number_role.changes, "always"),
    Rule("date.value", date.changes, "always"),
    Rule("date.reversed", date.turned, "always"),
    Rule("name.replaced", name_replaced.changes, "always"),
    Rule("name.exchanged", name_exchanged.changes, "always"),
    Rule("name.spelled", name_spelled.changes, "retelling"),
    Rule("quote.words", quote.changes, "always"),
    Rule("negation.cue", negation_cue.changes, "retelling"),
    Rule("negation.antonym", negation_antonym.changes, "retelling"),
    Rule("negation.condition", negation_condition.changes, "retelling"),
    Rule("modality.strength", modality.changes, "retelling"),
    Rule("modality.tense", modality_tense.changes, "retelling"),
    Rule("modality.aspect", modality_tense.aspects, "retelling"),
    Rule("modality.question", modality_question.changes, "retelling"),
    Rule("number.plural", number_plural.changes, "retelling"),
    Rule("wording.comma", wording_comma.changes, "retelling"),
    Rule("wording.preposition", wording_preposition.changes, "retelling"),
    Rule("attribution.cue", attribution_cue.changes, "retelling"),
    Rule("attribution.stripped", attribution_stripped.changes, "retelling"),
    Rule("number.share", number_share.changes, "retelling"),
    Rule("addition.cause", addition_cause.changes, "retelling"),
    Rule("wording.unknown", wording_unknown.changes, "retelling"),
    Rule("wording.gender", wording_gender.changes, "retelling"),
    Rule("omission.clause", omission_clause.inside, "retelling"),
    Rule("omission.word", omission_word.changes, "retelling"),
    Rule("name.described", name_described.changes, "error-prone"),
    Rule("quote.choice", quote_choice.changes, "error-prone"),
)


OMISSION_SENTENCE = StoryRule("omission.sentence", omission_clause.whole, "retelling")
ATTRIBUTION_QUOTATION = StoryRule(
    "attribution.quotation", attribution_quotation.changes, "quotations"
)
QUOTE_ALTERED = StoryRule("quote.altered", quote_altered.changes, "retelling")
QUOTE_INVENTED = StoryRule("quote.invented", quote_invented.changes, "retelling")
NUMBER_UNSUPPORTED = StoryRule("number.unsupported", number_unsupported.figures, "retelling")
DATE_UNSUPPORTED = StoryRule("date.unsupported", number_unsupported.dates, "retelling")
WORDING_SLIP = StoryRule("wording.slip", wording_slip.changes, "retelling")
WORDING_EDIT = StoryRule("wording.edit", wording_edit.changes, "near copy")
READ_KINDS: tuple[Kind, ...] = (
    "wording",
    "role",
    "negation",
    "modality",
    "number",
    "name",
    "quote",
    "omission",
    "addition",
)
"""Kinds of what the reader marks, by what the marked words are."""
READ: dict[Kind, StoryRule] = {
    kind: StoryRule(f"{kind}.read", wording_read.changes, "in other words") for kind in READ_KINDS
}
TRANSLATED: tuple[StoryRule, ...] = (
    StoryRule("number.translated", number_translated.changes, "translation"),
    StoryRule("date.translated", date_translated.changes, "translation"),
    StoryRule("name.translated", name_translated.changes, "translation"),
    StoryRule("name.exchanged_translated", name_translated.exchanged, "translation"),
    StoryRule("negation.translated", negation_translated.changes, "translation"),
    StoryRule("omission.translated", omission_translated.changes, "translation"),
    StoryRule("modality.translated", modality_translated.changes, "translation"),
)

STORY_RULES: tuple[StoryRule, ...] = (
    OMISSION_SENTENCE,
    ATTRIBUTION_QUOTATION,
    QUOTE_ALTERED,
    QUOTE_INVENTED,
    NUMBER_UNSUPPORTED,
    DATE_UNSUPPORTED,
    WORDING_SLIP,
    WORDING_EDIT,
    *READ.values(),
    *TRANSLATED,
)


def rule_files() -> dict[str, str]:
    """The file of each rule by its name, for those who ask who says so."""
    files = {rule.name: rule.file for rule in RULES}
    return files | {rule.name: rule.file for rule in STORY_RULES}
