"""What goes wrong -> an answer of `application/problem+json` (RFC 9457), or the same as a page."""

from http import HTTPStatus
from typing import Any

from retold.errors import ExtractError, FormatError, MissingExtra, ReadError, RetoldError

MEDIA_TYPE = "application/problem+json"
SOON = 5
"""Seconds after which to come again when the queue is full: two comparisons of articles."""


class Problem(RetoldError):  # noqa: N818 - as the RFC calls it
    """A request that cannot be answered: the status of the answer, and why, in one line.

    retry_after: seconds after which the same request may go through; None where it will not.
    """

    def __init__(self, status: int, detail: str, *, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.retry_after = status, detail, retry_after

    def __reduce__(self) -> tuple[Any, ...]:
        """What makes it anew in another process."""
        return _anew, (self.status, self.detail, self.retry_after)


def _anew(status: int, detail: str, retry_after: int | None) -> Problem:
    return Problem(status, detail, retry_after=retry_after)


def busy() -> Problem:
    """The problem of a server that has as much to do as it takes on."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "the server has as much to do as it takes on; come again in a few seconds",
        retry_after=SOON,
    )


def without_corpus() -> Problem:
    """The problem of a server that was started without a corpus."""
    return Problem(
        HTTPStatus.CONFLICT,
        "this server has no corpus; start it with one: retold serve CORPUS",
    )


def nothing_here(what: str) -> Problem:
    """The problem of an address under which nothing is kept."""
    return Problem(HTTPStatus.NOT_FOUND, f"there is no such {what} here; it may have been dropped")


def as_problem(error: RetoldError) -> Problem:
    """The problem that an error of the library is to who asked."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, MissingExtra):
        return Problem(HTTPStatus.NOT_IMPLEMENTED, str(error))
    if isinstance(error, ReadError | ExtractError | FormatError):
        return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
    return Problem(HTTPStatus.CONFLICT, str(error))


def to_dict(problem: Problem) -> dict[str, object]:
    """The problem as it is written in JSON."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": int(problem.status),
        "detail": problem.detail,
    }


def headers(problem: Problem) -> dict[str, str]:
    """The header lines that a problem's answer has of its own."""
    return {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}
