"""Ways of writing one word: case, marks, contractions, British spellings, abbreviations."""

import re
from functools import lru_cache

from retold.lexicon.lists import lines, words
from retold.text.segment import visible

CACHED = 1 << 16
"""Words remembered by each function: more than the distinct words of a long book."""

_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "…": "...",
    }
)
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}\Z")

FUNCTION_WORDS = words("function_words.txt")
"""Words that carry grammar. Negations are left out on purpose: not, no, never, without."""

IRREGULAR = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"), "be"),
    **dict.fromkeys(("has", "had", "having", "'ve"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    **dict.fromkeys(("n't", "nt"), "not"),
    "an": "a",
    "ca": "can",
    "others": "other",
    "ones": "one",
    "towards": "toward",
    "amongst": "among",
    "amidst": "amid",
    "whilst": "while",
    "till": "until",
    "vs": "versus",
    "'ll": "will",
}
"""Forms of function words."""

SPELLED = dict(line.split() for line in lines("spellings.txt"))
"""British to American where no synset of WordNet holds both."""

CONTRACTED = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("be", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "o'clock": ("o'clock",),
}
ABBREVIATED: dict[str, set[str]] = {}
"""Short forms, without a full stop, and what each is short for."""
for _short, _long in (line.split() for line in lines("abbreviations.txt")):
    ABBREVIATED.setdefault(_short, set()).add(_long)
_TAILS = {"n't": "not", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would"}
_BEFORE_IS = words("before_is.txt")
"""Words after which 's is a verb; after any other it marks a possessor."""

PHRASAL = (
    ("rule rules ruled ruling", "out", "exclude excludes excluded excluding"),
    ("call calls called calling", "off", "cancel cancels cancelled cancelling"),
    ("put puts putting", "off", "postpone postpones postponing"),
    ("turn turns turned turning", "down", "reject rejects rejected rejecting"),
    ("carry carries carried carrying", "out", "conduct conducts conducted conducting"),
)
"""Verbs that are one with the particle behind them, in their forms, and what they mean in these."""

PHRASES: dict[tuple[str, ...], str] = {
    **{
        (form, particle): meant
        for forms, particle, meanings in PHRASAL
        for form, meant in zip(forms.split(), meanings.split(), strict=True)
    },
    ("united", "states"): "usa",
    ("united", "states", "of", "america"): "usa",
    ("united", "kingdom"): "uk",
    ("great", "britain"): "uk",
    ("european", "union"): "eu",
    ("united", "nations"): "un",
    ("per", "cent"): "%",
    ("no", "one"): "nobody",
    ("prime", "minister"): "premier",
    ("chief", "executive"): "ceo",
    ("chief", "executive", "officer"): "ceo",
    ("north", "atlantic", "treaty", "organization"): "nato",
}
"""Several words that are one, as folded words, and the word that they are folded to."""

INITIALS = {
    "u.s.": "usa",
    "u.s.a.": "usa",
    "usa": "usa",
    "u.k.": "uk",
    "e.u.": "eu",
    "u.n.": "un",
    "d.c.": "dc",
}


@lru_cache(CACHED)
def fold(token: str) -> str:
    """The token as it is compared: lower case, plain marks, no possessive, nothing invisible.

    `US` and `U.S.` fold to `usa`, not to the pronoun.
    """
    plain = visible(token).translate(_MARKS)
    if plain == "US":
        return "usa"
    plain = plain.casefold()
    if _INITIALS.match(plain):
        return INITIALS.get(plain, plain)
    return _POSSESSIVE.sub("", plain) if plain[:-2] not in _BEFORE_IS else plain


@lru_cache(CACHED)
def expand(token: str) -> tuple[str, ...]:
    """The folded words that a token contracts (wasn't: was, not), else the folded token alone."""
    word = fold(token)
    if word in CONTRACTED:
        return CONTRACTED[word]
    if "'" in word:
        for tail, full in _TAILS.items():
            if word.endswith(tail) and len(word) > len(tail):
                return (word[: -len(tail)], full)
        if word.endswith("'s") and word[:-2] in _BEFORE_IS:
            return (word[:-2], "be")
    return (word,)


@lru_cache(CACHED)
def is_function_word(word: str) -> bool:
    """Whether a word carries grammar rather than meaning; negations do not count as such."""
    return fold(word) in FUNCTION_WORDS
