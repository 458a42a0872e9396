"""Line -> whether it is a notice of the site: newsletter, cookies, rights, comments, sharing."""

import re
from collections.abc import Iterable

from retold.extract.wordings import IN_ENGLISH, IN_OTHER_LANGUAGES, NAMED

_WORDS = re.compile(r"[\w’'+-]+")

_PLATFORMS_LISTED = (
    "facebook twitter whatsapp linkedin reddit telegram pinterest messenger flipboard tumblr "
    "email e-mail instagram bluesky mastodon tiktok viber weibo wechat snapchat threads vk"
)
_PLATFORMS = frozenset(_PLATFORMS_LISTED.split())
_SHARE_WORDS_LISTED = (
    "share shares tweet post pin send save copy link mail print follow like click to on via by "
    "with this article story us our page opens in new window auf teilen per partager sur par "
    "compartir compartilhar en condividi su no delen op more the a friend x youtube line sms "
    "pocket google+ google news rss skype xing nextdoor comment comments"
)
_SHARE_WORDS = frozenset(_SHARE_WORDS_LISTED.split())
_MAX_SHARE_LINE = 160

_COUNT = (
    r"[\d.,]+ ?[km]? ?(?:comments?|shares?|likes?|views?|replies|retweets?|reactions?|followers?"
    r"|min(?:ute)?s?(?: read)?|kommentare?|commentaires?|comentarios?|comentários?|commenti"
    r"|reacties"
    r"|min\.? (?:lesezeit|de lecture|de lectura|di lettura|de leitura))"
    r"|duration:? \d+:\d\d(?::\d\d)?|estimated \d+ min(?:ute)?s?"
    r"|(?:comments?|shares?|kommentare?|commentaires?|comentarios?|comentários?)\s*[(:]?\s*\d+\)?"
    r"|(?:(?:estimated )?read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura)\b.{0,30}"
    r"|(?:image|photo|slide|page|seite|página|video) \d+ (?:of|von|de|/) \d+|\d{1,2} ?/ ?\d{1,2}"
)
_MAX_COUNT = 50
_HASHTAGS = r"(?:#\w+[\s,]*)+"
_BREADCRUMBS = re.compile(r"[^\W\d_]{4,10}\s*[>/»›|→]\s*[^\W\d_a-z]")
_HOME = ("home", "startseite", "accueil", "inicio", "início", "главная")

_RIGHTS_START = r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|by)?\s*(?:19|20)\d\d\b|©\s*\S.{0,80}\Z"
_RIGHTS = (
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tutti i diritti riservati",
    "alle rechten voorbehouden",
    "wszelkie prawa zastrzeżone",
    "все права защищены",
)
_MAX_RIGHTS = 300
_REPORTERS = (
    r"[(\[]?(?i:(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written"
    r"|reported) by) [A-Z].{2,200}[)\]]?\.?\Z"
)
_REPORTERS_LISTED = (
    "reporting additional writing editing compiled translated edited written reported"
)
_REPORTER_WORDS = frozenset(_REPORTERS_LISTED.split())
_BETWEEN = frozenset(
    {*_REPORTER_WORDS, "by", "and", "in", "for", "with", "from", "of", "the", "to"}
)
_NAMES = re.compile(r"[^\W\d_]+")
_CONTRIBUTED = r".{3,120}? contributed (?:reporting|to this (?:report|story|article))\b.{0,60}\Z"
_EAST_ASIAN = ("本文来源", "版权声明", "未经授权", "無断転載", "저작권자", "무단전재")
_KOREAN_REPORTER = r".{2,12} ?기자 \S+@\S+"


def is_notice(text: str) -> bool:
    """Whether a line, without bullets before it, is a notice of the site and not the story."""
    first = _WORDS.search(text)
    word = first[0].casefold() if first else ""
    return (
        any(re.match(pattern, text, re.IGNORECASE) for pattern in _ANY_CASE.get(word, ()))
        or any(re.match(pattern, text) for pattern in _CASED.get(word, ()))
        or (_is_of_sharing(word) and _is_share_line(text))
        or _is_count(text)
        or _is_claim(text)
        or _is_credit_of_reporters(text, word)
        or text.startswith(_EAST_ASIAN)
    )


def _by_first_word(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_first_word: dict[str, list[str]] = {}
    for words, pattern in rows:
        for word in words.split():
            by_first_word.setdefault(word, []).append(pattern)
    return by_first_word


_ANY_CASE = _by_first_word((*IN_ENGLISH, *IN_OTHER_LANGUAGES))
_CASED = _by_first_word(NAMED)


def _is_share_line(text: str) -> bool:
    """Whether a line is made of the names of platforms and the words of share buttons alone."""
    if len(text) > _MAX_SHARE_LINE or text.startswith(("“", "„", "«", '"')):
        return False
    words = _WORDS.findall(text.casefold())
    if len(words) < 2 or not all(map(_is_of_sharing, words)):  # noqa: PLR2004
        return False
    return not _PLATFORMS.isdisjoint(words) or words[-2:] == ["on", "x"]


def _is_of_sharing(word: str) -> bool:
    """Whether a word in lower case may stand in a line of share buttons."""
    return word in _PLATFORMS or word in _SHARE_WORDS or word.isdigit()


def _is_count(text: str) -> bool:
    """Whether a line counts comments or minutes, is made of hashtags, or leads home."""
    if len(text) <= _MAX_COUNT and any(character.isdigit() for character in text):
        return re.fullmatch(_COUNT, text, re.IGNORECASE) is not None
    if text.startswith("#"):
        return re.fullmatch(_HASHTAGS, text) is not None
    return text.casefold().startswith(_HOME) and _BREADCRUMBS.match(text) is not None


def _is_claim(text: str) -> bool:
    """Whether a line claims rights."""
    lowered = text.casefold()
    if lowered.startswith(("©", "(c)", "copyright")):
        return re.match(_RIGHTS_START, text, re.IGNORECASE) is not None or _ends_a_claim(text)
    return _ends_a_claim(text)


def _ends_a_claim(text: str) -> bool:
    """Whether "all rights reserved" stands at the end of a sentence: else one may speak of it."""
    if len(text) > _MAX_RIGHTS:
        return False
    lowered = text.casefold()
    for claim in _RIGHTS:
        index = lowered.find(claim)
        if index >= 0:
            rest = text[index + len(claim) :].lstrip()
            return not rest or not (rest[0].islower() or rest[0] == ",")
    return False


def _is_credit_of_reporters(text: str, word: str) -> bool:
    """Whether a line says who reported, edited or contributed, and nothing else."""
    if word in _REPORTER_WORDS and re.match(_REPORTERS, text):
        names = [name for name in _NAMES.findall(text) if name.casefold() not in _BETWEEN]
        return text.startswith(("(", "[")) or not any(name[0].islower() for name in names)
    if " contributed " in text:
        return re.match(_CONTRIBUTED, text) is not None
    return "기자" in text and re.match(_KOREAN_REPORTER, text) is not None
