"""The table about the server."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Cell, Figure, Table, count


def _served() -> Iterator[Sequence[Cell]]:
    load = "load"
    for name, keys in (
        ("until the first page, seconds", ("start_seconds",)),
        ("one comparison over HTTP, milliseconds", ("one", "http_milliseconds")),
        ("the same by the function, which writes JSON too", ("one", "function_milliseconds")),
        ("the first against the second", ("one", "ratio")),
    ):
        yield name, Figure("speed-serve", keys, str)
    for name, key in (
        ("clients that compare and find at once", "clients"),
        ("for seconds", "seconds"),
        ("answered", "answered"),
        ("told to come again (503)", "told_to_come_again"),
        ("failed", "failed"),
        ("milliseconds of an answer, median", "median_milliseconds"),
        ("95th percentile", "p95_milliseconds"),
        ("megabytes of all its processes at half-time", "memory_at_half_megabytes"),
        ("at the end", "memory_at_end_megabytes"),
    ):
        yield name, Figure("speed-serve", (load, key), count)


TABLES = {"speed-serve": Table(("measured", "figure"), _served)}
