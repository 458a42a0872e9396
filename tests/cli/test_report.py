from pathlib import Path

import pytest

from retold.corpus import Corpus
from retold.model import Document
from tests.cli.conftest import SOURCE, TARGET


@pytest.fixture
def news(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("dam", SOURCE), Document("spun", TARGET)])
    return tmp_path / "news"


def test_the_stories_of_a_corpus_become_a_site(run, news: Path, tmp_path: Path) -> None:
    result = run("report", news, "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.endswith(f"pages, 0 failed; start at {tmp_path / 'site'}/index.html\n")
    assert (tmp_path / "site" / "index.html").is_file()
    alone = run("report", news, "--site", tmp_path / "few", "--least", 3)
    assert "1 page" in alone.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), (2, "--site")),
        (("--site", "news/site"), (1, "it lies in the corpus")),
        (("--site", "site", "--reader", "nobody"), (1, "no such reader")),
        (("--site", "file/site"), (1, "cannot be made a folder")),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run, news: Path, monkeypatch: pytest.MonkeyPatch, words, said: tuple[int, str]
) -> None:
    news.with_name("file").write_text("x", encoding="utf-8")
    monkeypatch.chdir(news.parent)
    result = run("report", "news", *words)
    code, reason = said
    assert result.exit_code == code
    assert reason in result.stderr


def test_a_folder_without_a_corpus_is_told(run, tmp_path: Path) -> None:
    result = run("report", tmp_path / "none", "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "there is no corpus here" in result.stderr
    assert not (tmp_path / "site").exists()
