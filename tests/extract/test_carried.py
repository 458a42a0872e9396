"""The longest prose in a page's data is its story, however it is kept there."""

import json

import pytest
from lxml import html

from retold.extract.carried import carried_story
from tests.extract.pages import COST, CRACKS, DETOUR, STORY, VOTE

LINES = "\n".join(STORY)


def carried(value: object, kind: str = "application/json") -> str:
    data = value if isinstance(value, str) else json.dumps(value)
    safe = data.replace("</", "<\\/")
    script = f'<script type="{kind}">{safe}</script>'
    return carried_story(html.document_fromstring(f"<html><body>{script}</body></html>"))


@pytest.mark.parametrize(
    "value",
    [
        {"story": "\n\n".join(STORY)}, {"story": "".join(f"<p>{line}</p>" for line in STORY)},
        {"a": {"b": {"c": [{"text": line} for line in STORY]}}},
        {"blocks": [{"type": "paragraph", "content": [{"value": line}]} for line in STORY]},
        {"blocks": STORY}, [{"html": f"<p>{line}</p>"} for line in STORY],
        {"menu": ["Home", "News"], "body": "\n".join(STORY), "foot": "All rights reserved."},
        {"short": VOTE, "long": LINES}, {"teaser": [VOTE, CRACKS], "story": STORY},
    ],
)  # fmt: skip
def test_a_story_is_found_wherever_it_is_kept(value: object) -> None:
    assert carried(value) == LINES


@pytest.mark.parametrize("kind", ["application/json", "APPLICATION/JSON", "text/x-json"])
def test_any_script_of_data_may_hold_it(kind: str) -> None:
    assert carried({"story": LINES}, kind) == LINES


@pytest.mark.parametrize("kind", ["application/ld+json", "text/javascript", "module", ""])
def test_a_program_and_a_declaration_hold_none(kind: str) -> None:
    assert carried({"story": LINES}, kind) == ""


@pytest.mark.parametrize(
    "value",
    [
        {}, [], None, 5, "no json {", {"a": "short"}, {"urls": ["https://lantern.example/a"] * 90},
        {"names": ["Ann Reed, Selk, 14 Harbour Road, second floor, left"] * 9},
    ],
)  # fmt: skip
def test_data_without_prose_carries_no_story(value: object) -> None:
    assert carried(value) == ""


def test_what_stands_behind_the_last_prose_is_left_out() -> None:
    assert carried({"story": [VOTE, "Bridge closed", DETOUR, COST, "Share"]}) == (
        f"{VOTE}\nBridge closed\n{DETOUR}\n{COST}"
    )


@pytest.mark.parametrize(("depth", "found"), [(1, True), (11, True), (12, False), (40, False)])
def test_data_is_looked_into_so_deep(depth: int, *, found: bool) -> None:
    value: object = {"story": f"{COST}\n{VOTE}"}
    for _ in range(depth):
        value = {"data": value}
    assert (carried(value) != "") == found
