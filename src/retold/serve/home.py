"""The first page: two texts to compare, and what was compared before."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.compare import TEXTS
from retold.serve.shell import desk_of, page

PAGES = APIRouter()
RECENT = 8


@PAGES.get("/")
async def home(request: Request) -> Response:
    """The form, and the last comparisons."""
    rows, total = desk_of(request).shelf.listed("compare", 0, RECENT)
    texts = dict.fromkeys(TEXTS, "")
    return page(request, "home", texts=texts, fault="", rows=rows, total=total)
