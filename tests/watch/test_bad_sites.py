"""Feeds, sitemaps and pages that are slow, broken, hostile, or lie."""

import gzip
import time
from collections.abc import Callable
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest

from retold.read import web
from retold.watch import Ours, polling
from retold.watch.courier import LONGEST_PAUSE, Courier
from retold.watch.feed_entries import MOST_SITEMAPS
from retold.watch.page_queue import LEAST_WORDS, MOST_TRIES
from retold.watch.waits import LONGEST_WAIT
from tests.stories.bridge import COPY
from tests.watch.conftest import OWN, Make
from tests.watch.site import Answer, Request, Site, page, rss
from tests.watch.test_rounds import texts

NOW = 1_800_000_000.0


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


# 1. What has not changed is not fetched again, and what lies about that is found out.


def conditional(site: Site, **headers: str) -> Callable[[Request], Answer]:
    """A feed that answers 304 to its own marks."""

    def answer(request: Request) -> Answer:
        if request.headers.get("if-none-match") == headers.get("ETag", "-"):
            return 304, {}, b""
        if request.headers.get("if-modified-since") == headers.get("Last-Modified", "-"):
            return 304, {}, b""
        return rss(site.at("/copy"), **headers)

    return answer


@pytest.mark.parametrize(
    "headers", [{"ETag": '"a"'}, {"Last-Modified": "Tue, 14 Apr 2026 12:00:00 GMT"}], ids=str
)
def test_a_feed_that_has_not_changed_is_not_sent_again(
    headers: dict[str, str], site: Site, watching: Make
) -> None:
    site.routes["/feed"] = conditional(site, **headers)
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        assert watch.round().unchanged == 0
        assert watch.round().unchanged == 1
    with watching(site.at("/feed")) as watch:  # after a restart, too
        assert watch.round().unchanged == 1


def test_a_feed_that_says_unchanged_before_it_was_ever_read_has_failed(
    site: Site, watching: Make
) -> None:
    site.routes["/feed"] = (304, {}, b"")
    with watching(site.at("/feed")) as watch:
        done = watch.round()
    assert done.feeds_failed == 1
    assert "not changed since never" in done.faults[0]


def test_the_marks_of_a_broken_answer_are_not_believed(site: Site, watching: Make) -> None:
    clock = Clock()
    site.routes["/feed"] = (200, {"ETag": '"broken"'}, b"<rss><channel><item>")
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed"), now=clock) as watch:
        assert watch.round().feeds_failed == 1
        site.routes["/feed"] = conditional(site, ETag='"broken"')
        clock.now += LONGEST_WAIT
        assert watch.round().copies == 1


# 2. Who fails or asks for rest is left alone; for a day at most.

RESTS: list[tuple[str, float]] = [
    ("3600", 3_600),
    (formatdate(NOW + 1_800, usegmt=True), 1_800),
    ("99999999999999999999", LONGEST_WAIT),
    ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
    ("-5", 60),
    ("soon", 60),
    (formatdate(NOW - 900, usegmt=True), 60),
]


@pytest.mark.parametrize(("told", "seconds"), RESTS, ids=[told for told, _ in RESTS])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_to_and_bounded(
    told: str, seconds: float, status: int, site: Site, watching: Make
) -> None:
    clock = Clock()
    site.routes["/feed"] = (status, {"Retry-After": told}, b"")
    with watching(site.at("/feed"), now=clock) as watch:
        watch.round()
        clock.now = NOW + seconds - 1
        assert watch.round().feeds == 0
        clock.now = NOW + seconds * 1.11
        assert watch.round().feeds == 1


def test_a_feed_that_fails_is_asked_less_and_less_often(site: Site, watching: Make) -> None:
    clock = Clock()
    site.routes["/feed"] = (500, {}, b"")
    asked = []
    with watching(site.at("/feed"), now=clock) as watch:
        for _ in range(24 * 60):
            if watch.round().feeds:
                asked.append(clock.now)
            clock.now += 60
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert gaps == sorted(gaps)
    assert len(asked) <= 11


def test_a_page_that_fails_is_tried_again_and_let_go_in_the_end(site: Site, watching: Make) -> None:
    clock = Clock()
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = (500, {}, b"")
    rounds = []
    with watching(site.at("/feed"), now=clock) as watch:
        for _ in range(MOST_TRIES + 3):
            rounds.append(watch.round())
            clock.now += LONGEST_WAIT
    assert site.paths().count("/copy") == MOST_TRIES
    assert {done.pages for done in rounds} == {0}
    told = [number for number, done in enumerate(rounds) if done.faults]
    assert told == [0, MOST_TRIES - 1]
    assert "status 500); it is asked again in 1 minute" in rounds[0].faults[0]


FAILURES: dict[str, Answer | Callable[[Request], Answer | None]] = {
    "the server fails": (500, {}, b""),
    "it is down": (503, {}, b""),
    "it is asked too often": (429, {}, b""),
    "the line breaks": lambda request: request.handler.connection.close(),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_page_that_could_not_be_had_is_tried_again_though_its_feed_is_unchanged(
    failure: Answer, site: Site, watching: Make
) -> None:
    clock = Clock()
    site.routes["/feed"] = conditional(site, ETag='"a"')
    site.routes["/copy"] = failure
    with watching(site.at("/feed"), now=clock) as watch:
        done = watch.round()
        assert (done.pages, done.added, len(done.faults)) == (0, 0, 1)
        site.routes["/copy"] = page(COPY.text)
        assert watch.round().pages == 0  # it rests
    clock.now += 70
    with watching(site.at("/feed"), now=clock) as watch:
        done = watch.round()
    assert (done.unchanged, done.pages, done.added, done.copies) == (1, 1, 1, 1)


def test_what_is_refused_is_fetched_once_it_is_allowed(site: Site, watching: Make) -> None:
    site.routes["/feed"] = conditional(site, ETag='"a"')
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed"), now=Clock(), courier=Courier(pause=0.0)) as watch:
        done = watch.round()
    assert (done.pages, done.added) == (0, 0)
    assert "--allow-private" in done.faults[0]
    with watching(site.at("/feed"), now=Clock()) as watch:
        done = watch.round()
        assert (done.unchanged, done.pages, done.added, done.copies) == (1, 1, 1, 1)
        assert watch.round().pages == 0
    assert site.paths().count("/copy") == 1


def test_what_stays_refused_rests_longer_and_longer_and_is_told_once(
    site: Site, watching: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    site.routes["/feed"] = conditional(site, ETag='"a"')
    site.routes["/copy"] = page(COPY.text)
    tries = []
    ask = Courier.ask

    def counting(self: Courier, url: str, **options: object) -> object:
        tries.extend([clock.now] if url.endswith("/copy") else [])
        return ask(self, url, **options)  # type: ignore[arg-type]

    faults = []
    with monkeypatch.context() as patched:
        patched.setattr(Courier, "ask", counting)
        with watching(site.at("/feed"), now=clock, courier=Courier(pause=0.0)) as watch:
            for _ in range(4 * MOST_TRIES):
                faults += watch.round().faults
                clock.now += LONGEST_WAIT / 4
    assert len(tries) == MOST_TRIES
    assert len(faults) == 1
    site.routes["/copy"] = (500, {}, b"")
    with watching(site.at("/feed"), now=clock) as watch:  # allowed, it has all its tries again
        watch.round()
        site.routes["/copy"] = page(COPY.text)
        clock.now += 70
        assert watch.round().added == 1


def test_a_host_that_is_overloaded_is_asked_for_no_further_page(site: Site, watching: Make) -> None:
    pages = [f"/{number}" for number in range(5)]
    site.routes["/feed"] = rss(*map(site.at, pages))
    for path in pages:
        site.routes[path] = (503, {"Retry-After": "600"}, b"")
    with watching(site.at("/feed")) as watch:
        watch.round()
    assert len([path for path in site.paths() if path in pages]) == 1


# 3. robots.txt is kept to.


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, watching: Make) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: retold\nDisallow: /secret/\n")
    site.routes["/feed"] = rss(site.at("/secret/copy"), site.at("/copy"))
    site.routes["/copy"] = site.routes["/secret/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        done = watch.round()
    assert "/secret/copy" not in site.paths()
    assert done.added == 1
    assert "robots.txt" in " ".join(done.faults)
    assert site.paths().count("/robots.txt") == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_txt_cannot_be_had_nothing_is_asked_for(
    status: int, site: Site, watching: Make
) -> None:
    site.routes["/robots.txt"] = (status, {}, b"")
    site.routes["/feed"] = rss(site.at("/copy"))
    with watching(site.at("/feed")) as watch:
        assert watch.round().feeds_failed == 1
    assert set(site.paths()) == {"/robots.txt"}


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_is_no_robots_txt_all_is_allowed(
    status: int, site: Site, watching: Make
) -> None:
    site.routes["/robots.txt"] = (status, {}, b"")
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        assert watch.round().copies == 1


def test_a_redirect_is_held_against_robots_txt_too(site: Site, watching: Make) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /secret/\n")
    site.routes["/feed"] = rss(site.at("/moved"))
    site.routes["/moved"] = (302, {"Location": "/secret/copy"}, b"")
    site.routes["/secret/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        watch.round()
    assert "/secret/copy" not in site.paths()


@pytest.mark.parametrize(("delay", "pause"), [(7, 7), (0, 1), (100_000, LONGEST_PAUSE)])
def test_between_two_requests_to_a_host_lies_its_pause(
    delay: int, pause: float, site: Site, watching: Make
) -> None:
    slept: list[float] = []
    clock = Clock()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.now += seconds

    site.routes["/robots.txt"] = (200, {}, f"User-agent: *\nCrawl-delay: {delay}".encode())
    site.routes["/feed"] = rss(site.at("/a"), site.at("/b"), site.at("/c"))
    courier = Courier(allow_private=True, clock=clock, sleep=sleep)
    with watching(site.at("/feed"), courier=courier) as watch:
        watch.round()
    assert [round(seconds, 3) for seconds in slept[1:]] == [pause] * 3


def test_a_host_is_asked_one_thing_at_a_time_under_an_honest_name(
    site: Site, watching: Make
) -> None:
    pages = [f"/{number}" for number in range(6)]
    site.routes["/feed"] = rss(*map(site.at, pages))
    with watching(site.at("/feed")) as watch:
        watch.round()
    assert site.most_at_once == 1
    assert {request.headers["user-agent"].partition("/")[0] for request in site.asked} == {"retold"}


# 4. What is broken, endless or slow ends, and the others are asked all the same.


def hold(request: Request) -> None:
    """Say nothing for long."""
    time.sleep(0.8)
    request.handler.close_connection = True


def trickle(request: Request) -> None:
    """A byte now and then, for ever."""
    request.handler.send_response(200)
    request.handler.end_headers()
    for _ in range(200):
        request.handler.wfile.write(b"<rss>")
        request.handler.wfile.flush()
        time.sleep(0.02)
    request.handler.close_connection = True


def endless(request: Request) -> None:
    """More than anybody wants."""
    request.handler.send_response(200)
    request.handler.end_headers()
    for _ in range(100_000):
        request.handler.wfile.write(b"<item>" * 1_000)


def cut_short(request: Request) -> None:
    """Less than was promised."""
    request.handler.send_response(200)
    request.handler.send_header("Content-Length", "5000")
    request.handler.end_headers()
    request.handler.wfile.write(b"<rss><channel>")
    request.handler.close_connection = True


def no_http(request: Request) -> None:
    """Something else than HTTP."""
    request.handler.wfile.write(b"\x00\x01 hello\r\n\r\n")
    request.handler.close_connection = True


ENTITIES = (
    "<?xml version='1.0'?><!DOCTYPE x ["
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'aaaaaaaaaa'}'>" for n in range(9))
    + "]><rss><channel><item><title>&e8;</title><link>http://127.0.0.1/&e8;</link></item>"
    "</channel></rss>"
)
OUTSIDE = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    "<urlset><url><loc>http://127.0.0.1/&f;</loc></url></urlset>"
)
BROKEN: dict[str, Answer | Callable[[Request], Answer | None]] = {
    "a page": (200, {"Content-Type": "text/html"}, b"<!doctype html><html><body>No</body></html>"),
    "nothing": (200, {}, b""),
    "cut": (200, {}, b"<rss version='2.0'><channel><title>x</title>"),
    "binary": (200, {}, bytes(range(256)) * 40),
    "a picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
    "gzip that breaks off": (200, {}, gzip.compress(b"<rss>" * 999)[:40]),
    "a coding that is none": (200, {"Content-Encoding": "gzip"}, b"<rss></rss>"),
    "a zip bomb": (200, {}, gzip.compress(b" " * 60_000_000)),
    "entities": (200, {"Content-Type": "text/xml"}, ENTITIES.encode()),
    "a loop": (302, {"Location": "/bad"}, b""),
    "another scheme": (302, {"Location": "file:///etc/passwd"}, b""),
    "JSON of another kind": (200, {"Content-Type": "application/json"}, b'{"items": 7}'),
    "a JSON feed of nonsense": (
        200,
        {},
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [1, null, {"url": 7}]}',
    ),
    "silence": hold,
    "a trickle": trickle,
    "without end": endless,
    "cut short": cut_short,
    "no HTTP": no_http,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_bad_feed_is_told_and_the_good_one_is_read(
    kind: str, site: Site, watching: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.5)
    monkeypatch.setattr(web, "DEADLINE", 1.0)
    site.routes["/bad"] = BROKEN[kind]
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    start = time.monotonic()
    with watching(site.at("/bad"), site.at("/feed")) as watch:
        done = watch.round()
    assert done.copies == 1
    assert done.feeds_failed == 1 or kind == "entities"
    assert all("Traceback" not in fault and "\n" not in fault for fault in done.faults)
    assert time.monotonic() - start < 20


def test_no_file_gets_into_a_sitemap_from_outside(site: Site, watching: Make) -> None:
    site.routes["/map"] = (200, {"Content-Type": "text/xml"}, OUTSIDE.encode())
    with watching(site.at("/map")) as watch:
        watch.round()
        assert all("root:" not in path for path in site.paths())


@pytest.mark.parametrize("route", [hold, trickle, endless, cut_short, no_http])
def test_a_bad_page_holds_up_no_other(
    route: Callable[[Request], Answer | None],
    site: Site,
    watching: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.5)
    monkeypatch.setattr(web, "DEADLINE", 1.0)
    site.routes["/feed"] = rss(site.at("/bad", "localhost"), site.at("/copy"))
    site.routes["/bad"] = route
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed"), ours=Ours(["Valley Echo"])) as watch:
        assert watch.round().copies == 1


# 5. What data names leads to the public internet alone.


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://0x7f.1:{port}/secret",
    ],
)
def test_an_entry_may_not_lead_inside(link: str, site: Site, watching: Make) -> None:
    site.routes["/feed"] = rss(link.format(port=site.port), "file:///etc/passwd")
    with watching(site.at("/feed"), courier=Courier(pause=0.0)) as watch:
        done = watch.round()
    assert "/secret" not in site.paths()
    assert (done.feeds_failed, done.added) == (0, 0)
    assert any("loopback" in fault for fault in done.faults)


def test_a_feed_may_not_redirect_to_another_place_inside(site: Site, watching: Make) -> None:
    site.routes["/feed"] = (302, {"Location": site.at("/secret", "localhost")}, b"")
    with watching(site.at("/feed"), courier=Courier(pause=0.0)) as watch:
        assert watch.round().feeds_failed == 1
    assert "/secret" not in site.paths()


# 6. A feed that lies.


def test_a_feed_that_changes_its_ids_each_time_brings_nothing_twice(
    site: Site, watching: Make
) -> None:
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        for number in range(3):
            _, headers, body = rss(site.at(f"/copy?utm_source={number}#{number}"))
            changed = body.replace(b"<guid>", f"<guid>{number}".encode())
            site.routes["/feed"] = (200, headers, changed)
            site.routes[f"/copy?utm_source={number}"] = page(COPY.text)
            watch.round()
        assert len(watch.store.copies()) == 1
    assert len([path for path in site.paths() if path.startswith("/copy")]) == 1


def test_a_page_that_its_feed_calls_changed_each_time_is_fetched_now_and_then(
    site: Site, watching: Make
) -> None:
    clock = Clock()
    site.routes["/copy"] = (200, {**page("")[1], "ETag": '"p"'}, page(COPY.text)[2])
    with watching(site.at("/feed"), now=clock) as watch:
        for number in range(8):
            _, headers, body = rss(site.at("/copy"))
            site.routes["/feed"] = (200, headers, body.replace(b"An entry", b"%d" % number))
            watch.round()
            clock.now += polling.REVISIT / 4
    fetched = [request for request in site.asked if request.path == "/copy"]
    assert len(fetched) == 2
    assert fetched[1].headers["if-none-match"] == '"p"'


def test_dates_that_cannot_be_are_not_believed(site: Site, watching: Make, corpus: Path) -> None:
    _, headers, body = rss(site.at("/a"), site.at("/copy"))
    lies = body.replace(b"Tue, 14 Apr 2026", b"Tue, 14 Apr 2126")
    site.routes["/feed"] = (200, headers, lies)
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch:
        watch.round()
        [pack] = watch.unshown()
    assert pack["copy"]["published"] is None
    assert corpus.is_dir()


def test_no_feed_and_no_page_can_replace_a_document_of_ours(
    site: Site, watching: Make, corpus: Path
) -> None:
    ours = site.at("/bridge", "localhost")
    lie = "The bridge is open, and nobody found a crack. " * 20
    _, headers, body = rss(ours, ours + "/2")
    text = f"<description>{lie}</description></item>".encode()
    body = body.replace(b"</item>", text).replace(f"<guid>{ours}<".encode(), b"<guid>own-1<")
    site.routes["/feed"] = (200, headers, body)
    site.routes["/page"] = page(lie, head=f"<link rel='canonical' href='{OWN.url}'>")
    site.routes["/second"] = rss(site.at("/page"))
    with watching(site.at("/feed"), site.at("/second")) as watch:
        assert watch.round().revised == 0
    kept = texts(corpus)
    assert kept["own-1"] == OWN.text
    assert OWN.url not in kept
    assert ours not in kept


def test_a_copy_that_calls_itself_by_our_name_is_reported_all_the_same(
    site: Site, watching: Make
) -> None:
    head = (
        "<meta property='og:site_name' content='Valley Echo'>"
        "<link rel='canonical' href='http://localhost/bridge'>"
    )
    site.routes["/feed"] = rss(site.at("/copy"), title="Valley Echo")
    site.routes["/copy"] = page(COPY.text, head=head)
    with watching(site.at("/feed")) as watch:
        watch.round()
        [pack] = watch.unshown()
    assert pack["link"]["to"] == "canonical"


def test_a_feed_of_endlessly_many_pages_takes_no_more_than_its_share(
    site: Site, watching: Make
) -> None:
    def asked() -> int:
        site.asked.clear()
        watch.round()
        return sum(path not in {"/feed", "/robots.txt"} for path in site.paths())

    site.routes["/feed"] = rss(*(site.at(f"/{number}") for number in range(500)))
    with watching(site.at("/feed"), most=7) as watch:
        assert asked() == 7
        assert asked() == 0
        site.routes["/feed"] = rss(*(site.at(f"/new/{number}") for number in range(500)))
        assert [asked() for _ in range(3)] == [7, 7, 7]
        assert len(watch.store.waiting([site.at("/feed")])) <= page_queue_most(7)


def page_queue_most(most: int) -> int:
    return polling.QUEUED * most


# 7. The clock jumps.


@pytest.mark.parametrize("jump", [-5 * 365 * 86_400.0, 5 * 365 * 86_400.0])
def test_a_clock_that_jumps_stops_nothing(jump: float, site: Site, watching: Make) -> None:
    clock = Clock()
    site.routes["/feed"] = (500, {}, b"")
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed"), now=clock) as watch:
        watch.round()
        clock.now += jump
        assert watch.round().feeds == 1
        clock.now -= jump  # and is put right
        clock.now += 1
        site.routes["/feed"] = rss(site.at("/copy"))
        assert watch.round().copies == 1


# 8. Sitemaps.


def sitemap(*links: str, **headers: str) -> Answer:
    rows = "".join(
        f"<url><loc>{link}</loc><lastmod>2026-04-14</lastmod>"
        "<image:image xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>"
        "<image:loc>http://127.0.0.1/picture.png</image:loc></image:image></url>"
        for link in links
    )
    xml = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>"
    return 200, {"Content-Type": "application/xml", **headers}, xml.encode()


def test_an_index_of_sitemaps_is_followed_packed_or_not(site: Site, watching: Make) -> None:
    index = "".join(f"<sitemap><loc>{site.at(path)}</loc></sitemap>" for path in ("/a", "/b.gz"))
    site.routes["/map"] = (200, {"ETag": '"i"'}, f"<sitemapindex>{index}</sitemapindex>".encode())
    site.routes["/a"] = sitemap(site.at("/copy"))
    packed = gzip.compress(sitemap(site.at("/other"))[2])
    site.routes["/b.gz"] = (200, {"Content-Type": "application/gzip"}, packed)
    site.routes["/copy"] = page(COPY.text)
    site.routes["/other"] = page(COPY.text + "\n\nMore of it.")
    with watching(site.at("/map")) as watch:
        assert watch.round().copies == 2
        watch.round()
    assert site.paths().count("/a") == 2


def test_an_index_that_leads_to_itself_ends(site: Site, watching: Make) -> None:
    rows = f"<sitemap><loc>{site.at('/map')}</loc></sitemap>" * 3
    rows += "".join(f"<sitemap><loc>{site.at(f'/{n}')}</loc></sitemap>" for n in range(500))
    site.routes["/map"] = (200, {}, f"<sitemapindex>{rows}</sitemapindex>".encode())
    with watching(site.at("/map")) as watch:
        watch.round()
    assert site.paths().count("/map") == 1
    assert len(site.paths()) <= MOST_SITEMAPS + 2


# 9. Texts that stand in the feed.


def test_a_feed_stands_for_a_page_that_may_not_be_fetched(site: Site, watching: Make) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /copy\n")
    _, headers, body = rss(site.at("/copy"))
    text = COPY.text.replace("\n\n", "&lt;p&gt;")
    body = body.replace(b"</item>", f"<description>{text}</description></item>".encode())
    site.routes["/feed"] = (200, headers, body)
    with watching(site.at("/feed")) as watch:
        assert watch.round().copies == 1
        [pack] = watch.unshown()
    assert pack["link"]["present"] is None
    assert "/copy" not in site.paths()


@pytest.mark.parametrize(("words", "added"), [(LEAST_WORDS - 1, 0), (LEAST_WORDS, 1)])
def test_a_teaser_does_not(words: int, added: int, site: Site, watching: Make) -> None:
    _, headers, body = rss(site.at("/gone"))
    text = f"<description>{'Rain fell again. ' * 40}</description></item>".split(" ")
    short = " ".join(text[:words]) + "</description></item>"
    site.routes["/feed"] = (200, headers, body.replace(b"</item>", short.encode()))
    with watching(site.at("/feed")) as watch:
        assert watch.round().added == added


def test_a_feed_of_many_hosts_does_not_fill_the_memory(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retold.watch.courier.MOST_HOSTS", 3)
    courier = Courier(allow_private=True, pause=0.0)
    for host in ("127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433"):
        courier.ask(site.at("/page", host))
    assert len(courier._hosts) == 3  # noqa: SLF001


def test_what_nobody_foresaw_ends_no_watch(
    site: Site, watching: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    with watching(site.at("/feed")) as watch, monkeypatch.context() as patched:
        patched.setattr("retold.watch.polling.listing", fail)
        assert watch.round().feeds_failed == 1
    with watching(site.at("/feed"), now=lambda: time.time() + LONGEST_WAIT) as watch:
        with monkeypatch.context() as patched:
            patched.setattr("retold.watch.rounds.evidence", fail)
            done = watch.round()
        assert (done.added, done.copies) == (1, 0)
        assert "IndexError" in done.faults[0]
    site.routes["/feed"] = rss(site.at("/copy"), site.at("/other"))
    site.routes["/other"] = page(COPY.text + "\n\nMore.")
    with watching(site.at("/feed"), now=lambda: time.time() + 2 * LONGEST_WAIT) as watch:
        with monkeypatch.context() as patched:
            patched.setattr("retold.watch.page_queue.as_story", fail)
            assert "IndexError" in watch.round().faults[0]
        assert watch.round().pages == 0
