"""What an extra brings is asked for by name wherever it is missing, in every verb."""

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import retold
from retold import Corpus, Document
from retold.cli import retold as command
from retold.errors import MissingExtra
from tests.corpus.stories import story
from tests.report.sample_comparison import sample

MODULES = {
    "parquet": "pyarrow",
    "warc": "fastwarc",
    "feeds": "feedparser",
    "office": "pypdfium2",
    "pandas": "pandas",
    "mcp": "mcp",
    "watch": "protego",
    "spark": "pyspark",
    "sail": "pysail",
    "model2vec": "model2vec",
    "sentence-transformers": "sentence_transformers",
    "serve": "fastapi",
}
"""The module that each extra brings."""
DISPENSABLE = {"c2pa"}
"""Without these a verb does its work, and says in its result what was not done."""

COMMANDS = [
    ("mcp", "mcp"),
    ("watch", "watch NEWS --once"),
    ("parquet", "add NEWS FILE.parquet"),
    ("parquet", "find --in CORPUS --batch FILE.parquet"),
    ("parquet", "dedupe FILE.parquet --out OUT.parquet"),
    ("parquet", "dedupe PAIRS --out OUT --work WORK"),
    ("spark", "dedupe PAIRS --out OUT --engine spark"),
    ("sail", "dedupe PAIRS --out OUT --engine sail"),
    ("parquet", "add NEWS PAIRS --workers 2"),
    ("spark", "add NEWS PAIRS --engine spark"),
    ("sail", "add NEWS PAIRS --engine sail"),
    ("parquet", "stories CORPUS --workers 2"),
    ("spark", "stories CORPUS --engine spark"),
    ("sail", "stories CORPUS --engine sail"),
    ("parquet", "compare STORY STORY --out OUT.parquet"),
    ("parquet", "stories CORPUS --out OUT.parquet"),
    ("parquet", "trace STORY --in CORPUS --out OUT.parquet"),
    ("warc", "add NEWS FILE.warc"),
    ("warc", "find --in CORPUS --batch FILE.warc"),
    ("feeds", "add NEWS FILE.rss"),
    ("feeds", "find --in CORPUS --batch FILE.atom"),
    ("office", "compare STORY FILE.pdf"),
    ("office", "extract FILE.pdf"),
    ("office", "quotes FILE.pdf"),
    ("office", "add NEWS FILE.pdf"),
    ("office", "find FILE.pdf --in CORPUS"),
    ("office", "find --in CORPUS --batch FILE.pdf"),
    ("model2vec", "compare STORY STORY --encoder example/potion-small"),
    ("model2vec", "compare --pairs PAIRS --out OUT --encoder example/potion-small"),
    ("sentence-transformers", "compare STORY STORY --encoder example/mini"),
    ("sentence-transformers", "compare --pairs PAIRS --out OUT --encoder example/mini"),
    ("serve", "serve CORPUS"),
]


class Stream:
    """Something that offers Arrow's stream, as data frames do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        raise AssertionError("nobody should ask")


CALLS: list[tuple[str, Callable[[Corpus], object]]] = [
    ("parquet", lambda corpus: corpus.add(Stream())),
    ("parquet", lambda corpus: corpus.dedupe().to_arrow()),
    ("parquet", lambda corpus: corpus.dedupe().to_pandas()),
    ("office", lambda corpus: retold.extract(corpus.path.with_name("FILE.pdf"))),
    ("pandas", lambda _: sample().to_frame()),
    ("pandas", lambda _: retold.quotes(story(1)).to_frame()),
    ("pandas", lambda corpus: corpus.find(story(1)).to_frame()),
    ("model2vec", lambda _: retold.compare(story(1), story(1), encoder="example/potion-small")),
    ("sentence-transformers", lambda _: retold.compare(story(1), story(1), encoder="a/mini")),
]


def block(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Let nobody import a module, nor what is in it and was imported before."""
    for name in [name for name in sys.modules if name.startswith(f"{module}.")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, module, None)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "CORPUS") as corpus:
        corpus.add([Document("a", story(1))])
    (tmp_path / "STORY").write_text(story(1), encoding="utf-8")
    record = {"source": str(tmp_path / "STORY"), "target": str(tmp_path / "STORY")}
    (tmp_path / "PAIRS").write_text(json.dumps(record), encoding="utf-8")
    for ending in ("parquet", "warc"):
        (tmp_path / f"FILE.{ending}").write_bytes(b"PAR1 or whatever it is")
    for ending in ("rss", "atom"):
        (tmp_path / f"FILE.{ending}").write_text("<rss><channel/></rss>", encoding="utf-8")
    (tmp_path / "FILE.pdf").write_bytes(b"%PDF-1.7 or whatever it is")
    return tmp_path


@pytest.mark.parametrize(("extra", "line"), COMMANDS)
def test_a_verb_says_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch, extra: str, line: str
) -> None:
    block(monkeypatch, MODULES[extra])
    words = [str(place / word) if word[:1].isupper() else word for word in line.split()]
    result = CliRunner().invoke(command, words)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 1
    assert f"pip install 'retold[{extra}]'" in result.stderr


@pytest.mark.parametrize(("extra", "call"), CALLS, ids=range(len(CALLS)))
def test_a_function_says_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch, extra: str, call: Callable[[Corpus], object]
) -> None:
    with Corpus(place / "CORPUS") as corpus:
        block(monkeypatch, MODULES[extra])
        with pytest.raises(MissingExtra, match=rf"retold\[{extra}\]"):
            call(corpus)


def test_every_extra_is_tried() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    tried = {extra for extra, _ in CALLS} | {
        str(getattr(case, "values", case)[0]) for case in COMMANDS
    }
    assert tried == set(MODULES)
    assert tried | DISPENSABLE == set(declared["optional-dependencies"])
