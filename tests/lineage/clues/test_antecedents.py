import pytest

from retold.lineage.clues.antecedents import unintroduced

FULL = (
    "The weaver Ilsa Korbel sells her last loom this week. It stood in the mill for ninety years. "
    "Korbel said that nobody wants to learn the trade. The museum offered her forty crowns."
)


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        pytest.param(
            FULL,
            "The last loom of the mill is sold this week. It stood in the mill for ninety years. "
            "Korbel said that nobody wants to learn the trade. The museum offered forty crowns.",
            "Korbel",
            id="a surname without its first name",
        ),
        pytest.param(
            "A tanker ran onto the reef off Lund on Friday. Divers found no leak. "
            "The tanker will be towed at high tide, the harbour master said.",
            "Divers found no leak off Lund. "
            "The tanker will be towed at high tide, the harbour master said.",
            "the tanker",
            id="a noun with the that had a",
        ),
        pytest.param(
            "The baker Otto Hahn closed his shop on Monday. He had baked there since 1970. "
            "The street will miss the smell of bread.",
            "He had baked there since 1970. The street will miss the smell of bread.",
            "He had baked there since 1970.",
            id="a pronoun that begins the text",
        ),
        pytest.param(
            "The mill on the river closed in May. The baker Otto Hahn lost his flour. "
            "He now drives to Lund every week. The road is bad.",
            "the mill on the river closed in may. He now drives to Lund every week. "
            "The road is bad.",
            "He now drives to Lund every week.",
            id="a pronoun whose person was cut",
        ),
        pytest.param(
            "The first bridge fell in March. The second bridge is closed to lorries. "
            "The town has no money for repairs.",
            "The second bridge is closed to lorries. The town has no money for repairs.",
            "The second bridge is closed to lorries.",
            id="a second without a first",
        ),
        pytest.param(
            "The Board of Inland Waters (BIW) opened an inquiry. "
            "The lock keeper has been sent home. The BIW wants to hear him on Monday.",
            "The lock keeper has been sent home. The BIW wants to hear him on Monday.",
            "BIW",
            id="a short form without its long form",
        ),
    ],
)
def test_who_uses_what_the_other_introduces_came_later(ordered, source, target, shown) -> None:
    clue = unintroduced(ordered(source, target))
    assert clue is not None
    assert f"“{shown}”" in clue.words
    assert unintroduced(ordered(source, target).turned()) is None
    turned = ordered(target, source)
    assert unintroduced(turned) is None
    assert unintroduced(turned.turned()) == clue._replace(
        words=clue.words.replace("target", "x").replace("source", "target").replace("x", "source")
    )


@pytest.mark.parametrize(
    "target",
    [
        FULL,
        FULL.replace("The weaver Ilsa Korbel", "Weaver Ilsa Korbel"),
        "The weaver Ilsa Korbel sells her last loom. The museum offered her forty crowns.",
        "Ilsa Korbel sells a loom. Nobody wants to learn the trade, Korbel said.",
    ],
)
def test_what_is_introduced_is_no_sign(ordered, target) -> None:
    assert unintroduced(ordered(FULL, target)) is None
