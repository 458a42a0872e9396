"""A claim turned round is told with both sides; the same claim in other words is not."""

import pytest

from tests.audit.sides import changes_of, found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("She has never paid the toll.", "She has always paid the toll.", "never", "always"),
        ("We rang and nobody came.", "We rang and everybody came.", "nobody", "everybody"),
        ("She said no trains were late.", "She said all trains were late.", "no", "all"),
        (
            "The clerk denied that she had left the door unlocked.",
            "The clerk confirmed that she had left the door without a lock.",
            "denied",
            "confirmed",
        ),
        (
            "Tenants are not leaving flats but sharing them.",
            "Tenants are leaving flats, not sharing them.",
            "not leaving",
            "leaving",
        ),
        (
            "The brewery did not rule out another price rise.",
            "The brewery excluded another price rise.",
            "not rule out",
            "excluded",
        ),
    ],
)
def test_none_made_all_and_denied_made_confirmed(
    source: str, target: str, lost: str, gained: str
) -> None:
    assert ("negation", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The ferry needs at least two pilots.", "The ferry needs no less than two pilots."),
        ("Surveyors have yet to inspect the dam.", "Surveyors have not yet inspected the dam."),
        ("The mayor was not involved in it.", "The mayor was non -involved in it."),
        ("Do you think there will be no queue?", "Don't you think there will be a queue?"),
        ("The bailiff doesn't want to say anything.", "The bailiff wants to say nothing."),
        ("The brewery did not rule out a rise.", "The brewery did not exclude a rise."),
        ("The canal should not exceed 12 feet.", "The canal should be no deeper than 12 feet."),
        ("No tickets were sold on Friday.", "Tickets were not sold on Friday."),
        ("If the race cannot be held, the club folds.", "If the race fails to be held, it folds."),
        ("The gate did not close in time.", "A fault prevented the gate from closing in time."),
        ("The fair is no longer held if it is not paid for.", "The fair ends unless paid for."),
        ("There is nothing to do but wait.", "One can only wait for it."),
        ("The stalls are free for clubs.", "The stalls are at no cost for clubs."),
        ("It is not without danger to swim here.", "It is dangerous to swim here."),
        ("Do not light fires, cook or smoke.", "Do not light fires, do not cook, do not smoke."),
        ("The film Ready or Not ran twice.", "The film ran twice."),
        ("Act no. 12 covers the canal.", "Act No. 12 covers the canal."),
        ("He is not selling boats but renting them.", "He rents boats; he does not sell them."),
    ],
)
def test_a_negation_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "negation"] == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        (
            "The race is hard because the wind cannot be foretold.",
            "The race is not hard because the wind can be foretold.",
            {"not hard", "cannot be foretold"},
        ),
        (
            "The club was allowed to sail but did not use the chance.",
            "The club was not allowed to sail but did take the offer.",
            {"not allowed"},
        ),
        (
            "Before the vote no town required its guests to pay.",
            "Before the vote no town did not require its guests to pay.",
            {"not require"},
        ),
        (
            "As the number of pilots declined, the harbour was cut off.",
            "The harbour was not cut off as the pilots grew fewer.",
            {"not cut"},
        ),
        (
            "The ferry was ended by the strike.",
            "The ferry was not interrupted by the strike.",
            {"not"},
        ),
        ("The trial is risk-free.", "The trial is not risk-free.", {"not risk"}),
    ],
)
def test_a_negation_moved_to_another_claim_is_told(
    source: str, target: str, words: set[str]
) -> None:
    found = told(source, target)
    assert words <= {word for kind, *sides in found if kind == "negation" for word in sides if word}


def test_what_was_denied_and_is_taken_on_is_told() -> None:
    assert told(
        "The dairy denied responsibility for the leak.",
        "The dairy took over the responsibility for the leak.",
    ) == [("negation", "denied responsibility", "responsibility")]
    assert told("The mine halted the talks.", "The mine called off the talks.") == []


def test_a_reversal_does_not_cut_a_hyphened_word() -> None:
    kinds = told(
        "The terms include a ban on flights as well as a halt to cargo-handling.",
        "The terms include a ban on flights as well as cargo-handling.",
    )
    assert ("negation", "halt to cargo-handling", "cargo-handling") in kinds


NEGATION_CUE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "Nine of the goats had not been sold, two had got a dose; the fate of ten is unknown.",
        "Nine of the goats had been sold, two had got a dose; the fate of ten is not known.",
        [("not been sold", "sold")],
    ),
    ("It did not sink.", "It sank.", [("not sink", "sank")]),
    ("It sank.", "It did not sink.", [("sank", "not sink")]),
    ("It did not sink.", "It never sank.", []),
    ("They refused to sail.", "They agreed to sail.", []),
    ("They ceased shelling it.", "They shelled it.", [("ceased shelling", "shelled")]),
    ("They shelled it.", "They ceased shelling it.", [("shelled", "ceased shelling")]),
    ("It did not sink or burn.", "It did not sink, nor did it burn.", []),
    ("It sank without a sound.", "It sank with a sound.", [("without a sound", "sound")]),
    ("No boat sank.", "Not all boats sank.", [("No", "Not all")]),
    ("Not all came.", "Not all left.", []),
    ("They turned down the offer.", "They took the offer.", [("turned down the offer", "offer")]),
    ("I do not think it sank.", "I think it did not sink.", []),
    ("They will not sail unless paid.", "They will sail if paid.", []),
    ("It is unclear why it sank.", "It is not clear why it sank.", []),
    ("It does not contain lead.", "It is free of lead.", []),
    ("A lead-free paint.", "A paint without lead.", []),
    ("It did not sink.", "It failed to sink.", []),
    ("They stopped the boats from leaving.", "They did not let the boats leave.", []),
    ("They stopped selling boats.", "They sold boats.", [("stopped selling", "sold")]),
    (
        "The halt to the arms-sharing came.",
        "The arms-sharing came.",
        [("halt to the arms-sharing", "arms-sharing")],
    ),
    (
        "It did not rise and it did not fall.",
        "It did not rise and it fell.",
        [("not fall", "fell")],
    ),
    ("It did not rise.", "It rose. It did not.", []),
    ("He has not paid.", "He has yet to pay.", []),
    ("He was not paid (twice).", "He was paid (twice).", [("not paid", "paid")]),
    ("It is not open, he said.", "It is closed, he said.", []),
    ("It did not rise.", "It fell.", []),
    ("It hardly moved.", "It moved.", [("hardly moved", "moved")]),
    ("They banned the sale of boats.", "They allowed the sale of boats.", []),
    (
        "They will suspend work on 5 boats.",
        "They will work on 5 boats.",
        [("suspend work", "work")],
    ),
    ("Nobody came.", "Everybody came.", [("Nobody", "Everybody"), ("Nobody came", "came")]),
    ("Nobody came.", "All came.", [("Nobody", "All"), ("Nobody came", "came")]),
    ("Nothing sank.", "Everything sank.", [("Nothing", "Everything"), ("Nothing sank", "sank")]),
    ("None of them came.", "All of them came.", [("None", "All"), ("None of them came", "came")]),
    ("Everyone came.", "No one came.", [("Everyone", "No one"), ("came", "No one came")]),
    ("Never sail there.", "Always sail there.", [("Never", "Always"), ("Never sail", "sail")]),
    ("Nobody came.", "Not everybody came.", [("Nobody", "Not everybody")]),
    ("It was not safe.", "It was unsafe.", []),
    ("It was not safe.", "It was dangerous.", []),
    ("It was not open.", "It was shut.", []),
    ("It did not sink.", "It refused to sink.", []),
    ("They did not sail.", "They stayed and did sail.", [("not sail", "sail")]),
    ("They kept the boats from leaving.", "They kept the boats leaving.", []),
    ("They stopped sailing.", "They sailed.", [("stopped sailing", "sailed")]),
    ("They sailed.", "They stopped sailing.", [("sailed", "stopped sailing")]),
    ("They denied taking it.", "They took it.", [("denied taking", "took")]),
    ("They refused to sail.", "They did not sail.", []),
    ("They were unable to sail.", "They sailed.", [("unable to sail", "sailed")]),
    ("They were unlikely to sail.", "They were likely to sail.", []),
    ("They banned selling it.", "They sold it.", [("banned selling", "sold")]),
    (
        "They rejected a halt to arms-sharing.",
        "They backed arms-sharing.",
        [("halt to arms-sharing", "arms-sharing")],
    ),
    ("They ceased 40 raids.", "They made 40 raids.", []),
    ("It has yet to open.", "It opens.", [("yet to open", "opens")]),
    ("It was without a roof.", "It was with a roof.", [("without a roof", "roof")]),
    ("It can hardly float.", "It can float.", [("hardly float", "float")]),
    ("It cannot float.", "It can float.", [("cannot float", "float")]),
    ("It had no roof and no door.", "It had a roof and no door.", [("no roof", "roof")]),
    ("It had no roof.", "It had no old roof.", []),
    ("It is not only old.", "It is only old.", []),
    ("They had no choice but to sail.", "They had to sail.", []),
    ("Whether or not it sails, they wait.", "Whether it sails, they wait.", []),
    ("It is not without danger.", "It is dangerous.", []),
    ("No boats sank, the crew said.", "Boats sank, the crew said.", [("No boats", "Boats")]),
    ("The crew did not say it sank.", "The crew said it sank.", [("not say", "said")]),
    ("The crew said it did not sink.", "The crew said it sank.", [("not sink", "sank")]),
    ("Neither Reed nor Marsh came.", "Reed and Marsh came.", [("Neither Reed", "Reed")]),
    (
        "It never leaked and it never sank.",
        "It leaked and it never sank.",
        [("never leaked", "leaked")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATION_CUE)
def test_negation_cue_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("negation.cue", source, target) == expected


NEGATION_CUE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["They were not let in and the crew did not sing."],
        ["They were let in and the crew did not sing."],
        [("not let", "let")],
    ),
    (
        ["Neither the boat nor the crew came back."],
        ["The boat and the crew came back."],
        [("Neither the boat", "boat")],
    ),
    (
        ["They said they would not sell or rent the boat."],
        ["They said they would sell or rent the boat."],
        [("not sell", "sell")],
    ),
    (["It is not true that it sank."], ["It is false that it sank."], []),
    (
        ["They failed to close the gate."],
        ["They closed the gate."],
        [("failed to close", "closed")],
    ),
    (
        ["They closed the gate."],
        ["They failed to close the gate."],
        [("closed", "failed to close")],
    ),
    (["They took over the race."], ["They took the race."], []),
    (["The ban on boats was lifted."], ["The boats were lifted."], [("ban on boats", "boats")]),
    (["It was unlikely to sink."], ["It was likely to sink."], []),
    (
        ["No one in the crew had been told of the storm."],
        ["The crew had been told of the storm."],
        [("No one in the crew", "crew")],
    ),
    (
        ["The crew had no nets, no oars and no sails."],
        ["The crew had nets, oars and sails."],
        [("no nets", "nets")],
    ),
    (["The crew had no nets, no oars and no sails."], ["The crew had no nets, oars or sails."], []),
    (
        ["It is not cheap, but it is not dear either."],
        ["It is not cheap, but it is dear."],
        [("not dear", "dear")],
    ),
    (["They can hardly sail."], ["They can barely sail."], []),
    (["Without nets they sail."], ["With nets they sail."], [("Without nets", "nets")]),
    (["He does not believe it will sink."], ["He believes it will not sink."], []),
    (
        ["He does not believe it will sink."],
        ["He believes it will sink."],
        [("not believe", "believes")],
    ),
    (["It is prohibited to swim there."], ["It is allowed to swim there."], []),
    (["Nothing but nets was left."], ["Only nets were left."], []),
    (["The crew may not sail in May."], ["The crew may sail in May."], [("not sail", "sail")]),
    (
        ["They had not yet sailed in May."],
        ["They had already sailed in May."],
        [("not yet sailed", "sailed")],
    ),
    (
        ["They never again sailed in May."],
        ["They sailed again in May."],
        [("never again sailed", "sailed")],
    ),
    (["They are not all dry."], ["They are all dry."], [("not all dry", "dry")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATION_CUE_AMONG)
def test_negation_cue_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("negation.cue", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "They denied that it was old but did not deny that it broke.",
            "While they did not deny that it broke, they denied that it was old.",
        ),
        (
            "The cook refused to pay, though he did not refuse to talk.",
            "Though the cook did not refuse to talk, he refused to pay.",
        ),
        (
            "The cook will attend, but the mate will not.",
            "The mate will not attend, but the cook will.",
        ),
        (
            "The boats did not leave in May; in June they left.",
            "In June the boats left; in May they did not.",
        ),
    ],
)
def test_a_clause_is_held_to_the_clause_that_tells_the_same(source: str, target: str) -> None:
    assert found("negation.cue", source, target) == []
    assert found("negation.cue", target, source) == []


def test_of_two_clauses_each_is_held_to_its_own() -> None:
    pairs = found(
        "negation.cue",
        "They denied that it was old but did not deny that it broke.",
        "They did not deny that it was old but denied that it broke.",
    )
    assert pairs == [("not deny", "denied"), ("denied", "not deny")]


def test_a_denial_of_a_word_of_near_meaning_is_doubtful() -> None:
    (doubted,) = changes_of(
        "negation.cue", "It could disappear soon.", "It might not survive soon."
    )
    assert doubted.certainty == "possible"
    (sure,) = changes_of("negation.cue", "It could disappear soon.", "It could not disappear soon.")
    assert sure.certainty == "likely"
