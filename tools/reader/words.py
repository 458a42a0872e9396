"""Words to plant: of another sense, of another value, of the same sense."""

import random
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from retold import lexicon
from retold.lexicon import wordnet as listed
from retold.lexicon.news import REVERSALS, SYNONYMS

NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
SCALES = "hundred thousand million billion".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SETS = (
    NUMBERS,
    ORDINALS,
    SCALES,
    MONTHS,
    DAYS,
    "seconds minutes hours days weeks months years decades".split(),
    "second minute hour day week month year decade".split(),
    "kilometres metres miles feet yards".split(),
    "kilometers meters miles feet yards".split(),
    "dollars euros pounds yen crowns".split(),
    "tonnes kilograms pounds grams litres".split(),
    "north south east west".split(),
    "northern southern eastern western".split(),
    "spring summer autumn winter".split(),
    "morning afternoon evening night".split(),
    "daily weekly monthly yearly".split(),
    "red blue green yellow black white".split(),
    "half third quarter fifth".split(),
    "father mother son daughter brother sister wife husband uncle aunt cousin".split(),
    "mayor governor minister president senator councillor ambassador".split(),
    "yesterday today tomorrow".split(),
)
EXCHANGES = """\
may:will might:will could:will can:must should:must would:will will:may must:may must:should
more:less higher:lower above:below before:after after:before first:last all:some all:most
most:some some:all some:most many:few several:most few:many and:or or:and better:worse
largest:smallest highest:lowest up:down over:under with:without without:with every:some
always:sometimes often:always sometimes:always rarely:often never:always only:also also:only
even:only against:for for:against since:until until:since until:after from:to to:from by:for
he:she she:he his:her her:his men:women women:men former:current next:last last:next
likely:unlikely possible:impossible possible:certain possibly:certainly probably:certainly
early:late because:although although:because if:because if:after unless:if unless:because
despite:because because:despite about:exactly nearly:exactly almost:more least:most at:near
both:neither neither:both either:neither no:some any:all each:some none:all already:not
still:not may:must can:cannot could:must seems:is appears:is allegedly:clearly
reportedly:certainly suspected:proven alleged:proven planned:completed plans:decided
proposed:adopted expected:certain considering:planning hopes:expects urged:ordered asked:ordered
advised:ordered recommended:required encouraged:forced said:denied denied:admitted
denied:confirmed claimed:proved suggested:proved warned:promised confirmed:denied
admitted:denied rejected:delayed approved:proposed increased:decreased rose:fell fell:rose
won:lost lost:won began:ended ended:began started:stopped bought:sold sold:bought inside:outside
within:after during:after while:because when:because exceeding:below minimum:maximum
maximum:minimum partly:entirely mainly:entirely mostly:entirely largely:entirely partially:fully
temporary:permanent temporarily:permanently voluntary:compulsory optional:mandatory
preliminary:final initial:final unanimous:narrow unanimously:narrowly public:private
local:national national:local regional:national majority:minority suspects:witnesses
suspect:witness victim:suspect plaintiff:defendant prosecutor:judge buyer:seller
tenants:landlords teachers:pupils doctors:patients employers:workers injured:killed
killed:injured wounded:killed charged:convicted accused:convicted arrested:charged
cleared:convicted acquitted:convicted appealed:accepted eased:lifted linked:due
associated:caused followed:caused preceded:followed followed:preceded
"""
EXCHANGED: dict[str, list[str]] = defaultdict(list)
for _from, _to in (pair.split(":") for pair in EXCHANGES.split()):
    EXCHANGED[_from].append(_to)
HEDGES = frozenset(
    "may might could likely reportedly allegedly apparently probably possibly about nearly almost "
    "approximately roughly perhaps only mainly partly mostly largely some most not never without "
    "except unless if even also alleged suspected potential possible preliminary temporary former "
    "initially usually generally often sometimes partially at least up".split()
)
ADDED = (
    "reportedly|not|only|never|secretly|illegally|without warning|again|twice|almost|deliberately|"
    "in full|for the first time|under pressure|allegedly|openly|unanimously|immediately|briefly|"
    "out of anger|to save money|for political reasons|as a result|by mistake|in protest|"
    "against advice|despite warnings|at once|permanently|for good|for a second time|in secret|"
    "on purpose|with little notice|in return for money|under threat|the only|all|most|"
    "once more|at the last minute|behind closed doors|with police help"
).split("|")
IRREGULAR = {
    "fell": "fall", "rose": "rise", "won": "win", "lost": "lose", "began": "begin", "sold": "sell",
    "bought": "buy", "gave": "give", "took": "take", "left": "leave", "kept": "keep",
    "met": "meet", "built": "build", "grew": "grow", "went": "go", "came": "come",
    "saw": "see", "knew": "know", "found": "find", "made": "make", "paid": "pay", "held": "hold",
    "wrote": "write", "broke": "break", "chose": "choose", "spent": "spend", "led": "lead",
}  # fmt: skip
PAST = {base: past for past, base in IRREGULAR.items()}
AUXILIARIES = frozenset(
    "is are was were will would can could has have had did do does should may might must".split()
)


def inflected(word: str, base: str, new: str) -> str | None:
    """`new` in the form in which `word` is of `base`; None where that is not known."""
    lower = word.lower()
    if lower in IRREGULAR:
        return PAST.get(new) or (None if new in irregular() else _ended(new, "ed"))
    if lower == base:
        return new
    for ending in ("ing", "ed", "s"):
        if lower.endswith(ending):
            if ending == "ed" and new in PAST:
                return PAST[new]
            if (ending == "ed" and new in irregular()) or (ending == "s" and new.endswith("ies")):
                return None
            return _ended(new, ending)
    return None


@cache
def irregular() -> frozenset[str]:
    """Verbs whose past is not made with -ed."""
    path = Path(listed.__file__).with_name("words.tsv")
    found = set("shut cut put hit set let cost hurt bet quit split spread cast shed burst".split())
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) > 4 and fields[4] and not fields[0].endswith("ing"):
            found.update(re.findall(r"[a-z]+", fields[4]))
    return frozenset(found)


def _ended(new: str, ending: str) -> str:
    if ending == "s":
        if new.endswith("y") and new[-2:-1] not in "aeiou":
            return new[:-1] + "ies"
        return new + ("es" if new.endswith(("s", "x", "ch", "sh")) else "s")
    if ending == "ing":
        return (new[:-1] if new.endswith("e") and not new.endswith("ee") else new) + "ing"
    if new.endswith("e"):
        return new + "d"
    if new.endswith("y") and new[-2:-1] not in "aeiou":
        return new[:-1] + "ied"
    return new + "ed"


def cased(like: str, new: str) -> str:
    """`new` with the capital of `like`."""
    return new[0].upper() + new[1:] if like[:1].isupper() else new


@cache
def by_synset() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Common words by the synset of their first senses, and by what these are kinds of."""
    members: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, list[str]] = defaultdict(list)
    path = Path(listed.__file__).with_name("words.tsv")
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word = line.split("\t", 1)[0]
        if not word.isalpha() or not word.islower() or not lexicon.is_known(word):
            continue
        if lexicon.frequency(word) < 3 or lexicon.is_function_word(word) or len(word) < 3:
            continue
        ranks: dict[str, int] = defaultdict(int)
        for sense in listed.senses(word):
            rank = ranks[sense.part]
            ranks[sense.part] += 1
            if rank == 0:
                members[sense.synset].append(word)
            if rank < 2:
                for parent in sense.parents:
                    kinds[sense.part + parent].append(word)
    return dict(members), dict(kinds)


def sibling(word: str, rng: random.Random) -> str | None:
    """A word of another sense that is a kind of the same thing, in the same form."""
    base = lexicon.lemma(word.lower())
    _, kinds = by_synset()
    senses = [sense for sense in listed.senses(base) if sense.part in "nva"][:2]
    near = [
        other
        for sense in senses
        for parent in sense.parents
        for other in kinds.get(sense.part + parent, ())
        if other != base
        and lexicon.part_of_speech(other) == sense.part
        and not lexicon.are_synonyms(other, base)
    ]
    return _formed(word, base, near, rng)


def antonym(word: str, rng: random.Random) -> str | None:
    """A word that reverses another, in the same form."""
    base = IRREGULAR.get(word.lower()) or lexicon.lemma(word.lower())
    sides = REVERSALS.get(base)
    if not sides:
        return None
    against = [other for side in sides for other in _side(side ^ 1)]
    part = lexicon.part_of_speech(base)
    against = [other for other in against if lexicon.part_of_speech(other) == part]
    return _formed(word, base, against, rng)


def synonym(word: str, rng: random.Random) -> str | None:
    """A word of the same sense in the same form, of the first senses of both or of news' groups."""
    base = IRREGULAR.get(word.lower()) or lexicon.lemma(word.lower())
    members, _ = by_synset()
    near: list[str] = []
    senses = listed.senses(base)
    if len({sense.part for sense in senses}) == 1 and len(senses) <= 3:
        near += [other for other in members.get(senses[0].synset, ()) if other != base]
    groups = SYNONYMS.get(base, ())
    if len(groups) == 1:
        near += [other for other in _group(groups[0]) if other != base] * 2
    part = lexicon.part_of_speech(base)
    near = [other for other in near if lexicon.part_of_speech(other) == part]
    return _formed(word, base, near, rng)


def _formed(word: str, base: str, near: list[str], rng: random.Random) -> str | None:
    if not near:
        return None
    new = inflected(word, base, rng.choice(near))
    if new is None or new == word.lower():
        return None
    return cased(word, new)


@cache
def _side(side: int) -> tuple[str, ...]:
    return tuple(sorted(word for word, sides in REVERSALS.items() if side in sides))


@cache
def _group(group: int) -> tuple[str, ...]:
    return tuple(sorted(word for word, groups in SYNONYMS.items() if group in groups))
