"""Text -> whether it credits a picture: (Ana Lopes/The Herald), Photo: Ana Lopes, Ana Lopes/AP."""

import re

_AGENCIES = (
    "Getty|Getty Images|Shutterstock|Alamy|iStock|iStockphoto|AFP|EPA|EPA-EFE|EFE|Reuters"
    "|REUTERS|AP|Associated Press|The Associated Press|Canadian Press|The Canadian Press|PA"
    "|PA Wire|PA Images|PA Media|dpa|DPA|ANSA|ANP|TASS|Tass|Sputnik|Xinhua|Kyodo|Kyodo News"
    "|Yonhap|Anadolu|Anadolu Agency|NurPhoto|SIPA|SIPA USA|Sipa|Zuma|Zuma Press|ZUMA Press"
    "|ZUMA Press Wire|Imago|IMAGO|picture alliance|Bloomberg|UPI|LaPresse|Ritzau Scanpix"
    "|Scanpix|NTB scanpix|TT|NTB|Lehtikuva|Keystone|Belga|MTI|PAP|CTK|ČTK|Magnum|Corbis"
    "|WireImage|Pool|POOL|Handout|HANDOUT|Unsplash|Pexels|Flickr|Wikimedia|Wikimedia Commons"
    "|Adobe Stock|PTI|ANI|AAP|CBC|CBC News|BBC|NPR|CNN|Postmedia|Global News|Radio-Canada|VOA"
    "|RFE/RL|NASA"
)
PICTURE_AGENCIES = frozenset(_AGENCIES.split("|"))
_PICTURES_ONLY = (
    "Getty",
    "Shutterstock",
    "Alamy",
    "iStock",
    "NurPhoto",
    "Adobe Stock",
    "Unsplash",
)
_AGENCY_PHOTO = re.compile(r"(?:AP|Reuters|AFP|EPA|PA|CP) (?:[Pp]hoto|Images?|File)\b")
_UNNAMED = frozenset({"Handout", "Pool", "File", "Stringer", "Staff", "Supplied", "HO"})
_PARTICLES_LISTED = "van von de der den da di del la le bin al el ter dos du"
_PARTICLES = frozenset(_PARTICLES_LISTED.split())
_AND = re.compile(r", | and | & | und | et | y ")
_SLASH = re.compile(r"\s*[/|]\s*")
_BESIDE = re.compile(r",? (?:via|through|for) (?:[Tt]he )?|, | [–—-] ")
_MAX_NAME = 5  # words of a person's name

_PHOTO_WORD = (
    r"photos?|photographs?|photography|images?|pictures?|pics?|photo credit|image credit"
    r"|picture credit|photo illustration|illustration|screenshot|screen ?grab|fotos?|bild|bilder"
    r"|bildrechte|crédits? photos?|crédito|foto di|zdj|фото|снимок|写真|图片|图|사진|صورة"
)
_SIGNS = (
    "© photo image pic illus screen foto bild dit zdj фото снимок 写真 图 사진 صورة court submit "
    "suppl provid contrib handout file"
)
_PHOTO_SIGNS = tuple(_SIGNS.split())  # found quickly, before the slower look
_STARTS_AS_CREDIT = (
    rf"(?:{_PHOTO_WORD})\s*(?:[:：/|–—-]|by\b|courtesy\b|credit\b|von\b|par\b|de\b|\Z)\s*+"
    r"(?-i:(?![a-z]+ [a-z]+ |(?:The|A|An) [a-z]+ [a-z]))"
    r"|(?:photo |image |picture )?courtesy (?:of )?\S"
    r"|(?:submitted|supplied|provided|contributed) by\b"
    r"|(?:submitted|supplied|screenshot|handout|file photo|file image|file|archive photo)\Z"
    r"|credits?\s*[:：]|©"
)
_TAIL = (  # The bridge at dawn. Photograph: Ana Lopes/The Herald
    r"(?:(?<=[.!?…”\"|] )|\A|(?<=[–—-] ))"
    rf"(?P<credit>(?:(?i:{_PHOTO_WORD}|credit|picture by|photo by|image by)\s*(?:[:：]|\.\.\.|…)\s?"
    r"|(?:Photo|Photograph|Image|Picture|Foto) (?:by|courtesy of) |© ?)"
    r"(?=[^\W_]).{2,80}?)\.?\Z"
)
_AFTER_COLON = r"\A[^:：.…]{0,30}(?:[:：]|\.\.\.|…|by |of |© ?)\s*(?P<name>.*)\Z"
_LAST_SENTENCE = re.compile(r"(?<!\s[A-Z])[.!?”\"–—©]\s")  # not behind an initial
_WORD = re.compile(r"[^\W_]+")
_MAX_NAME_WORDS = 8


def is_credit(text: str) -> bool:
    """Whether the words in brackets at the end of a line credit a picture."""
    text = text.strip()
    parts = _SLASH.split(text)
    if any(name in text for name in _PICTURES_ONLY) or _AGENCY_PHOTO.match(text):
        return True
    if len(parts) > 1 and parts[1] and (parts[0] in _UNNAMED or _are_people(parts[0])):
        return not parts[1][0].islower() or parts[1] in PICTURE_AGENCIES
    if _names_who_for_whom(text):
        return True
    return _has_sign(text) and re.match(_STARTS_AS_CREDIT, text, re.IGNORECASE) is not None


def ends_in_credit(text: str) -> bool:
    """Whether a line ends in a credit without brackets: Photo: Ana Lopes, or Ana Lopes/AFP."""
    if _has_sign(text):
        tail = re.search(_TAIL, text)
        if tail and _is_name(tail["credit"]):
            return True
    if "/" not in text and "|" not in text:
        return False
    who, *whom = _SLASH.split(_LAST_SENTENCE.split(text)[-1])
    if not whom:
        return False
    names_agency = bool(PICTURE_AGENCIES.intersection((whom[-1], "/".join(whom))))  # RFE/RL is one
    if _are_people(who):
        return names_agency
    return who in PICTURE_AGENCIES and (names_agency or _are_people(whom[-1]))


def _has_sign(text: str) -> bool:
    lowered = text.casefold()
    return any(sign in lowered for sign in _PHOTO_SIGNS)


def _are_people(text: str) -> bool:
    """Whether a text is the name of a person or of several, each of two words or more."""
    return bool(text) and all(_is_person(name) for name in _AND.split(text))


def _is_person(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= _MAX_NAME and all(
        word in _PARTICLES or (word[0].isalpha() and not word[0].islower()) for word in words
    )


def _names_who_for_whom(text: str) -> bool:
    """Ana Lopes for The Herald; Pool via AP; Ana Lopes, Reuters."""
    beside = _BESIDE.search(text)
    if beside is None:
        return False
    who, whom = text[: beside.start()], text[beside.end() :]
    if whom in PICTURE_AGENCIES:
        return _are_people(who) or " via " in beside[0] or " through " in beside[0]
    outlet = [word for word in whom.split() if word not in {"the", "of", "and"}]
    named = bool(outlet) and all(word[0].isupper() for word in outlet)
    return " for " in beside[0] and _are_people(who) and named


def _is_name(credit: str) -> bool:
    """Whether what follows the word photo or credit is a name, not the rest of a sentence."""
    named = re.match(_AFTER_COLON, credit)
    words = _WORD.findall(named["name"] if named else credit)
    capital = sum(not word[0].islower() for word in words)
    return 0 < len(words) <= _MAX_NAME_WORDS and capital * 2 >= len(words)
