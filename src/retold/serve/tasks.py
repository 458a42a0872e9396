"""What a worker process does: each verb once, from what was given to the forms that are shown.

A task is called with a function that tells how far it is, and the values that the server gives it;
all of them, and what it returns, can be sent from one process to the other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from retold.compare import compare_documents
from retold.corpus import Corpus
from retold.corpus.matches_wire import to_json as matches_json
from retold.errors import RetoldError
from retold.garbage import collect_rarely
from retold.model import Comparison, Document, Story
from retold.model.texts import first_line
from retold.models.encode import load_encoder
from retold.models.reader import load_reader
from retold.prepare import prepare
from retold.quotes import find_quotations
from retold.read.fields import id_of
from retold.report import Setting, View, quotations, render, to_html, to_json
from retold.report.paper import on_one_line
from retold.report.sayings import counts, sayings
from retold.report.story_forms import origins_to_json
from retold.report.story_forms import to_html as story_html
from retold.report.story_forms import to_json as story_json
from retold.report.summary import summarize, to_record
from retold.serve.givens import PASTED, Given, Rules, document_of, name_of
from retold.stories import Families, Survey, text_of, trace
from retold.stories.independence import origins_of
from retold.verdicts import give, given_on, take_back

Tell = Callable[[Any], None]

STORIES = 500
"""Stories of a corpus that have a page of their own, the largest first."""
WORDS = 70
"""Characters of a pasted text by which a list calls it."""
SCARCE = "The ferry left Skerwick at noon. It came back before dark, its skipper said."
"""A text by which a process warms up."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a pair is compared and shown; as the options of `retold compare`."""

    quotations: bool = False
    encoder: str = "default"
    reader: str = "default"


@dataclass(frozen=True, slots=True)
class Result:
    """What a task made: data as `--format json` writes them, a page where asked for, a summary.

    extra: further forms by name.
    """

    title: str
    data: str
    page: str | None = None
    summary: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


def warm_up(_: Tell) -> None:
    """Load what a comparison needs, so that the first that is asked for is as quick as others."""
    load_encoder("default")
    load_reader("default")
    document = Document("document", SCARCE)
    to_html(compare_documents(prepare(document), prepare(document)))
    collect_rarely()


def read(_: Tell, givens: Sequence[Given], rules: Rules) -> list[Document]:
    """The documents that were given."""
    return [document_of(given, rules) for given in givens]


def compare(
    _: Tell,
    pair: tuple[Document, Document],
    options: Options,
    name: str,
    paged: bool,
    corpus: Path | None,
) -> Result:
    """A comparison under the name that it is kept by; with its page if that is wanted."""
    comparison = _compared(pair, options)
    source, target = map(called, pair)
    summary = replace(summarize(comparison, name), source=source, target=target)
    return Result(
        title=f"{source} → {target}",
        data=to_json(comparison),
        page=_page(comparison, name, corpus) if paged else None,
        summary=to_record(summary),
    )


def export(
    _: Tell,
    pair: tuple[Document, Document],
    options: Options,
    form: str,
    corpus: Path | None,
) -> str | bytes:
    """A comparison in a form to take away: "markdown" or "docx"."""
    comparison = _compared(pair, options)
    return render(_titled(comparison), form, _view(comparison, corpus))


def judge(
    _: Tell,
    pair: tuple[Document, Document],
    options: Options,
    corpus: Path,
    said: tuple[str, str | None, str],
) -> dict[str, Any] | None:
    """A reader's verdict on a change (its id, the verdict, a note) as it is kept; None: none."""
    change, verdict, note = said
    if verdict is None:
        take_back(corpus, change)
        return None
    return asdict(give(corpus, _compared(pair, options), change, verdict, note))  # type: ignore[arg-type]


def _compared(pair: tuple[Document, Document], options: Options) -> Comparison:
    return compare_documents(
        *map(prepare, pair),
        encoder=options.encoder,
        reader=options.reader,
        quotations=options.quotations,
    )


def _page(comparison: Comparison, name: str, corpus: Path | None) -> str:
    """The report of a comparison, with the verdicts that readers gave and can give."""
    verdicts = None if corpus is None else f"/api/1/compare/{name}/verdicts"
    setting = replace(_setting(corpus), verdicts=verdicts)
    return to_html(_titled(comparison), view=_view(comparison, corpus), setting=setting)


def _titled(comparison: Comparison) -> Comparison:
    """The comparison as a reader is shown it: pasted texts bear their first words as titles."""
    alignment = comparison.alignment
    sides = (
        replace(side, document=_with_title(side.document))
        for side in (alignment.source, alignment.target)
    )
    source, target = sides
    return replace(comparison, alignment=replace(alignment, source=source, target=target))


def _with_title(document: Document) -> Document:
    return replace(document, title=called(document)) if _is_nameless(document) else document


def _view(comparison: Comparison, corpus: Path | None) -> View:
    return View() if corpus is None else View(rulings=given_on(corpus, comparison))


def _setting(corpus: Path | None) -> Setting:
    """How a report leads to the other pages of the server."""
    if corpus is None:
        return Setting(assets="/static")
    opened = _corpus(corpus)

    @lru_cache(maxsize=10_000)
    def is_there(key: str) -> bool:
        earlier = key.rstrip("'").rpartition("@")[0]
        return bool(opened.versions(key) or opened.versions(earlier))

    def document(key: str) -> str | None:
        return f"/document?{urlencode({'id': key})}" if is_there(key) else None

    def comparison(source: str, target: str) -> str | None:
        if not (is_there(source) and is_there(target)):
            return None
        return f"/compare/of?{urlencode({'source': source, 'target': target})}"

    return Setting(assets="/static", document=document, comparison=comparison)


def quotes(_: Tell, document: Document, paged: bool, corpus: Path | None) -> Result:
    """Who said what in a document."""
    prepared = prepare(document)
    said = find_quotations(prepared)
    direct, _indirect, speakers = counts(sayings(prepared.document, said))
    return Result(
        title=called(document),
        data=quotations.to_json(prepared.document, said),
        page=quotations.to_html(prepared, said, setting=_setting(corpus)) if paged else None,
        summary={"quotations": len(said), "direct": direct, "speakers": speakers},
    )


def find(
    _: Tell, document: Document, corpus: Path, limit: int, languages: Sequence[str]
) -> tuple[str, list[dict[str, Any]]]:
    """The matches of a document in a corpus, as data and with what a page shows of each."""
    opened = _corpus(corpus)
    matches = opened.find(document, limit=limit, languages=languages)
    rows = [
        {
            "number": opened.versions(match.document.id)[match.version - 1],
            "id": match.document.id,
            "title": match.document.title,
            "outlet": match.document.outlet,
            "published": match.document.published,
            "relation": match.relation.kind,
            "certainty": match.relation.certainty,
            "evidence": list(match.relation.evidence),
            "score": match.score,
            "containment": match.containment,
            "passages": [
                (
                    (passage.source.start, passage.source.end),
                    passage.source.of(document.text),
                    passage.target.of(match.document.text),
                )
                for passage in match.passages
            ],
        }
        for match in matches
    ]
    return matches_json(document, matches), rows


def trace_story(
    _: Tell, document: Document, corpus: Path, families: Mapping[str, Sequence[str]]
) -> tuple[str, Result, str | None]:
    """The id of a document's story, the story, and the id of the document whose text it has."""
    story = trace(document, corpus)
    result = _story(story, Families(families), corpus)
    return story.id, result, text_of(document, story)


def tell_stories(tell: Tell, corpus: Path, looking: bool) -> int:
    """How many stories a corpus has; those of several documents are told on the way.

    What is told is `("at", done, total, what)` and `("story", id, result)`. looking: compare the
    documents that were added since; without it, the stories are those that are kept in the folder.
    """
    with Survey(corpus) as survey:
        total = survey.waiting
        for done, _ in enumerate(survey.look() if looking else (), start=1):
            tell(("at", done, total, "documents compared"))
        count = survey.count()
        several = 0
        for done, story in enumerate(survey.tell(), start=1):
            if len(story.documents) > 1 and several < STORIES:
                several += 1
                tell(("story", story.id, _story(story, Families({}), corpus)))
            tell(("at", done, count, "stories told"))
    return count


def add(tell: Tell, givens: Sequence[Given], rules: Rules, corpus: Path) -> list[dict[str, Any]]:
    """What became of documents that were to be added; a bad one is named, the rest goes on."""
    outcomes: list[dict[str, Any]] = []
    with Corpus(corpus) as opened:
        for done, given in enumerate(givens, start=1):
            try:
                document = _with_title(document_of(given, rules))
            except RetoldError as error:
                name = name_of(given)
                outcomes.append(_outcome(name, given.title, "bad", reason=str(error)))
            else:
                [outcome] = opened.adding(document)
                number = _version_of(opened, outcome.id, document.text)
                outcomes.append(_outcome(outcome.id, document.title, outcome.state, number))
            tell(("at", done, len(givens), "documents added"))
    return outcomes


def _version_of(corpus: Corpus, id_: str, text: str) -> int:
    """The number of the last version of an id that has a text."""
    numbers = reversed(corpus.versions(id_))
    stored = ((number, corpus.numbered(number)) for number in numbers)
    return next(number for number, each in stored if each and each.document.text == text)


def _outcome(
    id_: str, title: str | None, state: str, number: int | None = None, reason: str | None = None
) -> dict[str, Any]:
    return {"id": id_, "title": title, "state": state, "number": number, "reason": reason}


def called(document: Document) -> str:
    """What a list calls a document: its title, its id, or where it was pasted its first words."""
    if document.title:
        return on_one_line(document.title)
    if not _is_nameless(document):
        return on_one_line(document.id)
    start = on_one_line(first_line(document.text)[: 2 * WORDS])
    return start if len(start) <= WORDS else start[:WORDS].rsplit(" ", 1)[0] + " …"


def _is_nameless(document: Document) -> bool:
    """Whether a document has neither a title nor a name that somebody gave it."""
    return not document.title and document.id in {*PASTED, id_of(document.text)}


def _story(story: Story, families: Families, corpus: Path) -> Result:
    origins = origins_of(story, families)
    gravest = [derivation.worst for derivation in story.derivations if derivation.worst]
    return Result(
        title=story.title,
        data=story_json([story]),
        page=story_html([story], setting=_setting(corpus)),
        summary={
            "documents": list(story.documents),
            "origins": {"least": origins.least, "most": origins.most},
            "derivations": len(story.derivations),
            "facts": len(story.facts),
            "worst": next(
                (each for each in ("critical", "major", "minor") if each in gravest), None
            ),
        },
        extra={"origins": origins_to_json(origins)},
    )


@lru_cache(maxsize=2)
def _corpus(path: Path) -> Corpus:
    """A corpus that stays open in this process: opening it reads its segments."""
    return Corpus(path)


_ALL = (warm_up, read, compare, export, judge, quotes, find, trace_story, tell_stories, add)
TASKS: Mapping[str, Callable[..., Any]] = {task.__name__: task for task in _ALL}
"""The tasks by name."""
