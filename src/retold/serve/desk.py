"""The verbs as a server does them: in its processes, within bounds, and kept under an address."""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import retold
from retold.corpus import Corpus
from retold.errors import RetoldError
from retold.model import Document
from retold.serve.givens import Given, Rules, numbered
from retold.serve.problems import Problem, as_problem, nothing_here, without_corpus
from retold.serve.settings import Settings
from retold.serve.shelf import Item, Kind, Shelf, id_of, plain
from retold.serve.tasks import Options, Result
from retold.serve.work import Job, Jobs
from retold.serve.workers import Workers
from retold.stories.kept import looked_at
from retold.verdicts import NAME as VERDICTS

SOURCE, TARGET = "source", "target"
REVISION = "stories"
"""The note of how many documents there were when the stories were told, and the story of each."""
VERSION = str(retold.__version__)
DIGITS = 9
"""Of the version of a document, at most."""
FOUND = 10
"""Documents that a search by passage lists where nobody says how many."""


class Desk:
    """What a server works with: its settings, its processes, its jobs, what it keeps.

    behind: holds back what has time, so that a process is left for what a person waits for.
    """

    def __init__(self, settings: Settings) -> None:
        """Open or make the corpus; no process is started yet.

        Raises:
            RetoldError: the folder is none of a corpus, or cannot be written.
        """
        self.settings = settings
        if settings.corpus is not None:
            _make(settings.corpus)
        waiting, memory = settings.waiting, settings.memory
        self.quick = Workers(settings.workers, waiting, settings.deadline, memory)
        self.slow = Workers(1, waiting, settings.long_deadline, memory)
        self.jobs = Jobs(self.problem)
        self.behind = asyncio.Semaphore(max(1, settings.workers - 1))
        self.shelf = Shelf(settings.corpus if settings.keep else None)
        self._telling: Job | None = None
        self._catching: Job | None = None
        self._caught_up = 0
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
    def opened(self) -> Iterator[Corpus]:
        """The corpus, open.

        Raises:
            Problem: the server has none.
        """
        with Corpus(self.corpus) as corpus:
            yield corpus

    def revision(self) -> int:
        """How many versions of documents the corpus has: another number, another corpus."""
        with self.opened() as corpus:
            return corpus.revision()

    def number(self, id_: str) -> int:
        """The number of the last version of a document; of the version n of an id `ID@n`.

        Raises:
            Problem: there is none.
        """
        with self.opened() as corpus:
            numbers = corpus.versions(id_)
            key, _, version = id_.rstrip("'").rpartition("@")
            if not numbers and version.isascii() and version.isdigit() and len(version) < DIGITS:
                numbers = corpus.versions(key)[int(version) - 1 : int(version)]
        if not numbers:
            raise nothing_here("document")
        return numbers[-1]

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
        edition = self._edition("compare")
        result = await self.quick.call(
            "compare", pair, options, id_, paged, self.settings.corpus, begun=job.begin
        )
        return self._put("compare", id_, result, asked, edition)

    async def quotes(self, given: Given, job: Job, *, paged: bool) -> Item:
        """Who said what in a document, found now or before."""
        [document] = await self.read(given)
        id_ = id_of(document)
        kept = self.shelf.get("quotes", id_)
        if kept is not None and (kept.page is not None or not paged):
            return kept
        result = await self.quick.call(
            "quotes", document, paged, self.settings.corpus, begun=job.begin
        )
        return self._put("quotes", id_, result, {"document": plain(document)})

    async def page(self, kind: Kind, id_: str) -> Item:
        """What is kept of a comparison or quotations, with its page, which may have to be made.

        Raises:
            Problem: nothing is kept under the id.
        """
        item, edition = self.kept(kind, id_), self._edition(kind)
        if item.page is not None and item.version == edition:
            return item
        if kind == "compare":
            result = await self.quick.call(
                "compare", *_asked(item), id_, True, self.settings.corpus
            )
        elif kind == "quotes":
            document = Document(**item.asked["document"])
            result = await self.quick.call("quotes", document, True, self.settings.corpus)
        else:
            return item
        return self._put(kind, id_, result, item.asked, edition, item.made)

    async def export(self, id_: str, form: str) -> str | bytes:
        """A comparison that is kept, in a form to take away.

        Raises:
            Problem: nothing is kept under the id.
        """
        pair, options = _asked(self.kept("compare", id_))
        text: str | bytes = await self.quick.call(
            "export", pair, options, form, self.settings.corpus
        )
        return text

    async def judge(
        self, id_: str, change: str, verdict: str | None, note: str
    ) -> dict[str, Any] | None:
        """A verdict on a change of a comparison as it is kept; None where it was taken back.

        Raises:
            Problem: nothing is kept under the id, or the server has no corpus to keep verdicts in.
        """
        pair, options = _asked(self.kept("compare", id_))
        kept: dict[str, Any] | None = await self.quick.call(
            "judge", pair, options, self.corpus, (change, verdict, note)
        )
        return kept

    def _edition(self, kind: Kind) -> str:
        """What a page was made by: another retold, and of a comparison other verdicts, another."""
        corpus = self.settings.corpus
        if kind != "compare" or corpus is None:
            return VERSION
        try:
            return f"{VERSION} {(corpus / VERDICTS).stat().st_mtime_ns}"
        except OSError:
            return VERSION

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
        matches: tuple[str, list[dict[str, Any]]] = await self.quick.call(
            "find", document, self.corpus, limit, tuple(languages)
        )
        return matches

    async def trace(self, document: Document, job: Job) -> tuple[Item, str | None]:
        """The story of a document, and the id of the one there whose text it has."""
        id_, result, own = await self.quick.call(
            "trace_story", document, self.corpus, {}, begun=job.begin
        )
        return self._put("story", id_, result, {}), own

    async def origins(
        self, document: Document, families: Mapping[str, Sequence[str]], job: Job
    ) -> Item:
        """The origins of a document's story, those of a family counted as one."""
        _, result, _ = await self.quick.call(
            "trace_story", document, self.corpus, families, begun=job.begin
        )
        counted = Result(result.title, result.extra["origins"])
        return self._put("origins", id_of(document, families), counted, {})

    def tell_stories(self) -> Job:
        """The job that looks at the documents that are new, and tells the stories.

        Raises:
            Problem: the server has no corpus, or too much to do.
        """
        self.corpus  # noqa: B018 - which says that there is none

        async def body(job: Job) -> tuple[str, Any]:
            return "/stories", await self._stories(job, self.revision(), looking=True)

        self._telling = self.jobs.start("stories of the corpus", body)
        return self._telling

    def catch_up(self) -> Job | None:
        """The job that keeps here what `retold stories` told in the corpus since; None: nothing.

        One that failed is not begun again, and none beside a job that tells the stories anew.
        """
        if self._catching is not None and not self._catching.is_over:
            return self._catching
        if self._telling is not None and not self._telling.is_over:
            return None
        corpus, noted = self.settings.corpus, self.shelf.noted(REVISION)
        done = 0 if corpus is None else looked_at(corpus)
        if done <= max(self._caught_up, noted["documents"] if noted else 0):
            return None

        async def body(job: Job) -> tuple[str, Any]:
            return "/stories", await self._stories(job, done, looking=False)

        with suppress(Problem):  # too much to do: the next who asks begins it
            self._catching = self.jobs.start("stories that were told elsewhere", body)
            self._caught_up = done
        return self._catching

    async def _stories(self, job: Job, revision: int, *, looking: bool) -> int:
        """How many stories the corpus has; those of several documents are kept.

        revision: how many documents were looked at once they are told.
        """
        corpus = self.corpus
        story_of: dict[str, str] = {}

        def tell(said: tuple[Any, ...]) -> None:
            what, *values = said
            if what == "at":
                job.move(*values)
            else:
                id_, result = values
                story_of.update(dict.fromkeys(result.summary["documents"], id_))
                self._put("story", id_, result, {})

        count = await self.slow.call("tell_stories", corpus, looking, tell=tell, begun=job.begin)
        self.shelf.drop_all("story", but=set(story_of.values()))
        self.shelf.note(REVISION, {"documents": revision, "stories": count, "of": story_of})
        return int(count)

    async def add(self, givens: Sequence[Given], job: Job) -> list[dict[str, Any]]:
        """What became of documents that were to be added."""

        def tell(said: tuple[Any, ...]) -> None:
            job.move(*said[1:])

        outcomes: list[dict[str, Any]] = await self.slow.call(
            "add", tuple(givens), self._rules, self.corpus, tell=tell, begun=job.begin
        )
        return outcomes

    def _put(
        self,
        kind: Kind,
        id_: str,
        result: Result,
        asked: Mapping[str, Any],
        edition: str = VERSION,
        made: float | None = None,
    ) -> Item:
        item = replace(_item(kind, id_, result, asked), version=edition, made=made or time.time())
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


def _make(corpus: Path) -> None:
    """Make a corpus where nothing is yet; refuse a folder that holds something else.

    Raises:
        RetoldError: it is no corpus, or cannot be made.
    """
    is_new = not corpus.exists() or (corpus.is_dir() and not any(corpus.iterdir()))
    with Corpus(corpus) as opened:
        if is_new:
            opened.add([])
        len(opened)


def _asked(item: Item) -> tuple[tuple[Document, Document], Options]:
    """The pair that a comparison is of, and how it is compared."""
    pair = (Document(**item.asked[SOURCE]), Document(**item.asked[TARGET]))
    return pair, Options(**item.asked["options"])


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
        version=VERSION,
        made=time.time(),
    )


_NAMES: Mapping[Kind, str] = {
    "compare": "comparison",
    "quotes": "list of quotations",
    "find": "search",
    "story": "story",
    "origins": "count of origins",
    "batch": "batch",
}
