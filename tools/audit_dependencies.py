# ruff: noqa: INP001, T201
"""What retold brings with it, by version and licence: `python tools/audit_dependencies.py`.

Everything that an installation needs is looked up in this environment, and what extras bring, as
far as it is installed; nothing is asked of the network. It fails where a licence is not one that a
permissive package may depend on, where a declared dependency has no lower bound, or where a needed
one is missing. Known faults are another matter: `pip-audit` asks a service for them.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

PERMISSIVE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Zlib|Unlicense|0BSD|MIT-0|MIT-CMU|HPND"
    r"|CC0|Public Domain|CNRI-Python|W3C|Unicode)\b",
    re.IGNORECASE,
)
WEAK = re.compile(r"\b(?:MPL|Mozilla Public License|LGPL)\b", re.IGNORECASE)
"""Licences that bind changes to the library itself, and nobody who uses it."""
BINDING = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)\b|Proprietary", re.IGNORECASE)
"""Licences that would bind retold, or whoever installs it."""


class Dependency(NamedTuple):
    """A distribution that is brought, why, and under what licence."""

    name: str
    version: str
    licence: str
    extra: str


def main() -> None:
    """Print the table; ends with 1 where something is amiss."""
    declared = requirements()
    found = sorted(set(dependencies(declared)))
    for each in found:
        print(f"{each.name:32}{each.version:16}{each.extra or 'needed':24}{each.licence}")
    faults = [*licence_faults(found), *bound_faults(declared)]
    print("\n".join(faults) or f"{len(found)} distributions, nothing amiss")
    print("known faults: pip-audit --skip-editable (asks a service over the network)")
    sys.exit(bool(faults))


def licence_faults(found: Iterable[Dependency]) -> list[str]:
    """What may not be depended on, or is not needed by an extra only."""
    faults = []
    for each in found:
        free = PERMISSIVE.search(each.licence)
        if BINDING.search(each.licence) and not (free or WEAK.search(each.licence)):
            faults.append(f"{each.name}: its licence binds who uses it ({each.licence})")
        elif not free and not WEAK.search(each.licence):
            faults.append(
                f"{each.name}: its licence is not known to be permissive ({each.licence})"
            )
    return faults


def bound_faults(lines: Iterable[str]) -> list[str]:
    """Declared dependencies without a lower bound: any old version would do for them."""
    return [f"{line}: has no lower bound" for line in lines if ">=" not in line]


def requirements() -> list[str]:
    """What pyproject.toml declares to be needed, and what for each extra, as metadata say it."""
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"].items()
    return [
        *project["dependencies"],
        *(f"{line}; extra == '{extra}'" for extra, lines in extras for line in lines),
    ]


def dependencies(declared: Iterable[str]) -> Iterator[Dependency]:
    """All that is brought, and what brings it: retold itself, or an extra.

    What only an extra, or another Python or system, would bring and is not here is passed over.
    """
    seen: set[tuple[str, str]] = set()
    waiting = [(line, _extra(line)) for line in declared]
    while waiting:
        line, extra = waiting.pop()
        needed = re.match(r"[\w.-]+", line)
        if needed is None or (needed[0].lower(), extra) in seen:
            continue
        seen.add((needed[0].lower(), extra))
        try:
            held = distribution(needed[0])
        except PackageNotFoundError:
            if not extra and ";" not in line:
                raise SystemExit(f"{needed[0]}: needed, and not installed") from None
            continue
        yield Dependency(held.name, held.version, _licence(held), extra)
        waiting += [(deeper, extra) for deeper in held.requires or [] if not _extra(deeper)]


def _extra(line: str) -> str:
    """The extra that a requirement is of; empty where it is needed in any case."""
    match = re.search(r"extra == ['\"]([^'\"]+)", line)
    return match[1] if match else ""


def _licence(held: Distribution) -> str:
    """The licence as the distribution states it: an expression, classifiers, or a line of text."""
    told = held.metadata.get("License-Expression")
    if told:
        return told
    classified = [
        line.rpartition("::")[2].strip()
        for line in held.metadata.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    text = (held.metadata.get("License") or "").strip().split("\n")[0]
    return "; ".join(classified) or text or "not stated"


if __name__ == "__main__":
    main()
