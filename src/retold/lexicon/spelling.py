"""Ways of writing one word: case, marks, contractions, hyphens, British spellings, abbreviations."""

import re
from functools import lru_cache

from retold.segment import visible

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

FUNCTION_WORDS = frozenset(
    # articles, determiners, quantifiers
    "a an the this that these those some any each every either neither both all such another other"
    " what which whose many much more most few fewer less least several enough own same"
    # pronouns
    " i me my mine myself you your yours yourself yourselves he him his himself she her hers herself"
    " it its itself we us our ours ourselves they them their theirs themselves one ones oneself who"
    " whom whoever whatever whichever someone somebody something anyone anybody anything everyone"
    " everybody everything"
    # prepositions and particles
    " of in on at by for with from to into onto upon about above across after against along amid"
    " amidst among amongst around as before behind below beneath beside besides between beyond"
    " despite down during except inside near off out outside over past per since than through"
    " throughout till toward towards under underneath until unto up via versus vs within"
    # conjunctions
    " and or but nor so yet if because although though while whereas whether unless once when"
    " whenever where wherever why how"
    # auxiliaries
    " be am is are was were been being have has had having do does did done doing can could will"
    " would shall should may might must ought"
    # adverbs that carry grammar rather than news
    " also too very just even still there here then thus hence however therefore moreover only rather"
    " quite again ever".split()
)
"""Words that carry grammar. Negations are left out on purpose: not, no, never, without."""

IRREGULAR = {
    **dict.fromkeys("am is are was were been being 's 're 'm".split(), "be"),
    **dict.fromkeys("has had having 've".split(), "have"),
    **dict.fromkeys("does did done doing".split(), "do"),
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

SPELLED = {
    "grey": "gray",
    "tyre": "tire",
    "aluminium": "aluminum",
    "kerb": "curb",
    "plough": "plow",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "mum": "mom",
    "programme": "program",
    "percent": "%",
    "ok": "okay",
    "adviser": "advisor",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "jewellery": "jewelry",
    "pyjamas": "pajamas",
    "moustache": "mustache",
    "storey": "story",
    "draught": "draft",
    "cosy": "cozy",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "skilful": "skillful",
    "wilful": "willful",
    "practise": "practice",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "e-mail": "email",
    "web-site": "website",
    "kyiv": "kiev",
    "gaol": "jail",
    "artefact": "artifact",
    "manoeuvre": "maneuver",
    "aeroplane": "airplane",
    "doughnut": "donut",
    "yoghurt": "yogurt",
    "whisky": "whiskey",
    "learnt": "learned",
    "spelt": "spelled",
    "centre": "center",
    "theatre": "theater",
    "metre": "meter",
    "kilometre": "kilometer",
    "litre": "liter",
    "cheque": "check",
    "ageing": "aging",
    "favourite": "favorite",
    "neighbour": "neighbor",
    "neighbourhood": "neighborhood",
    "labour": "labor",
    "harbour": "harbor",
    "behaviour": "behavior",
    "honour": "honor",
    "travelled": "traveled",
    "cancelled": "canceled",
}
"""British to American where no rule or synset says so."""

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
_TAILS = {"n't": "not", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would"}
_BEFORE_IS = frozenset(
    "it he she that there here what who where how when why this everyone someone nobody".split()
)
"""Words after which 's is a verb; after any other it marks a possessor."""

PHRASES: dict[tuple[str, ...], str] = {
    ("united", "states"): "usa",
    ("united", "states", "of", "america"): "usa",
    ("united", "kingdom"): "uk",
    ("great", "britain"): "uk",
    ("european", "union"): "eu",
    ("united", "nations"): "un",
    ("per", "cent"): "%",
    ("no", "one"): "nobody",
    ("prime", "minister"): "premier",
    ("north", "atlantic", "treaty", "organization"): "nato",
}
"""Several words that are one, as folded words, and what `lemma` makes of the short form."""

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


def is_function_word(word: str) -> bool:
    """Whether a word carries grammar rather than meaning; negations do not count as such."""
    return fold(word) in FUNCTION_WORDS
