"""A claim made surer, less sure, more or less binding is told; one as sure is not."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("Fares could rise in May.", "Fares will rise in May.", "could rise", "will rise"),
        (
            "Each bill will eventually be paid.",
            "Each bill will possibly be paid.",
            "will eventually be paid",
            "will possibly be paid",
        ),
        (
            "Digging is expected to begin in May.",
            "Digging will begin in May.",
            "expected to begin",
            "will begin",
        ),
        (
            "The bank is considering selling its mill.",
            "The bank will sell its mill.",
            "considering selling",
            "will sell",
        ),
        ("Carts must stop here.", "Carts can stop here.", "must stop", "can stop"),
        (
            "The angling club alleged that eels were dying.",
            "The angling club revealed that eels were dying.",
            "alleged",
            "revealed",
        ),
        (
            "The tax office is examining whether the twins hid money.",
            "The tax office established that the twins hid money.",
            "examining",
            "established",
        ),
        ("The worst might be over.", "The worst is over.", "might be", "is"),
        (
            "The tax office claimed that the twins hid money.",
            "The tax office established that the twins hid money.",
            "claimed",
            "established",
        ),
        (
            "Police held a man suspected of setting fire to the mill.",
            "Police held a man who set fire to the mill.",
            "suspected of setting",
            "set",
        ),
        (
            "The clerk was accused of stealing the bell.",
            "The clerk stole the bell.",
            "accused of stealing",
            "stole",
        ),
        (
            "The man faces trial for attempted burglary and two thefts.",
            "The man faces trial for burglary and two thefts.",
            "attempted burglary",
            "burglary",
        ),
    ],
)
def test_a_claim_of_another_force_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert told(source, target) == [("modality", lost, gained)]


def test_what_must_not_be_is_not_what_need_not_be() -> None:
    (change,) = audit(
        one_bead(
            "The valve must not be opened by hand.",
            "The valve does not have to be opened by hand.",
        )
    ).changes
    assert (change.kind, change.severity) == ("modality", "critical")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The storm may reach the coast.", "The storm might reach the coast."),
        ("The storm could reach the coast.", "The storm may possibly reach the coast."),
        ("The union plans to strike.", "The union intends to strike."),
        ("Carts must stop here.", "Carts have to stop here."),
        ("The mills could co-operate.", "The mills might perhaps work together."),
        ("The club suggested a rise.", "The club proposed a rise."),
        ("A former pilot of the ferry spoke.", "A previous pilot of the ferry spoke."),
        ("The proposed bridge is to be red.", "The planned bridge is to be red."),
        ("The crew reportedly wants a raise.", "The crew, it is said, wants a raise."),
    ],
)
def test_a_claim_as_sure_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "modality"] == []


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "The dairy said that it might close its depot in Varn.",
            "The dairy said that it would close its depot in Varn.",
            "might close",
            "would close",
        ),
        (
            "The money had allegedly been spent on carpets.",
            "The money would have been spent on carpets.",
            "allegedly been spent",
            "spent",
        ),
        (
            "The firm denied the claims of its rival in court.",
            "The firm refuted the claims of its rival in court.",
            "denied",
            "refuted",
        ),
    ],
)
def test_what_was_open_and_is_told_as_sure_is_told(
    source: str, target: str, lost: str, gained: str
) -> None:
    assert ("modality", lost, gained) in told(source, target)


MODALITY_STRENGTH: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("A fine is possible in May.", "A fine is likely in May.", [("possible", "likely")]),
    ("A fine is likely in May.", "A fine is possible in May.", [("likely", "possible")]),
    ("He is likely to win in May.", "He is certain to win in May.", [("likely", "certain")]),
    (
        "Perhaps the boat sank at night.",
        "Probably the boat sank at night.",
        [("Perhaps", "Probably")],
    ),
    ("A fine is quite possible in May.", "A fine is likely in May.", []),
    ("A fine is possible in May.", "A fine is not likely in May.", []),
    ("A fine is possibly due in May.", "A fine is perhaps due in May.", []),
    ("He left as soon as possible.", "He left as soon as likely.", []),
    ("A likely tale spread in May.", "A certain tale spread in May.", [("likely tale", "tale")]),
    ("It may sink.", "It will sink.", [("may sink", "will sink")]),
    ("It will sink.", "It may sink.", [("will sink", "may sink")]),
    ("It must close.", "It can close.", [("must close", "can close")]),
    ("It must close.", "It does not have to close.", [("must close", "does not have to close")]),
    ("It need not close.", "It must close.", [("need not close", "must close")]),
    ("It plans to close.", "It will close.", [("plans to close", "will close")]),
    ("It plans to hire cooks.", "It has hired cooks.", [("plans to hire", "has hired")]),
    ("It plans to hire cooks.", "It announced plans to hire cooks.", []),
    ("It planned to hire cooks.", "It may have hired cooks.", []),
    ("It is thought to lie low.", "It lies low.", [("thought to lie", "lies")]),
    ("It is thought to lie low.", "It is believed to lie low.", []),
    ("It claims to hold it.", "It holds it.", [("claims to hold", "holds")]),
    ("It laid claims to the boat.", "It wanted the boat.", []),
    ("It may sink.", "It might sink.", []),
    ("It will sink.", "It sinks.", []),
    ("It can close.", "It is able to close.", []),
    (
        "They are considering closing it.",
        "They will be closing it.",
        [("considering closing", "will be closing")],
    ),
    ("It is expected to rise.", "It will rise.", [("expected to rise", "will rise")]),
    (
        "They are allowed to sail.",
        "They are forced to sail.",
        [("allowed to sail", "forced to sail")],
    ),
    ("It is likely to sink.", "It will sink.", [("likely to sink", "will sink")]),
    ("It would sink.", "It could sink.", [("would sink", "could sink")]),
    ("It may really sink.", "It will really sink.", [("may really sink", "will really sink")]),
    ("It may sink.", "It sank.", [("may sink", "sank")]),
    ("It sank.", "It reportedly sank.", [("sank", "reportedly sank")]),
    ("The thief left.", "The alleged thief left.", [("thief", "alleged thief")]),
    ("The attempted robbery failed.", "The robbery failed.", [("attempted robbery", "robbery")]),
    ("The former mayor spoke.", "The mayor spoke.", [("former mayor", "mayor")]),
    ("The former mayor spoke.", "The earlier mayor spoke.", []),
    ("The acting mayor of Oslo spoke.", "The mayor of Oslo spoke.", [("acting mayor", "mayor")]),
    ("He is accused of arson.", "He committed arson.", []),
    ("He was charged with arson.", "He was known for arson.", [("charged with arson", "arson")]),
    (
        "They are examining whether it leaked.",
        "They established that it leaked.",
        [("examining", "established")],
    ),
    ("The suspicion is that it leaked.", "The proof is that it leaked.", [("suspicion", "proof")]),
    ("It allegedly leaked.", "It is said it leaked.", []),
    ("They seek to sail.", "They sail.", [("seek to sail", "sail")]),
    ("They seek shelter.", "They shelter.", []),
    ("It probably leaked.", "It leaked, perhaps.", [("probably", "perhaps")]),
    ("The planned bridge opened.", "The bridge opened.", [("planned bridge", "bridge")]),
    ("It almost sank.", "It sank.", []),
    (
        "They reportedly sailed in the morning.",
        "They sailed in the morning.",
        [("reportedly sailed", "sailed")],
    ),
    ("They hope to sail to Oslo.", "They will sail to Oslo.", [("hope to sail", "will sail")]),
    ("It may not sink.", "It will not sink.", [("may not sink", "will not sink")]),
    ("It shall close.", "It may close.", [("shall close", "may close")]),
    ("They can sail.", "They must sail.", [("can sail", "must sail")]),
    ("They have to sail.", "They are allowed to sail.", [("have to sail", "allowed to sail")]),
    ("They need to sail.", "They are able to sail.", [("need to sail", "able to sail")]),
    ("They want to sail.", "They will sail.", [("want to sail", "will sail")]),
    (
        "They are mulling sailing there.",
        "They will be sailing there.",
        [("mulling sailing", "will be sailing")],
    ),
    (
        "They are weighing sailing there.",
        "They will be sailing there.",
        [("weighing sailing", "will be sailing")],
    ),
    (
        "They are pondering sailing there.",
        "They will be sailing there.",
        [("pondering sailing", "will be sailing")],
    ),
    ("They do not need to sail.", "They must sail.", [("do not need to sail", "must sail")]),
    ("They don't have to sail.", "They must sail.", [("don't have to sail", "must sail")]),
    ("Not to sail is best.", "To sail is best.", []),
    ("They plan to sail.", "They sailed.", [("plan to sail", "sailed")]),
    ("They plan to sail.", "They have sailed.", [("plan to sail", "have sailed")]),
    ("They plan to sail.", "They had sailed.", [("plan to sail", "had sailed")]),
    ("They plan to sail.", "They sail.", []),
    ("They plan to sail.", "They are sailing.", []),
    ("They plan to sail.", "They may have sailed.", []),
    ("They were reportedly to sail.", "They were to sail.", [("reportedly to sail", "sail")]),
    ("He is suspected of theft.", "He is guilty of theft.", [("suspected of theft", "theft")]),
    ("He is accused of theft.", "He is guilty of theft.", []),
    ("He is thought to sleep.", "He sleeps.", [("thought to sleep", "sleeps")]),
    ("He is believed to sleep.", "He sleeps.", [("believed to sleep", "sleeps")]),
    ("He is said to sleep.", "He sleeps.", [("said to sleep", "sleeps")]),
    ("He is reported to sleep.", "He sleeps.", [("reported to sleep", "sleeps")]),
    ("He is understood to sleep.", "He sleeps.", [("understood to sleep", "sleeps")]),
    ("He is supposed to sleep.", "He sleeps.", [("supposed to sleep", "sleeps")]),
    ("He is alleged to sleep.", "He sleeps.", [("alleged to sleep", "sleeps")]),
    ("He is presumed to sleep.", "He sleeps.", [("presumed to sleep", "sleeps")]),
    ("He is assumed to sleep.", "He sleeps.", [("assumed to sleep", "sleeps")]),
    ("He is rumored to sleep.", "He sleeps.", [("rumored to sleep", "sleeps")]),
    ("He claims to sleep.", "He sleeps.", [("claims to sleep", "sleeps")]),
    ("He claimed the bed.", "He took the bed.", []),
    ("The claims to the land lapsed.", "The land lapsed.", []),
    ("Thought to lie low, it lies there.", "It lies low there.", []),
    ("It might be over.", "It is over.", [("might be", "is")]),
    ("It might be the end.", "It is the end.", [("might be the end", "end")]),
    ("Perhaps they sail.", "They sail.", [("Perhaps they sail", "sail")]),
    ("They seek to sail.", "They will sail.", [("seek to sail", "will sail")]),
    ("They attempt to sail.", "They sail.", []),
    ("The ex mayor wept.", "The mayor wept.", [("ex mayor", "mayor")]),
    ("The pretend mayor wept.", "The mayor wept.", [("pretend mayor", "mayor")]),
    ("The former mayor wept.", "The past mayor wept.", []),
    ("The former mayor wept.", "The mayor, then retired, wept.", []),
    ("The suspected thief wept.", "The accusation against the thief stood.", []),
    (
        "The former mayor and clerk of Selk wept.",
        "At Selk the mayor and a goat sang.",
        [("former mayor", "mayor")],
    ),
    ("The mayor, former of Selk, wept.", "The mayor of Selk wept.", []),
    ("It allegedly sank.", "It sank, they said.", []),
    ("It probably sank.", "It surely sank.", []),
    ("It sank.", "It probably sank.", [("sank", "probably sank")]),
    ("It apparently sank.", "It may have sunk.", []),
    ("It possibly sank.", "It sank, so the suspicion.", []),
    ("They must sail.", "They never have to sail.", [("must sail", "never have to sail")]),
    ("They must sail.", "They will not have to sail.", [("must sail", "will not have to sail")]),
    ("They can sail.", "They must sail.", [("can sail", "must sail")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), MODALITY_STRENGTH)
def test_modality_strength_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("modality.strength", source, target) == expected


MODALITY_STRENGTH_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["They may not have to close it."],
        ["They have to close it."],
        [("may not have to close", "have to close")],
    ),
    (
        ["The former mayor and the new mayor met."],
        ["The mayor and the new mayor met."],
        [("former mayor", "mayor")],
    ),
    (
        ["The fake doctor met them there in Selk."],
        ["The doctor met them there in Selk."],
        [("fake doctor", "doctor")],
    ),
    (["They are due to sail in May."], ["They will sail in May."], [("due to sail", "will sail")]),
    (
        ["Crews could perhaps sail in May."],
        ["Crews will sail in May."],
        [("could perhaps sail", "will sail")],
    ),
    (["It will perhaps sink."], ["It will sink."], [("will perhaps sink", "will sink")]),
    (
        ["He was indicted for arson in May."],
        ["He was famed for arson in May."],
        [("indicted for arson", "arson")],
    ),
    (["The allegation is old."], ["The revelation is old."], [("allegation", "revelation")]),
    (
        ["The former mayor met them there.", "The former mayor wept."],
        ["The mayor met them there.", "The former mayor wept."],
        [],
    ),
    (["They must leave."], ["They need not leave."], [("must leave", "need not leave")]),
    (["They may leave."], ["They must leave."], [("may leave", "must leave")]),
    (
        ["They are forced to leave."],
        ["They are free to leave."],
        [("forced to leave", "free to leave")],
    ),
    (["They intend to leave in May."], ["They might leave in May."], []),
    (["Possibly it leaked there."], ["It leaked there."], [("Possibly it leaked", "leaked")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), MODALITY_STRENGTH_AMONG)
def test_modality_strength_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("modality.strength", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("The would-be buyers met.", "The buyers met.", ("would-be buyers", "buyers")),
        ("A so-called expert spoke.", "An expert spoke.", ("so-called expert", "expert")),
        ("The self-styled prince left.", "The prince left.", ("self-styled prince", "prince")),
        ("It will sail next year, perhaps.", "It will sail next year.", ("year, perhaps", "year")),
    ],
)
def test_a_hedge_with_a_hyphen_or_behind_its_claim_is_one(
    source: str, target: str, words: tuple[str, str]
) -> None:
    assert found("modality.strength", source, target) == [words]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It would be late.", "It would be late then."),
        ("Police alleged that the cook drank.", "The cook drank."),
        ("It is not likely that it will sail.", "It is unlikely to sail."),
    ],
)
def test_what_is_no_hedge_or_told_otherwise_is_not_told(source: str, target: str) -> None:
    assert found("modality.strength", source, target) == []
