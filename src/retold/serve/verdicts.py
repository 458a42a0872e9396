"""What readers say of changes, over HTTP, and how often the rules are right."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from retold.report.ruling_forms import to_csv
from retold.serve.answers import MISSING, PROBLEMS
from retold.serve.givens import PASTED
from retold.serve.shell import desk_of, page
from retold.serve.wire_models import (
    PrecisionOut,
    VerdictIn,
    VerdictOut,
    VerdictsOut,
)
from retold.verdicts import Grouping, given, precision

API = APIRouter(tags=["verdicts"])
PAGES = APIRouter()

By = Annotated[Grouping, Query(description="What groups are counted by.")]


@API.put(
    "/compare/{id}/verdicts",
    summary="Judge a change",
    responses={**MISSING, 204: {"description": "The verdict was taken back."}},
    response_model=VerdictOut,
)
async def judge(request: Request, id: str, body: VerdictIn) -> Any:  # noqa: A002
    """The verdict as it is kept in the corpus, in the place of an earlier one on this change."""
    kept = await desk_of(request).judge(id, body.change, body.verdict, body.note)
    return Response(status_code=204) if kept is None else kept


@API.get("/verdicts", summary="List the verdicts", responses=PROBLEMS)
def verdicts(request: Request, by: By = "rule") -> VerdictsOut:
    """The verdicts that are kept, and how often the changes of each rule are right."""
    rulings = given(desk_of(request).corpus)
    return VerdictsOut(
        verdicts=[VerdictOut(**asdict(ruling)) for ruling in rulings],
        precision=[PrecisionOut(**asdict(row)) for row in precision(rulings, by)],
    )


@PAGES.get("/verdicts")
def verdicts_page(request: Request, by: By = "rule") -> Response:
    """The verdicts, the newest first, and how often changes are right."""
    desk = desk_of(request)
    rulings = given(desk.corpus) if desk.settings.corpus is not None else []
    rows = precision(rulings, by)
    newest = rulings[::-1]
    return page(
        request,
        "verdicts",
        data="/verdicts.json",
        rulings=newest,
        rows=rows,
        by=by,
        pasted=PASTED,
    )


@PAGES.get("/verdicts.json")
def verdicts_data(request: Request, by: By = "rule") -> VerdictsOut:
    """The same as data."""
    return verdicts(request, by)


@PAGES.get("/verdicts.csv")
def verdicts_table(request: Request) -> Response:
    """The verdicts as `retold verdicts --format csv` writes them."""
    records = [asdict(ruling) for ruling in given(desk_of(request).corpus)]
    headers = {"Content-Disposition": 'attachment; filename="verdicts.csv"'}
    return Response(to_csv(records), media_type="text/csv", headers=headers)
