"""JSON-LD as a processor reads it, with the contexts that are kept here."""

import json
from pathlib import Path
from typing import Any

from pyld import jsonld

VOCABULARIES = Path(__file__).with_name("vocabularies")
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "annotation-context.json",
    "https://schema.org": "schema-org-context.json",
}


def context(address: str) -> dict[str, Any]:
    """The part of a context that is kept here."""
    kept = json.loads(VOCABULARIES.joinpath(CONTEXTS[address]).read_text("utf-8"))
    return {"@context": kept["@context"]}


def expanded(written: dict[str, Any]) -> list[dict[str, Any]]:
    """What is written with every term in full; what its context does not know is not there."""
    nodes: list[dict[str, Any]] = jsonld.expand(written, {"documentLoader": _load})
    return nodes


def read_back(written: dict[str, Any]) -> dict[str, Any]:
    """What is written after a processor has taken it apart and put it together by its context."""
    address = written["@context"]
    options = {"documentLoader": _load, "compactArrays": True}
    compact: dict[str, Any] = jsonld.compact(expanded(written), address, options)
    return compact


def _load(address: str, _options: object = None) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context(address),
    }
