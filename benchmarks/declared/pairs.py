"""The tables about one document or one pair of them."""

from collections.abc import Iterator, Sequence
from typing import get_args

from benchmarks.figures import (
    MISSING,
    Cell,
    Figure,
    Table,
    count,
    decided,
    milliseconds,
    one,
    percent,
    seconds,
    share,
    times,
)
from retold.model import Kind

RELATIONS = (
    ("round trip", "round trip through another language", "machine-rewritten"),
    ("edited copy", "edited copy", "edited, copy"),
    ("excerpt", "excerpt", "excerpt"),
    ("spun, word by word", "words replaced one by one, with errors", "machine-rewritten"),
    ("edited by a desk", "quiet edits by people, with errors", "edited, copy"),
    ("told anew, honest", "told anew by people, faithfully", "rewritten, summary"),
    ("told anew, paraphrase", "told anew by people, with errors", "rewritten, summary"),
    ("told anew, brief", "a brief by people", "summary"),
    ("two translations", "two translations of one text, by people", "rewritten, edited"),
    ("same event", "two reports of one event", "same-event"),
    (
        "same event, the beginnings of both",
        "their first 2, 3, 5, 8 and 12 sentences",
        "same-event, unrelated",
    ),
    (
        "same event, the beginnings of one",
        "the first 3, 5, 8 and 12 of the one, and the other",
        "same-event, unrelated",
    ),
    ("strangers", "two unrelated articles", "unrelated"),
    ("translation", "report and its translation", "translation"),
    ("strangers in two languages", "two unrelated reports in two languages", "unrelated"),
    ("written pairs", "pairs of our own writing, of ten kinds", "what they are"),
)
ACCUSED = {
    *("two translations", "same event", "strangers", "strangers in two languages"),
    *("same event, the beginnings of both", "same event, the beginnings of one"),
    *("edited by a desk", "told anew, honest", "told anew, paraphrase", "told anew, brief"),
    "written pairs",
}
"""Pairs of which it is counted how many are told to be copies, or a machine's, that are not."""


ORDERS = (
    ("next state", "a page and its next state"),
    ("next state, one address", "the same, the address known"),
    ("last state", "a page’s first state and its last"),
    ("last state, one address", "the same, the address known"),
    ("iterater", "a text and its light revision"),
    ("retelling", "retellings of our own writing"),
    ("written", "pairs of our own writing"),
    ("honest dates", "these two with honest dates"),
    ("forged dates", "these two with dates that say the reverse"),
    ("round trip, by another outlet", "round trip through another language, by another outlet"),
    ("round trip, no outlet known", "the same, no outlet known"),
    ("spun, by another outlet", "words replaced by synonyms, by another outlet"),
    ("cut off, by another outlet", "broken off within a sentence, by another outlet"),
    ("cut, by another outlet", "sentences left out, by another outlet"),
    ("edited, by another outlet", "cut and edited, by another outlet"),
    ("edited, no outlet known", "the same, no outlet known"),
    ("copies with forged dates", "all copies by another outlet, with dates that say the reverse"),
)
UNORDERED = (
    ("siblings", "two retellings of one story, by people"),
    ("two translations of an absent text", "two translations of one absent text"),
    ("siblings, by another outlet", "two cuts, or two round trips, of one absent text"),
)
AT = ("0.6", "0.7", "0.8", "0.9")


def _direction() -> Iterator[Sequence[Cell]]:
    for key, made in ORDERS:
        yield (
            made,
            Figure("direction", (key, "pairs"), count),
            Figure("direction", (key, "decided"), percent),
            Figure("direction", (key, "right"), percent),
            Figure("direction", (key, "wrong"), count),
        )
    for key, made in UNORDERED:
        told = Figure("direction", (key, "decided"), percent)
        yield made, Figure("direction", (key, "pairs"), count), told, MISSING, MISSING


def _direction_curve() -> Iterator[Sequence[Cell]]:
    for key, made in ORDERS:
        if key not in {"honest dates", "forged dates", "copies with forged dates"}:
            yield made, *(Figure("direction", (key, "curve", bar), decided) for bar in AT)


def _extract() -> Iterator[Sequence[Cell]]:
    for key, name in (("report", "reported"), ("tune", "seen while it was built")):
        yield (
            name,
            Figure("extract", (key, "pages"), count),
            Figure("extract", (key, "precision"), share),
            Figure("extract", (key, "recall"), share),
            Figure("extract", (key, "f1"), share),
        )


def _relation() -> Iterator[Sequence[Cell]]:
    for key, made, called in RELATIONS:
        yield (
            made,
            called,
            Figure("relation", (key, "pairs"), count),
            Figure("relation", (key, "as_expected"), percent),
            Figure("relation", (key, "wrongly_accused"), count) if key in ACCUSED else MISSING,
        )


VERSIONS = (
    ("reference-reference", "two translations by people"),
    ("reference-MT", "one by people, one by machine"),
    ("MT-MT", "two by machine"),
)
LANGUAGES = (
    ("translations", "ru-en", "Russian, English"),
    ("translations", "ja-en", "Japanese, English"),
    ("translations", "is-en", "Icelandic, English (not known to the encoder)"),
    ("bleualign", "1989-1990 (Text+Berg)", "German, French: Text+Berg, seven articles"),
    ("bleualign", "1957 (tuned on)", "German, French: Bleualign 1957 (tuned on)"),
)


def _beads() -> Iterator[Sequence[Cell]]:
    for key, name in VERSIONS:
        yield (
            name,
            Figure("beads", ("versions", key, "documents"), count),
            Figure("beads", ("versions", key, "all_beads", "strict_precision"), share),
            Figure("beads", ("versions", key, "all_beads", "strict_recall"), share),
            Figure("beads", ("versions", key, "all_beads", "strict_f1"), share),
            Figure("beads", ("versions", key, "by_words_alone", "all_beads", "strict_f1"), share),
        )


def _beads_across() -> Iterator[Sequence[Cell]]:
    for part, key, name in LANGUAGES:
        yield (
            name,
            Figure("beads", (part, key, "documents"), count),
            Figure("beads", (part, key, "all_beads", "strict_f1"), share),
            Figure("beads", (part, key, "as_vecalign", "strict_f1"), share),
            Figure("beads", (part, key, "as_vecalign", "lax_f1"), share),
        )


REUSE = (
    ("02-no-obfuscation", "verbatim"),
    ("03-random-obfuscation", "random"),
    ("04-translation-obfuscation", "translated there and back"),
    ("05-summary-obfuscation", "summary"),
    ("all", "all"),
)


def _passages() -> Iterator[Sequence[Cell]]:
    for key, name in REUSE:
        yield (
            name,
            Figure("passages", ("retold", key, "pairs"), count),
            Figure("passages", ("retold", key, "precision"), share),
            Figure("passages", ("retold", key, "recall"), share),
            Figure("passages", ("retold", key, "granularity"), share),
            Figure("passages", ("retold", key, "plagdet"), share),
            Figure("passages", ("baseline", key, "plagdet"), share),
        )


def _passages_peer() -> Iterator[Sequence[Cell]]:
    for key, name in REUSE:
        beside = "beside text-matcher"
        yield (
            name,
            Figure("passages", (beside, "retold", key, "pairs"), count),
            Figure("passages", (beside, "retold", key, "plagdet"), share),
            Figure("passages", (beside, "text-matcher", key, "plagdet"), share),
            Figure("passages", (beside, "retold", key, "seconds_per_pair"), seconds),
            Figure("passages", (beside, "text-matcher", key, "seconds_per_pair"), seconds),
        )


DEMETR = (
    ("critical_id10_numbers_replaced", "number replaced"),
    ("critical_id9_ne_replaced", "name replaced"),
    ("critical_id8_negation", "negation"),
    ("critical_id7_antonym", "antonym"),
    ("critical_id25_ne_removed", "name removed"),
    ("critical_id22_verb_removed", "verb removed"),
    ("critical_id23_noun_removed", "noun removed"),
    ("critical_id24_subj_removed", "subject removed"),
    ("critical_id21_adj_adv_removed", "adjective or adverb removed"),
    ("major_id5_pp_removed", "prepositional phrase removed"),
    ("critical_id6_addition", "word added"),
    ("critical_id11_gender", "gender changed"),
)


GRADES = ("major_up", "any")
"""The thresholds at which what is found and what is flagged falsely are both counted."""


def _audit() -> Iterator[Sequence[Cell]]:
    anew = "recall of a change the faithful version has not"
    for key, name in DEMETR:
        yield (
            name,
            Figure("audit", ("demetr", "counts", key), count),
            *(Figure("audit", ("demetr", "recall", key, grade), percent) for grade in GRADES),
            *(Figure("audit", ("demetr", anew, key, grade), percent) for grade in GRADES),
        )
    yield (
        "**none: flagged falsely**",
        Figure("audit", ("demetr", "clean pairs"), count),
        *(Figure("audit", ("demetr", "false alarms", "all", grade), percent) for grade in GRADES),
        MISSING,
        MISSING,
    )


def _false_alarms() -> Iterator[Sequence[Cell]]:
    for kind in (*get_args(Kind), "all"):
        yield (
            "any kind" if kind == "all" else f"`{kind}`",
            *(
                Figure("audit", ("demetr", "false alarms", kind, grade), percent)
                for grade in GRADES
            ),
        )


def _faithful_versions() -> Iterator[Sequence[Cell]]:
    for key, name in VERSIONS[:2]:
        yield (
            name,
            Figure("audit", ("wmt", key, "sentences"), count),
            *(Figure("audit", ("wmt", key, grade), one) for grade in GRADES),
        )


def _summaries() -> Iterator[Sequence[Cell]]:
    for grade, name in zip(GRADES, ("major or critical", "any change"), strict=True):
        yield (
            name,
            Figure("audit", ("summedits", grade, "found of false"), percent),
            Figure("audit", ("summedits", grade, "flagged of consistent"), percent),
            Figure("audit", ("summedits", grade, "balanced accuracy"), share),
        )


def _single_edits() -> Iterator[Sequence[Cell]]:
    for effect, name in (("harmful", "harmful, found"), ("harmless", "harmless, told")):
        for half, which in (("settings", "for settings"), ("report", "for the report")):
            yield (
                f"{name}: {which}",
                Figure("single-edits", (half, effect, "classes"), count),
                Figure("single-edits", (half, effect, "edits"), count),
                *(Figure("single-edits", (half, effect, grade), count) for grade in GRADES),
            )


RETELLINGS = (
    ("edited", "copies with quiet edits"),
    ("spun", "spun word by word, or through another language"),
    ("paraphrase", "fluent paraphrases that err"),
    ("brief", "briefs"),
    ("honest", "honest rewrites"),
)


def _stories() -> Iterator[Sequence[Cell]]:
    for kind, name in RETELLINGS:
        for half, which in (("settings", "for settings"), ("report", "for the report")):
            keys = (half, "kinds", kind)
            yield (
                f"{name}: {which}",
                Figure("stories", (*keys, "texts"), count),
                Figure("stories", (*keys, "grave errors"), count),
                Figure("stories", (*keys, "found"), count),
                Figure("stories", (*keys, "told of at all"), count),
                Figure("stories", (*keys, "grave flags"), count),
                Figure("stories", (*keys, "right"), count),
            )


def _translations() -> Iterator[Sequence[Cell]]:
    for kind in ("careless", "faithful"):
        for half, which in (("settings", "for settings"), ("report", "for the report")):
            keys = (half, "kinds", kind)
            yield (
                f"{kind} translations: {which}",
                Figure("translations", (*keys, "texts"), count),
                Figure("translations", (*keys, "grave errors"), count),
                Figure("translations", (*keys, "found"), count),
                Figure("translations", (*keys, "told of at all"), count),
                Figure("translations", (*keys, "grave flags"), count),
                Figure("translations", (*keys, "right"), count),
            )


def _reliability() -> Iterator[Sequence[Cell]]:
    for name in ("certain", "likely", "possible"):
        yield (
            f"**{name}**",
            *(
                Figure("stories", (half, "reliability", name, key), write)
                for half in ("settings", "report")
                for key, write in (("claims", count), ("share", percent))
            ),
        )


def _omissions() -> Iterator[Sequence[Cell]]:
    for half, which in (("settings", "for settings"), ("report", "for the report")):
        for kind in ("as it is", "told otherwise"):
            yield (
                f"{kind}: {which}",
                Figure("omissions", (half, kind, "sentences"), count),
                Figure("omissions", (half, kind, "omissions a hundred sentences"), one),
                Figure("omissions", (half, kind, "additions a hundred sentences"), one),
                "",
                "",
            )
        for what in ("sentences", "clauses"):
            yield (
                f"{what} left out: {which}",
                "",
                "",
                "",
                Figure("omissions", (half, "left out", what), count),
                Figure("omissions", (half, "left out", f"{what} found"), count),
            )


def _speed_compare() -> Iterator[Sequence[Cell]]:
    for key, name in (
        ("sample", "the sample story"),
        ("seeds", "a news article of usual length"),
    ):
        for reader in ("with the reader", "by the rules alone"):
            yield (
                f"{name}, {reader}",
                Figure("speed-compare", (key, reader, "cold_process_seconds"), seconds),
                Figure(
                    "speed-compare", (key, reader, "cold_process_to_interpreter_with_numpy"), times
                ),
                Figure("speed-compare", (key, reader, "warm_call_milliseconds"), milliseconds),
            )


def _speed_audit() -> Iterator[Sequence[Cell]]:
    for key, name in (
        ("retold", "the audit"),
        ("difflib", "difflib, words that differ"),
        ("rapidfuzz", "rapidfuzz, words that differ"),
    ):
        yield (
            name,
            Figure("speed-audit", (key, "sentences_per_second"), count),
            Figure("speed-audit", (key, "share_of_our_seconds"), percent),
        )


TABLES = {
    "extract": Table(("half", "pages", "precision", "recall", "F1"), _extract),
    "direction": Table(
        ("pairs made as", "pairs", "decided", "of these right", "wrong"), _direction
    ),
    "direction-curve": Table(("pairs made as", *(f"at {bar}" for bar in AT)), _direction_curve),
    "relation": Table(
        ("pairs made as", "called rightly when", "pairs", "called so", "wrongly accused"), _relation
    ),
    "beads": Table(
        ("two versions of a report", "documents", "precision", "recall", "F1", "F1, words alone"),
        _beads,
    ),
    "beads-across": Table(
        ("languages", "documents", "F1", "F1 as Vecalign counts", "lax F1 as Vecalign counts"),
        _beads_across,
    ),
    "passages": Table(
        ("reuse", "pairs", "precision", "recall", "granularity", "PlagDet", "runs of five words"),
        _passages,
    ),
    "passages-peer": Table(
        (
            *("reuse", "pairs", "PlagDet", "text-matcher’s PlagDet"),
            *("seconds a pair", "text-matcher’s seconds a pair"),
        ),
        _passages_peer,
    ),
    "audit": Table(
        (
            *("planted error", "sentences", "told as major or critical", "told at all"),
            *("by a new flag, major or critical", "by a new flag"),
        ),
        _audit,
    ),
    "false-alarms": Table(
        ("flag", "faithful rewordings flagged, major or critical", "flagged at all"), _false_alarms
    ),
    "faithful-versions": Table(
        ("two versions of a report", "sentences", "critical or major in 100", "any in 100"),
        _faithful_versions,
    ),
    "single-edits": Table(
        ("one change in a story", "classes", "edits", "told as major or critical", "told at all"),
        _single_edits,
    ),
    "stories": Table(
        (
            *("retellings of our own writing", "texts", "grave errors", "found gravely"),
            *("told of at all", "grave flags", "right"),
        ),
        _stories,
    ),
    "translations": Table(
        (
            *("stories in two languages", "texts", "grave errors", "found gravely"),
            *("told of at all", "grave flags", "right"),
        ),
        _translations,
    ),
    "reliability": Table(
        (
            *("called", "claims, for settings", "right"),
            *("claims, for the report", "right"),
        ),
        _reliability,
    ),
    "omissions": Table(
        (
            *("two translations by people", "sentences", "omissions told in 100"),
            *("additions told in 100", "left out", "of these told"),
        ),
        _omissions,
    ),
    "summaries": Table(
        ("told", "of the false edits", "of the harmless ones", "balanced accuracy"), _summaries
    ),
    "speed-audit": Table(("tool", "sentences a second", "of the audit's time"), _speed_audit),
    "speed-compare": Table(
        ("pair", "whole process", "of an interpreter that loads NumPy", "warm call"), _speed_compare
    ),
}
