"""A pattern that is compiled when it is first used."""

import re

import pytest

from retold import patterns
from retold.patterns import pattern


def test_it_does_what_a_pattern_does() -> None:
    year = pattern(r"(?P<year>\d{4})e", re.IGNORECASE)
    match = year.search("in 1924E")
    assert match is not None
    assert match["year"] == "1924"
    assert year.sub("-", "a 1924e b") == "a - b"
    assert year.flags & re.IGNORECASE
    assert year.groupindex == {"year": 1}


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def noted(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_now(source, flags)

    monkeypatch.setattr(patterns.re, "compile", noted)
    later = pattern("ab+")
    assert compiled == []
    assert later.fullmatch("abb")
    assert later.fullmatch("abbb")
    assert compiled == ["ab+"]


def test_what_it_has_not_is_told() -> None:
    with pytest.raises(AttributeError):
        _ = pattern("a").nothing  # type: ignore[attr-defined]
