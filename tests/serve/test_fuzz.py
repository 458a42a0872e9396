"""Whatever the description of the interface allows, and what it does not: answers fit it."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from retold import Corpus
from retold.serve import Settings, create_app
from tests.serve.running import running
from tests.stories.bridge import INDEPENDENT, LINEAGE

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

EXAMPLES = 10
"""Requests an operation and mode: a minute in all."""
SEQUENCES, STEPS = 30, 8
"""Rows of requests, and requests in each."""
OPERATIONS = [
    (method.upper(), path)
    for path, methods in create_app().openapi()["paths"].items()
    for method in methods
]
schemathesis.checks.load_all_checks()
positive_data_acceptance = schemathesis.checks.CHECKS.get_one("positive_data_acceptance")
negative_data_rejection = schemathesis.checks.CHECKS.get_one("negative_data_rejection")
MODES = schemathesis.GenerationMode


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("fuzzed") / "news"
    with Corpus(folder) as corpus:
        corpus.add([*LINEAGE, INDEPENDENT])
    made = Settings(corpus=folder, workers=1, waiting=50, deadline=20, keep=False)
    with running(made) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.parametrize("mode", [MODES.POSITIVE, MODES.NEGATIVE], ids=["fitting", "unfitting"])
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_answers_as_described(
    schema: Any, method: str, path: str, mode: Any
) -> None:
    operation = schema[path][method]

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        # A text that fits may hold no story, and in a form of files everything is a string.
        excluded = [positive_data_acceptance]
        excluded += [negative_data_rejection] if path.endswith("/files") else []
        case.call_and_validate(excluded_checks=excluded)

    try:
        check()
    except Unsatisfiable:
        assert mode is MODES.NEGATIVE
        pytest.skip("nothing that could be sent would not fit")


def test_what_one_operation_made_the_next_takes(schema: Any) -> None:
    """Requests in a row, each with what the answers before it gave: ids, numbers, jobs."""
    machine = schema.as_state_machine()

    class Sequences(machine):  # type: ignore[misc, valid-type]
        def validate_response(self, response: Any, case: Any, **_: Any) -> None:
            excluded = [positive_data_acceptance, negative_data_rejection]
            case.validate_response(response, excluded_checks=excluded)

    Sequences.run(
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
    )
