"""Rounds of a watch against a server on this machine."""

import hashlib
from pathlib import Path

import pytest

from retold import Corpus, Document, RetoldError, add
from retold.index import Archive
from retold.watch import Ours, Watch
from retold.watch.courier import Courier
from tests.stories.bridge import COPY, INDEPENDENT
from tests.watch.conftest import OWN, Make
from tests.watch.site import Site, page, rss


def texts(corpus: Path) -> dict[str, str]:
    archive = Archive(corpus)
    try:
        return {document.id: document.text for document in archive.store.latest_documents()}
    finally:
        archive.close()


def test_a_copy_is_added_and_reported_with_what_shows_it(
    site: Site, watching: Make, corpus: Path
) -> None:
    site.routes["/feed"] = rss(site.at("/copy"), site.at("/other"))
    link = "<footer><a href='http://www.localhost/bridge/?utm_source=x'>Source</a></footer>"
    site.routes["/copy"] = page(COPY.text + "\n\nFirst published by the Valley Echo.", foot=link)
    site.routes["/other"] = page(INDEPENDENT.text)
    with watching(site.at("/feed")) as watch:
        done = watch.round()
        assert (done.added, done.copies, done.faults) == (2, 1, [])
        [pack] = watch.unshown()
    assert pack["copy"]["url"] == site.at("/copy")
    assert pack["own"]["id"] == "own-1"
    assert (
        pack["copy"]["sha256"]
        == hashlib.sha256(texts(corpus)[site.at("/copy")].encode()).hexdigest()
    )
    assert pack["relation"]["kind"] in {"copy", "edited"}
    assert pack["share_copied"] > 0.9
    assert pack["share_of_own"] > 0.7
    assert pack["credit"]["present"] is True
    assert pack["credit"]["words"] is not None
    assert pack["credit"]["words"]["text"] == "Valley Echo"
    assert pack["link"] == {
        "present": True,
        "address": "http://www.localhost/bridge/?utm_source=x",
        "to": "article",
    }
    assert pack["byline"] == {"present": False, "name": None}
    assert pack["status"] == "new"
    figures = [change for change in pack["changes"] if change["kind"] == "number"]
    assert {change["target"]["text"] for change in figures if change["target"]} >= {"64"}
    for change in pack["changes"]:
        if change["target"]:
            span = change["target"]
            text = texts(corpus)[site.at("/copy")]
            assert text[span["start"] : span["end"]] == span["text"]


def test_a_copy_that_names_nobody_is_told_to(site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        watch.round()
        [pack] = watch.unshown()
    assert pack["credit"] == {"present": False, "words": None}
    assert pack["link"] == {"present": False, "address": None, "to": None}


def test_a_copy_is_reported_once(site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    for expected in (1, 0):
        with watching(site.at("/feed")) as watch:
            assert watch.round().copies == expected
            for pack in watch.unshown():
                watch.store.mark_shown(pack["id"])
    assert site.paths().count("/copy") == 1
    with watching() as watch:
        assert watch.unshown() == []


def test_the_same_text_under_another_address_of_a_site_is_no_other_copy(
    site: Site, watching: Make
) -> None:
    for path in ("/copy", "/amp", "/copy?session=9&utm_source=feed"):
        site.routes[path] = page(COPY.text)
    site.routes["/feed"] = rss(
        *map(site.at, ("/copy", "/copy?utm_medium=rss#top", "/amp", "/copy?session=9"))
    )
    site.routes["/copy?session=9"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        watch.round()
        [pack] = watch.unshown()
    assert pack["also_at"] == [site.at("/amp"), site.at("/copy?session=9")]


def test_a_copy_that_changes_keeps_its_status_and_all_its_hashes(
    site: Site, watching: Make, corpus: Path
) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        watch.round()
        [pack] = watch.unshown()
        watch.store.mark(pack["id"][:6], "asked", "2026-04-15T00:00:00Z", "wrote")
    changed = COPY.text.replace("64 lorries", "46 lorries")
    add(corpus, [Document(site.at("/copy"), changed, url=site.at("/copy"))])
    with watching() as watch:
        assert watch.round().copies == 0
        [kept] = watch.store.copies()
    assert kept.status == "asked"
    assert kept.evidence["copy"]["version"] == 2
    assert len({version["sha256"] for version in kept.evidence["versions"]}) == 2
    assert kept.evidence["seen"] == pack["seen"]


def test_what_was_added_by_hand_is_looked_at_and_what_was_there_is_not(
    watching: Make, corpus: Path
) -> None:
    add(corpus, [Document("old", COPY.text, url="http://127.0.0.1/old")])
    with watching() as watch:
        assert watch.round().copies == 0
    add(corpus, [Document("fresh", COPY.text + "\n\nMore.", url="http://127.0.0.1/fresh")])
    with watching() as watch:
        assert watch.round().copies == 1
    with watching(backfill=True) as watch:
        assert watch.round().copies == 1
        assert {pack["copy"]["id"] for pack in watch.unshown()} == {"old", "fresh"}


def test_a_copy_that_was_there_before_ours_is_reported_when_ours_comes(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "other"
    add(folder, [Document("early", COPY.text, url="http://127.0.0.1/early")])
    with Watch(folder, ours=Ours(["localhost"])) as watch:
        watch.round()
        add(folder, [OWN])
        assert watch.round().copies == 1


def test_licensed_copies_are_kept_and_not_told(site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(
        site.at("/feed"), licensed=["127.0.0.1"], hooks=["http://127.0.0.1/hook"]
    ) as watch:
        assert watch.round().copies == 1
        assert watch.unshown() == []
        assert [kept.status for kept in watch.store.copies()] == ["licensed"]
        assert watch.store.messages(["http://127.0.0.1/hook"]) == []


@pytest.mark.parametrize(
    ("query", "expected"), [("mara finch", 1), ("WEXCOMBE will stay", 1), ("Nobody", 0)]
)
def test_ours_by_a_query(query: str, expected: int, site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed"), ours=Ours(queries=[query])) as watch:
        assert watch.round().copies == expected


def test_one_process_watches_at_a_time(watching: Make, corpus: Path) -> None:
    with watching(), pytest.raises(RetoldError, match="another process watches"):
        Watch(corpus, courier=Courier(pause=0.0))


def test_a_page_without_an_article_is_let_go_and_the_rest_goes_on(
    site: Site, watching: Make
) -> None:
    site.routes["/feed"] = rss(*map(site.at, ("/menu", "/gone", "/picture", "/copy")))
    site.routes["/menu"] = (200, {"Content-Type": "text/html"}, b"<html><nav>Home</nav></html>")
    site.routes["/gone"] = (410, {}, b"")
    site.routes["/picture"] = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n")
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        done = watch.round()
        assert (done.added, done.copies) == (1, 1)
        assert len(done.faults) >= 2
        assert watch.round().pages == 0


def test_a_corpus_that_somebody_adds_to_is_waited_for(
    site: Site, watching: Make, corpus: Path
) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        with Corpus(corpus) as busy:
            busy.add([Document("x", INDEPENDENT.text)])
            with pytest.raises(RetoldError, match="another process is adding"):
                watch.round()
        assert watch.round().copies == 1


TRANSLATED = (
    "El antiguo puente de carretera de Wexcombe seguirá cerrado al menos hasta el 14 de mayo "
    "después de que los buzos encontraran una grieta de casi dos metros en su pilar norte, dijo "
    "el martes el consejo del condado.\n\n"
    "Los ingenieros habían bajado el lunes por la mañana para ver los daños de las inundaciones "
    "de marzo. Lo que vieron les hizo cerrar la calzada en menos de una hora, y 46 camiones "
    "tuvieron que dar la vuelta en la colina.\n\n"
    "“No vamos a correr riesgos con una estructura de esta edad”, dijo Dorothea Pinnock, que "
    "dirige el equipo de carreteras del consejo. Negó que se hubieran ignorado las advertencias "
    "de los agricultores locales.\n\n"
    "El puente lleva unos 9.300 vehículos al día entre el valle y la autopista. Los conductores "
    "son enviados por Ludgrove, lo que añade 17 millas al viaje.\n\n"
    "Los comerciantes de la calle principal temen una primavera escasa. Ivo Castellane, que "
    "lleva la ferretería, espera perder un tercio de su clientela si el cierre dura hasta el "
    "verano.\n\n"
    "El consejo ha pedido al ministerio 2,4 millones de libras para las reparaciones. Un portavoz "
    "del ministerio dijo que la solicitud se había recibido y se respondería a finales de mes."
)


@pytest.mark.parametrize(("languages", "expected"), [((), 0), (("es",), 1)])
def test_translations_are_looked_for_where_languages_are_named(
    languages: tuple[str, ...], expected: int, site: Site, watching: Make
) -> None:
    site.routes["/feed"] = rss(site.at("/copia"))
    site.routes["/copia"] = page(TRANSLATED, title="Puente cerrado")
    with watching(site.at("/feed"), languages=languages) as watch:
        assert watch.round().copies == expected
        assert [pack["relation"]["kind"] for pack in watch.unshown()] == ["translation"] * expected


def test_nothing_is_fetched_while_another_process_adds(
    site: Site, watching: Make, corpus: Path
) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    with watching(site.at("/feed")) as watch, Corpus(corpus) as busy:
        busy.add([Document("x", INDEPENDENT.text)])
        with pytest.raises(RetoldError, match="another process is adding"):
            watch.round()
    assert "/copy" not in site.paths()


def test_the_edition_grows_with_each_change_to_a_copy(site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        editions = [watch.store.edition()]
        watch.round()
        editions.append(watch.store.edition())
        [pack] = watch.unshown()
        watch.store.mark_shown(pack["id"])
        assert watch.store.edition() == editions[-1]
        watch.store.mark(pack["id"], "ignored", "2026-04-15T00:00:00Z", None)
        editions.append(watch.store.edition())
    assert editions == sorted(set(editions))
