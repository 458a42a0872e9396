"""An English lexicon: what a word is a form of, what means the same, what means the reverse.

Words come from WordNet 3.0 (`words.tsv` and `phrasal.tsv`, made by tools/build_lexicon.py; its
licence stands beside them); what news needs and WordNet lacks stands in `news.py` and
`spelling.py`, written by hand. All functions are pure, take a single token in any case, or a verb
of several words, and are cached; a list is read at the first question, in a few milliseconds.
"""

from retold.lexicon.equivalents import without_equivalents
from retold.lexicon.kinds import is_body, is_deed, is_person, sex_of
from retold.lexicon.news import COUNTRY, DENYING, REPORTING
from retold.lexicon.relations import (
    are_antonyms,
    are_grouped,
    are_indirect_antonyms,
    are_synonyms,
    is_reporting,
    kinship,
    sense_distance,
    share_a_sense,
)
from retold.lexicon.spelling import PHRASES, expand, fold, is_function_word
from retold.lexicon.thesaurus import interchange
from retold.lexicon.wordnet import (
    american,
    frequency,
    is_common,
    is_irregular_plural,
    is_known,
    is_name,
    is_short_for,
    lemma,
    lemmas,
    may_be_same_part,
    part_of_speech,
    parts,
    phrasal_verb,
    same_word,
    stem,
)

__all__ = [
    "COUNTRY",
    "DENYING",
    "PHRASES",
    "REPORTING",
    "american",
    "are_antonyms",
    "are_grouped",
    "are_indirect_antonyms",
    "are_synonyms",
    "expand",
    "fold",
    "frequency",
    "interchange",
    "is_body",
    "is_common",
    "is_deed",
    "is_function_word",
    "is_irregular_plural",
    "is_known",
    "is_name",
    "is_person",
    "is_reporting",
    "is_short_for",
    "kinship",
    "lemma",
    "lemmas",
    "may_be_same_part",
    "part_of_speech",
    "parts",
    "phrasal_verb",
    "same_word",
    "sense_distance",
    "sex_of",
    "share_a_sense",
    "stem",
    "without_equivalents",
]
