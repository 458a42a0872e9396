from dataclasses import replace

import pytest

from retold.lineage import relate, relation, shares, views
from retold.lineage.made_from import DERIVED, SURELY_DERIVED
from retold.lineage.skeleton import Skeleton
from retold.lineage.traits import Common, Counted, Traits
from retold.model import Alignment, Bead, Change, Span

STORY = [
    "The old mill at Tarnbeck burnt down on Sunday night.",
    "Forty people who live beside the river were told to leave.",
    "Chief fire officer Edda Rowe said the cause was not known.",
    "The mill, built in 1874, had stood empty since the spring.",
    "A museum was to open there next year with money from the county.",
    "Volunteers brought blankets and tea to the school hall.",
]
SPUN = [
    "On Sunday night the old mill in Tarnbeck was destroyed by flames.",
    "Some 40 residents next to the river were asked to go away.",
    "The origin is unknown, fire brigade boss Edda Rowe explained.",
    "Erected 1874, the mill was unused from spring on.",
    "Next year it should have become a museum paid by the county.",
    "In the hall of the school helpers handed out tea and covers.",
]


def test_the_same_text_is_identical(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(STORY))).kind == "identical"


def test_nearly_verbatim_is_a_copy(tie) -> None:
    target = [*STORY[:5] * 4, STORY[5].replace("blankets and tea", "tea and blankets")]
    source = [*STORY[:5] * 4, STORY[5]]
    assert relate(tie(" ".join(source), " ".join(target))).kind == "copy"


def test_some_sentences_reworded_and_some_dropped_is_edited(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join([*STORY[:3], SPUN[3]]))).kind == "edited"


def test_every_sentence_reworded_is_rewritten_and_not_said_to_be_a_machines(tie) -> None:
    told = relate(tie(" ".join(STORY), " ".join(SPUN)))
    assert told.kind == "rewritten"
    assert told.certainty != "certain"
    assert told.evidence


WORD_BY_WORD = [
    "The ancient grinder at Tarnbeck combusted down on Sunday dark.",
    "Forty individuals who dwell near the brook were informed to quit.",
    "Boss flame commander Edda Rowe articulated the reason was not recognised.",
    "The grinder, constructed in 1874, had remained void since the fountain.",
    "A gallery was to unlock there following year with currency from the shire.",
    "Helpers fetched covers and brew to the college corridor.",
    "Designers will gaze at the partitions prior anybody travels rear within.",
    "The proprietor has assurance however does not recognise what it wraps.",
]
MORE = (
    " Engineers will look at the walls before anyone goes back inside. The owner has insurance but"
    " does not know what it covers."
)


def test_words_put_in_the_place_of_others_that_keep_no_company_are_a_machines(tie) -> None:
    turned = " ".join(WORD_BY_WORD)
    source = " ".join(STORY) + MORE
    told = relate(tie(source, turned))
    assert told.kind == "machine-rewritten"
    assert "replaced one by one" in told.evidence[0]
    assert "“" in told.evidence[1]


def test_a_few_words_of_many_are_an_excerpt(tie) -> None:
    source = "The dam held all night. " + " ".join(STORY)
    assert relate(tie(source, "The dam held.")).kind == "excerpt"


def test_a_few_sentences_of_many_are_an_excerpt(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(STORY[:2]))).kind == "excerpt"


@pytest.mark.parametrize("share", [0.4, 0.55, 0.7, 0.8, 0.9])
def test_a_copy_that_is_cut_off_is_an_excerpt_wherever_it_is_cut(tie, share: float) -> None:
    whole = " ".join((*STORY, MORE.strip(), "A petition was signed by 230 people before Monday."))
    for end in range(int(len(whole) * share), int(len(whole) * share) + 12):
        cut = whole[:end]
        assert relate(tie(whole, cut)).kind == "excerpt", cut
        assert relate(tie(whole, f"{cut.strip()} …")).kind == "excerpt", cut


def test_a_copy_that_is_cut_off_and_changed_is_no_excerpt(tie) -> None:
    whole = " ".join((*STORY, MORE.strip(), "A petition was signed by 230 people before Monday."))
    cut = whole[: int(len(whole) * 0.8)]
    first, _, rest = cut.partition(" ")
    assert relate(tie(whole, f"{first} also {rest}")).kind == "edited"
    assert relate(tie(whole, whole[:-1])).kind in {"copy", "identical"}


def test_another_language_is_a_translation(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(SPUN), language="de")).kind == "translation"


def test_tied_sentences_that_are_not_alike_are_no_translation(tie) -> None:
    tied = tie(" ".join(STORY), "Hier ist etwas ganz anderes. Es geht um Brot.", language="de")
    beads = [replace(bead, score=0.1) for bead in tied.beads]
    assert relate(Alignment(tied.source, tied.target, tuple(beads))).kind == "unrelated"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("Fire took Tarnbeck. “Odd,” said Edda Rowe. It dates from 1874.", "same-event"),
        ("The bakers of Quill Street won. Their bread is sour. They sell it dear.", "unrelated"),
    ],
)
def test_without_tied_sentences_names_tell_the_event(tie, target: str, kind: str) -> None:
    tied = tie(" ".join(STORY), target)
    beads = [Bead(bead.source, range(0), 0.0, "omitted") for bead in tied.beads if bead.source]
    beads += [
        Bead(range(0), range(at, at + 1), 0.0, "new") for at in range(len(tied.target.sentences))
    ]
    assert relate(Alignment(tied.source, tied.target, tuple(beads))).kind == kind


def test_the_evidence_says_what_was_counted(tie) -> None:
    anew = relate(tie(" ".join(STORY), " ".join(SPUN)))
    assert "outside quotations no run of 5 words is the source’s" in "; ".join(anew.evidence)
    some = relate(tie(" ".join(STORY), " ".join(STORY[:2] + SPUN[2:])))
    told = "of the target’s words outside quotations are in runs of 5 that the source has too"
    assert told in "; ".join(some.evidence)


def test_shares_count_words_on_either_side(tie) -> None:
    containment, coverage = shares(tie("One two three. Four.", "One two three."))
    assert (containment, coverage) == (1.0, 0.75)


def test_a_clause_lost_inside_a_bead_is_not_covered(tie) -> None:
    alignment = tie("The mill burnt and the barn fell.", "The mill burnt.")
    lost = Change("omission", "major", 0, Span(15, 32), None, "left out")
    assert shares(alignment, [lost]) == (1.0, pytest.approx(3 / 7))


def test_texts_without_words_share_nothing(tie) -> None:
    assert shares(tie("...", "???")) == (0.0, 0.0)
    assert relate(tie("...", "!?!")).kind == "unrelated"


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("Board backs plan for old quay", "Board backs plans for old quay", "edited"),
        (
            "A dog and a cat were saved on Monday.",
            "A cat and a dog were saved on Monday.",
            "edited",
        ),
        ("Crash closes A61 near Telby", "Crash closes A684 near Brough", "unrelated"),
        ("Rovers beat City 2-1", "Rovers beat Athletic 3-0", "unrelated"),
    ],
)
def test_a_line_is_told_by_its_words_in_order(tie, source: str, target: str, kind: str) -> None:
    assert relate(tie(source, target)).kind == kind


def test_another_event_in_one_frame_is_unrelated_and_says_so(tie) -> None:
    frame = (
        "A {who} of {place} was taken to hospital on {day} after a fall at {house}. Doctors at "
        "{clinic} said that {name} was stable. The stairs of {house} will be examined by Inspector "
        "{inspector}. Anyone who saw the fall is asked to call {number}."
    )
    first = {"who": "baker", "place": "Hexley", "day": "Monday", "house": "Quarry Lodge"}
    first |= {"clinic": "Barton", "name": "Una Steed", "inspector": "Moss", "number": "4471"}
    second = {"who": "nurse", "place": "Penby", "day": "Friday", "house": "Mere Hall"}
    second |= {"clinic": "Ashwick", "name": "Ned Farrow", "inspector": "Lyle", "number": "8820"}
    told = relate(tie(frame.format(**first), frame.format(**second)))
    assert told.kind == "unrelated"
    assert "another event in the same frame" in told.evidence[0]
    assert relate(tie(frame.format(**first), frame.format(**first))).kind == "identical"


BASE = Traits(
    containment=0.8, coverage=0.8, own=0.8, own_covered=0.8, copied=0.0, verbatim=0.0, in_order=1.0,
    kept=0.0, quoted=0.0, names=0.9, shared_names=9, wording=0.5, likeness=0.5, tied=10, words=200,
    length=1.0, slots=Common(1.0, 9), figures=Common(1.0, 2), reported=Common(1.0, 9),
    source_counted=Counted(8, 10), target_counted=Counted(8, 10),
)  # fmt: skip
EDITED = {"copied": 0.8, "verbatim": 0.5}
COPY = {"containment": 0.95, "coverage": 0.95, "kept": 0.95}
BRIEF = {"length": 0.55, "coverage": 0.3}
TOO_LITTLE = {"own": 0.44}
APART = {"own": 0.3, "containment": 0.2, "coverage": 0.2, "wording": 0.1}


@pytest.mark.parametrize(
    ("inside", "outside", "kinds"),
    [
        ({"own": 0.45}, TOO_LITTLE, "rewritten same-event"),
        (TOO_LITTLE | {"copied": 0.3}, TOO_LITTLE | {"copied": 0.29}, "rewritten same-event"),
        ({"copied": 0.75}, {"copied": 0.74}, "edited rewritten"),
        ({"copied": 0.5, "verbatim": 0.4}, {"copied": 0.5, "verbatim": 0.39}, "edited rewritten"),
        ({"verbatim": 0.39}, {"verbatim": 0.4}, "rewritten same-event"),
        (COPY | EDITED | {"verbatim": 0.9}, COPY | EDITED | {"verbatim": 0.89}, "copy edited"),
        (COPY | {"copied": 0.95}, COPY | {"copied": 0.94}, "copy edited"),
        (COPY | {"copied": 1.0}, COPY | {"copied": 1.0, "kept": 0.94}, "copy edited"),
        (COPY | {"copied": 0.95}, {"copied": 0.95, "kept": 0.95}, "copy edited"),
        (EDITED | {"coverage": 0.49}, EDITED | {"coverage": 0.5}, "excerpt edited"),
        (EDITED | {"containment": 0.64}, EDITED | {"containment": 0.65}, "excerpt edited"),
        (BRIEF, BRIEF | EDITED, "summary excerpt"),
        (BRIEF, BRIEF | {"length": 0.56}, "summary rewritten"),
        ({"slots": Common(0.49, 3)}, {"slots": Common(0.5, 3)}, "unrelated rewritten"),
        ({"slots": Common(0.1, 3)}, {"slots": Common(0.1, 2)}, "unrelated rewritten"),
        (
            {"slots": Common(0.1, 9), "figures": Common(0.49, 3)},
            {"slots": Common(0.1, 9), "figures": Common(0.5, 3)},
            "unrelated rewritten",
        ),
        ({"figures": Common(0.24, 5)}, {"figures": Common(0.25, 5)}, "unrelated rewritten"),
        ({"figures": Common(0.1, 5)}, {"figures": Common(0.1, 4)}, "unrelated rewritten"),
        (APART | {"names": 0.17}, APART | {"names": 0.16}, "same-event unrelated"),
        (
            APART | {"names": 0.1, "wording": 0.45},
            APART | {"names": 0.1, "wording": 0.44},
            "same-event unrelated",
        ),
        (
            APART | {"names": 0.1, "wording": 0.9},
            APART | {"names": 0.1, "wording": 0.9, "containment": 0.19},
            "same-event unrelated",
        ),
        (APART | {"shared_names": 2}, APART | {"shared_names": 1}, "same-event unrelated"),
    ],
)
def test_just_inside_and_just_outside(tie, monkeypatch, inside, outside, kinds: str) -> None:
    tied = tie("One. Two.", "One. Three.")
    found = []
    for given in (inside, outside):
        monkeypatch.setattr(views, "weigh", lambda _, given=given: replace(BASE, **given))
        found.append(relate(tied).kind)
    assert " ".join(found) == kinds


@pytest.mark.parametrize("given", [{}, BRIEF])
def test_what_was_told_anew_is_derived_from_so_many_logits_on(tie, monkeypatch, given) -> None:
    tied = tie("One. Two.", "One. Three.")
    monkeypatch.setattr(views, "weigh", lambda _: replace(BASE, **given))
    told = {}
    for logits in (DERIVED - 0.01, DERIVED, SURELY_DERIVED - 0.01, SURELY_DERIVED):
        monkeypatch.setattr(relation, "speaks_for", lambda _, logits=logits: logits)
        told[logits] = relate(tied)
    kinds, sure = [each.kind for each in told.values()], [each.certainty for each in told.values()]
    assert kinds[0] == "same-event"
    assert kinds[1:] == ["summary" if given else "rewritten"] * 3
    assert sure[1:] == ["possible", "possible", "likely"]


@pytest.mark.parametrize(
    ("built", "kind"),
    [
        (Skeleton(30, 21, 9, 0), "rewritten"),
        (Skeleton(30, 20, 9, 0), "same-event"),
        (Skeleton(29, 29, 9, 0), "same-event"),
    ],
)
def test_sentences_built_alike_were_taken_over(tie, monkeypatch, built, kind: str) -> None:
    monkeypatch.setattr(views, "weigh", lambda _: BASE)
    monkeypatch.setattr(relation, "speaks_for", lambda _: DERIVED - 1)
    monkeypatch.setattr(relation, "skeleton", lambda _: built)
    assert relate(tie("One. Two.", "One. Three.")).kind == kind


NAMED = {"slots": Common(0.3, 4), "containment": 0.9, "coverage": 0.9}


@pytest.mark.parametrize(
    ("inside", "outside", "kinds"),
    [
        ({"likeness": 0.4}, {"likeness": 0.39}, "translation unrelated"),
        (NAMED, NAMED | {"slots": Common(0.29, 4)}, "translation unrelated"),
        (NAMED, NAMED | {"slots": Common(0.3, 3)}, "translation unrelated"),
        (NAMED, NAMED | {"containment": 0.89}, "translation unrelated"),
        (NAMED, NAMED | {"coverage": 0.89}, "translation unrelated"),
        (NAMED | {"likeness": 0.4, "containment": 0.65},
         NAMED | {"likeness": 0.4, "containment": 0.64}, "translation unrelated"),
        ({"slots": Common(0.5, 4)}, {"slots": Common(0.49, 4)}, "same-event unrelated"),

    ],
)  # fmt: skip
def test_between_languages_just_inside_and_outside(
    tie, monkeypatch, inside, outside, kinds: str
) -> None:
    tied = tie("One. Two.", "Eins. Zwei.", language="de")
    apart = {"likeness": 0.1, "slots": Common(1.0, 0)}
    found = []
    for given in (inside, outside):
        made = replace(BASE, **(apart | given))
        monkeypatch.setattr(views, "weigh", lambda _, made=made: made)
        found.append(relate(tied).kind)
    assert " ".join(found) == kinds


@pytest.mark.parametrize("text", ["'", "…", "!!!\n???", "\U0001f600", "[1]"])
def test_the_same_marks_are_identical(tie, text: str) -> None:
    assert relate(tie(text, text)).kind == "identical"
    assert shares(tie(text, text)) == (1.0, 1.0)
