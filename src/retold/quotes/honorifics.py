"""Words that stand in names and before them: titles, what a body is called, what begins no name."""
# ruff: noqa: SIM905 - lists of words read best as text

_TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president minister prime chancellor
senator sen rep representative gov governor mayor judge justice general gen colonel col
captain capt sergeant sgt lieutenant lt major admiral commander officer secretary ambassador
chairman chairwoman director king queen prince princess pope father sister brother rabbi
imam rev reverend attorney speaker congressman congresswoman councillor councilman
councilwoman chief detective inspector sheriff deputy spokesman spokeswoman spokesperson
analyst envoy coach administrator commissioner superintendent aide adviser advisor strategist
manager lawyer mp mep msp
"""
HONOURS = frozenset("mp mep msp kc qc".split())
"""Titles that stand behind a name too."""
_OTHER_WORDS = """
the a an this that these those he she it they we you i his her their our my its and but or if when
while after before as in on at by for from with of to yet so then there here what who why how not
no yes one some many most both all another asked according speaking earlier later last next
meanwhile however still also former vice foreign special two three four five six seven eight nine
ten eleven twelve dozens hundreds thousands several few others neither either each every
"""
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_BODIES = """
agency association bank board bureau center centre chamber church city coalition college
commission committee company congress corp corporation council county court daily department
embassy federation force forces foundation fund gazette government group guard herald hospital
firm house inc institute journal kingdom kremlin league ltd magazine media ministry nations network
news office organisation organization parliament party police post press radio republic
research school senate service society state states street team television times tribune tv
union university weekly
"""
TITLES = frozenset(_TITLES.split())
NOT_NAMES = frozenset(_OTHER_WORDS.split()) | DATES
BODIES = frozenset(_BODIES.split())
"""Words that are part of a body's name, never of a person's."""
