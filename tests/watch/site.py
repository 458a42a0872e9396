"""A server on this machine that a watch is tried against: polite or not, as a test asks."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

Answer = tuple[int, Mapping[str, str], bytes]
Route = Callable[["Request"], Answer | None]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; `handler` for those who answer by hand."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    time: float
    handler: BaseHTTPRequestHandler = field(repr=False)


class Site:
    """Answers what its routes say, and notes what was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer | Route] = {}
        self.asked: list[Request] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )

    @contextmanager
    def open(self) -> Iterator["Site"]:
        self._thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Request(
            handler.path, headers, handler.rfile.read(length), time.monotonic(), handler
        )
        with self._lock:
            self.asked.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            route = self.routes.get(handler.path, (404, {}, b""))
            answer = route(request) if callable(route) else route
            if answer is not None:
                _send(handler, answer)
        except OSError:  # who asked has gone
            handler.close_connection = True
        finally:
            with self._lock:
                self._at_once -= 1


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    status, headers, body = answer
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if status != 304:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if status != 304:
        handler.wfile.write(body)


def page(text: str, title: str = "Bridge shut", head: str = "", foot: str = "") -> Answer:
    """A news page."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    html = (
        f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>{head}</head><body>"
        f"<article><h1>{escape(title)}</h1>{paragraphs}</article>{foot}</body></html>"
    )
    return 200, {"Content-Type": "text/html; charset=utf-8"}, html.encode()


def rss(*links: str, title: str = "Northern Wire", **headers: str) -> Answer:
    """A feed whose entries lead to some pages."""
    items = "".join(
        f"<item><title>An entry</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
        "<pubDate>Tue, 14 Apr 2026 12:00:00 GMT</pubDate></item>"
        for link in links
    )
    feed = f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
    kind = {"Content-Type": "application/rss+xml"}
    return 200, {**kind, **headers}, feed.encode()
