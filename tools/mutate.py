#!/usr/bin/env python
"""Print which small faults put into the audit, the values and the words no test notices.

    python tools/mutate.py [--sample 200] [--seed 1] [--only values/matching] [--jobs 2]
    python tools/mutate.py --rooms align [--sample 40]

A mutation is one fault: a constant that grows or becomes 0, < for <=, == for !=, `and` for `or`, a
`not` or a sign that is gone, True for False, an entry of a table or an alternative of a pattern
that is dropped. A random sample is drawn, every place alike (a table is one place). Each mutation
is put into a copy of its module in the memory of a process of its own, never into the tree, and
the tests that call the function it stands in are run until one fails. What no test fails on has
survived. Tests that fail without any mutation are left out, and said.

The tests are those of the rooms themselves and, of the audit, its laws; the golden stories, which
catch more and take a minute, are not among them. Where the tests have started threads that stay, as
those of pyarrow and Sail in dedupe, each mutation has a fresh interpreter, which takes longer to
start: a fork has no threads, and would wait for them.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import os
import random
import re
import resource
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import NamedTuple, NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
ROOMS = ("audit", "values", "text")
LAWS = ("tests/laws/test_audit.py",)
MANY = 3
"""Entries from which a literal is a table."""
STEP = 20
"""Mutations after which the progress is told."""
EXAMPLES = 5
"""Of each law of hypothesis."""
PATIENCE = 4
"""A mutation that takes so many times the whole run, in seconds of CPU, has hung: it is seen."""


class Mutation(NamedTuple):
    """One fault: in which module, which node of its tree, and what becomes of it."""

    path: Path
    node: int
    line: int
    kind: str
    before: str
    after: str
    function: str | None
    """The function that it stands in; None at the level of the module."""


class Run(NamedTuple):
    """What the tests of some rooms did without a mutation."""

    rooms: Sequence[str]
    callers: dict[tuple[str, str], set[str]]
    """(file, function) -> the tests that call it."""
    seconds: dict[str, float]
    failed: list[str]
    cpu: float
    fresh: bool = False
    """Whether each mutation needs an interpreter of its own, which no fork of this one can be."""


def main() -> None:
    """Draw, run and report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sample", type=int, default=200, help="mutations to draw; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of a module's path, as values/matching")
    parser.add_argument("--rooms", nargs="+", default=ROOMS, help="folders of the package")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="a file for the outcome of each, JSON lines")
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    os.environ["CI"] = "1"  # hypothesis takes the same examples every time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its threads would stand in a fork's way
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(SRC)]
    if arguments.asked:
        _try_asked(arguments.asked)
    drawn = draw(arguments.sample, arguments.seed, arguments.only, arguments.rooms)
    run = run_tests(arguments.rooms)
    outcomes: list[tuple[Mutation, str]] = []
    with suppress(KeyboardInterrupt):  # what is known by then is told
        for outcome in try_all(drawn, run, arguments.jobs):
            outcomes.append(outcome)
            if arguments.out:
                _append(arguments.out, *outcome)
            if len(outcomes) % STEP == 0:
                sys.stderr.write(f"{len(outcomes)} of {len(drawn)}\n")
    sys.stdout.write(report(outcomes, run) + "\n")


def _append(out: Path, mutation: Mutation, outcome: str) -> None:
    line = json.dumps({**mutation._asdict(), "path": _name(mutation.path), "outcome": outcome})
    with out.open("a", encoding="utf-8") as lines:
        lines.write(line + "\n")


def draw(sample: int, seed: int, only: str = "", rooms: Sequence[str] = ROOMS) -> list[Mutation]:
    """Mutations drawn at random, each place in the rooms as likely as any other."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    places = [
        place
        for room in rooms
        for path in sorted((SRC / "retold" / room).rglob("*.py"))
        if only in _name(path)
        for place in mutations(path, path.read_text(encoding="utf-8"))
    ]
    chance.shuffle(places)
    return [chance.choice(place) for place in (places[:sample] if sample else places)]


def _name(path: Path) -> str:
    return path.relative_to(SRC / "retold").as_posix()


# ---------------------------------------------------------------- what may be mutated


def mutations(path: Path, source: str) -> Iterator[list[Mutation]]:
    """For each place of a module that can be mutated, the ways to do so."""
    tree = ast.parse(source)
    skipped, function_of = _skipped(tree), _functions(tree)
    for index, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        ways = [
            Mutation(
                path=path,
                node=index,
                line=getattr(node, "lineno", 0),
                kind=way.kind,
                before=way.before,
                after=way.after,
                function=function_of.get(id(node)),
            )
            for way in _ways(node)
        ]
        if ways:
            yield ways


class Way(NamedTuple):
    """A way to mutate a node: what it is called, and the node in its place."""

    kind: str
    node: ast.AST

    before: str
    after: str


def _ways(node: ast.AST) -> list[Way]:
    return [
        Way(kind, new, ast.unparse(node), ast.unparse(new))
        for maker in _MAKERS
        for kind, new in maker(node)
    ]


_Made = Iterator[tuple[str, ast.AST]]


def _constants(node: ast.AST) -> _Made:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        news = {value + 1, value * 0, type(value)(value * 1.5)} - {value}
        yield from (("constant", ast.Constant(new)) for new in sorted(news))


_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip


def _operators(node: ast.AST) -> _Made:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        swapped = _SWAPPED[type(node.ops[0])]()
        yield "comparison", ast.Compare(node.left, [swapped], node.comparators)  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp):
        yield "boolean", ast.BoolOp(_SWAPPED[type(node.op)](), node.values)  # type: ignore[arg-type]
        for left_out in range(len(node.values)):
            kept = [value for at, value in enumerate(node.values) if at != left_out]
            yield "boolean", kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield "not" if isinstance(node.op, ast.Not) else "sign", node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPPED and not _has_text(node):
        yield "arithmetic", ast.BinOp(node.left, _SWAPPED[type(node.op)](), node.right)  # type: ignore[arg-type]


def _has_text(node: ast.BinOp) -> bool:
    texts = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)
    return any(
        isinstance(side, texts) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _conditions(node: ast.AST) -> _Made:
    """`if is_so(x)` turned round; comparisons and the like are mutated in themselves."""
    if isinstance(node, ast.If | ast.IfExp | ast.While) and isinstance(
        node.test, ast.Call | ast.Name | ast.Attribute | ast.Subscript
    ):
        new = type(node)(**{field: getattr(node, field) for field in node._fields})
        new.test = ast.UnaryOp(ast.Not(), node.test)
        yield "condition", new


def _tables(node: ast.AST) -> _Made:
    """An entry of a literal table is dropped, or a word of a list that is split."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple) and len(node.elts) >= MANY:
        if all(isinstance(entry, ast.Constant | ast.Tuple | ast.Set) for entry in node.elts):
            for at in range(len(node.elts)):
                kept = [entry for place, entry in enumerate(node.elts) if place != at]
                new = ast.Set(kept) if isinstance(node, ast.Set) else type(node)(kept, node.ctx)
                yield "table", new
    elif isinstance(node, ast.Dict) and len(node.keys) >= MANY:
        for at in range(len(node.keys)):
            keys, values = list(node.keys), list(node.values)
            del keys[at], values[at]
            yield "table", ast.Dict(keys, values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _texts(node.value)


_ALTERNATIVES = (
    re.compile(r"(?<=[|(:])[^|()\[\]?*]+\|"),
    re.compile(r"\|[^|()\[\]?*]+(?=\)|$)"),
)
"""Any alternative but the last, with the bar behind it; the last, with the bar before it."""


def _texts(text: str) -> _Made:
    """A word of a list is dropped, a line of a table, an alternative of a pattern."""
    if "\n" in text.strip():
        pieces = [match.span() for match in re.finditer(r"[^\n]+\n", text)]
        kind = "table"
    elif re.fullmatch(r"[\w' -]+", text) and text.count(" ") >= MANY - 1:
        pieces, kind = [match.span() for match in re.finditer(r"[^ ]+ ?", text)], "table"
    elif "|" in text:
        found = (match for pattern in _ALTERNATIVES for match in pattern.finditer(text))
        pieces, kind = [match.span() for match in found], "pattern"
    else:
        return
    yield from ((kind, ast.Constant(text[:start] + text[end:])) for start, end in pieces)


_MAKERS: tuple[Callable[[ast.AST], _Made], ...] = (_constants, _operators, _conditions, _tables)


def _skipped(tree: ast.AST) -> set[int]:
    """Nodes that say nothing while the module runs, or only how fast: types, docstrings, caches."""
    found: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            parts = [*node.decorator_list, node.returns]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.arg):
            parts = [node.annotation]
        elif isinstance(node, ast.AnnAssign):
            is_alias = isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
            parts = [node.annotation, node.value if is_alias else None]
        elif isinstance(node, ast.Assert) or _is_docstring(node):
            parts = [node]
        found |= {id(child) for part in parts if part for child in ast.walk(part)}
    return found


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _functions(tree: ast.AST) -> dict[int, str]:
    """Node -> the outermost function that it stands in."""
    found: dict[int, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for child in ast.walk(node):
                found.setdefault(id(child), node.name)
    return found


def mutated(mutation: Mutation, source: str) -> ast.Module:
    """The tree of a module with a mutation in it."""
    tree = ast.parse(source)
    node = list(ast.walk(tree))[mutation.node]
    new = next(way.node for way in _ways(node) if way.after == mutation.after)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, field, new)
            elif isinstance(value, list) and any(child is node for child in value):
                setattr(parent, field, [new if child is node else child for child in value])
    for child in ast.walk(new):
        ast.copy_location(child, node)
    return ast.fix_missing_locations(tree)


# ---------------------------------------------------------------- the tests


class Few:
    """A plugin of pytest: the laws take few examples, for they run once for every mutation."""

    def pytest_sessionstart(self) -> None:
        """Load a profile of few examples."""
        from hypothesis import settings

        settings.register_profile("mutate", settings.get_profile("retold"), max_examples=EXAMPLES)
        settings.load_profile("mutate")


class Watch(Few):
    """A plugin of pytest: which functions of the rooms each test calls, and what it takes."""

    def __init__(self, rooms: Sequence[str]) -> None:
        self.rooms = rooms
        self.callers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: list[str] = []
        self._test = ""
        self._names: dict[CodeType, tuple[str, str] | None] = {}

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin to watch a test, with nothing remembered of the tests before."""
        self._test = nodeid
        for module in _modules(self.rooms):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
        sys.setprofile(self._called)

    def pytest_runtest_logfinish(self) -> None:
        """Watch no more."""
        sys.setprofile(None)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test took and whether it failed."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        code = frame.f_code
        if code not in self._names:
            self._names[code] = _place(code, self.rooms)
        place = self._names[code]
        if place:
            self.callers[place].add(self._test)


def _place(code: CodeType, rooms: Sequence[str]) -> tuple[str, str] | None:
    path = Path(code.co_filename)
    if not any(path.is_relative_to(SRC / "retold" / room) for room in rooms):
        return None
    qualified = code.co_qualname.split(".<locals>")[0]
    return _name(path), qualified.rsplit(".", maxsplit=1)[-1]


def _modules(rooms: Sequence[str]) -> list[ModuleType]:
    prefixes = tuple(f"retold.{room}" for room in rooms)
    return [module for name, module in sys.modules.items() if name.startswith(prefixes)]


def run_tests(rooms: Sequence[str]) -> Run:
    """What the tests call and take; afterwards all but the rooms is loaded and warm."""
    watch = Watch(rooms)
    before = time.process_time()
    _pytest([path for path in list_tests(rooms) if (ROOT / path).exists()], watch)
    cpu = time.process_time() - before
    return Run(rooms, watch.callers, watch.seconds, watch.failed, cpu, has_threads())


def has_threads() -> bool:
    """Whether this process has threads beside its first, be they of Python or not."""
    tasks = Path("/proc/self/task")
    return (sum(1 for _ in tasks.iterdir()) if tasks.exists() else threading.active_count()) > 1


def list_tests(rooms: Sequence[str]) -> list[str]:
    """The folders of the tests of some rooms, and the laws of the audit where it is one of them."""
    laws = LAWS if "audit" in rooms else ()
    return [*(f"tests/{room}" for room in rooms), *laws]


def _pytest(paths: Sequence[str], plugin: object) -> int:
    options = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", "--no-header", "--no-summary"]
    options += ["-x"] if isinstance(plugin, Chosen) else []
    nowhere = io.StringIO()
    with redirect_stdout(nowhere), redirect_stderr(nowhere):
        return int(pytest.main([*options, *paths], plugins=[plugin]))


class Chosen(Few):
    """A plugin of pytest: only some tests, in an order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: at for at, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list) -> None:  # type: ignore[type-arg]
        """Keep the tests that are wanted, in their order."""
        kept = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


# ---------------------------------------------------------------- one process a mutation


def try_all(drawn: Sequence[Mutation], run: Run, jobs: int) -> Iterator[tuple[Mutation, str]]:
    """Each mutation and its outcome: seen, survived, or unreached (no test calls the function)."""
    if not run.fresh:
        _forget(run.rooms)
    _check_that_nothing_fails(run)
    running: dict[int, Mutation] = {}
    waiting = list(drawn)[::-1]
    while waiting or running:
        while waiting and len(running) < jobs:
            mutation = waiting.pop()
            tests = tests_for(mutation, run)
            if not tests:
                yield mutation, "unreached"
                continue
            running[start(mutation, tests, run)] = mutation
        if running:
            child, status = os.wait()
            survived = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
            yield running.pop(child), "survived" if survived else "seen"


def start(mutation: Mutation | None, tests: Sequence[str], run: Run) -> int:
    """Start a process that runs the tests with the mutation, and ends with 0 when none fails."""
    if not run.fresh:
        child = os.fork()
        if child == 0:
            _try(mutation, tests, run.cpu)
        return child
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as asked:
        own = mutation and mutation._replace(path=str(mutation.path))
        json.dump({"mutation": own, "tests": tests, "cpu": run.cpu}, asked)
    command = [sys.executable, __file__, "--asked", asked.name]
    return os.posix_spawn(command[0], command, os.environ)


def _try_asked(asked: Path) -> NoReturn:
    """Run what `start` has put down for this fresh interpreter, and end it."""
    told = json.loads(asked.read_text(encoding="utf-8"))
    asked.unlink()
    path, *rest = told["mutation"] or [None]
    _try(Mutation(Path(path), *rest) if path else None, told["tests"], told["cpu"])


def _check_that_nothing_fails(run: Run) -> None:
    """Stop where the tests fail in a process of their own without a mutation: all would be seen."""
    child = start(None, [test for test in run.seconds if test not in run.failed], run)
    _, status = os.waitpid(child, 0)
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) != 0:
        sys.exit("mutate: the tests fail without a mutation when they run a second time")


def _forget(rooms: Sequence[str]) -> None:
    """Unload the rooms and all that has taken anything from them."""
    prefixes = ("tests", *(f"retold.{room}" for room in rooms))
    gone = {name for name in sys.modules if name.startswith(prefixes)}
    ours = {name for name in sys.modules if name.startswith(("retold.", "benchmarks"))}
    while True:
        taken = {
            name
            for name in ours - gone
            if any(_home(value) in gone for value in list(vars(sys.modules[name]).values()))
        }
        if not taken:
            break
        gone |= taken
    for name in gone:
        del sys.modules[name]
    package = sys.modules["retold"]  # keeps the verbs that were asked of it
    for name, value in list(vars(package).items()):
        if _home(value) in gone:
            delattr(package, name)


def _home(value: object) -> str | None:
    """The module that a value is or comes from."""
    name = getattr(value, "__name__" if isinstance(value, ModuleType) else "__module__", None)
    return name if isinstance(name, str) else None


def tests_for(mutation: Mutation, run: Run) -> list[str]:
    """The tests that call what is mutated: its own file's first, then the quickest."""
    name = _name(mutation.path)
    if mutation.function:
        tests = run.callers.get((name, mutation.function), set())
    else:
        files = {name, *_importers(mutation.path, run.rooms)}
        tests = {t for (file, _), callers in run.callers.items() if file in files for t in callers}
    own = f"tests/{Path(name).parent.as_posix()}/test_{Path(name).stem}.py"
    if not mutation.function:
        tests |= {test for test in run.seconds if test.startswith(own)}
    return sorted(
        tests - set(run.failed), key=lambda test: (not test.startswith(own), run.seconds[test])
    )


def _importers(path: Path, rooms: Sequence[str]) -> set[str]:
    """The modules of the rooms that name a module in an import."""
    module = path.relative_to(SRC).with_suffix("").as_posix().replace("/", ".")
    parent, _, stem = module.rpartition(".")
    naming = re.compile(
        rf"^(?:from {re.escape(module)} import|from {re.escape(parent)} import [^)]*?\b{stem}\b)",
        re.MULTILINE,
    )
    return {
        _name(other)
        for room in rooms
        for other in (SRC / "retold" / room).rglob("*.py")
        if naming.search(other.read_text(encoding="utf-8"))
    }


def _try(mutation: Mutation | None, tests: Sequence[str], cpu: float) -> NoReturn:
    """Run the tests with the mutation in this process, and end it: 0 when none fails.

    Each stage but the last runs in a process of its own: pytest would load some modules twice.
    """
    limit = int(cpu * PATIENCE) + 10
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    *before, last = _stages(tests)
    for stage in before:
        child = os.fork()
        if child == 0:
            _end_with(mutation, stage)
        _, status = os.waitpid(child, 0)
        if status:
            os._exit(1)
    _end_with(mutation, last)


def _end_with(mutation: Mutation | None, tests: Sequence[str]) -> NoReturn:
    """Run some tests with the mutation, and end this process: 0 when none fails."""
    status = 1
    try:
        if mutation:
            sys.meta_path.insert(0, Finder(mutation))
        files = list(dict.fromkeys(test.split("::")[0] for test in tests))
        status = _pytest(files, Chosen(tests))
    finally:
        os._exit(status)


def _stages(tests: Sequence[str]) -> list[Sequence[str]]:
    """The tests of the first file, and then the rest: most faults are seen by a module's own."""
    first = tests[0].split("::")[0]
    own = [test for test in tests if test.split("::")[0] == first]
    rest = [test for test in tests if test.split("::")[0] != first]
    return [own, rest] if rest else [own]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module with a mutation in it."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation
        parts = mutation.path.relative_to(SRC).with_suffix("").parts
        self.package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.package else parts)

    def find_spec(
        self, name: str, _: Sequence[str] | None, __: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of the mutated module, loaded by this."""
        if name != self.name:
            return None
        path = self.mutation.path
        places = [str(path.parent)] if self.package else None
        return importlib.util.spec_from_file_location(
            name, path, loader=self, submodule_search_locations=places
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the module with its mutation."""
        path = self.mutation.path
        tree = mutated(self.mutation, path.read_text(encoding="utf-8"))
        exec(compile(tree, str(path), "exec"), vars(module))  # noqa: S102 - it is our own module


# ---------------------------------------------------------------- what is told


def report(outcomes: Iterable[tuple[Mutation, str]], run: Run) -> str:
    """The survivors by module, and the share of them by room."""
    outcomes = sorted(outcomes, key=lambda entry: (entry[0].path, entry[0].line))
    lines = [f"fails without a mutation, left out: {test}" for test in run.failed]
    for mutation, outcome in outcomes:
        if outcome != "seen":
            where = f"{_name(mutation.path)}:{mutation.line}"
            before, after = _differing(mutation.before, mutation.after)
            lines.append(f"{outcome:9} {where}  {mutation.kind}: {before}  ->  {after}")
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for mutation, outcome in outcomes:
        room = Path(_name(mutation.path)).parent.as_posix()
        for key in (room, "all"):
            rooms[key]["mutations"] += 1
            rooms[key]["survived"] += outcome != "seen"
    lines.append(f"{'room':20} mutations  survived")
    for room, counts in sorted(rooms.items(), key=lambda entry: (entry[0] == "all", entry[0])):
        share = counts["survived"] / counts["mutations"]
        lines.append(f"{room:20} {counts['mutations']:9}  {counts['survived']:4} {share:6.1%}")
    return "\n".join(lines)


def _differing(before: str, after: str, around: int = 30) -> tuple[str, str]:
    """Two texts without what they begin and end with in common, but for a little."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return tuple(  # type: ignore[return-value]
        " ".join(text[max(0, start - around) : len(text) - max(0, end - around)].split())
        for text in (before, after)
    )


def _shared(before: str, after: str) -> int:
    """The length of what two texts begin with."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(before), len(after)))


if __name__ == "__main__":
    main()
