"""What pages load: the style of every report, our own, and one module of script."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.report.frame import asset_files
from retold.serve.problems import nothing_here

PAGES = APIRouter()
TYPES = {"css": "text/css", "js": "text/javascript"}


class _Asset(NamedTuple):
    content: bytes
    media_type: str
    tag: str


def _loaded() -> Mapping[str, _Asset]:
    """What is served, by name, read once: no name of a request ever reaches the disk."""
    reports, own = files("retold.report") / "templates", files("retold.serve") / "static"
    texts = {
        "page.css": (reports / "page.css").read_text(encoding="utf-8"),
        **asset_files(),
        **{name: (own / name).read_text(encoding="utf-8") for name in ("serve.css", "serve.js")},
    }
    assets = {}
    for name, text in texts.items():
        content = text.encode()
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        assets[name] = _Asset(content, TYPES[name.rpartition(".")[2]], tag)
    return assets


_ASSETS = _loaded()


@PAGES.get("/static/{name}")
async def asset(request: Request, name: str) -> Response:
    """A style or script of the pages."""
    kept = _ASSETS.get(name)
    if kept is None:
        raise nothing_here("file")
    if request.headers.get("if-none-match") == kept.tag:
        return Response(status_code=304, headers={"ETag": kept.tag})
    return Response(kept.content, media_type=kept.media_type, headers={"ETag": kept.tag})


@PAGES.get("/favicon.ico")
async def no_icon() -> Response:
    """Nothing: pages name an empty icon themselves."""
    return Response(status_code=204)
