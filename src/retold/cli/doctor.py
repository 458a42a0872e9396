"""`retold doctor`."""

import json
from typing import TYPE_CHECKING

import click

from retold.cli.forms import chosen, form_option, out_option

if TYPE_CHECKING:
    from retold.doctor import Check, Diagnosis

FORMS = ("text", "json")
_SIGNS = {"ok": "ok     ", "missing": "absent ", "broken": "BROKEN "}
_STYLES = {"ok": "green", "missing": "yellow", "broken": "red"}
_HEADS = {
    "installation": "Installation",
    "extra": "Extras",
    "dictionary": "Dictionaries",
    "place": "Places",
    "self-test": "Self-test",
    "corpus": "Corpus",
}


@click.command()
@click.argument("corpus", required=False, type=click.Path())
@form_option(FORMS, "Lines to read, or data.")
@out_option()
def doctor(corpus: str | None, form: str | None, out: str | None) -> None:
    """Tell what is installed, where things lie, and whether they work.

    Looks at what retold needs and at its extras, at dictionaries, folders, and with CORPUS at a
    corpus; and tries the verbs on the sample that comes with retold. Nothing is sent anywhere. The
    exit code is 1 where something is broken; what is only absent is no fault.

    \b
    Examples:
      retold doctor
      retold doctor news/
      retold doctor --format json --out doctor.json
    """
    from retold.cli.progress import waiting
    from retold.cli.terminal import layout
    from retold.doctor import diagnose
    from retold.output import write

    form = chosen(form, out, FORMS)
    with waiting("looking"):
        diagnosis = diagnose(corpus)
    if form == "json":
        write(json.dumps(diagnosis.to_dict(), indent=2, ensure_ascii=False) + "\n", out)
    else:
        _, colour = layout() if out is None else (80, False)
        write(_as_text(diagnosis, colour=colour), out)
    if not diagnosis.is_healthy:
        raise click.exceptions.Exit(1)


def _as_text(diagnosis: "Diagnosis", *, colour: bool) -> str:
    lines = [f"retold {diagnosis.version}, Python {diagnosis.python}, {diagnosis.system}"]
    part = None
    for check in diagnosis.checks:
        if check.part != part:
            part = check.part
            lines += ["", _HEADS[part]]
        lines += _line(check, colour=colour)
    broken = sum(check.state == "broken" for check in diagnosis.checks)
    lines += ["", f"{broken} broken: see above" if broken else "all that is there works"]
    return "\n".join(lines) + "\n"


def _line(check: "Check", *, colour: bool) -> list[str]:
    from retold.report.phrasing import printable

    sign = _SIGNS[check.state]
    if colour:
        sign = click.style(sign, fg=_STYLES[check.state])
    took = "" if check.seconds is None else f" ({check.seconds:.1f} s)"
    lines = [f"  {sign}{printable(check.name)}: {printable(check.detail)}{took}"]
    if check.cure is not None:
        lines.append(f"         {printable(check.cure)}")
    return lines
