"""What a C2PA manifest in a text says is told as far as it holds, of texts signed here."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import ReadError
from retold.lineage.credentials import ANCHORS, Credential, credential
from retold.model import Document
from tests.hidden import MAGIC, selectors, wrapped
from tests.lineage.signing import desk, signed, store

TEXT = "The weir at Orrin held on Monday.\nNobody was hurt, the café’s owner said."
WHEN = "2026-10-09T18:00:00Z"


def of(text: str) -> Credential | None:
    return credential(Document("a", text))


@pytest.fixture
def vouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The signer's voucher is among those that are trusted."""
    file = tmp_path / "vouchers.pem"
    file.write_text(desk().voucher, encoding="ascii")
    monkeypatch.setenv(ANCHORS, str(file))


def test_a_signed_text_tells_who_signed_it_and_when() -> None:
    found = of(signed(TEXT, WHEN))
    assert found is not None
    assert (found.state, found.signer, found.time) == ("untrusted", "Marren Coast Courier", WHEN)
    assert found.label.startswith("urn:c2pa:")
    assert found.holds


@pytest.mark.usefixtures("vouched")
def test_a_signer_is_trusted_for_whom_somebody_vouches() -> None:
    found = of(signed(TEXT))
    stranger = of(signed(TEXT, by=desk("Somebody Else")))
    assert found is not None
    assert found.state == "trusted"
    assert stranger is not None
    assert stranger.state == "untrusted"


def test_where_the_manifest_stands_makes_no_difference() -> None:
    mark = wrapped(store(TEXT))
    for place in (0, 10, TEXT.index("\n")):
        found = of(TEXT[:place] + mark + TEXT[place:])
        assert found is not None
        assert found.state == "untrusted"


def test_a_text_is_the_one_signed_in_either_form_of_its_accents() -> None:
    mark = wrapped(store(TEXT))
    found = of(unicodedata.normalize("NFD", TEXT) + mark)
    assert found is not None
    assert found.state == "untrusted"


@pytest.mark.parametrize("other", [TEXT.replace("held", "fell"), TEXT[:-1], f"{TEXT} ", "Else."])
def test_a_manifest_that_was_put_behind_another_text_is_told_so(other: str) -> None:
    found = of(other + wrapped(store(TEXT)))
    assert found is not None
    assert found.state == "of another text"
    assert not found.holds


STORE = store(TEXT)
MIDDLE = len(STORE) // 2


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(wrapped(STORE, version=2), id="a version that is not known"),
        pytest.param(wrapped(STORE, length=len(STORE) + 1), id="too short"),
        pytest.param(wrapped(STORE, length=len(STORE) - 1), id="too long"),
        pytest.param(wrapped(STORE)[:-1], id="cut off"),
        pytest.param(wrapped(STORE)[:400], id="nearly all cut off"),
        pytest.param("\ufeff" + selectors(MAGIC), id="nothing but the magic"),
        pytest.param(wrapped(b""), id="empty"),
        pytest.param(wrapped(b"no store"), id="no store"),
        pytest.param(wrapped(STORE) * 2, id="twice"),
        pytest.param(
            wrapped(STORE.replace(b"Desk", b"Dusk")), id="a claim that was changed after signing"
        ),
    ],
)
def test_a_broken_manifest_is_told_as_broken(mark: str) -> None:
    found = of(TEXT + mark)
    assert found is not None
    assert found.state == "broken"
    assert found.reason
    assert not found.holds


@settings(deadline=None, max_examples=25)
@given(st.binary(max_size=40), st.integers(0, len(STORE) - 1))
def test_no_damage_ends_in_an_error(held: bytes, at: int) -> None:
    damaged = STORE[:at] + held + STORE[at + len(held) :]
    found = of(TEXT + wrapped(damaged))
    assert found is not None
    assert found.state != "trusted"


@pytest.mark.parametrize("run", [selectors(b"secret"), "\ufeff" + selectors(b"C2PATXT1")])
def test_other_bytes_are_no_manifest(run: str) -> None:
    assert of(TEXT + run) is None
    assert of(TEXT) is None


def test_without_the_library_a_manifest_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    text = signed(f"{TEXT} It is unread.")
    monkeypatch.setitem(sys.modules, "c2pa", None)
    found = of(text)
    assert found is not None
    assert found.state == "unread"
    assert "pip install 'retold[c2pa]'" in found.reason


def test_certificates_that_cannot_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ANCHORS, str(tmp_path / "none.pem"))
    with pytest.raises(ReadError, match=r"none\.pem: the certificates .* cannot be read"):
        of(signed(TEXT))
    assert of(TEXT) is None


def test_a_manifest_names_what_its_text_was_made_from() -> None:
    parent = of(TEXT + wrapped(STORE))
    child = of(f"{TEXT} More." + wrapped(store(f"{TEXT} More.", parent=STORE)))
    assert parent is not None
    assert child is not None
    assert child.state == "untrusted"
    assert child.parents == {parent.label}
    assert parent.parents == frozenset()
