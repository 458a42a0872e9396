"""The language of a text, by a cheap look for English and else by a small bundled model."""

import re
from collections.abc import Iterable
from typing import Any

from retold.errors import RetoldError
from retold.text.lookalikes import unmasked

CLEAR_ENGLISH_SHARE = 0.13
"""Share of words that are English function words above which a text is English without asking the
model: all but one of 3,178 English news documents lie above, 338 in other languages below .04."""

ENOUGH_WORDS = 12
"""Words below which the share says too little."""

MIN_CONFIDENCE = 0.35
"""The model's probability below which its answer is not given: it is spread over 97 languages, and
what lies below was mostly a fragment of names and numbers."""

_SAMPLE = (
    6_000  # characters: a few paragraphs are enough, and the model needs 0.1 ms for each 1,000
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = (  # that no other language in Latin letters shares in such numbers
    "the of and that with for said from by his her have has had which who their they this were "
    "would been its are she but or at be it what when there will more about could than"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())
_ISO_639_1 = {"wuu": "zh", "yue": "zh", "pcm": "en", "arz": "ar", "nb": "no", "nn": "no"}
"""Codes of the model that have no two letters, or divide what readers take for one language."""

NAMES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "an": "Aragonese",
    "ar": "Arabic",
    "as": "Assamese",
    "az": "Azerbaijani",
    "ba": "Bashkir",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "br": "Breton",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "dz": "Dzongkha",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fo": "Faroese",
    "fr": "French",
    "fy": "Frisian",
    "ga": "Irish",
    "gd": "Gaelic",
    "gl": "Galician",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "ht": "Haitian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "ig": "Igbo",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "jv": "Javanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "la": "Latin",
    "lb": "Luxembourgish",
    "lg": "Ganda",
    "ln": "Lingala",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mg": "Malagasy",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "mt": "Maltese",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "oc": "Occitan",
    "om": "Oromo",
    "or": "Odia",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "qu": "Quechua",
    "ro": "Romanian",
    "ru": "Russian",
    "rw": "Kinyarwanda",
    "sa": "Sanskrit",
    "se": "Sami",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sn": "Shona",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "st": "Sotho",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tl": "Tagalog",
    "tr": "Turkish",
    "tt": "Tatar",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "vo": "Volapük",
    "wa": "Walloon",
    "xh": "Xhosa",
    "yo": "Yoruba",
    "zh": "Chinese",
    "zu": "Zulu",
}
"""The ISO 639-1 codes that `identify` may give, with the languages' English names."""

_model: Any = None


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text; None where it has no letters or is unsure.

    Only the first few paragraphs are looked at. Clear English is told by its function words, which
    loads nothing; all else by `py3langid` (97 languages).

    Raises:
        RetoldError: the model cannot unpack itself among the temporary files.
    """
    first = _LETTER.search(text)
    if first is None:
        return None
    sample = unmasked(text[first.start() : first.start() + _SAMPLE])
    return "en" if _is_clear_english(sample) else _by_model(sample)


def known_codes(codes: Iterable[str]) -> frozenset[str]:
    """The codes in lower case, each that of a language in NAMES.

    Raises:
        RetoldError: one is none; the message says which may have been meant.
    """
    from difflib import get_close_matches

    given = [code.strip().casefold() for code in codes]
    for code in given:
        if code not in NAMES:
            by_name = {name.casefold(): known for known, name in NAMES.items()}
            near = get_close_matches(code, [*by_name, *NAMES], n=1)
            meant = by_name.get(near[0], near[0]) if near else None
            hint = f"did you mean {meant} ({NAMES[meant]})?" if meant else "give such as es or de"
            raise RetoldError(f"{code!r} is no code of a language that is known; {hint}")
    return frozenset(given)


def _is_clear_english(sample: str) -> bool:
    words = _WORD.findall(sample.lower())
    share = sum(map(_ENGLISH.__contains__, words)) / max(1, len(words))
    return len(words) >= ENOUGH_WORDS and share >= CLEAR_ENGLISH_SHARE


def _by_model(sample: str) -> str | None:
    global _model  # noqa: PLW0603 - loaded once, when first needed
    if _model is None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        try:
            _model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        except OSError as error:  # it unpacks itself among the temporary files
            raise RetoldError(
                f"temporary files cannot be written ({error.strerror}); free some space, or set "
                "TMPDIR to a place that has it"
            ) from None
    language, confidence = _model.classify(sample)
    language = _ISO_639_1.get(language, language)
    return language if confidence >= MIN_CONFIDENCE and len(language) == 2 else None  # noqa: PLR2004
