"""Summary… -> the index page of a batch: a row a pair, worst first, each leading to its page."""

from collections.abc import Sequence
from urllib.parse import quote

from retold.report import phrasing
from retold.report.findings import SEVERITIES
from retold.report.frame import fill, groups
from retold.report.page_setting import ALONE, Setting
from retold.report.summary import Summary, worst_first


def to_html(summaries: Sequence[Summary], *, setting: Setting = ALONE) -> str:
    """The rows as one self-contained web page that links to `NAME.html` beside it."""
    rows = worst_first(summaries)
    compared = [row for row in rows if row.error is None]
    totals = {
        severity: sum(getattr(row, severity) > 0 for row in compared) for severity in SEVERITIES
    }
    links = {row.name: f"{quote(row.name)}.html" for row in compared}
    return fill(
        "batch",
        setting,
        rows=groups(rows),
        total=len(rows),
        failed=len(rows) - len(compared),
        totals=totals,
        links=links,
        verdicts=phrasing.VERDICTS,
    )
