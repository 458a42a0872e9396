"""Words with which somebody says something."""
# ruff: noqa: SIM905 - lists of words read best as text

SAYING = frozenset(
    "say tell write post tweet accord claim allege add state announce insist argue warn note "
    "explain suggest declare contend admit confirm prove believe".split()
)
"""Words that bind a claim to who makes it."""
