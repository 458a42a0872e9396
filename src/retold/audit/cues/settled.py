"""Words that leave it open whether a claim is true, and words that settle it."""
# ruff: noqa: SIM905 - lists of words read best as text

OPEN = frozenset(
    "allege claim contend suggest suspect argue believe examine investigate probe consider assess "
    "study review look allegation suspicion deny dispute contest".split()
)
"""Words that leave it open whether something is so."""
SETTLED = frozenset(
    "establish prove confirm reveal conclude determine verify disclose ascertain admit expose "
    "demonstrate proof confirmation revelation refute disprove rebut debunk".split()
)
"""Words that say it is: alleged that, revealed that; is examining whether, established that."""
