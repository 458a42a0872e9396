# ruff: noqa: INP001
"""Write the table of rules into docs/concepts/rules.md: `python tools/list_rules.py`.

The names, files and circumstances are those of the tables in `retold.audit.rules`; what a rule
tells is the first line of its docstring.
"""

import re
from pathlib import Path

from retold.audit.rules import RULES, STORY_RULES, Rule, StoryRule, When

PAGE = Path(__file__).parents[1] / "docs" / "concepts" / "rules.md"
BLOCK = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)
LEAD = re.compile(r"^(?:A|One|The)(?: minor)? change (?:for )?")
"""How a docstring begins that says what a function returns."""
WHEN: dict[When, str] = {
    "always": "always",
    "retelling": "in a retelling",
    "error-prone": "where a retelling is wrong elsewhere",
    "quotations": "in a retelling, with `--quotations`",
    "near copy": "in sentences that are nearly the source’s",
    "in other words": "by the reader, where a text is told in other words",
    "translation": "between two languages",
}


def table() -> str:
    """The table of all rules, by their names."""
    rows = sorted(_row(rule) for rules in (RULES, STORY_RULES) for rule in rules)
    return "\n".join(["| rule | tells | when | file |", "| --- | --- | --- | --- |", *rows, ""])


def _row(rule: Rule | StoryRule) -> str:
    tells = LEAD.sub("", rule.tells).rstrip(".")
    tells = tells[0].lower() + tells[1:]
    return f"| `{rule.name}` | {tells} | {WHEN[rule.when]} | `{rule.file}` |"


def main() -> None:
    """Write the table where the page has its block."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(BLOCK.sub(lambda _: table(), page), encoding="utf-8")


if __name__ == "__main__":
    main()
