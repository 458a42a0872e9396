"""Stories -> what other programs read: GraphML, W3C PROV (PROV-JSON), and a table."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from retold.model import Derivation, Document, Story
from retold.report.phrasing import printable
from retold.report.rows import Rows
from retold.report.rows import to_csv as rows_to_csv
from retold.report.rows import to_parquet as rows_to_parquet
from retold.report.wire import DECIMALS

COLUMNS = (
    *("story", "id", "outlet", "title", "url", "published", "source", "relation"),
    *("certainty", "score", "kept", "contained", "worst", "evidence"),
)
_NODE_KEYS = ("label", "outlet", "title", "url", "published", "story", "unknown")
_EDGE_KEYS: Mapping[str, str] = {
    "relation": "string",
    "certainty": "string",
    "score": "double",
    "kept": "double",
    "contained": "double",
    "worst": "string",
}
_PREFIXES = {
    "document": "urn:retold:document:",
    "unknown": "urn:retold:unknown:",
    "outlet": "urn:retold:outlet:",
    "retold": "urn:retold:term:",
}


def to_graphml(stories: Sequence[Story]) -> str:
    """The documents as nodes and the derivations as edges, in GraphML."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(_key("node", name, "string") for name in _NODE_KEYS),
        *(_key("edge", name, kind) for name, kind in _EDGE_KEYS.items()),
        '<graph id="stories" edgedefault="directed">',
    ]
    for story in stories:
        about = {document.id: document for document in story.members}
        for key in story.documents:
            lines += _node(key, _about(about[key]) | {"story": story.id})
        for unknown in _unknown(story):
            lines += _node(
                f"{story.id}{unknown.id}",
                {"label": unknown.id, "story": story.id, "unknown": "true"},
            )
        for derivation in story.derivations:
            lines += _edge(derivation.source, derivation.target, _values(derivation))
        for unknown in _unknown(story):
            lines += [
                line
                for target in unknown.targets
                if story.source_of(target) is None
                for line in _edge(f"{story.id}{unknown.id}", target, {})
            ]
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def to_prov(stories: Sequence[Story]) -> str:
    """The documents as entities, their derivations, and the outlets as agents, in PROV-JSON."""
    entity: dict[str, dict[str, object]] = {}
    agent: dict[str, dict[str, object]] = {}
    derived: dict[str, dict[str, object]] = {}
    attributed: dict[str, dict[str, object]] = {}
    for story in stories:
        for document in story.members:
            own = _name("document", document.id)
            values = {name: value for name, value in _about(document).items() if name != "label"}
            entity[own] = {f"retold:{name}": value for name, value in values.items()}
            entity[own]["prov:label"] = document.title or document.id
            if document.outlet:
                publisher = _name("outlet", document.outlet)
                agent[publisher] = {"prov:label": document.outlet}
                attributed[f"_:a{len(attributed)}"] = {
                    "prov:entity": own,
                    "prov:agent": publisher,
                }
        for derivation in story.derivations:
            derived[f"_:d{len(derived)}"] = {
                "prov:generatedEntity": _name("document", derivation.target),
                "prov:usedEntity": _name("document", derivation.source),
                **{f"retold:{name}": value for name, value in _values(derivation).items()},
            }
        for unknown in _unknown(story):
            own = _name("unknown", f"{story.id}-{unknown.id.removeprefix('?')}")
            entity[own] = {"prov:label": "a source that is not here, or cannot be told"}
            for target in unknown.targets:
                if story.source_of(target) is None:
                    derived[f"_:d{len(derived)}"] = {
                        "prov:generatedEntity": _name("document", target),
                        "prov:usedEntity": own,
                    }
    parts = {
        "prefix": _PREFIXES,
        "entity": entity,
        "agent": agent,
        "wasDerivedFrom": derived,
        "wasAttributedTo": attributed,
    }
    written = {name: part for name, part in parts.items() if part}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def to_csv(stories: Sequence[Story]) -> str:
    """A row for each document: what it was made from, how, and how sure that is."""
    return rows_to_csv(_rows(stories), COLUMNS)


def to_parquet(stories: Sequence[Story]) -> bytes:
    """The same as Parquet; what is not known is missing.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    rows = [tuple(None if cell == "" else cell for cell in row) for row in _rows(stories)]
    return rows_to_parquet(rows, COLUMNS)


def _rows(stories: Sequence[Story]) -> Rows:
    rows: Rows = []
    for story in stories:
        about = {document.id: document for document in story.members}
        rows += [tuple(_cells(story, about[key])) for key in story.documents]
    return rows


def _cells(story: Story, document: Document) -> list[object]:
    derivation = story.source_of(document.id)
    unknown = next((each.id for each in _unknown(story) if document.id in each.targets), "")
    about = (story.id, document.id, document.outlet, document.title, document.url)
    values = _values(derivation) if derivation else {}
    return [
        *(value or "" for value in (*about, document.published)),
        derivation.source if derivation else unknown,
        *(values.get(name, "") for name in _EDGE_KEYS),
        "; ".join(derivation.evidence) if derivation else "",
    ]


def _unknown(story: Story) -> Iterator[Any]:
    """The unknown sources of documents that have no other."""
    for each in story.unknown_sources:
        if any(story.source_of(target) is None for target in each.targets):
            yield each


def _about(document: Document) -> dict[str, str]:
    values = {
        "label": document.outlet or document.id,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "published": document.published,
    }
    return {name: value for name, value in values.items() if value}


def _values(derivation: Derivation) -> dict[str, object]:
    values = {
        "relation": derivation.relation,
        "certainty": derivation.certainty,
        "score": round(derivation.score, DECIMALS),
        "kept": round(derivation.kept, DECIMALS),
        "contained": round(derivation.contained, DECIMALS),
        "worst": derivation.worst,
    }
    return {name: value for name, value in values.items() if value is not None}


def _name(prefix: str, own: str) -> str:
    """A qualified name; what a name may not hold stands in percent."""
    return f"{prefix}:{quote(own, safe='')}"


def _key(of: str, name: str, kind: str) -> str:
    return f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _node(own: str, values: Mapping[str, object]) -> list[str]:
    return [f"<node id={_attribute(own)}>", *_held("node", values), "</node>"]


def _edge(source: str, target: str, values: Mapping[str, object]) -> list[str]:
    ends = f"source={_attribute(source)} target={_attribute(target)}"
    return [f"<edge {ends}>", *_held("edge", values), "</edge>"]


def _held(of: str, values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        yield f'<data key="{of}-{name}">{escape(printable(str(value)))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(printable(value))
