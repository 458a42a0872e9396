import json

import pytest

from retold.read.fields import Bad
from retold.read.json_file import read_json

ARTICLE = {"id": "pier", "text": "The pier of Skarvik is shut, the board said."}


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (json.dumps(ARTICLE), ["x.json"]),
        (json.dumps(ARTICLE, indent=2), ["x.json"]),
        ("\ufeff" + json.dumps(ARTICLE), ["x.json"]),
        (json.dumps([ARTICLE, ARTICLE], indent=2), ["x.json:1", "x.json:2"]),
        (f"{json.dumps(ARTICLE)}\n\n{json.dumps(ARTICLE)}\n", ["x.json:1", "x.json:3"]),
        ('{"a": 1}', ["x.json"]),
    ],
)
def test_objects_are_records_however_they_stand(content: str, places: list[str]) -> None:
    read = list(read_json(content.encode(), "x.json"))
    assert all(isinstance(each, tuple) for each in read)
    assert [each[0] for each in read if isinstance(each, tuple)] == places


@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        (b"[]", ["it holds no article: give an object, or a list of objects"]),
        (b'"a text"', ["it holds no article: give an object, or a list of objects"]),
        (b"[1, null]", ["it is no object but int", "it is no object but NoneType"]),
        (b"{\xff}", ["it is not UTF-8"]),
        (b"[" * 200_000, ["it is JSON nested too deeply to be articles"]),
        (b"The pier is shut.", ["it is not JSON (Expecting value: line 1 column 1 (char 0))"]),
        (b"", ["it is not JSON (Expecting value: line 1 column 1 (char 0))"]),
    ],
)
def test_what_is_no_record_is_named(content: bytes, reasons: list[str]) -> None:
    read = list(read_json(content, "x.json"))
    assert [each.reason for each in read if isinstance(each, Bad)] == reasons
    assert all(isinstance(each, Bad) for each in read)
