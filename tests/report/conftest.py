import pytest

from retold.model import Comparison
from tests.report.sample_comparison import sample


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return sample()
