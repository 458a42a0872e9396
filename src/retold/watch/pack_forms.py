"""Evidence… -> text: for a terminal, as JSON Lines, as a table, as an RSS feed, as a web page."""

import csv
import json
from collections.abc import Sequence
from email.utils import format_datetime
from io import StringIO
from typing import Literal, TypeAlias
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from retold.report import phrasing
from retold.report.rows import guarded
from retold.watch.evidence_pack import Evidence
from retold.watch.moments import moment

Form: TypeAlias = Literal["text", "json", "csv", "rss", "html"]

FEED_ITEMS = 200
"""Copies that the RSS feed tells, the latest: readers ask for it again and again."""
SHOWN_CHANGES = 3
"""Changes of a copy that a terminal shows, the worst."""

COLUMNS = (
    *("id", "status", "status_since", "note", "seen", "url", "outlet", "title", "byline"),
    *("published", "relation", "certainty", "share_copied", "share_of_own", "earlier"),
    *("credit", "link", "link_to", "names_author", "critical", "major", "minor", "worst"),
    *("own_id", "own_url", "own_title", "document", "version", "sha256", "also_at"),
)
_KNOWN = {True: "yes", False: "no", None: "not known"}


def render(packs: Sequence[Evidence], form: Form) -> str:
    """The copies in a form."""
    if form == "json":
        return to_json_lines(packs)
    if form == "csv":
        return to_csv(packs)
    if form == "rss":
        return to_rss(packs)
    if form == "html":
        from retold.watch.pack_page import to_html

        return to_html(packs)
    return "".join(map(to_text, packs))


def to_json_lines(packs: Sequence[Evidence]) -> str:
    """A JSON object a line."""
    return "".join(json.dumps(pack, ensure_ascii=True) + "\n" for pack in packs)


def to_csv(packs: Sequence[Evidence]) -> str:
    """A row a copy, under the names of the columns."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for pack in packs:
        writer.writerow([guarded("" if cell is None else str(cell)) for cell in _row(pack)])
    return table.getvalue()


def to_rss(packs: Sequence[Evidence]) -> str:
    """The latest copies as an RSS 2.0 feed, the latest first."""
    items = "".join(_item(pack) for pack in list(packs)[::-1][:FEED_ITEMS])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
        "<title>Copies of ours</title>\n<link>https://localhost/</link>\n"
        "<description>New retellings of our documents, found by retold watch</description>\n"
        f"{items}</channel></rss>\n"
    )


def to_text(pack: Evidence) -> str:
    """A copy in some lines, ending with an empty one."""
    copy, own, counts = pack["copy"], pack["own"], pack["counts"]
    lines = [
        f"{pack['id']}  {pack['status']}  {headline(pack)}",
        f"  {copy['url'] or copy['id']}",
        f"  of ours: {own['title'] or own['id']}",
        f"  {shares(pack)}",
        f"  credit: {credit(pack)} · link: {link(pack)} · author named: {names_author(pack)}",
        f"  seen {pack['seen']} · text sha256 {copy['sha256'][:16]}…",
        "  changes: " + ", ".join(f"{count} {name}" for name, count in counts.items()),
    ]
    lines += [
        f"    {change['severity']} {change['kind']}: {phrasing.printable(change['note'])}"
        for change in pack["changes"][:SHOWN_CHANGES]
    ]
    lines += [f"  also at {address}" for address in pack["also_at"]]
    if pack["note"]:
        lines.append(f"  note: {pack['note']}")
    return "\n".join(phrasing.printable(" ".join(line.split("\n"))) for line in lines) + "\n\n"


def headline(pack: Evidence) -> str:
    """Who runs what, in a line."""
    copy = pack["copy"]
    title = copy["title"] or pack["own"]["title"] or "a document of ours"
    return f"{publisher(pack)} runs “{title}”"


def publisher(pack: Evidence) -> str:
    """Who runs the copy: its host, which cannot be made up, with the name that it gives itself."""
    copy = pack["copy"]
    try:
        host = (urlsplit(copy["url"] or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if host and copy["outlet"]:
        return f"{copy['outlet']} ({host})"
    return host or copy["outlet"] or copy["id"]


def shares(pack: Evidence) -> str:
    """How it came from ours, and how much of either is the same, in a line."""
    relation = pack["relation"]
    sure = "" if relation["certainty"] == "certain" else f", {relation['certainty']}"
    first = {
        "own": "; ours came first",
        "copy": "; the other may have come first",
        "unknown": "",
    }[pack["earlier"]]
    return (
        f"{relation['kind']}{sure}: {phrasing.percent(pack['share_copied'])} of it is from ours, "
        f"{phrasing.percent(pack['share_of_own'])} of ours is in it{first}"
    )


def credit(pack: Evidence) -> str:
    """Whether our name is given: yes, no, or not known."""
    return _KNOWN[pack["credit"]["present"]]


def link(pack: Evidence) -> str:
    """Whether the page leads to ours, and where to."""
    page_link = pack["link"]
    return (
        f"to the {page_link['to']}"
        if page_link["present"] and page_link["to"]
        else _KNOWN[page_link["present"]]
    )


def names_author(pack: Evidence) -> str:
    """Whether our author is named: yes, no, or not known."""
    return _KNOWN[pack["byline"]["present"]]


def _row(pack: Evidence) -> list[object]:
    copy, own, counts = pack["copy"], pack["own"], pack["counts"]
    worst = pack["changes"][0] if pack["changes"] else None
    return [
        *(pack["id"], pack["status"], pack["status_since"], pack["note"], pack["seen"]),
        *(copy["url"], copy["outlet"], copy["title"], copy["byline"], copy["published"]),
        *(pack["relation"]["kind"], pack["relation"]["certainty"]),
        *(pack["share_copied"], pack["share_of_own"], pack["earlier"]),
        *(credit(pack), _KNOWN[pack["link"]["present"]], pack["link"]["to"]),
        *(names_author(pack), counts["critical"], counts["major"], counts["minor"]),
        f"{worst['severity']} {worst['kind']}: {worst['note']}" if worst else None,
        *(own["id"], own["url"], own["title"], copy["id"], copy["version"], copy["sha256"]),
        " ".join(pack["also_at"]),
    ]


def _item(pack: Evidence) -> str:
    copy = pack["copy"]
    address = f"<link>{_xml(copy['url'])}</link>\n" if copy["url"] else ""
    description = (
        f"{shares(pack)}. Credit: {credit(pack)}. Link: {link(pack)}. Status: {pack['status']}."
    )
    return (
        f"<item>\n<title>{_xml(headline(pack))}</title>\n{address}"
        f'<guid isPermaLink="false">retold:{pack["id"]}</guid>\n'
        f"<pubDate>{format_datetime(moment(pack['seen']))}</pubDate>\n"
        f"<description>{_xml(description)}</description>\n</item>\n"
    )


def _xml(text: str | None) -> str:
    """A text that XML may hold."""
    return escape(phrasing.printable(text or ""))
