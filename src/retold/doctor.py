"""What is installed, where things lie, and whether they work: what a bug report should say."""

import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeAlias

from retold.errors import RetoldError
from retold.model.texts import counted
from retold.sample import path

State: TypeAlias = Literal["ok", "missing", "broken"]
Part: TypeAlias = Literal["installation", "extra", "dictionary", "place", "self-test", "corpus"]

PURPOSES = {
    "c2pa": "C2PA manifests in texts read, as evidence of origin",
    "feeds": "RSS and Atom feeds",
    "mcp": "retold mcp: tools for assistants",
    "model2vec": "compare --encoder with a model2vec model",
    "office": "PDF files read, DOCX files written",
    "pandas": "to_frame() in Python",
    "parquet": "Parquet files and tables of Arrow",
    "sail": "dedupe and find --batch by Spark Connect on Sail, without a JVM",
    "sentence-transformers": "compare --encoder with a sentence-transformers model",
    "serve": "retold serve: pages and HTTP",
    "spark": "dedupe and find --batch on Spark",
    "warc": "WARC crawls",
    "watch": "retold watch: feeds watched",
}
"""What each extra is for."""

NEAR = 0.5
"""The cosine above which two sentences say the same; those of the self-test have .68."""
ANEW = "install retold anew; if it stays, report it with these lines"

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)(?:;(.*))?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_BOUND = re.compile(r"(>=|<)\s*(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        part: what it belongs to.
        name: what it is called.
        state: whether it works, is not there (which is no fault of an extra), or does not work.
        detail: what was seen.
        cure: what to do about it.
        seconds: how long it took, of a self-test.
    """

    part: Part
    name: str
    state: State
    detail: str
    cure: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at, and the machine that it was on."""

    version: str
    python: str
    system: str
    checks: tuple[Check, ...] = field(default=())

    @property
    def is_healthy(self) -> bool:
        """Whether nothing is broken."""
        return all(check.state != "broken" for check in self.checks)

    def to_dict(self) -> dict[str, Any]:
        """The diagnosis as `retold doctor --format json` writes it."""
        return {
            "format": "retold.doctor/1",
            "version": self.version,
            "python": self.python,
            "system": self.system,
            "healthy": self.is_healthy,
            "checks": [
                {
                    "part": check.part,
                    "name": check.name,
                    "state": check.state,
                    "detail": check.detail,
                    "cure": check.cure,
                    "seconds": None if check.seconds is None else round(check.seconds, 3),
                }
                for check in self.checks
            ],
        }


def diagnose(corpus: Path | str | None = None) -> Diagnosis:
    """What is installed, where things lie, and whether they work.

    Args:
        corpus: the folder of a corpus that is to be looked at too.
    """
    version, checks = _installation()
    checks += [*_dictionaries(), *_places(), *_self_test()]
    if corpus is not None:
        checks += _corpus(Path(corpus))
    return Diagnosis(
        version,
        platform.python_version(),
        f"{platform.system()} {platform.machine()}",
        tuple(checks),
    )


def _installation() -> tuple[str, list[Check]]:
    """The version of retold, and what it needs and may use."""
    from retold.dedupe import native

    where = str(files("retold"))
    try:
        version = metadata.version("retold")
        requirements = metadata.requires("retold") or []
    except metadata.PackageNotFoundError:
        version, requirements = "source", []
    checks = [Check("installation", "retold", "ok", f"{version} in {where}")]
    checks.append(
        Check("installation", "compiled loops of dedupe", "ok", "there")
        if native.there()
        else Check(
            "installation", "compiled loops of dedupe", "missing", "NumPy does their work, slower",
            "install retold where there is a C compiler",
        )
    )  # fmt: skip
    needed, extras = _sorted_out(requirements)
    checks += [check for each in needed if (check := _of_need(*each)) is not None]
    checks += [_of_extra(name, each) for name, each in sorted(extras.items())]
    return version, checks


Need: TypeAlias = tuple[str, str]  # the name of a package, and what version of it


def _sorted_out(requirements: list[str]) -> tuple[list[Need], dict[str, list[Need]]]:
    """What is needed in any case, and for each extra."""
    needed: list[Need] = []
    extras: dict[str, list[Need]] = {}
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match is None:
            continue
        name, versions, marker = match[1], match[2].strip(), match[3] or ""
        extra = _EXTRA.search(marker)
        if "python_version" in marker:  # of other versions of Python, perhaps
            continue
        if extra is None:
            needed.append((name, versions))
        else:
            extras.setdefault(extra[1], []).append((name, versions))
    return needed, extras


def _of_need(name: str, versions: str) -> Check | None:
    """What is wrong with a package that is needed; None where nothing is."""
    fault = _fault(name, versions)
    if fault is None:
        return None
    return Check("installation", name, "broken", fault, f"pip install '{name}{versions}'")


def _of_extra(extra: str, needs: list[Need]) -> Check:
    """Whether what an extra brings is there."""
    purpose = PURPOSES.get(extra, "")
    install = f"pip install 'retold[{extra}]'"
    present = [name for name, _ in needs if _version(name) is not None]
    faults = [fault for each in needs if (fault := _fault(*each)) is not None]
    if not faults:
        versions = ", ".join(f"{name} {_version(name)}" for name, _ in needs)
        return Check("extra", extra, "ok", f"{purpose} ({versions})")
    state: State = "broken" if len(present) == len(needs) else "missing"
    return Check("extra", extra, state, f"{purpose}: {'; '.join(faults)}", install)


def _fault(name: str, versions: str) -> str | None:
    """What is wrong with a package: not there, or of the wrong version; None where nothing is."""
    version = _version(name)
    if version is None:
        return f"{name} is not installed"
    parts = _numbers(version)
    for sign, bound in _BOUND.findall(versions):
        is_met = parts >= _numbers(bound) if sign == ">=" else parts < _numbers(bound)
        if not is_met:
            return f"{name} is {version}, and {versions} is needed"
    return None


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers that a version begins with, without zeros at their end."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    parts = [int(part) for part in match[0].split(".")] if match else []
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def _dictionaries() -> Iterator[Check]:
    from retold.audit.pivots.explain import dictionaries

    installed = dictionaries()
    for dictionary in installed:
        yield Check("dictionary", dictionary.language, "ok", str(dictionary.path))
    if not installed:
        yield Check(
            "dictionary",
            "bilingual dictionaries",
            "missing",
            "no slip of translation is explained",
            "see retold pivots",
        )


def _places() -> Iterator[Check]:
    from retold.audit.pivots.remembered import folder

    cache = folder()
    parent = next((place for place in (cache, *cache.parents) if place.exists()), cache)
    is_writable = os.access(parent, os.W_OK)
    yield Check(
        "place",
        "cache",
        "ok" if is_writable else "missing",
        f"{cache}{'' if cache.exists() else ' (not there yet)'}",
        None if is_writable else "it cannot be written: set XDG_CACHE_HOME to a folder of yours",
    )
    scratch = Path(tempfile.gettempdir())
    yield Check(
        "place",
        "temporary files",
        "ok" if os.access(scratch, os.W_OK) else "broken",
        str(scratch),
        None if os.access(scratch, os.W_OK) else "set TMPDIR to a folder of yours",
    )
    encoding = sys.getfilesystemencoding()
    yield Check("place", "names of files", "ok", encoding)


def _self_test() -> Iterator[Check]:
    """Whether each verb does its work on the sample that comes with retold."""
    for name, work in (
        ("extract", _extracts),
        ("compare", _compares),
        ("quotes", _quotes),
        ("encoder", _encodes),
        ("add and find", _finds),
    ):
        yield _tried("self-test", name, work)


def _tried(part: Part, name: str, work: Callable[[], str]) -> Check:
    start = time.perf_counter()
    try:
        detail, state, cure = work(), "ok", None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was asked for
        reason = " ".join(str(error).split()) or type(error).__name__
        is_told = isinstance(error, RetoldError) and not isinstance(error, Wrong)
        detail = reason if is_told else f"{type(error).__name__}: {reason}"
        state, cure = "broken", None if is_told else ANEW
    seconds = time.perf_counter() - start
    return Check(part, name, "ok" if state == "ok" else "broken", detail, cure, seconds)


class Wrong(RetoldError):  # noqa: N818 - named for what is the case
    """Something was done, and not as it should be."""


def _extracts() -> str:
    from retold.prepare import load

    document = load(str(path("page")))
    if document.title is None or len(document.text) < len(path("source").read_text("utf-8")) // 2:
        raise Wrong("the sample page gave no article")
    return f"an article of {len(document.text):,} characters"


def _compares() -> str:
    from retold.compare import compare

    comparison = compare(path("source"), path("spun"))
    grave = sum(change.severity == "critical" for change in comparison.changes)
    if not grave:
        raise Wrong("no critical change was found in the sample's careless retelling")
    return f"{counted(grave, 'critical change')} in the sample, {comparison.relation.kind}"


def _quotes() -> str:
    from retold.attribute import quotes

    direct = sum(quotation.direct for quotation in quotes(path("source")))
    if not direct:
        raise Wrong("no quotation was found in the sample")
    return f"{direct} direct quotations in the sample"


def _encodes() -> str:
    from retold.models.encode import load_encoder

    encoder = load_encoder("default")
    if encoder is None:
        raise Wrong("the bundled model is not there")
    english, german = encoder.encode(["The ferry sails again.", "Die Fähre fährt wieder."])
    if float(english @ german) <= NEAR:
        raise Wrong("two sentences of one meaning are not near each other")
    return "the bundled model knows a sentence and its translation"


def _finds() -> str:
    from retold.corpus import Corpus

    with tempfile.TemporaryDirectory() as folder, Corpus(Path(folder) / "corpus") as corpus:
        corpus.add(path("source"))
        matches = corpus.find(path("edited"))
        if not matches:
            raise Wrong("the sample's copy was not found again")
        return f"a copy found, {matches[0].relation.kind}"


def _corpus(folder: Path) -> Iterator[Check]:
    """What is in a corpus, and whether something that is in it is found."""

    def look() -> str:
        from retold.corpus.matches import find
        from retold.index import Archive

        archive = Archive(folder)
        try:
            numbers = archive.store.next_number()
            for stored in archive.store.get([0, numbers - 1] if numbers else []).values():
                find(archive, stored.document, 1)
            segments = len(archive.store.segments())
            documents = counted(len(archive.store), "document")
            return f"{documents}, {counted(segments, 'part')} of the index"
        finally:
            archive.close()

    yield _tried("corpus", str(folder), look)
    watched = folder / "watch.sqlite"
    if watched.exists():
        yield _tried("corpus", "copies that were seen", lambda: _copies(folder))


def _copies(folder: Path) -> str:
    from collections import Counter

    from retold.watch.watch_store import STATUSES, WatchStore

    store = WatchStore(folder)
    try:
        counts = Counter(kept.status for kept in store.copies())
    finally:
        store.close()
    return ", ".join(f"{counts[status]} {status}" for status in STATUSES)
