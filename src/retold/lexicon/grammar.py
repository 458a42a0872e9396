"""Small words by what they do in a sentence: they carry verbs, or begin a phrase."""
# ruff: noqa: SIM905 - lists of words read best as text

FORMS_OF_BE = frozenset("am is are was were be been being".split())
AUXILIARIES = FORMS_OF_BE | frozenset("have has had having do does did will shall would".split())
MODALS = frozenset("can could may might must should ought".split())
PREPOSITIONS = frozenset(
    "about above across after against along amid among around at before behind below beneath "
    "beside between beyond by despite down during for from in inside into near of off on onto "
    "opposite out outside over past since through throughout to toward under until up upon via "
    "with within without".split()
)
