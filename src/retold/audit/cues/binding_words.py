"""Words that bind two things, and which of the two stands behind them: because, before, led to."""
# ruff: noqa: SIM905 - lists of words read best as text

from typing import Literal, NamedTuple, TypeAlias

Sense: TypeAlias = Literal[
    "cause", "condition", "time", "until", "since", "measure", "choice", "behalf", "speech"
]


class Binding(NamedTuple):
    """What a connecting word says: the sense, and which arm stands behind it, the first or second.

    breaks: whether it begins a clause, so that an arm ends before it.
    """

    sense: Sense
    behind: int
    breaks: bool = True


def _bindings(sense: Sense, behind: int, words: str, *, breaks: bool = True) -> dict[str, Binding]:
    return {word.strip(): Binding(sense, behind, breaks) for word in words.split(",")}


BINDINGS: dict[str, Binding] = {
    **_bindings("cause", 0, "because, because of, due to, owing to, as a result of"),
    **_bindings("cause", 0, "as a consequence of, thanks to, on account of"),
    **_bindings("cause", 1, "so"),
    **_bindings("condition", 1, "if, unless, provided, provided that, as long as, in case"),
    **_bindings("condition", 1, "so long as, only if, on condition that, on the condition that"),
    **_bindings("time", 1, "before, prior to, by the time, and then"),
    **_bindings("time", 0, "after, once, as soon as"),
    **_bindings("until", 1, "until, till"),
    **_bindings("since", 1, "since"),
    **_bindings("choice", 1, "rather than, instead of"),
    **_bindings("behalf", 1, "on behalf of, at the request of, at the insistence of"),
    **_bindings("behalf", 1, "at the invitation of, at the urging of, at the behest of"),
    **_bindings("behalf", 1, "for the sake of, on the orders of, on the advice of, acting for"),
    **_bindings("speech", 1, "according to", breaks=False),
}
"""Connecting words, with what they say of what stands behind them; any other stands around."""
OWNED = frozenset("behalf request insistence invitation urging behest sake orders advice".split())
"""Nouns whose owner somebody acts for: on the widow's behalf."""
CAUSING = frozenset("cause trigger spark prompt provoke".split())
"""Verbs of a cause that have its effect as their object."""
CAUSING_WITH = frozenset(
    {("lead", "to"), ("result", "in"), ("contribute", "to"), ("bring", "about")}
)
"""The same with the word behind them."""
CAUSED_WITH = frozenset(
    {("result", "from"), ("stem", "from"), ("arise", "from"), ("flow", "from"), ("follow", "from")}
)
"""Verbs of an effect, with the word before its cause."""
