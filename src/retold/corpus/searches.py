"""Many documents looked for in a corpus, in a stage: by processes, Spark or Sail.

Each worker opens the corpus, so its folder must lie where all of them see it under the same path. A
document is told by its place in the batch, and the answers come in that order: they are the same
bytes whoever looks, and as if one process had looked for one after the other.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from retold.corpus.collection import Corpus
from retold.corpus.verify import Match
from retold.engines.finished import Work
from retold.engines.stage import KEY, Engine, Records, Stage, Take
from retold.model import Document

TOGETHER = 16
"""Documents of a batch that are looked for one after the other: opening a corpus takes as long as
looking for a few."""

ASKED = pa.schema({"number": pa.int64(), "document": pa.string()})
ANSWERED = pa.schema({"number": pa.int64(), "answer": pa.string()})


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for.

    Attributes:
        corpus: the folder of the corpus.
        limit: the most matches of a document.
        languages: codes of other languages in which to look for translations too.
        write: makes the answer of a document and its matches; known by its name to all workers.
    """

    corpus: Path
    limit: int
    languages: tuple[str, ...]
    write: Callable[[Document, list[Match]], str]


def find_in_stages(
    search: Search, documents: Iterable[Document], engine: Engine, folder: Path
) -> Iterator[str]:
    """The answer of each document, in their order.

    Args:
        search: where and how to look.
        documents: what to look for.
        engine: who looks.
        folder: receives what the stage leaves; of the same search it is taken up again.

    Raises:
        RetoldError: there is no corpus, it is damaged, or the folder is of another run.
    """
    asked = [json.dumps(asdict(document), ensure_ascii=False) for document in documents]
    work = Work(folder, engine)
    work.begin(_describe(search, asked))
    numbers = pa.array(range(len(asked)), pa.int64())
    work.keep("asked", pa.table([numbers, pa.array(asked, pa.string())], schema=ASKED))
    work.run(finding(search))
    yield from work.read("answered").sort_by("number").column("answer").to_pylist()


def finding(search: Search) -> Stage:
    """Look for the documents of a batch, some at a time."""
    take = Take("asked", tuple(ASKED.names), _by_number)
    between = pa.schema([pa.field(KEY, pa.int64()), *ASKED])
    return Stage("answered", (take,), partial(_answered, search), between, ANSWERED)


def _by_number(rows: Records) -> Records:
    keys = [number // TOGETHER for number in rows.column("number").to_pylist()]
    return rows.append_column(KEY, pa.array(keys, pa.int64()))


def _answered(search: Search, rows: Records) -> Iterator[Records]:
    with Corpus(search.corpus) as corpus:
        for row in rows.to_pylist():
            document = Document(**json.loads(row["document"]))
            matches = corpus.find(document, limit=search.limit, languages=search.languages)
            answer = search.write(document, matches)
            yield pa.RecordBatch.from_pydict(
                {"number": [row["number"]], "answer": [answer]}, schema=ANSWERED
            )


def _describe(search: Search, asked: list[str]) -> dict[str, object]:
    """What tells a search from others: version, corpus and its state, options, and documents."""
    with Corpus(search.corpus) as corpus:
        revision = corpus.revision()
    return {
        "version": version("retold"),
        "corpus": [str(search.corpus.resolve()), revision],
        "limit": search.limit,
        "languages": sorted(search.languages),
        "write": repr(search.write.keywords) if isinstance(search.write, partial) else "",
        "documents": sha256("\n".join(asked).encode()).hexdigest(),
    }
