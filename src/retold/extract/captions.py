"""Line… -> captions: lines under pictures, told by their credit, and the lines that repeat them.

A scraper leaves a picture's description and its caption below each other: one line, then its
rewording with a credit in brackets. A credit alone proves nothing where it is also the way agencies
sign a story, so a person's name, the word photo or a picture agency must stand in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from retold.extract.lines import Line

TWIN_GLUED = 0.45
"""Share of the shorter line's content words that two captions of one picture have in common, when
no blank line stands between them. Rewordings written for this had .5 to .9, strangers below .3."""

TWIN_APART = 0.6
"""Share of the longer line's content words in common, where a blank line stands between or the text
knows no blank lines: a lead often repeats the caption above it, and adds as much again."""

MIN_TWIN_WORDS = 4
"""Content words that two captions of one picture share at least."""

_PICTURE_AGENCY = (
    r"Getty(?: Images)?|Shutterstock|Alamy|iStock(?:photo)?|AFP|EPA(?:-EFE)?|EFE|Reuters|REUTERS|AP"
    r"|(?:The )?Associated Press|(?:The )?Canadian Press|PA(?: Wire| Images| Media)?|dpa|DPA|ANSA"
    r"|ANP"
    r"|TASS|Tass|Sputnik|Xinhua|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|NurPhoto|SIPA(?: USA)?"
    r"|Sipa|Zuma(?: Press)?|ZUMA(?: Press)?(?: Wire)?|Imago|IMAGO|picture alliance|Bloomberg|UPI"
    r"|LaPresse"
    r"|Ritzau Scanpix|Scanpix|TT|NTB|Lehtikuva|Keystone|Belga|MTI|PAP|CTK|ČTK|Magnum|Corbis"
    r"|WireImage"
    r"|Pool|POOL|Handout|HANDOUT|Unsplash|Pexels|Flickr|Wikimedia(?: Commons)?|Adobe Stock|PTI|ANI"
    r"|AAP|NTB scanpix|CBC(?: News)?|BBC|NPR|CNN|Postmedia|Global News|Radio-Canada|VOA|RFE/RL|NASA"
)
_ONLY_PICTURES = (
    r"Getty(?: Images)?|Shutterstock|Alamy|iStock(?:photo)?|NurPhoto|Adobe Stock|Unsplash"
)
_NAME = r"[^\W\d_a-zß-öø-ÿа-яё][\w.’'-]*"
_PERSON = (
    rf"{_NAME}(?: (?:van|von|de|der|den|da|di|del|la|le|bin|al|el|ter|dos|du))*(?: {_NAME}){{1,3}}"
)
_PHOTO_WORD = (
    r"photos?|photographs?|photography|images?|pictures?|pics?|photo credit|image credit"
    r"|picture credit|photo illustration|illustration|screenshot|screen ?grab|fotos?|bild|bilder"
    r"|crédits? photos?|crédito|foto di|zdj|фото|снимок|写真|图片|图|사진|صورة"
)
_CREDIT_WORD = (
    r"courtesy|credit|file|handout|submitted|supplied|provided|contributed|pool|©|\(c\)"
    rf"|via|{_PHOTO_WORD}"
)
_CREDIT_LENGTH = 130  # characters from the end within which a credit stands
_SIGNS = "© photo image pic illus screen foto bild dit zdj фото снимок 写真 图 사진 صورة"
_PHOTO_SIGNS = tuple(_SIGNS.split())  # found quickly, before the slower look
_BRACKET = re.compile(r"[(\[（](?P<credit>[^()\[\]（）]{2,120})[)\]）][. ]*\Z")
_CREDIT = re.compile(
    rf"(?:{_PERSON})(?:(?:,| and| &) (?:{_PERSON}))* ?[/|] ?[^\W_a-z].*"  # Ana Lopes/The Herald
    rf"|.*\b(?:{_ONLY_PICTURES})\b.*"
    rf"|(?:AP|Reuters|AFP|EPA|PA|CP) (?:Photo|Images?|File|photo).*"
    rf"|(?:Handout|Pool|File|Stringer|Staff|Supplied|HO) ?/ ?\S.*"
    rf"|.{{2,60}},? (?:via|through|for) (?:the )?(?:{_PICTURE_AGENCY})"
    rf"|(?:{_PERSON}) ?[/,|–—-] ?(?:{_PICTURE_AGENCY})"
    rf"|(?:{_PERSON}) for (?:The |the )?[^\W\d_a-z].*"
)
_CREDIT_START = re.compile(
    rf"(?:{_PHOTO_WORD})\s*(?:[:：/|–—-]|by\b|courtesy\b|credit\b|von\b|par\b|de\b|\Z)\s*+"
    r"(?-i:(?![a-z]+ [a-z]+ |(?:The|A|An) [a-z]+ [a-z]))"
    r"|(?:photo |image |picture )?courtesy (?:of )?\S|(?:submitted|supplied|provided"
    r"|contributed) by\b"
    r"|(?:submitted|supplied|screenshot|handout|file photo|file image|file|archive photo)\Z"
    r"|credits?\s*[:：]|©",
    re.IGNORECASE,
)
_TAIL = re.compile(  # The bridge at dawn. Photograph: Ana Lopes/The Herald
    r"(?:(?<=[.!?…”\"|] )|\A|(?<=[–—-] ))"
    rf"(?P<credit>(?:(?i:{_PHOTO_WORD}|credit|picture by|photo by|image by)\s*(?:[:：]|\.\.\.|…)\s?"
    rf"|(?:Photo|Photograph|Image|Picture|Foto) (?:by|courtesy of) |© ?)"
    r"(?=[^\W_]).{2,80}?)\.?\Z"
)
_BARE_TAIL = re.compile(
    rf"(?:\A|[.!?|”\"–—] ?|© ?)(?P<credit>(?:{_PERSON}|{_PICTURE_AGENCY}) ?[/|] ?"
    rf"(?:.{{1,30}}[/|] ?)?(?:{_PICTURE_AGENCY})|(?:{_PICTURE_AGENCY}) ?/ ?(?:{_PERSON}))\Z"
)
_AFTER_COLON = re.compile(r"\A[^:：.…]{0,30}(?:[:：]|\.\.\.|…|by |of |© ?)\s*(?P<name>.*)\Z")
_FILE_START = re.compile(
    r"FILE(?: PHOTO| IMAGE)? ?[-–—:]|File (?:photo|image|picture)\b ?[-–—:.(]|FILE\. "
    r"|In this (?:\w+,? ){0,8}(?:file )?(?:photo|image|picture|frame grab)\b[^.]{0,120}"
    r"\b(?:provided|released|made available|taken from video)\b"
    r"|In this (?:\w+\.?,? ){0,6}file (?:photo|image|picture)\b"
)
_BBC = re.compile(r"(?:Image|Media|Video|Photo) (?:source|caption|copyright)(?:,|:| )\s?\S")
_DATELINE = re.compile(r"[^a-z]{3,40}(?:, [\w. ]{2,20})? (?:\([\w ]{2,20}\) )?[–—-]+ ")
_INITIALS_BEHIND = re.compile(r"\([A-Z]{2,6}(?: News)?\)\Z")
_CAPTION_VERB = re.compile(
    r"\b(?:is|are) (?:seen|shown|pictured|displayed)\b|\b(?:pictured|seen here|shown here)\b"
    r"|\bA view (?:of|shows)\b|\b(?:file|undated|handout|aerial) (?:photo|image|picture|view)\b"
    r"|\((?:left|right|centre|center|second from (?:left|right)|from left)\)"
    r"|,? (?:left|right|centre|center),"
    r"|, (?:seen|pictured|shown) (?:here|in|on|at|from|during|above|left|right)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_STEM = 5  # letters: depict, depicting, depicts are one word
_MIN_WORD = 3
_MAX_NAME_WORDS = 8


def find_captions(lines: Sequence[Line]) -> set[int]:
    """The indices of caption lines, and of the lines beside them that tell the same picture."""
    found = {index for index, line in enumerate(lines) if line.text and is_caption(line.text)}
    has_blanks = sum(line.glued for line in lines) * 2 < len(lines)
    twins = {twin for index in found for twin in _twins(lines, index, has_blanks=has_blanks)}
    doubled = _doubled_descriptions(lines) if has_blanks else set()
    return found | twins | doubled


def is_caption(text: str) -> bool:
    """Whether a line is a caption by itself: a credit ends it, or it begins as captions do."""
    bracket = _BRACKET.search(text, max(0, len(text) - _CREDIT_LENGTH))
    if bracket and is_credit(bracket["credit"]):
        return True
    if _FILE_START.match(text) or _BBC.match(text):
        return True
    if _INITIALS_BEHIND.search(text, max(0, len(text) - _CREDIT_LENGTH)):
        return _CAPTION_VERB.search(text) is not None
    end = text[-_CREDIT_LENGTH:]
    lowered = end.lower()
    if any(sign in lowered for sign in _PHOTO_SIGNS):
        tail = _TAIL.search(text, max(0, len(text) - _CREDIT_LENGTH))
        if tail and _is_name(tail["credit"]):
            return True
    return ("/" in end or "|" in end) and bool(
        _BARE_TAIL.search(text, max(0, len(text) - _CREDIT_LENGTH))
    )


def is_credit(text: str) -> bool:
    """Whether the words in brackets at the end of a line credit a picture."""
    text = text.strip()
    return bool(_CREDIT.fullmatch(text) or _CREDIT_START.match(text))


def _is_name(credit: str) -> bool:
    """Whether what follows the word photo or credit is a name, not the rest of a sentence."""
    named = _AFTER_COLON.match(credit)
    words = _WORD.findall(named["name"] if named else credit)
    capital = sum(not word[0].islower() for word in words)
    return 0 < len(words) <= _MAX_NAME_WORDS and capital * 2 >= len(words)


def _twins(lines: Sequence[Line], index: int, *, has_blanks: bool) -> Iterator[int]:
    """The lines directly before and behind a caption that tell the same picture."""
    caption = _content(_BRACKET.sub("", lines[index].text))
    for other, glued in ((index - 1, lines[index].glued), (index + 1, _glued(lines, index + 1))):
        if not 0 <= other < len(lines) or _DATELINE.match(lines[other].text):
            continue
        described = _content(lines[other].text)
        near = glued and has_blanks and _share(caption, described, min) >= TWIN_GLUED
        if near or _share(caption, described, max) >= TWIN_APART:
            yield other


def _doubled_descriptions(lines: Sequence[Line]) -> set[int]:
    """Pairs of lines glued together, the same in other words, one of them told as captions are."""
    found: set[int] = set()
    for index in range(1, len(lines)):
        first, second = lines[index - 1], lines[index]
        if not (second.glued and first.text and second.text):
            continue
        if not (_CAPTION_VERB.search(first.text) or _CAPTION_VERB.search(second.text)):
            continue
        alone = not first.glued and not _glued(lines, index + 1)
        if alone and _share(_content(first.text), _content(second.text), min) >= TWIN_GLUED:
            found |= {index - 1, index}
    return found


def _glued(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].glued


def _content(text: str) -> set[str]:
    """The stems of the words that are no function words by their length."""
    return {word[:_STEM].casefold() for word in _WORD.findall(text) if len(word) > _MIN_WORD} | {
        word for word in _WORD.findall(text) if word.isdigit()
    }


def _share(one: set[str], other: set[str], size: Callable[[int, int], int]) -> float:
    """Share of the smaller (or larger) set that is in both; 0 where too little is."""
    common = len(one & other)
    return common / size(len(one), len(other)) if common >= MIN_TWIN_WORDS else 0.0
