"""Stories -> text for a terminal or a pipe: a tree of each, then its facts and who is stale."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from retold.model import Derivation, Document, Origins, Severity, Stale, Story
from retold.report.headlines import KIND_NAMES
from retold.report.paper import INDENT, Paper, on_one_line, shortened
from retold.report.phrasing import beginning, counted, kept_words, origin_count, percent

NARROWEST = 40
LISTED = 60
"""Documents of a tree, and facts, that are listed; a screen or two."""
DEEPEST = 12
"""Generations that are indented; what is deeper stands at the same column."""
SAID = 70
"""Characters of a reading."""
AGAINST = re.compile(
    r"^against the dates|^compared alone, the two |likely: another document here is its source$"
)
"""Evidence that speaks against a derivation: it is always told."""
STYLES: Mapping[Severity, str] = {"critical": "red", "major": "yellow", "minor": ""}


def to_text(stories: Sequence[Story], *, width: int = 80, colour: bool = False) -> str:
    """The stories as text of at most `width` columns, ending with a newline."""
    paper = Paper(max(width, NARROWEST), colour=colour)
    if not stories:
        paper.line("No story of several documents: nothing here was made from anything else here.")
    for number, story in enumerate(stories):
        if number:
            paper.line()
        _story(paper, story)
    return paper.read()


def _story(paper: Paper, story: Story) -> None:
    documents = counted(len(story.documents), "document")
    paper.heading(shortened(story.title, 2 * SAID))
    paper.line(f"{documents}, {origin_count(story.least_origins, story.most_origins)}")
    _whether_whole(paper, story)
    paper.line()
    _tree(paper, story)
    _passages(paper, story.passages)
    _facts(paper, story)
    _stale(paper, story.stale)


def _whether_whole(paper: Paper, story: Story) -> None:
    if not story.whole:
        paper.line("There may be more: not all of the corpus was looked at. Run `stories` first.")


def origins_to_text(origins: Origins, *, width: int = 80, colour: bool = False) -> str:
    """The origins of a story as text of at most `width` columns, ending with a newline."""
    paper = Paper(max(width, NARROWEST), colour=colour)
    paper.heading(shortened(origins.story.title, 2 * SAID))
    count = origin_count(origins.least, origins.most)
    if origins.least != origins.most:
        count = f"{count}: more cannot be told"
    paper.line(Text(count, "bold"))
    _whether_whole(paper, origins.story)
    for line in origins.unsure:
        paper.hang("  ? ", on_one_line(line), INDENT)
    for number, origin in enumerate(origins.origins, start=1):
        paper.line()
        name = "a source that is not here" if not origin.roots else on_one_line(origin.family)
        since = f", since {on_one_line(origin.since)}" if origin.since else ""
        documents = counted(len(origin.documents), "document")
        paper.line(Text.assemble((f"{number}. {name}", "bold"), f"  {documents}{since}"))
        paper.hang("   ", _few(origin.documents), len("   "))
        for sentence in origin.alone:
            paper.hang("   alone: ", shortened(sentence, 3 * SAID), len("   alone: "))
    return paper.read()


class _Branch(NamedTuple):
    """A line of the tree: what it hangs on, and whether anything follows at each column."""

    key: str
    derivation: Derivation | None
    follows: tuple[bool, ...]


def _tree(paper: Paper, story: Story) -> None:
    about = {document.id: document for document in story.members}
    lines = list(_branches(story))
    for line in lines[:LISTED]:
        rails = "".join("│  " if follows else "   " for follows in line.follows[:-1])
        fork = ("├─ " if line.follows[-1] else "└─ ") if line.follows else ""
        first, *more = _told(line, about, paper.width - len(rails + fork))
        below = rails + (("│  " if line.follows[-1] else "   ") if line.follows else "")
        paper.hang(rails + fork, first, len(rails + fork), rail=below)
        for text in more:
            paper.hang(below, text, len(below), rail=below)
    rest = len(lines) - LISTED
    if rest > 0:
        paper.line(Text(f"and {counted(rest, 'document')} more; see --format html or json", "dim"))


def _branches(story: Story) -> Iterator[_Branch]:
    """The lines of the tree, each document before those that were made from it."""
    made: dict[str, list[Derivation]] = {}
    for derivation in story.derivations:
        made.setdefault(derivation.source, []).append(derivation)
    placed = {derivation.target for derivation in story.derivations}
    tops: list[_Branch] = []
    for unknown in story.unknown_sources:
        targets = [target for target in unknown.targets if target not in placed]
        if targets:
            tops.append(_Branch(unknown.id, None, ()))
            tops += [
                _Branch(target, None, (number < len(targets),))
                for number, target in enumerate(targets, start=1)
            ]
            placed |= set(targets)
    free = [key for key in story.documents if key not in placed]
    roots = [_Branch(key, None, ()) for key in sorted(free, key=lambda key: key not in made)]
    for top in (*roots, *tops):
        waiting = [top]
        while waiting:
            line = waiting.pop()
            yield line
            below = made.get(line.key, [])
            waiting += [
                _Branch(each.target, each, (*line.follows, index + 1 < len(below))[-DEEPEST:])
                for index, each in reversed(list(enumerate(below)))
            ]


def _told(line: _Branch, about: Mapping[str, Document], width: int) -> list[Text]:
    """The lines about a document: what it is, how it was made, and what shows it.

    Of the evidence, the strongest, and all that speaks against it.
    """
    if line.key not in about:
        return [Text(f"{line.key}  a source that is not here, or cannot be told", "dim")]
    document = about[line.key]
    text = Text(on_one_line(line.key), "bold")
    where = [document.outlet, document.published or "no date"]
    text.append(f"  {on_one_line(' · '.join(part for part in where if part))}", "not bold dim")
    derivation = line.derivation
    if derivation is None:
        return [text]
    how = Text(f"{derivation.relation}, {kept_words(derivation)}")
    how.append(f"; {derivation.certainty} ({percent(derivation.score)})", "dim")
    lines = [text, how]
    if derivation.worst is not None:
        worst = Text(f"worst change: {derivation.worst}", STYLES[derivation.worst])
        if how.cell_len + len("; ") + worst.cell_len <= width:
            how.append("; ").append_text(worst)
        else:
            lines.append(worst)
    shown = [
        evidence
        for number, evidence in enumerate(derivation.evidence)
        if number == 0 or AGAINST.search(evidence)
    ]
    return [*lines, *(Text(on_one_line(each), "dim") for each in shown)]


def _passages(paper: Paper, passages: Sequence[Derivation]) -> None:
    """What else documents have from others, beside what they have from their source."""
    if not passages:
        return
    paper.heading(f"Passages from elsewhere: {len(passages):,}")
    for each in passages[:LISTED]:
        line = Text(f"{on_one_line(each.target)} has from {on_one_line(each.source)}")
        line.append(f"\n{on_one_line(each.evidence[0])}", "dim")
        paper.hang("  – ", line, INDENT)
    if len(passages) > LISTED:
        paper.line(f"and {len(passages) - LISTED:,} more")


def _facts(paper: Paper, story: Story) -> None:
    facts = story.facts
    if not facts:
        return
    paper.heading(f"Facts that changed: {len(facts):,}")
    for fact in facts[:LISTED]:
        first, *others = fact.values
        line = Text.assemble(
            (f"{fact.severity} {KIND_NAMES.get(fact.kind, fact.kind)}", STYLES[fact.severity]),
            f": “{shortened(first.text, SAID)}” ({_few(first.documents)})",
        )
        if first.entered not in story.roots:
            line.append(f", {on_one_line(beginning(story, first))}")
        for reading in others:
            line.append(f"\n→ “{shortened(reading.text, SAID)}”", "bold")
            line.append(f" entered in {on_one_line(reading.entered)}")
            inherited = [key for key in reading.documents if key != reading.entered]
            if inherited:
                line.append(f", inherited by {_few(inherited)}")
        paper.hang("  – ", line, INDENT)
    if len(facts) > LISTED:
        paper.line(f"and {len(facts) - LISTED:,} more")


def _stale(paper: Paper, stale: Sequence[Stale]) -> None:
    if not stale:
        return
    paper.heading(f"Not corrected: {len(stale):,}")
    groups: dict[tuple[str, str, str], list[str]] = {}
    for each in stale:
        groups.setdefault((each.says, each.to, each.corrected_in), []).append(each.document)
    for (says, to, corrected), documents in list(groups.items())[:LISTED]:
        paper.hang(
            "  – ",
            f"“{shortened(says, SAID)}”, which {on_one_line(corrected)} corrects to "
            f"“{shortened(to, SAID)}”, still stands in {_few(documents)}",
            INDENT,
        )


def _few(keys: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(on_one_line(key) for key in keys[:most])
    return f"{shown} and {len(keys) - most:,} more" if len(keys) > most else shown or "none now"
