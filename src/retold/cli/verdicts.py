"""`retold verdicts`."""

from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

import click

from retold.cli.asked import asked_document
from retold.cli.forms import chosen, form_option, out_option
from retold.cli.private import private_option
from retold.model import VerdictWord

if TYPE_CHECKING:
    from retold.model import Comparison
    from retold.verdicts import Grouping

FORMS = ("text", "csv", "json")
GROUPINGS = ("rule", "kind", "severity", "certainty")
NONE = "none"


@click.command()
@click.argument("corpus", type=click.Path())
@click.argument("source", required=False, type=click.Path())
@click.argument("target", required=False, type=click.Path())
@click.option(
    "--change",
    metavar="N",
    help="The change that is judged: its number in a report, or its id in JSON.",
)
@click.option(
    "--set",
    "verdict",
    type=click.Choice((*get_args(VerdictWord), NONE)),
    help="The verdict: right, wrong (there is no such change), harmless, or none to take it back.",
)
@click.option("--note", default="", help="What you add to the verdict.")
@click.option(
    "--by",
    type=click.Choice(GROUPINGS),
    help="Write how often changes are right, by this.  [default in text: rule]",
)
@form_option(FORMS, "Lines to read, CSV, or JSON Lines.")
@out_option()
@private_option
def verdicts(
    corpus: str,
    source: str | None,
    target: str | None,
    change: str | None,
    verdict: str | None,
    note: str,
    by: "Grouping | None",
    form: str | None,
    out: str | None,
    *,
    allow_private: bool,
) -> None:
    """Keep and count verdicts on changes: right, wrong or harmless.

    Verdicts are kept in CORPUS. Alone it lists them, and how often the changes of each rule were
    right, with the 95 % interval. SOURCE and TARGET are ids of documents in CORPUS, or files or
    addresses as for `retold compare`; with --change and --set a change between them is judged.

    \b
    Examples:
      retold verdicts news/ story.txt retelling.txt --change 3 --set wrong --note "a pun"
      retold verdicts news/
      retold verdicts news/ --out verdicts.csv
      retold verdicts news/ --by certainty --format json
    """
    if (source is None) != (target is None):
        raise click.UsageError("name a SOURCE and a TARGET, or neither")
    if (change is None) != (verdict is None) or (change is not None and source is None):
        raise click.UsageError("to judge, name SOURCE, TARGET, --change and --set")
    if note and verdict is None:
        raise click.UsageError("--note goes with --set")
    if source is None or target is None:
        _show(corpus, by, form, out)
        return
    if change is None or verdict is None:
        raise click.UsageError("to judge a change of the two, name --change and --set")
    if by or form or out:
        raise click.UsageError("--by, --format and --out go with a list, and not with --set")
    comparison = _compared(corpus, source, target, allow_private=allow_private)
    _judge(corpus, comparison, change, verdict, note)


def _judge(corpus: str, comparison: "Comparison", change: str, verdict: str, note: str) -> None:
    from retold.cli.progress import say
    from retold.report.change_ids import LENGTH, change_ids
    from retold.report.findings import findings
    from retold.verdicts import WORDS, give, take_back

    is_number = change.isascii() and change.isdigit() and len(change) < LENGTH
    number = int(change) if is_number else None
    if verdict == NONE:
        ids = change_ids(comparison, findings(comparison).changes)
        own = ids[number - 1] if number and number <= len(ids) else change
        say("taken back" if take_back(corpus, own) else f"{change}: it was not judged")
        return
    word = next(word for word in WORDS if word == verdict)
    ruling = give(corpus, comparison, number or change, word, note)
    say(f"{ruling.verdict}: {ruling.severity} {ruling.rule} ({ruling.change})")


def _compared(corpus: str, source: str, target: str, *, allow_private: bool) -> "Comparison":
    from retold.cli.progress import waiting
    from retold.compare import compare

    with waiting("comparing"):
        documents = [
            asked_document(side, corpus, allow_private=allow_private) for side in (source, target)
        ]
        return compare(*documents)


def _show(corpus: str, by: "Grouping | None", form: str | None, out: str | None) -> None:
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.report.ruling_forms import to_csv, to_json_lines, to_text
    from retold.verdicts import given, precision

    form = chosen(form, out, FORMS)
    spare([corpus], [out])
    rulings = given(corpus)
    groups = [asdict(row) for row in precision(rulings, by or "rule")]
    if form == "text":
        width, colour = layout() if out is None else (80, False)
        write(to_text(rulings, groups, by or "rule", width=width, colour=colour), out)
        return
    records = groups if by else [asdict(ruling) for ruling in rulings]
    write(to_csv(records) if form == "csv" else to_json_lines(records), out)
