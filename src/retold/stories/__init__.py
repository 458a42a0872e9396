"""A corpus -> its stories: who copied whom, which came first, and how the facts drifted."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from retold.model import Document, Origins, Story
from retold.prepare import Readable, as_document
from retold.stories.families import Families, read_families
from retold.stories.grouping import group
from retold.stories.independence import origins_of
from retold.stories.neighbourhood import is_own
from retold.stories.telling import from_record, tell, to_record
from retold.stories.threads import Counts, Web
from retold.stories.tying import Known

__all__ = ["Counts", "Families", "Survey", "in_corpus", "origins", "stories", "text_of", "trace"]

NEIGHBOURS = 300
"""Documents that `trace` looks at, at most. Where no more were not looked at before, it has looked
at all, and tells the very story that `stories` does."""


def stories(corpus: Path | str, *, passages: bool = False) -> list[Story]:
    """The stories of a corpus, the largest first; each of its documents is in exactly one.

    What was found is kept in the corpus's folder: after an `add` only the stories that gained a
    document are told anew.

    Args:
        corpus: its folder.
        passages: tell also, of each stretch of wording that a document does not have from its
            source, the likeliest source (`Story.passages`).

    Raises:
        RetoldError: there is no corpus, or it is damaged.
    """
    with Survey(corpus, passages=passages) as survey:
        for _ in survey.look():
            pass
        return list(survey.tell())


def trace(document: Readable, corpus: Path | str, *, passages: bool = False) -> Story:
    """The story of a document among those of a corpus: where it comes from, and what came of it.

    Where `stories` was asked, or but few documents are new since, it is the story that `stories`
    puts the document in; else `Story.whole` is False, and the corpus may have more of it.

    A document from outside whose text one of the corpus has, however it is laid out, is told as
    that one: `Story.asked` says under which id.

    Args:
        document: a document, a page, a path, an address, `-` for standard input, or a text; whether
            it is in the corpus or not.
        corpus: its folder.
        passages: as for `stories`.

    Raises:
        RetoldError: there is no corpus, or it is damaged.
        ReadError: the document cannot be read.
    """
    asked = as_document(document, "document")
    with Web(Path(corpus)) as web:
        number = web.invite(asked)
        is_whole = web.total - web.done <= NEIGHBOURS
        around = _all_around(web, number) if is_whole else _around(web, number)
        web.settle()
        groups = group(sorted(around), web.among(around), web.tie)
        story = next(each for each in groups if number in each)
        members = [web.known(each) for each in story]
        story_told = tell(members, web.of_story(story))
        if passages:
            story_told = _with_passages(story_told, members, web)
        web.write()
        return replace(story_told, asked=web.known(number).key, whole=is_whole)


def origins(
    document: Readable,
    corpus: Path | str,
    *,
    families: Families | Mapping[str, Iterable[str]] | Path | str | None = None,
) -> Origins:
    """How many independent origins the story of a document has, and what each alone supports.

    Args:
        document: as for `trace`.
        corpus: its folder.
        families: which outlets and hosts belong together: a mapping from the name of a family to
            these, or the path of a file (JSON, or CSV of outlet and family). Those of a family
            count as one origin.

    Raises:
        RetoldError: as `trace`.
        FormatError: the file of families is neither JSON nor CSV.
    """
    if isinstance(families, (str, Path)):
        families = read_families(families)
    elif not isinstance(families, Families):
        families = Families(families)
    return origins_of(trace(document, corpus), families)


def text_of(document: Document, story: Story) -> str | None:
    """The id of the document of a corpus as which a document is told, for it has the same text.

    Args:
        document: which `trace` was asked about.
        story: what it answered; None is returned where that tells the document under its own id.
    """
    if story.asked is None or is_own(story.asked, document.id):
        return None
    return story.asked


def in_corpus(id_: str, corpus: Path | str) -> Document | None:
    """The document of a corpus that has an id; None where there is none."""
    with Web(Path(corpus)) as web:
        number = web.number(id_)
        return web.known(number).document if number is not None else None


class Survey:
    """The stories of a corpus, found step by step, so that the work can be watched.

    with Survey("news") as survey:
        for _ in survey.look():
            ...
        for story in survey.tell():
            ...
    """

    def __init__(self, corpus: Path | str, *, passages: bool = False) -> None:
        """passages: as for `stories`."""
        self._web = Web(Path(corpus))
        self._passages = passages
        self._groups: list[list[int]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *details: object) -> None:
        self._web.__exit__(*details)

    @property
    def counts(self) -> Counts:
        """What was done so far."""
        return self._web.counts

    @property
    def total(self) -> int:
        """How many documents there are, each version counted."""
        return self._web.total

    @property
    def waiting(self) -> int:
        """How many documents have not been looked at."""
        return self._web.total - self._web.done

    def look(self) -> Iterator[int]:
        """Compare each new document with its candidates; yields how many were since."""
        return self._web.look_at_all()

    @property
    def bad(self) -> dict[int, str]:
        """The documents that were found damaged, by number, and how: they are in no story."""
        return self._web.bad

    def count(self) -> int:
        """How many stories there are, once all documents were looked at."""
        return len(self._grouped())

    def tell(self) -> Iterator[Story]:
        """The stories, the largest first; those that have not changed are told as before."""
        signatures: list[str] = []
        for members in self._readable():
            own = signature(known.key for known in members)
            story = self._told(members, own)
            signatures.append(own)
            yield self._with_passages(story, members, own) if self._passages else story
        self._web.kept.forget(signatures)
        self._web.write()

    def _told(self, members: Sequence[Known], own: str) -> Story:
        """A story, as it was told before where it has not changed; `own` is its signature."""
        web = self._web
        if len(members) == 1:
            return tell(members, {})
        record = web.kept.story(own)
        if record is not None:
            web.counts.kept += 1
            return from_record(record, members)
        web.counts.told_anew += 1
        story = self._told_anew(members, own)
        web.kept.keep_stories([(own, to_record(story))])
        return story

    def _told_anew(self, members: Sequence[Known], own: str) -> Story:
        del own
        return tell(members, self._web.of_story([known.number for known in members]))

    def _with_passages(self, story: Story, members: Sequence[Known], own: str) -> Story:
        del own
        return _with_passages(story, members, self._web)

    def _readable(self) -> Iterator[list[Known]]:
        """The members of each story, but for those that are damaged; the largest first."""
        for numbers in sorted(self._grouped(), key=lambda each: (-len(each), each)):
            members = [known for known in map(self._web.readable, numbers) if known is not None]
            if members:
                yield members

    @property
    def _numbers(self) -> list[int]:
        """The documents that are told of."""
        return [number for number in range(self._web.total) if number not in self._web.bad]

    def _grouped(self) -> list[list[int]]:
        if self._groups is None:
            self._web.settle()
            self._groups = self._group()
            self._web.write()
        return self._groups

    def _group(self) -> list[list[int]]:
        numbers = self._numbers
        return group(numbers, self._web.among(numbers), self._web.tie)


def _with_passages(story: Story, members: Sequence[Known], web: Web) -> Story:
    from retold.stories.borrowed import passages

    return replace(story, passages=passages(members, story.derivations, web.sharing))


def _all_around(web: Web, number: int) -> set[int]:
    """The documents that hang together with one, once all were looked at."""
    for _ in web.look_at_all():
        pass
    if web.is_guest(number):
        web.look_at(number)
    gathered, waiting = {number}, [number]
    while waiting:
        near = web.tied_to(waiting.pop()) - gathered
        gathered |= near
        waiting += near
    return gathered


def _around(web: Web, number: int) -> set[int]:
    """The documents that hang together with one, as far as they are looked at."""
    web.sample_names()
    gathered, waiting = {number}, [number]
    while waiting and len(gathered) < NEIGHBOURS:
        for neighbour in web.look_at(waiting.pop(0)):
            if neighbour not in gathered:
                gathered.add(neighbour)
                waiting.append(neighbour)
    return gathered


def signature(keys: Iterable[str]) -> str:
    """What a story of documents with these keys is kept under."""
    return hashlib.sha256("\0".join(sorted(keys)).encode()).hexdigest()
