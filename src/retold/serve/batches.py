"""Many pairs at once, over HTTP: a job, and an index of their reports, worst first."""

import asyncio
import csv
import io
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from retold.errors import RetoldError
from retold.report import Setting
from retold.report.batch_page import to_html
from retold.report.summary import Summary, from_record, to_record, worst_first
from retold.serve.answers import (
    MISSING,
    PROBLEMS,
    Limit,
    Start,
    form_of,
    kept_list,
)
from retold.serve.givens import Given, name_of
from retold.serve.problems import Problem
from retold.serve.shelf import Item, id_of
from retold.serve.shell import data, desk_of, page, report
from retold.serve.tasks import Options
from retold.serve.wire_models import MOST_PAIRS, BatchIn, JobOut, KeptListOut, job_out
from retold.serve.work import Job

API = APIRouter(tags=["batch"])
PAGES = APIRouter()
LISTED = 50

Pair = tuple[Given, Given]


@API.post(
    "/batch",
    summary="Compare many pairs",
    status_code=202,
    response_model=JobOut,
    responses=PROBLEMS,
)
async def compare_many(request: Request, body: BatchIn) -> Response:
    """A job that compares the pairs; a bad one is named, and the rest goes on."""
    pairs = [(pair.source.given("source"), pair.target.given("target")) for pair in body.pairs]
    job = _job(request, pairs, body.options())
    return JSONResponse(job_out(job).model_dump(), 202, {"Location": f"/api/1/jobs/{job.id}"})


@API.get("/batch", summary="List the batches that are kept", responses=PROBLEMS)
async def batches(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The batches, the last made first."""
    return kept_list(desk_of(request).shelf, "batch", start, limit, _address)


@API.get("/batch/{id}", summary="A batch", responses=MISSING)
async def batch(request: Request, id: str) -> Response:  # noqa: A002
    """The rows of a batch, worst first; as in the summary.jsonl of `retold compare --pairs`."""
    return data(desk_of(request).kept("batch", id).data)


@PAGES.get("/batch")
async def form_page(request: Request) -> Response:
    """The form, and the batches that are kept."""
    return _page(request, {"pairs": "", "source-text": "", "source-address": ""}, "")


@PAGES.get("/batch.json")
async def list_data(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The same as data."""
    return await batches(request, start, limit)


@PAGES.post("/batch")
async def batch_form(request: Request) -> Response:
    """The way to the job that compares what a form holds."""
    desk = desk_of(request)
    form = await form_of(request, desk.settings)
    texts = form.shown("pairs", "source-text", "source-address")
    missing = "Give one original and files of its retellings, or pairs of addresses."
    try:
        pairs = _addresses(texts["pairs"])
        source, targets = form.document("source"), form.documents("targets")
        pairs += [(source, target) for target in targets] if source is not None else []
        if not pairs:
            return _page(request, texts, missing, 422)
        job = _job(request, pairs, Options(quotations=form.is_checked("quotations")))
    except Problem as problem:
        return _page(request, texts, problem.detail, problem.status)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@PAGES.get("/batch/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The rows of a batch as data."""
    return await batch(request, id)


@PAGES.get("/batch/{id}")
async def to_index(id: str) -> Response:  # noqa: A002
    """The way to the index: its links are relative to a folder."""
    return RedirectResponse(f"/batch/{id}/", 308)


@PAGES.get("/batch/{id}/")
async def index_page(request: Request, id: str) -> Response:  # noqa: A002
    """The index of a batch."""
    item = desk_of(request).kept("batch", id)
    rows = [row for record in json.loads(item.data)["pairs"] if (row := from_record(record))]
    return report(
        request, to_html(rows, setting=Setting(assets="/static")), data=f"/batch/{id}.json"
    )


@PAGES.get("/batch/{id}/{name}.html")
async def to_report(id: str, name: str) -> Response:  # noqa: A002, ARG001 - as the address says
    """The way from the index to a report."""
    return RedirectResponse(f"/compare/{name}", 308)


def _addresses(text: str) -> list[Pair]:
    """The pairs of addresses in lines of two, apart by white space, a comma or a tab.

    Raises:
        Problem: a line is no pair, or there are too many.
    """
    pairs: list[Pair] = []
    for number, row in enumerate(csv.reader(io.StringIO(text.replace("\t", " "))), start=1):
        cells = [cell for part in row for cell in part.split()]
        if not cells:
            continue
        if len(cells) != 2 or not all(cell.startswith(("http://", "https://")) for cell in cells):  # noqa: PLR2004
            raise Problem(422, f"line {number}: write two addresses, the original's first")
        pairs.append((Given(address=cells[0]), Given(address=cells[1])))
    if len(pairs) > MOST_PAIRS:
        raise Problem(422, f"{len(pairs):,} pairs are more than the {MOST_PAIRS} of a batch")
    return pairs


def _page(request: Request, texts: Mapping[str, str], fault: str, status: int = 200) -> Response:
    rows, total = desk_of(request).shelf.listed("batch", 0, LISTED)
    return page(
        request,
        "batches",
        status,
        data="/batch.json",
        texts=texts,
        fault=fault,
        rows=rows,
        total=total,
    )


def _job(request: Request, pairs: Sequence[Pair], options: Options) -> Job:
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        job.begin()
        job.move(0, len(pairs), "pairs compared")
        done = 0

        async def row_of(number: int, pair: Pair) -> Summary:
            nonlocal done
            async with desk.behind:
                row = await _compared(request, job, number, pair, options)
            done += 1
            job.move(done, len(pairs), "pairs compared")
            return row

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(row_of(*each)) for each in enumerate(pairs, start=1)]
        rows = worst_first(task.result() for task in tasks)
        item = _item(rows)
        desk.shelf.put(item)
        return f"/batch/{item.id}/", item.id

    return desk.jobs.start("batch of pairs", body)


async def _compared(
    request: Request, job: Job, number: int, pair: Pair, options: Options
) -> Summary:
    """A pair in one row; of one that cannot be compared, why."""
    desk = desk_of(request)
    try:
        item = await _when_free(lambda: desk.compare(pair, options, job, paged=True))
    except RetoldError as error:
        source, target = map(name_of, pair)
        return Summary(f"pair-{number:04}", source, target, error=desk.problem(error).detail)
    return from_record(dict(item.summary)) or Summary(item.id, item.title, "", error="an old row")


async def _when_free(compared: Callable[[], Awaitable[Item]]) -> Item:
    """A comparison, begun anew while people take all places: a batch has time."""
    while True:
        try:
            return await compared()
        except Problem as problem:
            if problem.retry_after is None:
                raise
            await asyncio.sleep(problem.retry_after)


def _item(rows: Sequence[Summary]) -> Item:
    records = [to_record(row) for row in rows]
    failed = sum(row.error is not None for row in rows)
    text = json.dumps({"pairs": records}, ensure_ascii=False, indent=2) + "\n"
    title = f"{len(rows)} pair{'' if len(rows) == 1 else 's'}"
    counts = {
        "pairs": len(rows),
        "failed": failed,
        "critical": sum(row.error is None and row.critical > 0 for row in rows),
        "major": sum(row.error is None and row.major > 0 for row in rows),
    }
    return Item(kind="batch", id=id_of(records), title=title, data=text, summary=counts)


def _address(id_: str) -> str:
    return f"/batch/{id_}/"
