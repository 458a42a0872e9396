"""What a server writes about itself: no word of a text, no address, no token."""

import logging

LOGGER = logging.getLogger("retold.serve")


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Note a request: by its route, since an address may hold words that were searched for."""
    LOGGER.info("%s %s %d %.0f ms", method, route, status, 1000 * seconds)


def failed(what: str, places: str) -> None:
    """Note that something ended unforeseen, and where."""
    LOGGER.error("%s failed: %s", what, places)
