# ruff: noqa: E501, SIM905 - the notices are written as they read
"""Whether distinct documents of one frame stay, and copies of them go: notices made from templates.

Ten kinds of short notices, each from a frame with slots for names, places, dates and figures, and
briefs that share nothing but a legal footer. All are distinct. To each group light copies of some of
its documents are added, with 1 to 5 of 100 words replaced, dropped or added; of a document and its
copy one is to stay. Settings were chosen on half of the kinds; the others are reported, at several
sizes of a group, from a pair on, and all kinds together as one corpus.

    python -m benchmarks.quality.templates

Everything is made here, with a fixed seed; no data is needed.
"""

import json
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.quality.dedupe import edit
from benchmarks.record import write
from retold.dedupe import dedupe

Chance = random.Random

FIRST = (
    "Ada Bram Cora Dirk Elsa Finn Greta Hugo Ines Joost Kaja Leon Mira Nils Olga Piet Rosa Sven "
    "Tilda Udo Vera Wim Yara Zeno Agnes Boris Clara Edgar Flora Gerd Hilda Ivan Jutta Karel Lotte"
).split()
LAST = (
    "Abbing Bexley Corrigan Dunmore Eastlake Farrow Gissing Halloran Ibbot Jellicoe Kestrel Lomond "
    "Marchmont Netherby Oakeshott Pinfold Quarles Rusland Sedley Thirlwell Umfrey Vintner Wragby "
    "Yaxley Ashdown Birkett Cawdor Delamere Elphick Fenwick Garside Hexham Ireby Keswick"
).split()
TOWNS = (
    "Ambleford Barrowby Castlemere Dunsop Elterhill Fairhaven Gosbeck Hartside Inglewood Kentdale "
    "Langrigg Millbeck Northfell Ousby Penruddock Ravenstone Skelgill Thornby Ulpha Waverton"
).split()
STREETS = (
    "Mill Lane|Station Road|Church Street|Quay Row|Priory Close|Harbour Way|Castle Street|Bridge Road"
).split("|")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = (
    "the council has agreed to open a new library near old market after months of talks with local "
    "traders who fear that fewer parking places will keep their customers away while teachers say "
    "children need somewhere quiet to read between school and supper because many homes are crowded "
    "farmers meanwhile want water for their fields as another dry spring leaves rivers low and wells "
    "empty doctors warn about a late wave of flu and ask older people to come early for their jabs "
    "actors rehearse a play on fishing boats that were lost in winter storms a century ago and divers "
    "look for wrecks along reefs where seals now rest in summer engineers test a bridge made of timber"
).split()


TEMPLATES = {
    "court": (
        "PUBLIC NOTICE. In the matter of the estate of {name}, late of {1..200} {street}, {town}, who "
        "died on {date}. Notice is hereby given that all persons having claims against the estate are "
        "required to send particulars in writing to {last} and {last} Solicitors, reference "
        "{number+1000}/{0..100}, on or before {date}, after which date the executors will distribute the "
        "assets among the persons entitled to them, having regard only to the claims of which they have "
        "then had notice."
    ),
    "forecast": (
        "Forecast for {town}, {day} {date}: {dry and bright|mostly cloudy|showers|fog at first}, with a "
        "high of {4..31} degrees and a low of {-3..16}. Wind from the {north|south|east|west} at {5..60} "
        "kilometres an hour, chance of rain {0..101} per cent. Sunrise is at {4..9}.{10..60} and sunset "
        "at {16..22}.{10..60}."
    ),
    "match": (
        "{home} {0..7} {away} {0..6}. {name} put the hosts in front after {2..40} minutes, and {name} "
        "replied before the break. {name} settled the match in the {46..90}th minute in front of "
        "{180..9000} spectators at {street}. {home} stay {1..11}th in the table and travel to {town} next "
        "week."
    ),
    "lottery": (
        "The numbers drawn in lottery {number+1} on {day} were {drawn}, and the bonus ball was {1..50}. "
        "{1..40} tickets share {100..9000} crowns each, the operator said."
    ),
    "police": (
        "Log {number+1}: officers were called to {street}, {town}, at {0..24}.{10..60} on {date} after a "
        "report of {theft|a noisy party|criminal damage|a stray dog|a fall}. {name}, {18..90}, was "
        "{cautioned|arrested|spoken to|taken to hospital}. Anyone with information is asked to call the "
        "station and to quote the number of this entry."
    ),
    "obituary": (
        "{family}, {first} {first}, of {town}, passed away {peacefully at home|after a long "
        "illness|suddenly} on {date}, aged {55..99}. Born in {town} in {born}, {a nurse|a miner|a "
        "teacher|a baker|an organist} for {10..45} years, and beloved spouse of {first}, parent of "
        "{first} and {first}. The funeral service will be held at {town} parish church on {date} at "
        "{9..16} o'clock. Family flowers only, please; donations may be given in the church porch."
    ),
    "earnings": (
        "{last} {Foods|Marine|Textiles|Timber|Energy} said on {day} that profit for the quarter to {date} "
        "{rose|fell} {1..80}.{0..10} per cent to {10..900}.{0..10} million crowns, on sales of "
        "{1..90}.{0..10} billion. Analysts had expected {10..900} million. The board will pay a dividend "
        "of {1..99} cents a share. Chief executive {name} said trading was in line with the plan that was "
        "presented to shareholders at the annual meeting."
    ),
    "roadworks": (
        "TEMPORARY CLOSURE {number+1}. {street}, {town}, will be closed to all vehicles from its junction "
        "with {street} for {20..900} metres from {date} for {2..40} days, to allow "
        "{gas|water|drainage|resurfacing|cable} works. The alternative route is by way of {street}. "
        "Access for residents and emergency services will be kept at all times as far as the works allow. "
        "The order is made under the powers that the highways act gives to the county, and may be "
        "extended if the works are late."
    ),
    "planning": (
        "Application {20..27}/{number+10000}: {name} seeks permission for {a single-storey extension|two "
        "dwellings|a change of use|a barn} at {1..300} {street}, {town}. The plans may be inspected free "
        "of charge at the council offices during opening hours. Representations must be made in writing "
        "to the head of planning by {date}, and will be available for public inspection. Any comments "
        "received after that date may not be taken into account when the committee decides."
    ),
    "auction": (
        "Lot {number+1}: {oak chest|silver jug|mantel clock|oil on board} by {name}, dated {1700..1940}, "
        "{20..200} by {20..200} centimetres, from a house in {town}. Estimate {50..9000} crowns. Buyers "
        "pay a premium on the hammer price, and must remove their purchases within three working days of "
        "the sale."
    ),
    "morning_brief": (
        "{brief} Copyright Morning Herald Publishing. All rights reserved. Nothing on this page may be "
        "copied, stored, broadcast or passed on in any form without the written consent of the publisher. "
        "Opinions in letters and columns are those of their authors. To complain about accuracy write to "
        "the editor within four weeks, giving the date and the page; if you are not content with the "
        "answer, you may turn to the press council, whose code we follow in print and online. Sign up for "
        "our newsletter to have the most important stories sent to you each day."
    ),
    "wire_brief": (
        "{brief} This report was prepared by the news desk with material from partner agencies and may be "
        "updated as more becomes known. Readers who were there are invited to send pictures and accounts "
        "to the desk. By sending us material you agree that we may use it in all our titles without "
        "payment and that you hold the rights to it. We do not publish names of people under eighteen "
        "without the consent of a parent. Corrections appear on the second page."
    ),
}
"""Kinds of notices, each with what is drawn anew in every one: see `written`."""


FIRST_DRAWN: dict[str, Callable[[Chance], dict[str, str]]] = {
    "match": lambda chance: dict(zip(("home", "away"), chance.sample(TOWNS, 2), strict=True)),
    "lottery": lambda chance: {"drawn": ", ".join(map(str, chance.sample(range(1, 50), 6)))},
    "obituary": lambda chance: {
        "family": chance.choice(LAST),
        "born": str(chance.randrange(1925, 1970)),
    },
}
"""What a notice says more than once, or draws before all else."""

_SLOT = re.compile(r"\{([^{}]+)\}")


def written(kind: str, chance: Chance, number: int) -> str:
    """A notice of a kind: its template with every slot filled, in the order of the text.

    A slot is a list by its name (`town`), a whole (`name`, `date`, `brief`), a number from a range
    without its end (`1..200`), one of some words (`rose|fell`), or the notice's own number
    (`number+1`).
    """
    given = FIRST_DRAWN[kind](chance) if kind in FIRST_DRAWN else {}
    return _SLOT.sub(
        lambda slot: given.get(slot[1]) or _fill(slot[1], chance, number), TEMPLATES[kind]
    )


def _fill(slot: str, chance: Chance, number: int) -> str:
    if slot in LISTS:
        return chance.choice(LISTS[slot])
    if slot in WHOLES:
        return WHOLES[slot](chance)
    if "|" in slot:
        return chance.choice(slot.split("|"))
    if slot.startswith("number+"):
        return str(number + int(slot.removeprefix("number+")))
    start, end = map(int, slot.split(".."))
    return str(chance.randrange(start, end))


TUNE = ("court", "forecast", "match", "lottery", "police", "morning_brief")
REPORT = ("obituary", "earnings", "roadworks", "planning", "auction", "wire_brief")
SIZES = (2, 3, 5, 10, 50, 500, 4000)
COPIES = 0.1
RATES = (0.01, 0.02, 0.05)


def main() -> None:
    """Score all kinds of the reported half at each size of a group, and write the result."""
    write("templates", {"reported": measure(REPORT), "chosen on": measure(TUNE)})


def measure(kinds: tuple[str, ...], sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Shares of distinct documents that stay and of copies that go, by size and by kind."""
    found: dict[str, Any] = {}
    for size in sizes:
        runs = max(1, 60 // size)
        scores = {
            kind: _sum([_score([(kind, size)], seed) for seed in range(runs)]) for kind in kinds
        }
        found[f"{size} of a kind"] = {
            **_shares(_sum(list(scores.values()))),
            "least kept": min(_shares(score)["kept"] for score in scores.values()),
        }
    found["all kinds at once"] = _shares(_score([(kind, max(sizes)) for kind in kinds], 0))
    return found


def _score(kinds: list[tuple[str, int]], seed: int) -> tuple[int, int, int, int]:
    """Distinct documents, those of which one stays, copies, and those that go with theirs."""
    chance = random.Random(f"{seed} {kinds[0][0]}")  # noqa: S311 - repeatable, no secret
    rows = [
        (f"{kind}-{number}", written(kind, chance, number))
        for kind, size in kinds
        for number in range(size)
    ]
    vocabulary = [
        word for _, text in chance.sample(rows, min(50, len(rows))) for word in text.split()
    ]
    copies = [
        (f"{name}+copy", changed)
        for name, text in rows
        if chance.random() < COPIES
        and (changed := edit(text, chance.choice(RATES), vocabulary, chance)) != text
    ]
    everything = rows + copies
    chance.shuffle(everything)
    labels = _labels(everything)
    kept = len({labels[name] for name, _ in rows})
    caught = sum(labels[name] == labels[name.removesuffix("+copy")] for name, _ in copies)
    return len(rows), kept, len(copies), caught


def _labels(rows: list[tuple[str, str]]) -> dict[str, int]:
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        source, clusters = Path(name) / "in.jsonl", Path(name) / "clusters.jsonl"
        source.write_text(
            "".join(json.dumps({"id": own, "text": text}) + "\n" for own, text in rows), "utf-8"
        )
        dedupe(source, Path(name) / "out.jsonl", clusters=clusters)
        with clusters.open(encoding="utf-8") as lines:
            return {record["id"]: record["cluster"] for record in map(json.loads, lines)}


def _sum(scores: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    one, two, three, four = (sum(column) for column in zip(*scores, strict=True))
    return one, two, three, four


def _shares(score: tuple[int, int, int, int]) -> dict[str, Any]:
    distinct, kept, copies, caught = score
    return {
        "distinct": distinct,
        "kept": round(kept / distinct, 4),
        "copies": copies,
        "caught": round(caught / copies, 4) if copies else None,
    }


def _name(chance: Chance) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _date(chance: Chance) -> str:
    return f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {chance.randrange(2019, 2026)}"


def _brief(chance: Chance) -> str:
    """Words that hang together as little as those of two briefs do with each other."""
    text = " ".join(chance.choices(WORDS, k=chance.randrange(35, 60)))
    return f"{text[0].upper()}{text[1:]}."


LISTS = {"town": TOWNS, "street": STREETS, "first": FIRST, "last": LAST, "day": DAYS}
WHOLES = {"name": _name, "date": _date, "brief": _brief}


if __name__ == "__main__":
    main()
