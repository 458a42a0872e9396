"""Document -> Credential: what the C2PA manifest that hid in its text says of where it is from.

A manifest is a signed statement on a text: who made or changed it, when, out of what. In plain text
it stands as variation selectors, one a byte (C2PA 2.4, A.8): the magic, a version, a length, and
the store of manifests. The library `c2pa` reads the store and checks signature and hashes; that it
speaks of this very text is checked here, since the library does not know text. It fetches nothing.
"""

import hashlib
import json
import os
import re
import struct
import unicodedata
from base64 import b64decode
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from retold.errors import MissingExtra, ReadError
from retold.model import Document
from retold.model.hidden_runs import runs_of

State: TypeAlias = Literal["unread", "broken", "of another text", "untrusted", "trusted"]

MAGIC = b"C2PATXT\0"
VERSION = 1
ANCHORS = "RETOLD_C2PA_ANCHORS"
"""The environment variable that names a file of certificates (PEM): who may vouch for signers."""
HELD = 64
"""Manifests that are remembered: stories ask for one again and again."""

_HEADER = struct.Struct(">8sBI")
_FORMAT = "text/plain"
_SUPPLEMENT, _BASIC = 0xE0100, 0xFE00
_BASIC_SIZE = 16
_TOLERATED = frozenset({"signingCredential.untrusted", "assertion.dataHash.mismatch"})
"""What the library finds amiss that is judged here: whom to trust; and hashes, which it seeks in a
text as if the manifest stood in a file beside it."""
_TRUSTED = "signingCredential.trusted"
_HASH = "c2pa.hash.data"
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})
_MADE = frozenset({"c2pa.created", "c2pa.published", "c2pa.edited", "c2pa.opened"})
"""Actions whose moment is one at which the text was there."""
_STORED = re.compile(r"/c2pa/([^/]+)")


class Credential(NamedTuple):
    """What a manifest says, as far as it holds.

    state: unread, where the library is not installed; broken, where it is no whole manifest or its
    signature or parts do not fit; of another text, where this is not the text that was signed; else
    untrusted or trusted, by whether somebody vouches for the signer. signer: by its certificate.
    time: when it was signed, as a time stamp or the signer says, ISO 8601. label: the manifest's
    own name. parents: those of the manifests from whose texts this was made. reason: what is wrong.
    """

    state: State
    signer: str = ""
    time: str | None = None
    label: str = ""
    parents: frozenset[str] = frozenset()
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is a signed statement on this very text."""
        return self.state in {"trusted", "untrusted"}


def credential(document: Document) -> Credential | None:
    """What the manifest that hid in a document's text says; None where none did.

    Raises:
        ReadError: the file of certificates that the environment names cannot be read.
    """
    wrappers = [held for run in runs_of(document.hidden) if (held := _bytes(run))[:8] == MAGIC]
    if not wrappers:
        return None
    if len(wrappers) > 1:
        return Credential("broken", reason=f"there are {len(wrappers)} of them")
    return _checked(wrappers[0], _digests(document.text), _anchors())


@lru_cache(HELD)
def _checked(wrapper: bytes, digests: tuple[tuple[str, str], ...], anchors: str) -> Credential:
    """What a wrapper holds, given the hashes of the text that it stands in, by algorithm."""
    store = _store(wrapper)
    if store is None:
        return Credential("broken", reason="it is cut off, or of a version that is not known")
    try:
        report = _read(store, anchors)
    except MissingExtra as missing:
        return Credential("unread", reason=str(missing))
    except ValueError as error:
        return Credential("broken", reason=str(error))
    return _judged(report, dict(digests))


def _bytes(run: str) -> bytes:
    """The bytes that a run of selectors holds."""
    return bytes(
        code - _BASIC if code < _SUPPLEMENT else code - _SUPPLEMENT + _BASIC_SIZE
        for code in map(ord, run.lstrip("\ufeff"))
    )


def _store(wrapper: bytes) -> bytes | None:
    """The store of manifests in a wrapper; None where it is not whole."""
    if len(wrapper) < _HEADER.size:
        return None
    _, version, length = _HEADER.unpack_from(wrapper)
    store = wrapper[_HEADER.size :]
    return store if version == VERSION and len(store) == length else None


def _read(store: bytes, anchors: str) -> dict[str, Any]:
    """What the library tells of a store.

    Raises:
        MissingExtra: it is not installed.
        ValueError: the store is broken; the message says how.
    """
    try:
        import c2pa
    except (ImportError, OSError):
        raise MissingExtra("reading a C2PA manifest", "c2pa") from None
    settings: dict[str, Any] = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
    if anchors:
        settings["trust"] = {"user_anchors": anchors}
    try:
        with (
            c2pa.Context.from_dict(settings) as context,
            c2pa.Reader(_FORMAT, BytesIO(b" "), manifest_data=store, context=context) as reader,
        ):
            report: dict[str, Any] = json.loads(reader.detailed_json())
    except c2pa.C2paError as error:
        raise ValueError(str(error)) from None
    return report


def _judged(report: Mapping[str, Any], digests: Mapping[str, str]) -> Credential:
    """What the library reports, as far as it holds of a text with these hashes."""
    label = str(report.get("active_manifest", ""))
    manifest = report.get("manifests", {}).get(label, {})
    checks = report.get("validation_results", {}).get("activeManifest", {})
    failed = {check["code"] for check in checks.get("failure", ())} - _TOLERATED
    passed = {check["code"] for check in checks.get("success", ())}
    signature = manifest.get("signature", {})
    signer = str(signature.get("issuer") or signature.get("common_name") or "")
    if failed or not signature:
        return Credential("broken", signer, reason=", ".join(sorted(failed)))
    assertions: Mapping[str, Any] = manifest.get("assertion_store", {})
    state: State = "of another text"
    if _is_bound(assertions.get(_HASH, {}), digests):
        state = "trusted" if _TRUSTED in passed else "untrusted"
    time = signature.get("time") or _stated_time(assertions)
    return Credential(state, signer, time, label, _parents(assertions))


def _is_bound(bound: Mapping[str, Any], digests: Mapping[str, str]) -> bool:
    """Whether a hash is that of the text: of all of it but one stretch, the manifest."""
    return len(bound.get("exclusions", ())) <= 1 and bool(
        bound.get("hash") and digests.get(str(bound.get("alg"))) == _hexadecimal(bound["hash"])
    )


def _hexadecimal(encoded: object) -> str:
    try:
        return b64decode(str(encoded), validate=True).hex()
    except ValueError:
        return ""


def _digests(text: str) -> tuple[tuple[str, str], ...]:
    """The hashes of a text as C2PA takes them: composed, in UTF-8, by algorithm."""
    composed = unicodedata.normalize("NFC", text).encode()
    return tuple((name, hashlib.new(name, composed).hexdigest()) for name in sorted(_ALGORITHMS))


def _stated_time(assertions: Mapping[str, Any]) -> str | None:
    """When the signer says that the text was made or last changed; None where it does not."""
    moments = [
        str(action["when"])
        for name, assertion in assertions.items()
        if name.startswith("c2pa.actions")
        for action in assertion.get("actions", ())
        if action.get("action") in _MADE and action.get("when")
    ]
    return max(moments, default=None)


def _parents(assertions: Mapping[str, Any]) -> frozenset[str]:
    """The labels of the manifests of what the text was made from."""
    labels: set[str] = set()
    for name, assertion in assertions.items():
        if name.startswith("c2pa.ingredient") and assertion.get("relationship") == "parentOf":
            place = assertion.get("activeManifest") or assertion.get("c2pa_manifest") or {}
            match = _STORED.search(str(place.get("url", "")))
            labels |= {match[1]} if match else set()
    return frozenset(labels)


def _anchors() -> str:
    """The certificates of who may vouch for signers; none unless the environment names a file."""
    named = os.environ.get(ANCHORS)
    if not named:
        return ""
    try:
        return Path(named).read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise ReadError(
            f"{named}: the certificates that {ANCHORS} names cannot be read ({error}); "
            "name a file of PEM certificates, or leave it unset"
        ) from None
