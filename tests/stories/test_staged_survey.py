"""The stories found in stages are those of one process, byte for byte, whoever runs the stages."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold.cli import retold as command
from retold.corpus import Corpus
from retold.engines.stage import Engine
from retold.errors import RetoldError
from retold.index.store import NAME as DOCUMENTS
from retold.model import Document
from retold.report.story_forms import render
from retold.stories import Counts, Survey, staged_survey
from retold.stories.kept import NAME
from retold.stories.staged_survey import StagedSurvey, Working
from tests.corpus.stories import sentences, story
from tests.engines.runners import Opening, local, on_sail, on_spark, processes
from tests.stories.bridge import ELSEWHERE, INDEPENDENT, LINEAGE


def documents() -> list[Document]:
    """Lineages, twins, versions, a chain in which each shares half of the one before it."""
    made = [*LINEAGE, INDEPENDENT, ELSEWHERE]
    for number in range(5):
        text, day = story(number), f"2026-01-0{number % 5 + 1}"
        made.append(Document(f"s{number}", text, published=day))
        if number % 2:
            made.append(Document(f"c{number}", text.replace("the", "this"), published=day))
        if number % 3 == 0:
            made.append(Document(f"t{number}", text))
        if number % 4 == 0:
            made.append(Document(f"s{number}", f"{text} The desk added a sentence of its own."))
    told = sentences(story(99, 40))
    made += [Document(f"h{at}", " ".join(told[4 * at : 4 * at + 8])) for at in range(7)]
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(documents())
    return tmp_path


def corpus(folder: Path, name: str) -> Path:
    """Another copy of the corpus, with what was kept in it."""
    shutil.copytree(folder / "news", folder / name)
    return folder / name


Found = tuple[str, Counts, dict[int, str]]


def found(survey: Survey) -> Found:
    with survey as opened:
        for _ in opened.look():
            pass
        stories = list(opened.tell())
        return render(stories, "json"), opened.counts, opened.bad


def staged(
    place: Path, engine: AbstractContextManager[Engine], work: Path | None = None, **how: bool
) -> Found:
    return found(StagedSurvey(place, Working(engine, work), **how))


@pytest.mark.parametrize("passages", [False, True])
@pytest.mark.parametrize("few", [0, 64])
def test_stages_tell_what_one_process_tells(folder, monkeypatch, passages, few) -> None:
    monkeypatch.setattr(staged_survey, "FEW", few)
    other = corpus(folder, "other")
    whole = found(Survey(folder / "news", passages=passages))
    work = folder / "work"
    assert staged(other, local(3), work, passages=passages) == whole
    assert '"derivations"' in whole[0]
    assert (work / "tied-1").exists() == (few == 0)


@pytest.mark.parametrize("opening", [processes, on_sail, on_spark])
def test_engines_tell_the_same(folder, opening: Opening) -> None:
    other = corpus(folder, "other")
    whole = found(Survey(folder / "news"))
    assert staged(other, opening(3)) == whole
    assert kept(other) == kept(folder / "news")


def kept(place: Path) -> list[Sequence[object]]:
    """What is kept for the next run."""
    with closing(sqlite3.connect(place / NAME)) as connection, connection:
        tables = ("ties", "stories", "state")
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table in tables
        ]


def test_what_an_earlier_run_kept_is_not_done_again(folder) -> None:
    found(Survey(folder / "news"))
    with Corpus(folder / "news") as opened:
        opened.add([Document("late", story(3).replace("and", "or")), Document("new", story(77))])
    other = corpus(folder, "other")
    whole = found(Survey(folder / "news"))
    assert staged(other, local(2)) == whole
    assert whole[1].documents == 2
    assert kept(other) == kept(folder / "news")
    found_again = staged(other, local(2))
    assert found_again[0] == whole[0]
    assert found_again[1].told_anew == 0


def test_a_run_that_was_stopped_at_any_stage_goes_on_to_the_same(folder, monkeypatch) -> None:
    monkeypatch.setattr(staged_survey, "FEW", 0)
    work, news = folder / "work", folder / "news"
    whole = staged(news, local(2), work)
    stages = sorted((path for path in work.iterdir() if path.is_dir()), key=_made)
    assert [stage.name for stage in stages][-3:] == ["tied-1", "grouped", "told"]
    for number, stage in enumerate(stages):
        left = folder / f"left-{number}"
        shutil.copytree(work, left)
        for later in stages[number:]:
            shutil.rmtree(left / later.name)
        (left / f"{stage.name}.part").mkdir()
        (news / NAME).unlink()
        assert staged(news, local(3), left) == whole
    assert staged(news, local(3), work)[::2] == whole[::2]  # also where all was kept


def _made(path: Path) -> int:
    return path.stat().st_mtime_ns


def test_what_is_added_meanwhile_has_no_part(folder) -> None:
    """Workers open the corpus later than the process that was called."""
    other = corpus(folder, "other")
    answers = []
    for survey in (Survey(folder / "news"), StagedSurvey(other, Working(local(2)))):
        place = folder / "news" if type(survey) is Survey else other
        with Corpus(place) as opened:
            opened.add([Document("late", story(1).replace("and", "or"))])
        answers.append(found(survey))
    assert answers[0] == answers[1]
    assert '"late"' not in answers[0][0]


def test_a_folder_of_another_run_is_refused(folder) -> None:
    news, work = folder / "news", folder / "work"
    staged(news, local(1), work)
    with pytest.raises(RetoldError, match="holds another run"):
        staged(news, local(1), work, passages=True)
    with Corpus(news) as opened:
        opened.add([Document("late", story(50))])
    with pytest.raises(RetoldError, match="holds another run"):
        staged(news, local(1), work)
    staged(news, local(1), folder / "next")
    (news / NAME).unlink()
    with pytest.raises(RetoldError, match="which is gone"):
        staged(news, local(1), folder / "next")


def damage(place: Path, id_: str) -> None:
    with closing(sqlite3.connect(place / DOCUMENTS)) as connection, connection:
        connection.execute("UPDATE documents SET text = ? WHERE id = ?", (b"torn", id_))


@pytest.mark.parametrize("id_", ["s0", "s3", "t3", "root", "h3"])
def test_a_damaged_document_is_counted_and_the_others_are_told(folder, id_) -> None:
    damage(folder / "news", id_)
    other = corpus(folder, "other")
    whole = found(Survey(folder / "news"))
    again = staged(other, local(3))
    assert again[:2] == whole[:2]
    assert again[2].keys() == whole[2].keys()
    assert all(repr(id_) in reason for reason in whole[2].values())
    assert len(whole[2]) == (2 if id_ == "s0" else 1)
    assert f'"{id_}"' not in whole[0]
    assert '"heir"' in whole[0]


def test_a_damaged_document_is_told_once_it_is_mended(folder) -> None:
    whole = found(Survey(corpus(folder, "whole")))
    mended = (folder / "news" / DOCUMENTS).read_bytes()
    damage(folder / "news", "copy")
    assert found(Survey(folder / "news"))[2]
    for log in (folder / "news").glob(f"{DOCUMENTS}-*"):
        log.unlink()
    (folder / "news" / DOCUMENTS).write_bytes(mended)
    assert found(Survey(folder / "news"))[::2] == whole[::2]


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_writes_the_same_bytes(folder, form: str) -> None:
    other = corpus(folder, "other")
    runner, told = CliRunner(), ["stories", "--format", form]
    whole = runner.invoke(command, [*told, str(folder / "news")])
    staged_run = runner.invoke(command, [*told, str(other), "--partitions", "2"])
    assert whole.exit_code == staged_run.exit_code == 0, staged_run.output
    assert staged_run.stdout_bytes == whole.stdout_bytes
    assert staged_run.stderr == whole.stderr
    damage(other, "copy")
    bad = runner.invoke(command, [*told, str(other), "--partitions", "2"])
    assert bad.exit_code == 1
    assert "1 document is damaged" in bad.stderr


def test_a_plan_is_explained_and_nothing_is_looked_at(folder) -> None:
    news = str(folder / "news")
    done = CliRunner().invoke(command, ["stories", news, "--explain", "--engine", "sail"])
    assert done.exit_code == 0, done.output
    count = len(documents())
    assert f"{count} documents, {count} of them new; engine sail" in done.stdout
    assert "core seconds" in done.stdout
