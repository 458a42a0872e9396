"""Line -> whether it is a by-line, a date or a time stamp."""

import re

from retold.extract.credits import PICTURE_AGENCIES

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "januar jänner februar märz mai juni juli oktober dezember "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
    "diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "januari februari maart augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia "
    "września października listopada grudnia "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat "
    "sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì "
    "mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira maandag "
    "dinsdag "
    "woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота "
    "воскресенье"
)
_CLOCK_WORDS = (
    "am pm a p m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst aest "
    "aedt "
    "eat wat msk uhr h hrs hours at on um à a las às alle om at o в de del г года st nd rd th t z "
    "local time eastern pacific central"
)
_AGO = "minutes minute mins min hour hours hrs day days week weeks month months year years ago"
_DATE_WORDS = frozenset(f"{_MONTHS} {_DAYS} {_CLOCK_WORDS}".split())
_AGO_WORDS = frozenset(_AGO.split())
_MONTH_WORDS = frozenset(_MONTHS.split())

_STAMP = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|updated|modified|created|last updated"
    r"|last modified)"
    r"|date|veröffentlicht|aktualisiert|zuletzt aktualisiert|erstellt|stand|publié|mis à jour"
    r"|publicado"
    r"|actualizado|última actualización|pubblicato|aggiornato|publicado em|atualizado|gepubliceerd"
    r"|bijgewerkt|opublikowano|aktualizacja|опубликовано|обновлено|опубліковано|оновлено|publicerad"
    r"|uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|päivitetty|yayınlanma|güncelleme"
    r"|更新|公開|发布时间|發布時間|入力|수정)\b[\s:：]*(?:on |at |am |le |el |il |em |op )?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DATE_CHARACTERS = re.compile(r"[\w\s,.:/|•·()@–—-]*")
_WRITTEN = re.compile(  # 3/9/2031, 2031-09-03, 14:30
    r"\b(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}"
    r"|\d{1,2}:\d\d)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_OTHER_WORDS = 3  # a place or a name beside a date
_MAX_STAMP = 140
_MAX_DATE = 80

_PARTICLE = r"(?:van|von|de|der|den|da|di|del|della|la|le|bin|al|el|ter|dos|du|zu|und|and|&)"
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_NAMES = rf"{_NAME}(?:,? (?:{_PARTICLE} )*{_NAME}){{1,6}}"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Von|VON|Par|Por|Di|Door|Av|Af|Автор|Text|Story by|Written by|Reported by"
    rf"|Posted by|Published by|Reporting by|Words by)\s*[:：]?\s+{_NAMES}"
    r"(?P<rest>\s*(?:[,|•·/–—-]|for |of |in |\().{0,90})?\Z"
)
_STAFF = re.compile(
    r"(?:by|by:|written by|reported by|posted by|published by|story by|reporting by)\s+"
    r"(?:(?:our|the|an?)\s+)?(?:(?-i:[^\W\d_a-z][\w.’'-]*|&|and)\s+){0,4}"
    r"(?:staff|(?:staff|special|senior|chief|city|local|sports|news|business|political|web|digital)"
    r"\s+(?:writers?|reporters?|correspondents?|editors?)|correspondents?|reporters?|newsroom"
    r"|news ?desk|news service|wire (?:services?|reports?)|wires?|agenc(?:y|ies)"
    r"|editorial (?:staff|board|team)|the editors)"
    r"(?:\s*(?:[,|•·/–—-]|for |of |in |\().{0,60})?\Z",
    re.IGNORECASE,
)
"""By-lines that name no person: By staff, By our correspondent, By Lantern Staff and agencies."""
_AGENCY = re.compile(r"(?:By|BY|by)\s*[:：]?\s+(?P<agency>[\w/ ]{2,24})\Z")
_TITLE = (
    "Any All The Means Law Design Land Sea Air Popular Demand Numbers Night Day Then Now Accident "
    "Chance Contrast Comparison Way Far Force Hand Order End Foot Train Car Bus Plane"
)
_TITLE_WORDS = frozenset(_TITLE.split())
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W_a-z]+(?:(?:[,.] ?| )[^\W\d_]+){0,5}(?:,? \w+\.? \d{1,2})?(?:, \d{4})? ?"
    r"\((?:Reuters|AP|AFP|UPI|dpa|CP|PTI|ANI|CNN|Xinhua|Bloomberg)\)\s*[–—-]*\s*\Z"
)


def is_byline(text: str) -> bool:
    """Whether a line names who wrote the story; only to be asked of the first few lines."""
    match = _BYLINE.match(text)
    ended = text.rstrip().endswith((".", "!", "?"))
    if not ended and (_STAFF.match(text) or _is_by_agency(text)):
        return True
    if match is None or ended:
        return bool(_DATELINE.match(text))
    names = text[: match.start("rest") if match["rest"] else len(text)].split()[1:]
    return not any(name.strip(",") in _TITLE_WORDS for name in names)


def _is_by_agency(text: str) -> bool:
    match = _AGENCY.match(text)
    return match is not None and match["agency"].strip() in PICTURE_AGENCIES


def is_date(text: str) -> bool:
    """Whether a line is a date, a clock time or an age, and nothing else."""
    if len(text) > _MAX_DATE or not _DATE_CHARACTERS.fullmatch(text):
        return False
    tokens = _TOKEN.findall(text.casefold())
    words = [token for token in tokens if not token.isdigit()]
    if len(words) == len(tokens):
        return False
    if words and words[-1] == "ago":
        return all(word in _AGO_WORDS for word in words)
    named = any(word in _MONTH_WORDS for word in words)
    return (named or _WRITTEN.search(text) is not None) and all(
        word in _DATE_WORDS for word in words
    )


def is_time_stamp(text: str) -> bool:
    """Whether a line says when the story was published or updated, perhaps by whom or where."""
    match = _STAMP.match(text)
    if match is None or len(text) > _MAX_STAMP or text.endswith((".", "!", "?")):
        return False
    tokens = _TOKEN.findall(text[match.end() :].casefold())
    other_words = [
        token
        for token in tokens
        if not token.isdigit() and token not in _DATE_WORDS and token not in _AGO_WORDS
    ]
    has_date = (
        any(token in _MONTH_WORDS or _YEAR.fullmatch(token) for token in tokens)
        or tokens[-1:] == ["ago"]
        or _WRITTEN.search(text) is not None
    )
    return has_date and len(other_words) <= _MAX_OTHER_WORDS
