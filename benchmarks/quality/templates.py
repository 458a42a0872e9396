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
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.quality.dedupe import edit
from benchmarks.record import write
from retold.dedupe import dedupe

Chance = random.Random
Maker = Callable[[Chance, int], str]

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


def court(chance: Chance, number: int) -> str:
    """A court notice."""
    return (
        f"PUBLIC NOTICE. In the matter of the estate of {_name(chance)}, late of "
        f"{chance.randrange(1, 200)} {chance.choice(STREETS)}, {chance.choice(TOWNS)}, who died on "
        f"{_date(chance)}. Notice is hereby given that all persons having claims against the estate "
        f"are required to send particulars in writing to {chance.choice(LAST)} and "
        f"{chance.choice(LAST)} Solicitors, reference {number + 1000}/{chance.randrange(100)}, on or "
        f"before {_date(chance)}, after which date the executors will distribute the assets among "
        "the persons entitled to them, having regard only to the claims of which they have then had "
        "notice."
    )


def forecast(chance: Chance, _: int) -> str:
    """A forecast of one town and day."""
    return (
        f"Forecast for {chance.choice(TOWNS)}, {chance.choice(DAYS)} {_date(chance)}: "
        f"{chance.choice(['dry and bright', 'mostly cloudy', 'showers', 'fog at first'])}, with a high "
        f"of {chance.randrange(4, 31)} degrees and a low of {chance.randrange(-3, 16)}. Wind from the "
        f"{chance.choice(['north', 'south', 'east', 'west'])} at {chance.randrange(5, 60)} kilometres "
        f"an hour, chance of rain {chance.randrange(101)} per cent. Sunrise is at "
        f"{chance.randrange(4, 9)}.{chance.randrange(10, 60)} and sunset at "
        f"{chance.randrange(16, 22)}.{chance.randrange(10, 60)}."
    )


def match(chance: Chance, _: int) -> str:
    """A result of a match."""
    home, away = chance.sample(TOWNS, 2)
    return (
        f"{home} {chance.randrange(7)} {away} {chance.randrange(6)}. {_name(chance)} put the hosts in "
        f"front after {chance.randrange(2, 40)} minutes, and {_name(chance)} replied before the break. "
        f"{_name(chance)} settled the match in the {chance.randrange(46, 90)}th minute in front of "
        f"{chance.randrange(180, 9000)} spectators at {chance.choice(STREETS)}. {home} stay "
        f"{chance.randrange(1, 11)}th in the table and travel to {chance.choice(TOWNS)} next week."
    )


def lottery(chance: Chance, number: int) -> str:
    """A lottery draw."""
    drawn = ", ".join(str(ball) for ball in chance.sample(range(1, 50), 6))
    return (
        f"The numbers drawn in lottery {number + 1} on {chance.choice(DAYS)} were {drawn}, and the "
        f"bonus ball was {chance.randrange(1, 50)}. {chance.randrange(1, 40)} tickets share "
        f"{chance.randrange(100, 9000)} crowns each, the operator said."
    )


def police(chance: Chance, number: int) -> str:
    """An entry of a police log."""
    return (
        f"Log {number + 1}: officers were called to {chance.choice(STREETS)}, {chance.choice(TOWNS)}, "
        f"at {chance.randrange(24)}.{chance.randrange(10, 60)} on {_date(chance)} after a report of "
        f"{chance.choice(['theft', 'a noisy party', 'criminal damage', 'a stray dog', 'a fall'])}. "
        f"{_name(chance)}, {chance.randrange(18, 90)}, was "
        f"{chance.choice(['cautioned', 'arrested', 'spoken to', 'taken to hospital'])}. Anyone with "
        "information is asked to call the station and to quote the number of this entry."
    )


def obituary(chance: Chance, _: int) -> str:
    """A death notice."""
    name, born = chance.choice(LAST), chance.randrange(1925, 1970)
    return (
        f"{name}, {chance.choice(FIRST)} {chance.choice(FIRST)}, of {chance.choice(TOWNS)}, passed away "
        f"{chance.choice(['peacefully at home', 'after a long illness', 'suddenly'])} on "
        f"{_date(chance)}, aged {chance.randrange(55, 99)}. Born in {chance.choice(TOWNS)} in {born}, "
        f"{chance.choice(['a nurse', 'a miner', 'a teacher', 'a baker', 'an organist'])} for "
        f"{chance.randrange(10, 45)} years, and beloved spouse of {chance.choice(FIRST)}, parent of "
        f"{chance.choice(FIRST)} and {chance.choice(FIRST)}. The funeral service will be held at "
        f"{chance.choice(TOWNS)} parish church on {_date(chance)} at {chance.randrange(9, 16)} o'clock. "
        "Family flowers only, please; donations may be given in the church porch."
    )


def earnings(chance: Chance, _: int) -> str:
    """A company's figures."""
    name = f"{chance.choice(LAST)} {chance.choice(['Foods', 'Marine', 'Textiles', 'Timber', 'Energy'])}"
    return (
        f"{name} said on {chance.choice(DAYS)} that profit for the quarter to {_date(chance)} "
        f"{chance.choice(['rose', 'fell'])} {chance.randrange(1, 80)}.{chance.randrange(10)} per cent to "
        f"{chance.randrange(10, 900)}.{chance.randrange(10)} million crowns, on sales of "
        f"{chance.randrange(1, 90)}.{chance.randrange(10)} billion. Analysts had expected "
        f"{chance.randrange(10, 900)} million. The board will pay a dividend of "
        f"{chance.randrange(1, 99)} cents a share. Chief executive {_name(chance)} said trading was in "
        "line with the plan that was presented to shareholders at the annual meeting."
    )


def roadworks(chance: Chance, number: int) -> str:
    """A notice of a closed road."""
    return (
        f"TEMPORARY CLOSURE {number + 1}. {chance.choice(STREETS)}, {chance.choice(TOWNS)}, will be "
        f"closed to all vehicles from its junction with {chance.choice(STREETS)} for "
        f"{chance.randrange(20, 900)} metres from {_date(chance)} for {chance.randrange(2, 40)} days, to "
        f"allow {chance.choice(['gas', 'water', 'drainage', 'resurfacing', 'cable'])} works. The "
        f"alternative route is by way of {chance.choice(STREETS)}. Access for residents and emergency "
        "services will be kept at all times as far as the works allow. The order is made under the "
        "powers that the highways act gives to the county, and may be extended if the works are late."
    )


def planning(chance: Chance, number: int) -> str:
    """A planning notice."""
    return (
        f"Application {chance.randrange(20, 27)}/{number + 10000}: {_name(chance)} seeks permission for "
        f"{chance.choice(['a single-storey extension', 'two dwellings', 'a change of use', 'a barn'])} at "
        f"{chance.randrange(1, 300)} {chance.choice(STREETS)}, {chance.choice(TOWNS)}. The plans may be "
        "inspected free of charge at the council offices during opening hours. Representations must be "
        f"made in writing to the head of planning by {_date(chance)}, and will be available for public "
        "inspection. Any comments received after that date may not be taken into account when the "
        "committee decides."
    )


def auction(chance: Chance, number: int) -> str:
    """A lot of an auction."""
    return (
        f"Lot {number + 1}: {chance.choice(['oak chest', 'silver jug', 'mantel clock', 'oil on board'])} by "
        f"{_name(chance)}, dated {chance.randrange(1700, 1940)}, {chance.randrange(20, 200)} by "
        f"{chance.randrange(20, 200)} centimetres, from a house in {chance.choice(TOWNS)}. Estimate "
        f"{chance.randrange(50, 9000)} crowns. Buyers pay a premium on the hammer price, and must remove "
        "their purchases within three working days of the sale."
    )


def morning_brief(chance: Chance, _: int) -> str:
    """A brief of its own with a legal footer."""
    return (
        f"{_brief(chance)} Copyright Morning Herald Publishing. All rights reserved. Nothing on this "
        "page may be copied, stored, broadcast or passed on in any form without the written consent of "
        "the publisher. Opinions in letters and columns are those of their authors. To complain about "
        "accuracy write to the editor within four weeks, giving the date and the page; if you are not "
        "content with the answer, you may turn to the press council, whose code we follow in print and "
        "online. Sign up for our newsletter to have the most important stories sent to you each day."
    )


def wire_brief(chance: Chance, _: int) -> str:
    """A brief of its own with another footer."""
    return (
        f"{_brief(chance)} This report was prepared by the news desk with material from partner "
        "agencies and may be updated as more becomes known. Readers who were there are invited to send "
        "pictures and accounts to the desk. By sending us material you agree that we may use it in all "
        "our titles without payment and that you hold the rights to it. We do not publish names of "
        "people under eighteen without the consent of a parent. Corrections appear on the second page."
    )


TUNE: tuple[Maker, ...] = (court, forecast, match, lottery, police, morning_brief)
REPORT: tuple[Maker, ...] = (obituary, earnings, roadworks, planning, auction, wire_brief)
SIZES = (2, 3, 5, 10, 50, 500, 4000)
COPIES = 0.1
RATES = (0.01, 0.02, 0.05)


def main() -> None:
    """Score all kinds of the reported half at each size of a group, and write the result."""
    write("templates", {"reported": measure(REPORT), "chosen on": measure(TUNE)})


def measure(kinds: tuple[Maker, ...], sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Shares of distinct documents that stay and of copies that go, by size and by kind."""
    found: dict[str, Any] = {}
    for size in sizes:
        runs = max(1, 60 // size)
        scores = {
            make.__name__: _sum([_score([(make, size)], seed) for seed in range(runs)])
            for make in kinds
        }
        found[f"{size} of a kind"] = {
            **_shares(_sum(list(scores.values()))),
            "least kept": min(_shares(score)["kept"] for score in scores.values()),
        }
    found["all kinds at once"] = _shares(_score([(make, max(sizes)) for make in kinds], 0))
    return found


def _score(kinds: list[tuple[Maker, int]], seed: int) -> tuple[int, int, int, int]:
    """Distinct documents, those of which one stays, copies, and those that go with theirs."""
    chance = random.Random(f"{seed} {kinds[0][0].__name__}")  # noqa: S311 - repeatable, no secret
    rows = [
        (f"{make.__name__}-{number}", make(chance, number))
        for make, size in kinds
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


if __name__ == "__main__":
    main()
