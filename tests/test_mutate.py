"""The tool that puts small faults into modules puts in what it says, one at a time."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "mutate", Path(__file__).parents[1] / "tools" / "mutate.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
mutate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(mutate)


def variants(source: str) -> set[str]:
    """Every module that one mutation makes of a source."""
    path = mutate.SRC / "retold" / "values" / "units.py"
    return {
        ast.unparse(mutate.mutated(mutation, source))
        for place in mutate.mutations(path, source)
        for mutation in place
    }


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("x = 2", {"x = 3", "x = 0"}),
        ("x = 0.5", {"x = 1.5", "x = 0.0", "x = 0.75"}),
        ("x = True", {"x = False"}),
        ("x = a < b", {"x = a <= b"}),
        ("x = a == b", {"x = a != b"}),
        ("x = a in b", {"x = a not in b"}),
        ("x = a and b", {"x = a or b", "x = a", "x = b"}),
        ("x = not a", {"x = a"}),
        ("x = -a", {"x = a"}),
        ("x = a + b", {"x = a - b"}),
        ("x = a + 's'", set()),
        ("x = b if a else c", {"x = b if not a else c"}),
        ("x = {'a', 'b', 'c'}", {"x = {'b', 'c'}", "x = {'a', 'c'}", "x = {'a', 'b'}"}),
        ("x = 'a b c'.split()", {f"x = '{kept}'.split()" for kept in ("b c", "a c", "a b ")}),
        ("x = '(?:a|b)'", {"x = '(?:b)'", "x = '(?:a)'"}),
        ("x = 'a sentence.'", set()),
        ('"""Docstring."""', set()),
        ("def f(x: 'a b c') -> 'a b c': ...", set()),
        ("@cache(5)\ndef f(): ...", set()),
    ],
)
def test_a_mutation_is_one_small_fault(source: str, made: set[str]) -> None:
    assert variants(source) == made


def test_the_same_seed_draws_the_same_sample() -> None:
    first, again = mutate.draw(5, 3, "values/"), mutate.draw(5, 3, "values/")
    assert first == again
    assert len(first) == 5
    assert mutate.draw(5, 4, "values/") != first


def test_a_mutation_names_the_function_that_it_stands_in() -> None:
    source = "SIZE = 2\n\n\ndef f(x):\n    return x + 1\n"
    path = mutate.SRC / "retold" / "values" / "units.py"
    places = {mutation.function for place in mutate.mutations(path, source) for mutation in place}
    assert places == {None, "f"}


def test_a_sample_is_of_the_rooms_that_are_asked_for() -> None:
    drawn = mutate.draw(9, 3, rooms=["dedupe", "align"])
    assert {mutation.path.parent.name for mutation in drawn} <= {"dedupe", "align"}
    assert mutate.list_tests(["dedupe", "align"]) == ["tests/dedupe", "tests/align"]
    assert "tests/laws/test_audit.py" in mutate.list_tests(["audit"])


def test_a_fork_is_not_asked_to_do_without_threads() -> None:
    assert not has_threads_after("pass")
    assert has_threads_after("threading.Thread(target=threading.Event().wait, daemon=True).start()")


def has_threads_after(code: str) -> bool:
    """Whether a fresh interpreter that did something is said to have threads."""
    load = f"import threading, runpy; m = runpy.run_path({mutate.__file__!r}, run_name='m')"
    told = f"{load}; {code}; print(m['has_threads']())"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", told]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return run.stdout.strip() == "True"


@pytest.mark.parametrize("fault", [False, True])
def test_a_fresh_interpreter_sees_a_fault_and_nothing_else(*, fault: bool) -> None:
    path = mutate.SRC / "retold" / "dedupe" / "ahead.py"
    places = mutate.mutations(path, path.read_text(encoding="utf-8"))
    faults = [way for place in places for way in place if way.function == "ahead"]
    left = next(way for way in faults if way.after.startswith("while not waiting"))
    tests = ["tests/dedupe/test_ahead.py::test_results_stand_in_the_order_of_the_tasks[1]"]
    run = mutate.Run(["dedupe"], {}, {}, [], 10.0, fresh=True)
    child = mutate.start(left if fault else None, tests, run)
    _, status = os.waitpid(child, 0)
    assert (os.waitstatus_to_exitcode(status) == 0) is not fault
