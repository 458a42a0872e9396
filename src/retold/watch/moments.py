"""Times as they are written down: ISO 8601 in UTC, to the second."""

from datetime import UTC, datetime


def written(seconds: float) -> str:
    """A time since 1970 as it is written down."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The time that was written down."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
