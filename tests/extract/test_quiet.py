"""The extractors' own messages are silent while they work, and no longer."""

import logging

import pytest

from retold.extract.quiet import quiet

NAMES = ("trafilatura", "htmldate", "courlan", "justext")


@pytest.mark.parametrize("name", NAMES)
def test_a_message_of_an_extractor_is_not_told(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with quiet():
        logging.getLogger(name).critical("of no use")
    assert not caplog.records
    logging.getLogger(name).critical("heard again")
    assert [record.message for record in caplog.records] == ["heard again"]


def test_threads_that_work_at_once_leave_the_loggers_as_they_were() -> None:
    levels = [logging.getLogger(name).level for name in NAMES]
    first, second = quiet(), quiet()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not logging.getLogger(NAMES[0]).isEnabledFor(logging.CRITICAL)
    second.__exit__(None, None, None)
    assert [logging.getLogger(name).level for name in NAMES] == levels


def test_others_are_heard_and_levels_come_back_also_after_a_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        logging.getLogger("retold").warning("ours")
        raise ValueError("within")

    logging.getLogger("htmldate").setLevel(logging.ERROR)
    with pytest.raises(ValueError, match="within"), quiet():
        fail()
    assert [record.message for record in caplog.records] == ["ours"]
    assert logging.getLogger("htmldate").level == logging.ERROR
    logging.getLogger("htmldate").setLevel(logging.NOTSET)
