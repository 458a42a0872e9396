# ruff: noqa: INP001, T201
"""Write how news in each language says numbers and dates: `python tools/build_languages.py CLDR`.

CLDR is a folder with the packages `cldr-rbnf`, `cldr-numbers-full`, `cldr-dates-full` and
`cldr-units-full` of the Unicode CLDR in JSON, unpacked (`npm pack` gets them). Numbers are spelled
out by CLDR's own rules, in all genders and cases; what `retold.values.translated` puts together
from single words (forty-seven, zwei Millionen) is not kept a second time.
"""

import json
import re
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
OUT = Path(__file__).parents[1] / "src" / "retold" / "lexicon" / "languages.json"
LANGUAGES = """ar bg cs da de el en es et fi fr hr hu it is ja ko lt lv nl no pl pt ro ru sk sl sr
sv th tr uk vi zh"""
SPELLED = (*range(2, 101), *range(200, 1000, 100), *range(1000, 10_001, 1000))
RANKS = range(2, 32)
"""Ordinal numbers that are kept: days of a month, centuries."""
UNITS = ("duration-year", "duration-month", "duration-week", "duration-day", "duration-hour",
    "duration-minute", "duration-second", "length-kilometer", "length-meter", "length-centimeter",
    "length-millimeter", "length-mile", "length-foot", "mass-kilogram", "mass-gram",
    "mass-milligram", "mass-tonne", "concentr-percent")  # fmt: skip
"""Units of which one in the place of another is an error."""
ALSO: dict[tuple[str, str], Any] = {
    ("de", "days"): {"sonnabend": 6},
    ("en", "units"): {
        "metre": "meter",
        "metres": "meter",
        "kilometre": "kilometer",
        "kilometres": "kilometer",
        "centimetre": "centimeter",
        "centimetres": "centimeter",
    },
    ("ja", "units"): {"カ月": "month", "ヶ月": "month", "週": "week"},
    ("is", "scales"): {"milljörðum": 10**9},
    ("en", "measures"): {"degrees", "°"},
    ("en", "scales"): {"bn": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7},
}
"""What CLDR does not have. Degrees are mostly Fahrenheit's where no scale is named."""
INFLECTED = 20
"""Cardinal numbers up to which Finnish cases are kept: it puts all of a long one into the case."""
DEEPEST = 20
"""Rules that may ask each other for one number."""
HUNDREDS = range(200, 1000)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARS = "%spellout-numbering-year"
PLAIN = frozenset({"%spellout-cardinal", "%spellout-numbering"})
FOREIGN_MEASURES = ("length-mile", "length-foot", "length-inch", "length-yard", "mass-pound",
    "mass-ounce", "temperature-fahrenheit", "area-acre", "area-square-mile", "area-square-foot",
    "volume-gallon", "speed-mile-per-hour")  # fmt: skip
"""Measures that are given in metres, grams and degrees Celsius elsewhere."""
_PART = re.compile(
    r"(?P<arrows>[←→]{2,3})|(?P<arrow>[←→=])(?P<name>%{1,2}[\w-]+|[#0,.]+)?(?P=arrow)"
    r"|\$\((?:cardinal|ordinal),(?P<plural>.*?)\)\$"
)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
Rules = dict[str, list[tuple[int, int, str]]]


class Speller:
    """Spells numbers out by the rules of one language."""

    def __init__(self, path: Path) -> None:
        sets = json.loads(path.read_text())["rbnf"]["rbnf"]["SpelloutRules"]
        self.rules: Rules = {
            name: [_rule(base, text) for base, text in rules if re.match(r"\d+(/|$)", base)]
            for name, rules in sets.items()
            if name.startswith("%")
        }

    def public(self, *begins: str) -> list[str]:
        """Names of the sets of rules that may be asked."""
        return [name for name in self.rules if name.startswith(begins)]

    def spell(self, number: int, name: str, depth: int = 0) -> str:
        """A number in words; raises KeyError where the rules do not reach."""
        if depth > DEEPEST or not self.rules.get(name):
            raise KeyError(name)
        _, divisor, text = next(rule for rule in reversed(self.rules[name]) if rule[0] <= number)
        whole, rest = divmod(number, divisor)
        text = _BRACKETS.sub(lambda match: match[1] if rest else "", text)

        def filled(match: re.Match[str]) -> str:
            if match["plural"]:
                return match["plural"].rsplit("other{", 1)[-1].split("}")[0]
            mark = match["arrows"][0] if match["arrows"] else match["arrow"]
            value = {"←": whole, "→": rest, "=": number}[mark]
            rules = match["name"] or name
            if rules[0] != "%":
                raise KeyError(rules)
            return self.spell(value, rules, depth + 1)

        return _PART.sub(filled, text)


def _rule(base: str, text: str) -> tuple[int, int, str]:
    value, _, radix = base.partition("/")
    power, number = int(radix or 10), int(value)
    divisor = 1
    while divisor * power <= number:
        divisor *= power
    return number, divisor, text.rstrip(";").removeprefix("'").replace("\u00ad", "")


class Language:
    """What CLDR says of one language."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code

    def _main(self, package: str, file: str) -> Any:  # noqa: ANN401 - as the file has it
        path = self.folder / package / "main" / self.code / file
        return json.loads(path.read_text())["main"][self.code]

    @cached_property
    def speller(self) -> Speller:
        """How it spells numbers."""
        return Speller(self.folder / "cldr-rbnf" / "rbnf" / f"{self.code}.json")

    def spelled(self, numbers: Iterable[int], *begins: str) -> dict[str, int]:
        """Numbers in words by the sets of rules that begin so."""
        words: dict[str, int] = {}
        for rules in self.speller.public(*begins):
            if rules == YEARS:
                continue
            for number in numbers:
                if self.code == "fi" and number > INFLECTED and rules not in PLAIN:
                    continue
                try:
                    words.setdefault(_plain(self.speller.spell(number, rules)), number)
                except (KeyError, StopIteration):
                    continue
        return {word: value for word, value in words.items() if word and not word.isdigit()}

    def scales(self) -> dict[str, int]:
        """Words and signs for thousands, millions and more, as they stand behind figures."""
        numbers = self._main("cldr-numbers-full", "numbers.json")["numbers"]
        formats = numbers["decimalFormats-numberSystem-latn"]
        words: dict[str, int] = {}
        for length in ("long", "short"):
            for key, pattern in formats[length]["decimalFormat"].items():
                power = len(key.split("-")[0]) - 1
                zeros = pattern.count("0")
                word = _plain(re.sub(r"[0#.,'’]|¤", "", pattern))
                if word and zeros:
                    words.setdefault(word, 10 ** (power - zeros + 1))
        return words | ALSO.get((self.code, "scales"), {})

    def calendar(self, what: str) -> dict[str, int]:
        """Names of the months, 1…12, or of the days of the week, Monday 1 … Sunday 7."""
        dates = self._main("cldr-dates-full", "ca-gregorian.json")["dates"]["calendars"]
        names: dict[str, int] = {}
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for key, name in dates["gregorian"][what][form][width].items():
                    number = DAYS.index(key) + 1 if what == "days" else int(key)
                    names.setdefault(_plain(name.rstrip(".")), number)
        names |= ALSO.get((self.code, what), {})
        return {name: number for name, number in names.items() if not name.isdigit()}

    def measures(self) -> list[str]:
        """Words for measures that are not metric."""
        units = self._main("cldr-units-full", "units.json")["units"]
        patterns = {
            _plain(pattern.replace("{0}", ""))
            for length in ("long", "short")
            for unit in FOREIGN_MEASURES
            for key, pattern in units[length][unit].items()
            if key.startswith("unitPattern-count")
        }
        return sorted((patterns | ALSO.get((self.code, "measures"), set())) - {"", "in"})

    def units(self) -> dict[str, str]:
        """Words for the units of figures, each with its name in CLDR: Wochen, week."""
        units = self._main("cldr-units-full", "units.json")["units"]
        words: dict[str, str] = {}
        for length in ("long", "short"):
            for unit in UNITS:
                for key, pattern in units[length][unit].items():
                    if key.startswith(("unitPattern-count", "displayName")):
                        word = _plain(pattern.replace("{0}", "")).rstrip(".")
                        words.setdefault(word, unit.split("-", 1)[1])
        words |= ALSO.get((self.code, "units"), {})
        return {word: unit for word, unit in words.items() if len(word) > 1 and word != "in"}

    def marks(self) -> dict[str, str]:
        """The decimal sign and the one between thousands."""
        symbols = self._main("cldr-numbers-full", "numbers.json")["numbers"]
        return {key: symbols["symbols-numberSystem-latn"][key] for key in ("decimal", "group")}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\u00ad\u200f\u200e]", "", text).replace("-", " ").casefold().split())


def described(folder: Path, code: str) -> dict[str, Any]:
    """All that is kept of a language."""
    language = Language(folder, code)
    cardinals = language.spelled(SPELLED, "%spellout-cardinal", "%spellout-numbering")
    ordinals = language.spelled(RANKS, "%spellout-ordinal")
    return {
        **language.marks(),
        "numbers": _kept(code, cardinals, language.scales()),
        "ordinals": {word: number for word, number in ordinals.items() if word not in cardinals},
        "scales": language.scales(),
        "months": language.calendar("months"),
        "days": language.calendar("days"),
        "measures": language.measures(),
        "units": language.units(),
    }


def _kept(code: str, words: dict[str, int], scales: dict[str, int]) -> dict[str, int]:
    """The single words, and of those of several the ones that would be read as another number."""
    from retold.values.tongues import Tongue

    single = {word: number for word, number in words.items() if " " not in word}
    single = _hundreds(words) | single
    tongue = Tongue(code, single, {}, scales, {}, {}, frozenset(), {}, ",", ".")
    phrases = {
        word: number
        for word, number in words.items()
        if " " in word and tongue.value_of(word.split()) != number
    }
    return single | phrases


def _hundreds(words: dict[str, int]) -> dict[str, int]:
    """The words for a hundred, by what stands behind two to nine of them."""
    parted = [(word.split(), number) for word, number in words.items() if number in HUNDREDS]
    return {
        parts[1]: 100
        for parts, number in parted
        if len(parts) == len(("two", "hundred")) and words.get(parts[0]) == number // 100
    }


def written(entries: dict[str, Any], source: str) -> str:
    """The file: a language a line and a part of it."""
    lines = [f'"source": {json.dumps(source)}']
    for code, entry in entries.items():
        parts = ",\n  ".join(
            f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in entry.items()
        )
        lines.append(f"{json.dumps(code)}: {{\n  {parts}}}")
    return "{" + ",\n".join(lines) + "}\n"


def main(arguments: Iterable[str] = sys.argv[1:]) -> None:
    """Write the file."""
    folder = Path(next(iter(arguments)))
    version = json.loads((folder / "cldr-rbnf" / "package.json").read_text())["version"]
    source = f"Unicode CLDR {version}, licence Unicode-3.0, by tools/build_languages.py"
    entries = {code: described(folder, code) for code in LANGUAGES.split()}
    OUT.write_text(written(entries, source), encoding="utf-8")
    print({code: len(entry["numbers"]) for code, entry in entries.items()})


if __name__ == "__main__":
    main()
