"""How many claims of a rule were right, in what text and place, and what to suppose of others.

`certainty.json` holds the counts; tools/calibrate_certainty.py made them on halves for settings.
"""

import json
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from retold.audit.logistic import logit, share_at
from retold.bundled import beside

Text: TypeAlias = Literal["short", "same", "copy", "brief", "reworded", "anew", "translated"]
TEXTS: tuple[Text, ...] = get_args(Text)
"""All kinds of texts."""
WEIGHT = 4.0
"""Claims that what is supposed before any is counted weighs as, and a wider count beside a narrower
one; of 2, 4 and 8 none foretells a claim left out by three hundredths worse."""


class Circumstances(NamedTuple):
    """Which rule makes a claim, whether it doubts itself, and in what text and place.

    place: near, in a bead that is nearly the source's own; sure or unsure in others; alone, a
    sentence without counterpart. Of words that no rule has named it is the band of their harm; then
    the rule is edits, and the text as `_kind_for_edits` has it.
    """

    rule: str
    doubts: bool
    text: Text
    place: str

    @property
    def means_the_same(self) -> bool:
        """Whether words only became others of their sense, by all that is known of words."""
        return (self.rule, self.place) == ("edits", "harm 0")

    def __str__(self) -> str:
        return "|".join((self.rule + "?" * self.doubts, self.text, self.place))


def share_right(claim: Circumstances) -> tuple[float, int]:
    """The share of claims in the same circumstances that were right, and how many there were.

    Where few were counted, the share among all claims of the rule in such a text weighs as some
    more, lower in an unsure place; where these are few, what the rule and such a text let suppose.
    """
    counts, supposed = _stored()
    right, counted = counts.get(f"{claim.rule}|{claim.text}", (0, 0))
    share = (right + WEIGHT * _supposed(claim.rule, claim.text)) / (counted + WEIGHT)
    place = supposed.get(f"@{claim.place}", 0.0) + claim.doubts * supposed.get("?", 0.0)
    share = share_at(logit(share) + place)
    right, counted = counts.get(str(claim), (0, 0))
    return (right + WEIGHT * share) / (counted + WEIGHT), counted


def _supposed(rule: str, text: Text) -> float:
    """The share of a rule's claims that is right in a kind of text, where none was counted.

    What the rule is worth in any text, what its kind is, and what such a text is worth under any
    rule add up, as logits: what a near copy lacks is left out, what a free one lacks seldom is.
    """
    kind = rule.partition(".")[0]
    supposed = _stored().supposed
    return share_at(sum(supposed.get(name, 0.0) for name in ("all", f"{kind}.*", rule, text)))


class _Stored(NamedTuple):
    """What was counted, and what is to be supposed where nothing was.

    counts: claims right and claims in all, by rule, by rule and text, and by circumstances;
    supposed: logits of rules, kinds of rules and texts; and what places, and doubts, add.
    """

    counts: dict[str, tuple[int, int]]
    supposed: dict[str, float]


@cache
def _stored() -> _Stored:
    stored = beside(__name__, "certainty.json").read_text(encoding="utf-8")
    read = json.loads(stored)
    counts = {key: (right, counted) for key, (right, counted) in read["claims"].items()}
    return _Stored(counts, read["supposed"])
