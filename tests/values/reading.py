"""What the tests of values ask of a text: what is read in it, and how two texts differ."""

from retold.model import Span
from retold.values.matching import match
from retold.values.quantities import quantities
from retold.values.quantity import Quantity


def read(text: str) -> tuple[Quantity, ...]:
    return quantities(text, Span(0, len(text)))


def only(text: str) -> Quantity:
    (found,) = read(text)
    return found


def differences(source: str, target: str) -> list[tuple[str | None, str | None]]:
    """The words of the values that two texts do not share, where nothing stands around them."""
    return [
        (
            difference.source.span.of(source) if difference.source else None,
            difference.target.span.of(target) if difference.target else None,
        )
        for difference in match(read(source), read(target), (), ()).differences
    ]
