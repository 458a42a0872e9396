"""The verbs as a server does them: in its processes, within bounds, and kept under an address."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import retold
from retold.corpus import Corpus
from retold.corpus.matches_wire import to_json as matches_json
from retold.errors import RetoldError
from retold.model import Document
from retold.serve.givens import Given, Rules, numbered
from retold.serve.problems import Problem, as_problem, nothing_here, without_corpus
from retold.serve.settings import Settings
from retold.serve.shelf import Item, Kind, Shelf, id_of, plain
from retold.serve.tasks import Options, Result
from retold.serve.work import Job, Jobs
from retold.serve.workers import Workers

SOURCE, TARGET = "source", "target"
REVISION = "stories"
"""The note of how many documents there were when the stories were told."""
FOUND = 10
"""Documents that a search by passage lists where nobody says how many."""


class Desk:
    """What a server works with: its settings, its processes, its jobs, what it keeps."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.quick = Workers(settings.workers, settings.waiting, settings.deadline)
        self.slow = Workers(1, settings.waiting, settings.long_deadline)
        self.jobs = Jobs(self.problem)
        self.shelf = Shelf(settings.corpus if settings.keep else None, retold.__version__)
        self._rules = Rules(
            settings.corpus, settings.allow_private, settings.most_sentences, settings.most_bytes
        )

    def start(self) -> None:
        """Start the processes."""
        self.quick.start(warm="warm_up")
        self.slow.start()

    async def stop(self) -> None:
        """Stop everything."""
        await self.jobs.stop()
        await asyncio.to_thread(self._stop)

    def _stop(self) -> None:
        self.quick.stop()
        self.slow.stop()
        self.shelf.close()

    # ---- documents

    async def read(self, *givens: Given) -> list[Document]:
        """The documents that were given; those of the corpus need no process."""
        if all(given.number is not None for given in givens):
            return [numbered(given.number or 0, self.settings.corpus) for given in givens]
        read: list[Document] = await self.quick.call("read", givens, self._rules)
        return read

    @property
    def corpus(self) -> Path:
        """The folder of the corpus.

        Raises:
            Problem: there is none.
        """
        if self.settings.corpus is None:
            raise without_corpus()
        return self.settings.corpus

    @contextmanager
    def opened(self) -> Iterator[Corpus | None]:
        """The corpus, open; None where nothing was added yet.

        Raises:
            Problem: the server has none.
        """
        if not self.corpus.is_dir():
            yield None
            return
        with Corpus(self.corpus) as corpus:
            yield corpus

    def revision(self) -> int:
        """How many versions of documents the corpus has: another number, another corpus."""
        with self.opened() as corpus:
            return 0 if corpus is None else corpus.revision()

    # ---- verbs

    async def compare(
        self, sides: tuple[Given, Given], options: Options, job: Job, *, paged: bool
    ) -> Item:
        """A comparison, made now or before."""
        source, target = await self.read(*sides)
        id_ = id_of(source, target, options)
        kept = self.shelf.get("compare", id_)
        if kept is not None and (kept.page is not None or not paged):
            return kept
        asked = {SOURCE: plain(source), TARGET: plain(target), "options": asdict(options)}
        pair = (source, target)
        result = await self.quick.call("compare", pair, options, id_, paged, begun=job.begin)
        return self._put("compare", id_, result, asked)

    async def quotes(self, given: Given, job: Job, *, paged: bool) -> Item:
        """Who said what in a document, found now or before."""
        [document] = await self.read(given)
        id_ = id_of(document)
        kept = self.shelf.get("quotes", id_)
        if kept is not None and (kept.page is not None or not paged):
            return kept
        result = await self.quick.call("quotes", document, paged, begun=job.begin)
        return self._put("quotes", id_, result, {"document": plain(document)})

    async def page(self, kind: Kind, id_: str) -> Item:
        """What is kept of a comparison or quotations, with its page, which may have to be made.

        Raises:
            Problem: nothing is kept under the id.
        """
        item = self.kept(kind, id_)
        if item.page is not None and item.version == retold.__version__:
            return item
        if kind == "compare":
            sides = (Document(**item.asked[SOURCE]), Document(**item.asked[TARGET]))
            options = Options(**item.asked["options"])
            result = await self.quick.call("compare", sides, options, id_, True)
        elif kind == "quotes":
            result = await self.quick.call("quotes", Document(**item.asked["document"]), True)
        else:
            return item
        return self._put(kind, id_, result, item.asked)

    def kept(self, kind: Kind, id_: str) -> Item:
        """What is kept under an id.

        Raises:
            Problem: nothing is.
        """
        item = self.shelf.get(kind, id_)
        if item is None:
            raise nothing_here(_NAMES[kind])
        return item

    async def find(
        self, document: Document, limit: int, languages: Sequence[str]
    ) -> tuple[str, list[dict[str, Any]]]:
        """The matches of a document, as data and as rows for a page."""
        if not self.corpus.is_dir():
            return matches_json(document, ()), []
        matches: tuple[str, list[dict[str, Any]]] = await self.quick.call(
            "find", document, self.corpus, limit, tuple(languages)
        )
        return matches

    async def trace(
        self, document: Document, families: Mapping[str, Sequence[str]], job: Job
    ) -> Item:
        """The story of a document, with its origins."""
        id_, result = await self.quick.call(
            "trace_story", document, self._filled(), families, begun=job.begin
        )
        if families:  # another count of origins: not what the address of the story shows
            return _item("story", id_, result, {})
        return self._put("story", id_, result, {})

    async def stories(self, job: Job) -> int:
        """How many stories the corpus has; those of several documents are kept."""
        corpus, revision, ids = self._filled(), self.revision(), []

        def tell(said: tuple[Any, ...]) -> None:
            what, *values = said
            if what == "at":
                job.move(*values)
            else:
                id_, result = values
                ids.append(id_)
                self._put("story", id_, result, {})

        count = await self.slow.call("tell_stories", corpus, tell=tell, begun=job.begin)
        self.shelf.drop_all("story", but=ids)
        self.shelf.note(REVISION, {"documents": revision, "stories": count, "ids": ids})
        return int(count)

    async def add(self, givens: Sequence[Given], job: Job) -> list[dict[str, Any]]:
        """What became of documents that were to be added."""

        def tell(said: tuple[Any, ...]) -> None:
            job.move(*said[1:])

        outcomes: list[dict[str, Any]] = await self.slow.call(
            "add", tuple(givens), self._rules, self.corpus, tell=tell, begun=job.begin
        )
        if self.settings.keep:
            self.shelf.settle()
        return outcomes

    def _filled(self) -> Path:
        """The corpus, in which there must be something.

        Raises:
            Problem: nothing was added yet.
        """
        if not self.corpus.is_dir():
            raise Problem(409, "the corpus is empty; add documents first")
        return self.corpus

    def _put(self, kind: Kind, id_: str, result: Result, asked: Mapping[str, Any]) -> Item:
        item = _item(kind, id_, result, asked)
        self.shelf.put(item)
        return item

    def problem(self, error: RetoldError) -> Problem:
        """The problem that an error is, without the folder of the corpus: nobody's business."""
        problem = as_problem(error)
        corpus = self.settings.corpus
        if corpus is None:
            return problem
        detail = problem.detail
        for place in (str(corpus.absolute()), str(corpus)):
            detail = detail.replace(place, "the corpus")
        return Problem(problem.status, detail, retry_after=problem.retry_after)


def _item(kind: Kind, id_: str, result: Result, asked: Mapping[str, Any]) -> Item:
    return Item(
        kind=kind,
        id=id_,
        title=result.title,
        data=result.data,
        page=result.page,
        summary=result.summary,
        asked=asked,
        extra=result.extra,
        version=retold.__version__,
    )


_NAMES: Mapping[Kind, str] = {
    "compare": "comparison",
    "quotes": "list of quotations",
    "find": "search",
    "story": "story",
    "batch": "batch",
}
