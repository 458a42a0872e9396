"""Messages to webhooks: signed, tried again, told once."""

import base64
import hashlib
import hmac
import json

import pytest

from retold import RetoldError
from retold.watch import Watch
from retold.watch.waits import LONGEST_WAIT
from retold.watch.webhook import LEAST_SECRET, MOST_TRIES, Messenger, secret_of, signature
from tests.stories.bridge import COPY
from tests.watch.conftest import Make
from tests.watch.site import Site, page, rss
from tests.watch.test_bad_sites import Clock

SECRET = b"0123456789abcdef"


@pytest.fixture
def told(site: Site, watching: Make) -> Watch:
    """A watch that has seen two copies."""
    site.routes["/feed"] = rss(site.at("/copy"), site.at("/second"))
    site.routes["/copy"] = page(COPY.text)
    site.routes["/second"] = page(COPY.text + "\n\nMore.")
    watch = watching(site.at("/feed"), hooks=[site.at("/hook")], now=Clock())
    watch.round()
    return watch


def test_a_copy_is_posted_and_signed_and_told_once(site: Site, told: Watch) -> None:
    site.routes["/hook"] = (204, {}, b"")
    clock = Clock()
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, clock)
    assert messenger.send() == []
    assert messenger.send() == []
    posts = [request for request in site.asked if request.path == "/hook"]
    assert len(posts) == 2
    for post in posts:
        signed = f"{post.headers['webhook-id']}.{int(clock.now)}.".encode() + post.body
        expected = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
        assert post.headers["webhook-signature"] == f"v1,{expected}"
        assert post.headers["content-type"] == "application/json"
        assert post.headers["webhook-id"] == f"copy-{json.loads(post.body)['id']}"
        assert json.loads(post.body)["format"] == "retold.evidence/1"


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of standardwebhooks.com's libraries."""
    secret = secret_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_that_fails_is_asked_again_in_the_same_order(site: Site, told: Watch) -> None:
    clock = Clock()
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, clock)
    site.routes["/hook"] = (500, {}, b"")
    assert "tried again" in messenger.send()[0]
    assert messenger.send() == []
    site.routes["/hook"] = (200, {}, b"")
    clock.now += LONGEST_WAIT
    assert messenger.send() == []
    ids = [request.headers["webhook-id"] for request in site.asked if request.path == "/hook"]
    assert len(ids) == 3
    assert ids[0] == ids[1] != ids[2]


def test_a_receiver_that_asks_for_rest_has_it(site: Site, told: Watch) -> None:
    clock = Clock()
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, clock)
    site.routes["/hook"] = (429, {"Retry-After": "7200"}, b"")
    messenger.send()
    clock.now += 7_199
    messenger.send()
    assert site.paths().count("/hook") == 1
    clock.now += 2
    messenger.send()
    assert site.paths().count("/hook") == 2


def test_in_the_end_a_message_is_given_up(site: Site, told: Watch) -> None:
    clock = Clock()
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, clock)
    site.routes["/hook"] = (500, {}, b"")
    for _ in range(2 * MOST_TRIES + 4):
        messenger.send()
        clock.now += LONGEST_WAIT
    assert site.paths().count("/hook") == 2 * MOST_TRIES


def test_a_receiver_that_is_gone_is_told_nothing_more_of_it(site: Site, told: Watch) -> None:
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, Clock())
    site.routes["/hook"] = (410, {}, b"")
    assert "given up" in messenger.send()[0]


def test_a_redirect_is_not_followed(site: Site, told: Watch) -> None:
    messenger = Messenger(told.store, [site.at("/hook")], SECRET, Clock())
    site.routes["/hook"] = (307, {"Location": "/elsewhere"}, b"")
    assert messenger.send()
    assert "/elsewhere" not in site.paths()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("", "at least 16"),
        ("a" * (LEAST_SECRET - 1), "at least 16"),
        ("whsec_" + base64.b64encode(b"short").decode(), "at least 16"),
        ("whsec_no base64!", "no Base64"),
    ],
)
def test_a_secret_that_is_none_is_refused(given: str, fault: str) -> None:
    with pytest.raises(RetoldError, match=fault):
        secret_of(given)
    assert secret_of("a" * LEAST_SECRET) == b"a" * LEAST_SECRET


def test_a_hook_is_an_address(told: Watch) -> None:
    with pytest.raises(RetoldError, match="http or https"):
        Messenger(told.store, ["mailto:desk@news.example"], SECRET)
