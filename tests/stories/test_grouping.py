import pytest

from retold.lineage.explained import Explained, Side
from retold.model import RelationKind
from retold.stories.grouping import HELD, group
from retold.stories.tying import Tie

Pair = tuple[int, int]


def tie(pair: Pair, kind: RelationKind = "edited", kept: float = 0.9) -> Tie:
    same = round(1000 * kept)
    side = Side(1000, same, 1000 - same, 0, 0, 0)
    return Tie(*pair, kind, "certain", Explained(side, side), 0.5)


def grouped(count: int, ties: dict[Pair, Tie], known: set[Pair] | None = None) -> list[list[int]]:
    """The stories; who is asked about and is not among the known is tied to nobody."""
    asked = {pair: tie(pair) for pair in known or set()}

    def ask(first: int, second: int) -> Tie | None:
        pair = (min(first, second), max(first, second))
        return ties.get(pair) or asked.get(pair)

    return group(range(count), ties, ask)


def test_what_is_tied_to_nothing_is_a_story_of_its_own() -> None:
    assert grouped(3, {(0, 1): tie((0, 1))}) == [[0, 1], [2]]


@pytest.mark.parametrize(("kept", "stories"), [(HELD + 0.01, 1), (HELD - 0.01, 2)])
def test_who_keeps_enough_on_the_way_from_the_core_holds(kept: float, stories: int) -> None:
    """Of three in a row, the last holds by what is kept on the way, or not at all."""
    share = kept**0.5
    ties = {
        (0, 1): tie((0, 1), kept=0.99),
        (0, 2): tie((0, 2), kept=0.99),
        (0, 3): tie((0, 3), kept=share),
        (3, 4): tie((3, 4), kept=share),
    }
    assert len(grouped(5, ties)) == stories


def test_who_holds_against_the_core_when_asked_is_not_parted() -> None:
    ties = {
        (0, 1): tie((0, 1), kept=0.99),
        (0, 2): tie((0, 2), kept=0.5),
        (2, 3): tie((2, 3), kept=0.4),
    }
    assert len(grouped(4, ties)) == 2
    assert len(grouped(4, ties, {(0, 3), (1, 3)})) == 1


def test_a_chain_of_loose_ties_is_no_giant_story() -> None:
    ties = {(number, number + 1): tie((number, number + 1), kept=0.5) for number in range(99)}
    stories = grouped(100, ties)
    assert max(map(len, stories)) <= 3
    assert sorted(number for story in stories for number in story) == list(range(100))


def test_a_report_joins_where_it_is_tied_to_most_of_the_core() -> None:
    derived = {pair: tie(pair) for pair in ((0, 1), (0, 2), (1, 2))}
    event = {(0, 3): tie((0, 3), "same-event")}
    assert grouped(4, derived | event) == [[0, 1, 2], [3]]
    more = event | {(1, 3): tie((1, 3), "same-event")}
    assert grouped(4, derived | more) == [[0, 1, 2, 3]]
