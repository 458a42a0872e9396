import pickle

from retold.errors import MissingExtra


def test_an_error_of_another_process_is_the_same_here() -> None:
    error = MissingExtra("reading WARC", "warc")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again)) == (MissingExtra, str(error))
