"""A JSON file -> its records: one object, a list of objects, or JSON Lines under that name."""

import json
from collections.abc import Iterator

from retold.read.fields import Bad
from retold.read.jsonl import Placed, records
from retold.read.packed import ENDINGS

NAMES = (".json", *(f".json{packing}" for packing in ENDINGS))


def read_json(content: bytes, name: str) -> Iterator[Placed | Bad]:
    """The records in the content of a file, each with its place; what is no record is bad.

    Args:
        content: what the file holds, unpacked.
        name: of the file; the records of a list stand at `NAME:1`, `NAME:2` and so on.
    """
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield Bad(name, "it is not UTF-8")
    except RecursionError:
        yield Bad(name, "it is JSON nested too deeply to be articles")
    except ValueError as error:
        lines = content.splitlines()
        if _is_object(next((line for line in lines if line.strip()), b"")):
            yield from records(lines, name)
        else:
            yield Bad(name, f"it is not JSON ({error})")
    else:
        if isinstance(held, dict):
            yield name, held
        elif isinstance(held, list) and held:
            yield from _listed(held, name)
        else:
            yield Bad(name, "it holds no article: give an object, or a list of objects")


def is_json(content: bytes) -> bool:
    """Whether content is an object, a list that is not empty, or begins with an object on a line.

    Anything else may be of another kind, whatever its file is called.
    """
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _is_object(next((line for line in content.splitlines() if line.strip()), b""))
    return isinstance(held, dict) or (isinstance(held, list) and bool(held))


def _listed(held: list[object], name: str) -> Iterator[Placed | Bad]:
    for number, record in enumerate(held, start=1):
        place = f"{name}:{number}"
        if isinstance(record, dict):
            yield place, record
        else:
            yield Bad(place, f"it is no object but {type(record).__name__}")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False
