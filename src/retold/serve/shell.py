"""The frame of every page: the way to the others, and the reports of `retold.report` inside it."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from retold.bundled import beside
from retold.model.texts import counted
from retold.report.phrasing import shared
from retold.serve.desk import Desk
from retold.serve.problems import Problem, headers, to_dict

PLACES = (
    ("/", "Compare"),
    ("/corpus", "Corpus"),
    ("/stories", "Stories"),
    ("/quotes", "Quotations"),
    ("/batch", "Batches"),
    ("/verdicts", "Verdicts"),
    ("/watch", "Watch"),
    ("/docs", "API"),
)
"""The pages that every page leads to."""
_CODE = re.compile(r"`([^`]+)`")
_BODY = re.compile(r'<body[^>]*>(?:\s*<a class="skip"[^<]*</a>)?')
"""Where a page begins: behind the link that leads past what it begins with."""


def desk_of(request: Request) -> Desk:
    """The desk of the application that is asked."""
    desk: Desk = request.app.state.desk
    return desk


def is_for_people(request: Request) -> bool:
    """Whether an answer is read in a browser: a page, and not data."""
    path = request.url.path
    if path.startswith(("/api/", "/static/")) or path.endswith((".json", "/events")):
        return False
    return "text/html" in request.headers.get("accept", "")


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a template, with the way to the others."""
    template = _environment().get_template(f"{name}.html.j2")
    desk = desk_of(request)
    text = template.render(
        here=request.url.path,
        places=PLACES,
        has_corpus=desk.settings.corpus is not None,
        **{"own": True, "more": (), "data": "", "text_of": None, **values},
    )
    return HTMLResponse(text, status)


def report(
    request: Request,
    text: str,
    more: Sequence[tuple[str, str]] = (),
    data: str = "",
    text_of: str | None = None,
) -> HTMLResponse:
    """A report as it is, with the way to the other pages above it.

    It loads its style and script from this server, so that the policy of every page holds for it.

    Args:
        request: what is answered.
        text: the page that `retold.report` made.
        more: further pages that belong to it: address and name.
        data: the address of the data behind it, where that is not its own with .json.
        text_of: the document of the corpus whose text was given.
    """
    head, mark, body = text.partition("</head>")
    head += _environment().get_template("reported.html.j2").render()
    way = (
        _environment()
        .get_template("way.html.j2")
        .render(
            here=request.url.path,
            places=PLACES,
            own=False,
            more=more,
            data=data or f"{request.url.path}.json",
            text_of=text_of,
        )
    )
    body = _BODY.sub(lambda tag: tag[0] + way, body, count=1)
    return HTMLResponse(head + mark + body)


def problem_page(request: Request, problem: Problem) -> Response:
    """What went wrong, for people."""
    answer = page(request, "problem", problem.status, problem=to_dict(problem))
    answer.headers.update(headers(problem))
    return answer


def data(text: str) -> Response:
    """JSON as the command line writes it, byte for byte."""
    return Response(text, media_type="application/json")


def when(seconds: float) -> Markup:
    """A moment as a page shows it, in UTC; the script of the page makes local time of it."""
    moment = datetime.fromtimestamp(seconds, UTC)
    shown = moment.strftime("%-d %b %Y, %H:%M UTC")
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), escape(shown))


def coded(text: str) -> Markup:
    """A text in which what stands between backticks is code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def template_text(name: str) -> str:
    """The text of one of our templates."""
    return beside(__name__, f"templates/{name}").read_text(encoding="utf-8")


_MADE: dict[str, Environment] = {}


def _environment() -> Environment:
    """What fills templates, made once."""
    if "it" not in _MADE:
        environment = Environment(
            loader=FunctionLoader(template_text),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["when"] = when
        environment.filters["counted"] = counted
        environment.filters["shared"] = shared
        environment.filters["coded"] = coded
        environment.filters["segment"] = lambda text: quote(str(text), safe="")
        _MADE["it"] = environment
    return _MADE["it"]


def part(values: Mapping[str, Any]) -> str:
    """The query of an address."""
    from urllib.parse import urlencode

    return urlencode({name: value for name, value in values.items() if value not in {None, ""}})
