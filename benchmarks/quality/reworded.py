"""Whether copies are found of which every sentence is in other words, and nobody else is accused.

Built from `tests/golden/reworded.json`, stories of our own writing: each with a copy that was spun
(nearly every content word replaced, in the source's order), a free paraphrase, and a report of the
same event by somebody else; and notices that fill in one form. They stand in a corpus, among the
first articles of `allsides.jsonl` where it is at hand. Each copy is looked for with `find`, and the
stories of the corpus are told, the sources dated a day before their copies. What is counted:

- looked at: the source is among the candidates of its copy, by words or by names
- found: `find` says that the one was made from the other
- in the story, derived: by `stories`, with the source or anything made from it as its source
- accused: reports and notices that `find` calls a copy of anything of our writing, or derived

One half of the stories chose settings, the other is reported.

    python -m benchmarks.quality.reworded [ARTICLES]
"""

import itertools
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.datasets import Absent, records
from benchmarks.record import write
from retold.corpus import Corpus
from retold.corpus.verify import INDEPENDENT
from retold.index import Archive
from retold.model import Document, Story
from retold.stories import stories

WRITTEN = Path(__file__).parents[2] / "tests" / "golden" / "reworded.json"
ARTICLES = 1500
LOOKED_AT = 30
COPIES = ("spun", "paraphrase")
INNOCENT = ("independent", "form")


class Text(NamedTuple):
    """A text of our writing; source: the id of what it was made from."""

    id: str
    kind: str
    half: str
    text: str
    source: str | None = None

    def document(self) -> Document:
        """The text as a document of a corpus."""
        published = "2026-03-05" if self.kind == "source" else "2026-03-06"
        return Document(self.id, self.text, published=published, language="en")


def main() -> None:
    """Measure and write the result."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    texts = list(written())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news"
        with Corpus(path) as corpus:
            added = corpus.add(_articles(articles)).added if articles else 0
            corpus.add(text.document() for text in texts)
        result = measured(texts, path, stories(path))
    write("reworded", {"articles": added, **result})


def written() -> Iterator[Text]:
    """The texts of our writing."""
    gold = json.loads(WRITTEN.read_text(encoding="utf-8"))
    for story in gold["stories"]:
        name, half = story["story"], story["half"]
        for kind in ("source", *COPIES, "independent"):
            source = f"{name}-source" if kind in COPIES else None
            yield Text(f"{name}-{kind}", kind, half, story[kind], source)
    for form in gold["forms"]:
        for number, text in enumerate(form["texts"]):
            yield Text(f"{form['form']}-{number}", "form", form["half"], text)


def measured(texts: list[Text], path: Path, told: list[Story]) -> dict[str, Any]:
    """The counts of each half, by kind of text."""
    home = {id_: number for number, story in enumerate(told) for id_ in story.documents}
    sources = {each.target: each.source for story in told for each in story.derivations}
    own = {text.id for text in texts}
    counts: dict[str, dict[str, Counter[str]]] = {}
    archive = Archive(path)
    numbers = archive.store.latest_numbers()
    with Corpus(path) as corpus:
        for text in texts:
            kinds = counts.setdefault(text.half, {})
            count = kinds.setdefault(text.kind, Counter())
            matches = corpus.find(text.document())
            derived = {
                match.document.id for match in matches if match.relation.kind not in INDEPENDENT
            }
            count["texts"] += 1
            if text.source is not None:
                count["looked at"] += numbers[text.source] in _looked_at(archive, text.text)
                count["found"] += text.source in derived
                count["in the story"] += home[text.id] == home[text.source]
                count["derived"] += sources.get(text.id) in _kin(text)
            elif text.kind in INNOCENT:
                count["found"] += bool(derived & own)
                count["derived"] += text.id in sources
    archive.close()
    return {
        half: {kind: dict(count) for kind, count in kinds.items()} for half, kinds in counts.items()
    }


def _kin(text: Text) -> set[str]:
    """The source of a copy, and the other copies of it."""
    name = str(text.source).removesuffix("-source")
    return {f"{name}-{kind}" for kind in ("source", *COPIES)} - {text.id}


def _looked_at(archive: Archive, text: str) -> set[int]:
    """The candidates of a text."""
    hits = [*archive.candidates(text, LOOKED_AT), *archive.named_alike(text)]
    return {hit.number for hit in hits}


def _articles(most: int) -> Iterator[Document]:
    """The first articles, where they are at hand."""
    try:
        rows = (row for row in records("allsides*.jsonl*") if row["text"].strip())
        for row in itertools.islice(rows, most):
            yield Document(
                str(row["id"]),
                row["text"],
                published=row.get("published"),
                outlet=row.get("outlet"),
            )
    except Absent as absent:
        print(absent, file=sys.stderr)


if __name__ == "__main__":
    main()
