"""Readers' verdicts on changes, kept in a corpus: right, wrong or harmless, with a note.

They lie in a database of their own beside the documents. A verdict is kept under the id of its
change (`retold.report.change_ids`), which a new run finds again as long as the rule, the words and
the sentences they stand in are the same; with it stands what was told of the change when it was
judged, so that a verdict says what it was about even when the change is told no longer.
"""

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from retold.errors import FormatError, RetoldError
from retold.index.store import NAME as DOCUMENTS
from retold.index.store import reason
from retold.model import Comparison, Ruling, VerdictWord
from retold.report.change_ids import change_ids
from retold.report.findings import findings

NAME = "verdicts.sqlite"
APPLICATION = 0x7E705E72
"""Marks the database as ours (SQLite's `application_id`)."""
VERSION = 1
"""Of what is kept; raised when an older retold could not read it."""
LONGEST_WAIT = 30.0
"""Seconds to wait for another process."""
LONGEST_NOTE = 2_000
"""Characters of a note: a page of it is a text of its own."""
WORDS: tuple[VerdictWord, ...] = get_args(VerdictWord)
Grouping: TypeAlias = Literal["rule", "kind", "severity", "certainty"]
NORMAL = 1.959964
"""Standard deviations on either side within which 95 % of a normal distribution lie."""

_COLUMNS = tuple(field.name for field in fields(Ruling))
_SCHEMA = """CREATE TABLE verdicts (
    change TEXT PRIMARY KEY, verdict TEXT NOT NULL, note TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL,
    kind TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, certainty TEXT NOT NULL,
    source_words TEXT, target_words TEXT,
    given TEXT NOT NULL
) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Precision:
    """How often what was told is right, among the changes of a group that readers judged.

    Of `judged` changes `right` are; a harmless or wrong one should not have been told so.
    precision: their share, 0…1; low, high: the bounds of its 95 % interval (Wilson's score).
    """

    group: str
    judged: int
    right: int
    harmless: int
    wrong: int
    precision: float
    low: float
    high: float


def give(
    corpus: Path | str,
    comparison: Comparison,
    change: str | int,
    verdict: VerdictWord,
    note: str = "",
) -> Ruling:
    """Keep a verdict on a change of a comparison; returns it as it is kept, in place of an earlier.

    Args:
        corpus: its folder.
        comparison: what the change is part of.
        change: its id, or its number in a report, from 1.
        verdict: "right", "wrong" or "harmless".
        note: what a reader adds.

    Raises:
        RetoldError: there is no corpus, no such change or verdict, or the note is too long.
    """
    if verdict not in WORDS:
        raise RetoldError(f"{verdict}: no verdict; there are {', '.join(WORDS)}")
    if len(note) > LONGEST_NOTE:
        raise RetoldError(
            f"a note of {len(note):,} characters: the longest that is kept has {LONGEST_NOTE:,}"
        )
    ruling = _ruling(comparison, change, verdict, note)
    holes = ", ".join("?" * len(_COLUMNS))
    with _opened(Path(corpus), write=True) as connection:
        connection.execute(
            f"INSERT OR REPLACE INTO verdicts VALUES ({holes})",  # noqa: S608 - our own columns
            astuple(ruling),
        )
    return ruling


def take_back(corpus: Path | str, change: str) -> bool:
    """Forget the verdict on a change, by its id; returns whether there was one.

    Raises:
        RetoldError: there is no corpus, or it cannot be written.
    """
    with _opened(Path(corpus), write=True) as connection:
        return connection.execute("DELETE FROM verdicts WHERE change = ?", (change,)).rowcount > 0


def given(
    corpus: Path | str, *, source: str | None = None, target: str | None = None
) -> list[Ruling]:
    """The verdicts that are kept, the oldest first; those on a source or target where it is named.

    Raises:
        RetoldError: there is no corpus, or what is kept cannot be read.
    """
    query = (
        f"SELECT {', '.join(_COLUMNS)} FROM verdicts "  # noqa: S608 - our own columns
        "WHERE (?1 IS NULL OR source = ?1) AND (?2 IS NULL OR target = ?2) ORDER BY given, change"
    )
    with _opened(Path(corpus)) as connection:
        return [Ruling(*row) for row in connection.execute(query, (source, target))]


def given_on(corpus: Path | str, comparison: Comparison) -> dict[str, Ruling]:
    """The verdicts on the changes of a comparison, by the changes' ids: `View(rulings=...)`."""
    kept = given(corpus, source=comparison.source.id, target=comparison.target.id)
    ids = set(change_ids(comparison))
    return {ruling.change: ruling for ruling in kept if ruling.change in ids}


def precision(rulings: Iterable[Ruling], by: Grouping = "rule") -> list[Precision]:
    """How often changes are right, by rule, kind, severity or certainty; most judged first."""
    groups: defaultdict[str, Counter[VerdictWord]] = defaultdict(Counter)
    for ruling in rulings:
        groups[getattr(ruling, by)][ruling.verdict] += 1
    rows = [_precision(name, words) for name, words in groups.items()]
    return sorted(rows, key=lambda row: (-row.judged, row.group))


def interval(right: int, judged: int) -> tuple[float, float]:
    """The bounds of the 95 % interval of a share: Wilson's score, which holds for few cases too.

    9 of 10: 0.596 to 0.982.
    """
    if not judged:
        return 0.0, 1.0
    share, square = right / judged, NORMAL**2 / judged
    middle = share + square / 2
    reach = math.sqrt(square * (share * (1 - share) + square / 4))
    return max(0.0, (middle - reach) / (1 + square)), min(1.0, (middle + reach) / (1 + square))


def _precision(group: str, words: Counter[VerdictWord]) -> Precision:
    judged, right = words.total(), words["right"]
    low, high = interval(right, judged)
    return Precision(
        group, judged, right, words["harmless"], words["wrong"], right / judged, low, high
    )


def _ruling(comparison: Comparison, wanted: str | int, verdict: VerdictWord, note: str) -> Ruling:
    changes = findings(comparison).changes
    ids = change_ids(comparison, changes)
    index = wanted - 1 if isinstance(wanted, int) else ids.index(wanted) if wanted in ids else -1
    if not 0 <= index < len(changes):
        last = f"its changes have the numbers 1 to {len(changes)}" if changes else "it has none"
        raise RetoldError(
            f"{wanted}: no change of {comparison.source.id} → {comparison.target.id}; {last}"
        )
    change = changes[index]
    return Ruling(
        change=ids[index],
        verdict=verdict,
        note=note.encode("utf-8", "replace").decode(),
        source=comparison.source.id,
        target=comparison.target.id,
        kind=change.kind,
        rule=change.rule or change.kind,
        severity=change.severity,
        certainty=change.certainty,
        source_words=change.source.of(comparison.source) if change.source else None,
        target_words=change.target.of(comparison.target) if change.target else None,
        given=datetime.now(UTC).isoformat(timespec="seconds"),
    )


@contextmanager
def _opened(folder: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """The database of a corpus; what is written in a `with` is kept as a whole or not at all."""
    path = folder / NAME
    if not (folder / DOCUMENTS).is_file():
        raise RetoldError(f"{folder}: there is no corpus here; make one with `retold add`")
    try:
        is_kept = write or (path.is_file() and path.stat().st_size > 0)
        place = path if is_kept else ":memory:"
        with closing(sqlite3.connect(place, timeout=LONGEST_WAIT)) as connection:
            if write:
                connection.execute("BEGIN IMMEDIATE")
            _check(connection, path, create=write or not is_kept)
            with connection:
                yield connection
    except sqlite3.DatabaseError as error:
        raise RetoldError(f"{path}: {reason(error)}") from None


def _check(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Make an empty database ours; refuse what is not, or is of a newer format."""
    application, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version")
    )
    if (application, version) == (0, 0) and create:
        connection.execute(_SCHEMA)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    elif application != APPLICATION:
        raise FormatError(f"{path}: it holds no verdicts of retold; move it away")
    elif version > VERSION:
        raise FormatError(
            f"{path}: its format version is {version}, this retold reads up to {VERSION}; "
            "update retold"
        )
