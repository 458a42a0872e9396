"""A figure that neither text has elsewhere is told; one that moved, was rounded or worked out is not."""

import pytest

from tests.audit.sides import found

STRAY: list[tuple[str, str, list[tuple[str | None, str | None]]]] = []
