"""Texts signed as C2PA signs them, by a desk that a test certifies for the occasion."""

import hashlib
import io
import json
import unicodedata
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.hidden import wrapped

FROM, UNTIL = datetime(2020, 1, 1), datetime(2050, 1, 1)  # noqa: DTZ001 - certificates are naive
EDITED = "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"
SIZE = 32


class Desk(NamedTuple):
    """Who signs: a key, its certificate and that of who vouches for it, in PEM."""

    key: ec.EllipticCurvePrivateKey
    certificate: str
    voucher: str

    def sign(self, data: bytes) -> bytes:
        """The signature as COSE has it."""
        pair = decode_dss_signature(self.key.sign(data, ec.ECDSA(hashes.SHA256())))
        return b"".join(number.to_bytes(SIZE, "big") for number in pair)


@cache
def desk(name: str = "Marren Coast Courier") -> Desk:
    voucher_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    voucher = _certified("Test Vouchers", voucher_key, "Test Vouchers", voucher_key, vouches=True)
    own = _certified(name, key, "Test Vouchers", voucher_key, vouches=False)
    return Desk(key, own, voucher)


def _certified(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: str,
    with_key: ec.EllipticCurvePrivateKey,
    *,
    vouches: bool,
) -> str:
    usage = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("encipher_only", "decipher_only"),
        ),
        False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(x509.BasicConstraints(vouches, None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, key_cert_sign=vouches, crl_sign=vouches, **usage),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(with_key.public_key()),
            critical=False,
        )
    )
    if not vouches:
        mail = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(mail, critical=False)
    certificate = builder.sign(with_key, hashes.SHA256())
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _name(organisation: str) -> x509.Name:
    parts = ((NameOID.COMMON_NAME, organisation), (NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name([x509.NameAttribute(*part) for part in parts])


def store(
    text: str,
    when: str = "2026-10-09T18:00:00Z",
    *,
    by: Desk | None = None,
    parent: bytes | None = None,
) -> bytes:
    """A manifest store on a text, said to have been made then; of the text of `parent`, if any."""
    signer = by or desk()
    composed = unicodedata.normalize("NFC", text).encode()
    digest = list(hashlib.sha256(composed).digest())
    bound: dict[str, Any] = {"alg": "sha256", "hash": digest, "pad": [0] * 8, "name": "text"}
    bound["exclusions"] = [{"start": len(composed), "length": 9}]
    action: dict[str, Any] = {"action": "c2pa.created", "when": when, "digitalSourceType": EDITED}
    actions = [] if parent else [{"label": "c2pa.actions", "data": {"actions": [action]}}]
    asked = {
        "claim_generator_info": [{"name": "Desk", "version": "1"}],
        "title": "story",
        "format": "text/plain",
        "assertions": [*actions, {"label": "c2pa.hash.data", "data": bound}],
    }
    if parent:
        reader = c2pa.Reader("text/plain", io.BytesIO(b" "), manifest_data=parent)
        known = json.loads(reader.json())
        asked["ingredients"] = [
            {
                "title": "source",
                "format": "text/plain",
                "instance_id": "source",
                "relationship": "parentOf",
                "active_manifest": known["active_manifest"],
                "validation_results": known["validation_results"],
                "manifest_data": {"format": "application/c2pa", "identifier": "parent"},
            }
        ]
    builder = c2pa.Builder(json.dumps(asked))
    builder.set_no_embed()
    if parent:
        builder.add_resource("parent", io.BytesIO(parent))
        builder.set_intent(c2pa.C2paBuilderIntent.EDIT)
    signing = c2pa.Signer.from_callback(
        signer.sign, c2pa.C2paSigningAlg.ES256, signer.certificate + signer.voucher
    )
    return builder.sign(signing, "text/plain", io.BytesIO(composed), io.BytesIO())


def signed(text: str, when: str = "2026-10-09T18:00:00Z", *, by: Desk | None = None) -> str:
    """A text with a manifest on it hidden behind it."""
    return text + wrapped(store(text, when, by=by))
