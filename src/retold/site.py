"""The stories of a corpus, their documents and comparisons, as pages that lead to each other.

What a server shows, frozen into a folder: `index.html`, and below it a page and its data (JSON) for
each story, each of its documents, and each pair of which one was made from the other. Addresses are
relative, so that the folder can be opened from a disk, zipped, or put on any web server. The name
of a page hangs on ids alone; it stays when the site is made anew.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from retold.compare import compare_documents
from retold.errors import RetoldError
from retold.model import Comparison, Derivation, Document, SegmentedDocument, Story
from retold.output import write_file
from retold.prepare import prepare
from retold.report import (
    Setting,
    View,
    document_json,
    document_page,
    site_page,
    story_forms,
    to_html,
    to_json,
)
from retold.report.frame import is_ours
from retold.report.phrasing import called
from retold.report.summary import Summary, summarize
from retold.verdicts import given_on

INDEX, MANIFEST = "index.html", "site.json"
"""The page to begin with, and the list of all files, by which those of an earlier run are known."""
FORMAT = "retold.site/1"
KINDS = ("html", "json")
"""What is written of each page: itself, and its data."""
KEPT_DOCUMENTS = 256
"""Documents kept cut up: those of a story are compared one after the other."""
LONGEST_NAME = 48
"""Characters of an id in the name of a page: two of them fit into any file system's 255."""
DIGITS = 10
"""Hexadecimal digits that tell names apart of which the readable part is the same."""

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_OURS = re.compile(r"(?:story|document|compare)/[A-Za-z0-9-]+\.(?:html|json)\Z")


@dataclass(frozen=True, slots=True)
class Making:
    """How the comparisons of a site are made, and how their pages show them."""

    encoder: str = "default"
    reader: str = "default"
    view: View = field(default_factory=View)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What became of a page: where it is in the site, or why it could not be made."""

    address: str
    error: str | None = None


class Site:
    """A site in the making; its pages are written one by one, the index at the end.

    site = Site("news", "site", stories("news"))
    for frozen in site.freeze():
        ...
    """

    def __init__(
        self,
        corpus: Path | str,
        folder: Path | str,
        stories: Iterable[Story],
        making: Making | None = None,
    ) -> None:
        """Plan a site.

        Raises:
            RetoldError: the folder lies in the corpus, or has an index page that is not ours.
        """
        self.corpus, self.folder = Path(corpus), Path(folder)
        self.stories = list(stories)
        self.making = making or Making()
        _spare(self.corpus, self.folder)
        self._documents = {
            each.id: f"document/{_name(each.id)}"
            for story in self.stories
            for each in story.members
        }
        self._comparisons = {
            (each.source, each.target): f"compare/{_name(each.source, each.target)}"
            for _, each in self._derivations()
        }
        self._failed: set[str] = set()
        self._summaries: list[Summary] = []
        self._prepared = lru_cache(maxsize=KEPT_DOCUMENTS)(prepare)

    def __len__(self) -> int:
        """The number of pages, the index among them."""
        return len(self._comparisons) + len(self._documents) + len(self.stories) + 1

    def freeze(self) -> Iterator[Frozen]:
        """Write the pages; tells of each when it is on disk, or why it cannot be made.

        Raises:
            RetoldError: the folder cannot be written to.
        """
        for name in ("compare", "document", "story"):
            _make(self.folder / name)
        about = {each.id: each for story in self.stories for each in story.members}
        for _, derivation in self._derivations():
            yield self._freeze_comparison(derivation, about)
        for story in self.stories:
            for document in story.members:
                yield self._freeze_document(document, story)
        for story in self.stories:
            yield self._freeze_story(story)
        yield self._freeze_index()

    def _derivations(self) -> Iterator[tuple[Story, Derivation]]:
        for story in self.stories:
            members = {each.id for each in story.members}
            for derivation in story.derivations:
                if {derivation.source, derivation.target} <= members:
                    yield story, derivation

    def _freeze_comparison(self, derivation: Derivation, about: Mapping[str, Document]) -> Frozen:
        source, target = derivation.source, derivation.target
        address = self._comparisons[source, target]
        names = called(about[source]), called(about[target])
        row = Summary(address.partition("/")[2], *names)
        try:
            comparison = self._compared(about[source], about[target])
        except RetoldError as error:
            return self._fail(address, row, str(error))
        except Exception as error:  # noqa: BLE001 - one pair may not stop a whole site
            reason = f"a fault of retold, please report it ({type(error).__name__}: {error})"
            return self._fail(address, row, reason)
        view = replace(self.making.view, rulings=given_on(self.corpus, comparison))
        page = to_html(comparison, view=view, setting=self._setting("../"))
        self._write(address, page, to_json(comparison))
        summary = summarize(comparison, row.name)
        self._summaries.append(replace(summary, source=row.source, target=row.target))
        return Frozen(f"{address}.html")

    def _compared(self, source: Document, target: Document) -> Comparison:
        return compare_documents(
            self._prepared(source),
            self._prepared(target),
            encoder=self.making.encoder,
            reader=self.making.reader,
        )

    def _fail(self, address: str, row: Summary, reason: str) -> Frozen:
        self._failed.add(address)
        line = " ".join(reason.split())
        self._summaries.append(replace(row, error=line))
        return Frozen(f"{address}.html", line)

    def _freeze_document(self, document: Document, story: Story) -> Frozen:
        address = self._documents[document.id]
        try:
            prepared: SegmentedDocument = self._prepared(document)
        except RetoldError as error:
            self._failed.add(address)
            return Frozen(f"{address}.html", " ".join(str(error).split()))
        page = document_page.to_html(
            prepared,
            story=story,
            address=f"../{_address(story)}.html",
            setting=self._setting("../"),
        )
        self._write(address, page, document_json(document, prepared.furniture))
        return Frozen(f"{address}.html")

    def _freeze_story(self, story: Story) -> Frozen:
        address = _address(story)
        page = story_forms.to_html([story], setting=self._setting("../"))
        self._write(address, page, story_forms.to_json([story]))
        return Frozen(f"{address}.html")

    def _freeze_index(self) -> Frozen:
        links = {row.name: f"compare/{row.name}.html" for row in self._summaries}
        pages: Sequence[tuple[Story, str | None]] = [
            (story, f"{_address(story)}.html") for story in self.stories
        ]
        title = f"Stories of {self.corpus.resolve().name}"
        page = site_page.to_html(
            title, pages, self._summaries, links, setting=self._setting("", top=True)
        )
        write_file(self.folder / INDEX, page)
        self._sweep()
        return Frozen(INDEX)

    def _setting(self, up: str, *, top: bool = False) -> Setting:
        """Where a page stands, `up` being the way from it to the index."""

        def address(place: str | None) -> str | None:
            return f"{up}{place}.html" if place and place not in self._failed else None

        return Setting(
            links=() if top else (("All stories", f"{up}{INDEX}"),),
            document=lambda key: address(self._documents.get(key)),
            comparison=lambda source, target: address(self._comparisons.get((source, target))),
        )

    def _write(self, address: str, page: str, data: str) -> None:
        write_file(self.folder / f"{address}.html", page)
        write_file(self.folder / f"{address}.json", data)

    def _sweep(self) -> None:
        """List what is in the site, and remove what only an earlier one had."""
        places = [
            *self._documents.values(),
            *self._comparisons.values(),
            *map(_address, self.stories),
        ]
        files = sorted(
            f"{place}.{kind}" for place in places if place not in self._failed for kind in KINDS
        )
        for name in set(_listed(self.folder / MANIFEST)) - set(files):
            if _OURS.match(name):
                (self.folder / name).unlink(missing_ok=True)
        listed = {"format": FORMAT, "index": INDEX, "files": files}
        write_file(self.folder / MANIFEST, json.dumps(listed, indent=1) + "\n")


def _address(story: Story) -> str:
    """Where a story's page is: its id stays as it grows."""
    return f"story/{story.id}"


def _name(*keys: str) -> str:
    """A name for a page of some documents: what can be read of their ids, and a digest of these."""
    digest = hashlib.sha256("\0".join(keys).encode("utf-8", "replace")).hexdigest()[:DIGITS]
    read = (_UNSAFE.sub("-", key)[:LONGEST_NAME].strip("-").lower() for key in keys)
    return "-".join(part for part in (*read, digest) if part)


def _listed(manifest: Path) -> list[str]:
    """The files of an earlier run; none where there is no list, or one that is not ours."""
    try:
        record = json.loads(manifest.read_text(encoding="utf-8"))
        return [name for name in record["files"] if isinstance(name, str)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _spare(corpus: Path, folder: Path) -> None:
    """Refuse a folder that lies in the corpus, or that has an index page of another's."""
    try:
        is_inside = folder.resolve().is_relative_to(corpus.resolve())
        index = folder / INDEX
        is_foreign = index.is_file() and not is_ours(index)
    except (OSError, ValueError, RuntimeError) as error:
        raise RetoldError(f"{folder}: cannot be used ({error}); choose another folder") from None
    if is_inside:
        raise RetoldError(f"{folder}: it lies in the corpus; choose another folder with --site")
    if is_foreign:
        raise RetoldError(f"{index}: it is no page of retold; choose another folder with --site")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RetoldError(f"{folder}: cannot be made a folder ({error.strerror})") from None
