"""When something is to be tried again: after its wait, whatever the clock does meanwhile."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST_WAIT = 60.0
"""Seconds after a first failure; each further one doubles them."""
LONGEST_WAIT = 24 * 3600.0
"""Seconds: who fails for long, or asks for years of silence, is tried again every day."""
JITTER = 0.1
"""Share by which a wait is lengthened at random, so that not all comes back at once."""


@dataclass(frozen=True, slots=True)
class Wait:
    """That something was tried at a time (seconds since 1970), and is to rest for some seconds."""

    since: float
    seconds: float

    def is_over(self, now: float) -> bool:
        """Whether the rest is over.

        A clock that stands before the last try, or beyond all waiting, has been set anew: then it
        tells nothing of how long ago that was, and the rest counts as over.
        """
        return now < self.since or now >= self.since + self.seconds

    def left(self, now: float) -> float:
        """Seconds until it is over."""
        return 0.0 if self.is_over(now) else self.since + self.seconds - now


def after_failures(failures: int, *, first: float = FIRST_WAIT) -> float:
    """Seconds to rest after so many failures in a row."""
    doubled = first * 2.0 ** min(max(0, failures - 1), 40)
    spread = 1 + random.random() * JITTER  # noqa: S311 - no secret
    return min(doubled * spread, LONGEST_WAIT)


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """Seconds for which a server asks to be left alone; 0 where none can be read."""
    header = headers.get("retry-after", "").strip()
    if header.isascii() and header.isdigit():
        seconds = float(header[:12])
    else:
        try:
            moment = parsedate_to_datetime(header)
        except (ValueError, TypeError, IndexError, OverflowError):
            return 0.0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        seconds = (moment - datetime.fromtimestamp(now, UTC)).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT)
