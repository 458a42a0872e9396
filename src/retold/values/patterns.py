"""How quantities are written: one pattern, with a named group for each way that a reader knows."""

import re

from retold.values.units import MULTIPLES, ONES, ORDINALS, PARTS, TENS, UNITS, VAGUE

CARDINAL = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
"""Number words below a hundred."""
SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|mln|bn|bln|tn)"
"""Words that multiply the figure before them."""
FIGURE = (
    r"(?:\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?(?!\d|,\d)"
    rf"|\d{{1,3}},\d\d?(?=\s?(?:%|per\s?cent|degrees|{SCALE}|[ckm]?m\b|kg\b))|\d+(?:[.]\d+)?)"
)
"""Digits, with separators of thousands, a decimal point, or a decimal comma before a measure."""

_BIG = "hundred|thousand|million|billion|trillion"
_WORDED = (
    rf"(?:(?:{CARDINAL}|{_BIG})(?:-(?:{CARDINAL}))?"
    r"(?:[\s-](?:(?:(?<=hundred\s)|(?<=thousand\s)|(?<=million\s)|(?<=billion\s))and[\s-])?"
    rf"(?:(?:{CARDINAL})(?:-(?:{CARDINAL}))?|{_BIG})(?![\w]))*)"
)
_SHORTEST = 2
_UNIT_WORDS = "|".join(
    sorted(
        (re.escape(unit) for unit in UNITS if unit.isalpha() and len(unit) > _SHORTEST),
        key=len,
        reverse=True,
    )
)
_SHORT_UNITS = (
    "km/h|kmh|kph|mph|m/s|kms?|cm|mm|kgs?|ft|lbs?|oz|yds?|hrs?|yrs?|kw|mw|gw|ha|mi|m|g|h|l|w"
)
_SPEED = (
    r"(?:kilomet(?:re|er)s?|kms?|miles?|met(?:re|er)s?|m)\s?(?:per|an?|/)\s?"
    r"(?:hour|second|hr|h|sec|s)\b"
)
_MEASURE = (
    rf"[\s-]?per\s?cent\b(?!age)|[\s-]?percentage\spoints?\b|[\s-]{_SPEED}"
    rf"|[\s-](?:US\s|American\s|square\s|cubic\s|British\s)?(?:{_UNIT_WORDS})(?:e?s)?\b"
    r"|[\s-]centuries\b"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
_MONTH_ALONE = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December)"
)
_BEFORE_MAY = "".join(
    rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]}\s)|"
    for word in ("in", "of", "last", "next", "since", "until", "early", "late", "by", "this")
).rstrip("|")
_AMPM = r"(?:\s?(?:[ap]\.m\.|[ap]\.?m\b))"
_DAY_PART = r"(?:\s(?i:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)"
_HOURS = "|".join(list(ONES)[1:13])
_PAST = rf"(?:half|(?:a\s)?quarter|(?:{CARDINAL})(?:-(?:{CARDINAL}))?(?:\sminutes)?)[\s-]past"
_TO = rf"(?:(?:a\s)?quarter|(?:{CARDINAL})(?:-(?:{CARDINAL}))?\sminutes)\sto"
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_FEW = "one|two|three|four|five|six|seven|eight|nine"
_PART_WORDS = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_TIME_UNITS = "minute|hour|day|week|fortnight|month|year|decade|century"
assert set(_PART_WORDS.split("|")) < set(PARTS)  # noqa: S101 - each part named here has its size

ANY = re.compile(
    rf"""
    (?<!\w)(?:  # most places are inside a word: one look dismisses them
    (?P<iso>(?<![\w.])(?:1\d|20)\d\d-[01]\d-[0-3]\d(?![\w-]))
  | (?P<noon>(?<!\w)(?i:(?:12|twelve)\s(?:o'clock\s)?(?:noon|midday|midnight)|noon|midday|midnight)(?!\w))
  | (?P<clock>(?<![\w.:])[012]?\d:\s[0-5]\d{_AMPM}|(?<=\bat\s)[012]?\d(?::\s|\shours?\s(?:and\s)?)[0-5]?\d(?:\sminutes?)?(?![\w:%.])|(?<![\w.:])[012]?\d[:.][0-5]\d(?:{_AMPM}|{_DAY_PART}|(?=\s?(?:o'clock|hours|GMT|UTC|CET)))|(?<![\w.:])[012]?\d:[0-5]\d(?![\w:%])|(?<![\w.:])1?\d(?:{_AMPM}|\s?o'clock{_DAY_PART}|{_DAY_PART})|(?<![\w.])\d\d?\s?o'clock|(?<!\w)(?i:{CARDINAL})\so'clock{_DAY_PART}?|(?<!\w)(?!(?i:one)\b)(?i:{_HOURS}){_DAY_PART})
  | (?P<spoken>(?<![\w-])(?i:{_PAST}|{_TO})\s(?i:{_HOURS}|1[0-2]|[1-9])(?![\w:%]){_DAY_PART}?)
  | (?P<attacks>(?<![\w/])9/11(?![\w/]))
  | (?P<monthday>(?<!\w){_MONTH}\s(?:the\s)?[0-3]?\d(?:st|nd|rd|th)?(?![\w:%]|[.,]\d))
  | (?P<daymonth>(?<![\w.])[0-3]?\d(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH})
  | (?P<month>(?<!\w){_MONTH_ALONE}(?!\w)|(?:{_BEFORE_MAY})May(?!\w)|(?<!\w)May(?=\s(?:19|20)\d\d))
  | (?P<weekday>(?<!\w)(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?=s?\b))
  | (?P<label>(?<![\w$€£])[A-Za-z]+-?\d+(?:\.\d+)?(?![\w%]|[.,]\d))
  | (?P<outof>(?<![\w-])(?i:(?:{_FEW})\sin\s(?:two|three|four|five|six|seven|eight|nine|ten|twenty|10|100)|(?:{_FEW}|\d\d?)\sout\sof\s(?:every\s)?(?:{CARDINAL}|\d\d?\d?))(?![\w-]|\s(?:{_UNIT_WORDS})))
  | (?P<slashed>(?<![\w/.,])[1-9]/[2-9](?![\w/]))
  | (?P<halved>(?<![\w-])(?i:(?:a\s)?half[\s-](?:an?\s)?(?:{_BIG}|dozen|{_UNIT_WORDS}))(?!\w)|(?<![\w-])(?i:(?:a|{_FEW})[\s-](?:half|{_PART_WORDS})s?\sof\san?\s(?:{_BIG}|{_UNIT_WORDS}))(?!\w))
  | (?P<andhalf>(?<![\w-])(?i:an?|{CARDINAL}|\d+)\s(?i:{_UNIT_WORDS})s?\sand\sa\s(?i:half|quarter)(?!\w)|(?<![\w.,-])(?i:{CARDINAL}|\d+)[\s-]and[\s-](?i:a[\s-]half|a[\s-]quarter|three[\s-]quarters)(?:[\s-]{SCALE}\b)?(?:[\s-](?i:{_UNIT_WORDS})s?)?(?!\w))
  | (?P<figure>(?<![\w.])(?:(?P<currency>(?:US|C|A|NZ|HK)?[$]|[€£¥₹])\s?)?
      (?P<digits>{FIGURE})?(?:\s?(?P<fraction>[½¼¾⅓⅔⅛⅕])|\s(?P<slash>[1-9]/[2-9])(?!\d))?(?<=[\d½¼¾⅓⅔⅛⅕])
      (?P<ordinal>(?:st|nd|rd|th)\b)?(?P<decade>'?s\b)?
      (?:[\s-]?(?P<scale>{SCALE}\b|(?<=\d)(?:k|m|bn|b|tn)\b(?![\w/])))?
      (?P<measure>\s?%|{_MEASURE}|[\s-]?(?:{_SHORT_UNITS})\b)?)
  | (?P<aunit>(?<![\w-])(?i:an?|past|last|one)\s(?i:{_TIME_UNITS})(?!\w))
  | (?P<ordinalword>(?<![\w])(?i:{_ORDINAL_WORDS}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))(?![\w]))
  | (?P<part>(?<![\w-])(?i:a|{_FEW})[\s-](?i:{_PART_WORDS})s?(?!\w))
  | (?P<worded>(?<![\w'-])(?P<cardinal>(?i:{_WORDED}))(?![\w'])
      (?P<wordmeasure>{_MEASURE})?)
  | (?P<ascale>(?<![\w-])(?i:an?)\s(?i:{_BIG}|dozen)(?!\w))
  | (?P<multiple>(?<![\w-])(?i:{"|".join(MULTIPLES)})(?![\w]))
  | (?P<vague>(?<![\w-])(?i:{"|".join(VAGUE)})(?![\w]))
  | (?P<nineties>(?<!\w)(?i:{"|".join(word[:-1] for word in TENS)})ies(?!\w))
  | (?P<season>(?<!\w)(?i:summer|winter|autumn)(?!\w)|(?:(?<=\b[Tt]he\s)|(?<=\b[Ll]ast\s)|(?<=\b[Nn]ext\s)|(?<=\b[Tt]his\s)|(?<=\b[Ii]n\s))(?:spring|fall)(?!\w))
  | (?P<relative>(?<!\w)(?i:yesterday|today|tonight|tomorrow)(?![\w]))
    )
    """,  # noqa: E501
    re.VERBOSE,
)
"""A quantity as written; which of the named groups matched says how to read it."""
