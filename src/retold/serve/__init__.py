"""The verbs over HTTP and as pages: `create_app` for `uvicorn`, `retold serve` for people."""

from typing import TYPE_CHECKING

from retold.errors import MissingExtra
from retold.serve.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["Settings", "create_app"]


def create_app(settings: Settings | None = None) -> "FastAPI":
    """The application; its processes start with its lifespan.

    Args:
        settings: how it works; None for a server without a corpus.

    Raises:
        MissingExtra: FastAPI or python-multipart is not installed.
    """
    try:
        import fastapi  # noqa: F401
        import python_multipart  # noqa: F401
    except ImportError:
        raise MissingExtra("serving", "serve") from None
    from retold.serve.app import create_app as create

    return create(settings)
