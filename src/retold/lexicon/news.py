"""What news needs and WordNet lacks, by hand: reversals, reporting verbs, countries."""

REPORTING = frozenset(
    "accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure"
    " believe blame boast caution charge cite claim comment complain concede conclude condemn confess"
    " confirm contend criticise criticize cry declare decry demand deny describe disclose dismiss"
    " dispute echo emphasise emphasize estimate explain express forecast guess hint hope imply"
    " indicate inform insist joke lament lie mention note notify observe order pledge point post praise"
    " predict promise propose protest quip quote react recall recommend refer reiterate reject relate"
    " remark remind repeat reply report request respond retort reveal say scoff shout signal state"
    " stress suggest suspect swear tell testify tweet think underline urge vow warn whisper wonder"
    " worry write".split()
)
"""Verbs (dictionary forms) that introduce what someone said, wrote or thinks."""

_REVERSALS = """
increase rise grow climb soar surge jump raise expand gain boost advance rally swell escalate mount
    up upward upwards higher growth uptick upturn hike ascend elevate heighten uphill spike rocket
  | decrease fall drop decline shrink lower reduce cut diminish dwindle plunge plummet slump sink tumble
    lessen down downward downwards reduction downturn slide descend contract contraction dip ebb
    downhill curtail slash
more most | less few least fewer
above over exceed | below under beneath
cease stop end halt quit discontinue suspend finish conclude terminate cessation interrupt refrain
  | continue begin start launch resume keep persist proceed commence initiate beginning
    continuation open
close shut closed closure | open opening reopen
allow permit let authorize legalize enable permission license sanction
  | ban forbid prohibit bar block prevent outlaw disallow prohibition disable stop deny
approve accept adopt endorse ratify welcome embrace approval acceptance agree back pass
  | reject refuse decline oppose veto dismiss disapprove rejection refusal turn-down rebuff spurn
    repudiate deny disagree
confirm affirm admit acknowledge verify concede validate prove uphold
  | deny refute rebut dispute contradict disprove reject overturn doubt invalidate denial
win triumph prevail victory winner victorious succeed success successful succesfully successfully
    conquer beat defeat
  | lose loss loser defeat failure fail unsuccessful unsuccessfully succumb
gain earn acquire obtain receive get profit win benefit | lose forfeit loss deficit damage
find discover | lose miss
support back endorse favor defend advocate champion supporter backer proponent backing help assist
  | oppose resist attack reject undermine opposition opponent critic denounce condemn fight hinder
    impede obstruct
praise laud applaud commend hail compliment | criticize condemn blast slam denounce decry censure
    blame rebuke insult
ally friend partner friendly friendship supporter | enemy foe adversary rival hostile opponent
    antagonist hostility
attack assault strike invade offensive raid aggressor | defend protect guard defense defensive
    defender retreat withdraw
guilty convict condemn conviction | innocent acquit exonerate clear acquittal pardon absolve
arrest detain imprison jail capture seize catch | release free liberate discharge acquit
live survive alive living life survivor birth born bear | die perish dead death kill killed deceased
    victim
open public overt known publicly openly | closed secret private covert unknown hidden privately
    secretly
safe safety secure security safely | dangerous danger unsafe insecure risky risk hazardous threat
    threaten dangerously insecurity
strong strength strengthen powerful robust stronger strongly intensify reinforce
  | weak weakness weaken feeble fragile weakly powerless undermine
rich wealthy wealth affluent prosperity | poor poverty impoverished needy destitute
legal lawful legitimate legally legality | illegal unlawful illicit illegitimate illegally
true real truth genuine accurate correct right truly correctly authentic
  | false fake untrue falsehood lie bogus inaccurate incorrect wrong falsely incorrectly erroneous
good better best well great excellent positive positively fine | bad worse worst badly ill poor
    terrible negative negatively evil awful
new young recent modern fresh newly latter | old ancient former outdated aged aging obsolete
    traditional earlier
early earlier soon first initial initially before previous previously prior premature
  | late later last final finally after subsequent subsequently following afterwards delayed belated
    next ultimately
first | last second
fast quick rapid swift speedy quickly rapidly swiftly accelerate hasten speed
  | slow gradual slowly gradually decelerate delay slowdown
big large huge great major vast enormous massive giant broad wide significant considerable
  | small little tiny minor slight narrow minuscule insignificant negligible petite limited
long lengthy prolong lengthen extend extended | short brief shorten truncated
high tall | low short
many numerous much plenty multiple | few little scarce
all every everyone everybody everything always both | none nobody nothing never no neither
some someone somebody something any anyone anybody | none nobody nothing no
always often frequently usually constantly regularly | never rarely seldom hardly infrequently
    occasionally sometimes
include contain involve including comprise | exclude omit excluding lack without except
with | without
present attend attendance appear arrive arrival come enter join entry
  | absent leave depart departure disappear exit quit withdraw go vacate absence
remember recall | forget
love like adore enjoy admire | hate dislike detest loathe despise
hope hopeful optimism optimistic confident confidence trust trusted
  | despair hopeless pessimism pessimistic doubt doubtful distrust mistrust fear
happy glad joy pleased delighted happily satisfied pleasure happiness cheerful satisfaction
  | sad unhappy sorrow upset angry sadly dissatisfied grief misery miserable disappointed depressed
    dissatisfaction
peace peaceful calm ceasefire truce quiet | war warfare conflict violent violence fighting battle
    unrest turmoil hostility loud noisy
agree agreement accord consensus deal unite unity together unanimous | disagree disagreement dispute
    dissent divide division apart split separate separately
accept acceptable accepted | unacceptable rejected
possible likely probable possibly probably potential certain feasible
  | impossible unlikely improbable implausible unfeasible uncertain
able capable ability capability capacity | unable incapable inability incapacity
easy simple easily ease simply effortless | difficult hard complex complicated tough difficulty tricky
important significant essential crucial key vital major critical | unimportant insignificant trivial
    minor irrelevant
permanent lasting eternal permanently indefinite indefinitely forever | temporary provisional interim
    fleeting temporarily briefly
public | private
national domestic internal local native citizen inside | foreign international external global alien
    foreigner outside overseas
urban city | rural countryside
same equal identical similar alike equally similarly match equality likewise
  | different unequal distinct dissimilar differ differently unlike inequality contrary opposite
inside within interior indoor inner inward | outside exterior outdoor outer outward beyond
front ahead forward forwards | back behind rear backward backwards
left | right
north northern | south southern
east eastern | west western
male man boy father husband son brother he | female woman girl mother wife daughter sister she
buy purchase import | sell sale export
export outflow | import inflow
give provide grant donate offer send supply deliver lend | take receive withhold deny confiscate get
    seize borrow
push | pull
build construct create establish found construction creation produce assemble erect
  | destroy demolish dismantle ruin wreck raze destruction abolish demolition eliminate disband
create make form appear emerge appearance | destroy disappear vanish eliminate extinguish
    disappearance dissolve
save rescue protect preserve conserve spare | kill endanger harm abandon destroy waste spend damage
    sacrifice
help aid assist benefit improve helpful beneficial enhance improvement better
  | harm hurt hinder damage worsen harmful detrimental deteriorate deterioration degrade impair
heal cure recover recovery healthy health well | sick ill injure wound disease infect sicken unhealthy
    illness
hire employ employment recruit appoint | fire dismiss sack unemployment lay-off resign
employed | unemployed jobless
appoint nominate | dismiss resign oust remove depose
lock close | unlock
load | unload
add include attach addition insert | remove subtract delete removal detach eliminate exclude
lift ease relax loosen lenient | impose tighten toughen strict
impose enforce | lift waive
hide conceal cover obscure | show reveal expose uncover disclose display
reveal disclose publish announce | hide conceal withhold suppress
encourage urge persuade motivate promote prompt incite
  | discourage deter dissuade prevent demotivate
follow obey comply adhere respect | violate breach break defy disobey ignore flout
succeed | fail precede
pass | fail
lead leader leading | follow follower trail
win | draw tie
teacher | student pupil
parent | child
employer boss | employee worker
master | servant slave
majority most mostly mainly majority | minority
maximum peak top highest ceiling summit | minimum bottom lowest floor
full complete whole total entirely completely fully entire wholly totally
  | empty partial incomplete half partially partly vacant
hot warm heat summer | cold cool chilly winter frozen
wet rainy moist | dry arid
light bright | dark dim heavy
day | night
morning | evening
sunrise dawn | sunset dusk
near close nearby adjacent | far distant remote away
clean pure purify | dirty polluted contaminate pollute impure
brave courage courageous bold | coward cowardly timid afraid
careful cautious carefully | careless reckless carelessly
military | civilian
combatant soldier | civilian
liberal progressive left-wing | conservative right-wing
democrat democratic | republican
democracy | dictatorship autocracy
active actively | inactive passive passively
voluntary voluntarily | compulsory mandatory forced involuntary
official formal officially formally | unofficial informal unofficially informally
direct directly | indirect indirectly
quantity | quality
clear clearly obvious transparent | unclear vague ambiguous opaque confusing
normal usual ordinary common typical usually commonly normally
  | abnormal unusual extraordinary rare exceptional strange uncommon rarely special
necessary required needed | unnecessary optional needless superfluous
visible | invisible
popular | unpopular
stable stability steady stabilize | unstable instability volatile turbulent destabilize
pro-government loyalist loyal | anti-government rebel disloyal insurgent
guard protect | attack threaten expose
advantage benefit upside merit strength | disadvantage drawback downside harm weakness
cause | prevent
consent | dissent refuse
deploy advance | withdraw retreat pull-out
deposit | withdraw
proponent | opponent
plaintiff accuser prosecutor prosecution | defendant accused defender defense
question ask | answer reply
send | receive
host | guest
buyer | seller
seller | buyer
wake awake | sleep asleep
sink | float
freeze | thaw unfreeze
married | single divorced unmarried
marry | divorce
land | take-off
asset | liability debt
credit | debit blame
profit | loss
surplus excess abundance | deficit shortage scarcity lack
supply | demand
inflation | deflation
boom | bust recession
optimist | pessimist
hero | villain
victim | perpetrator
attacker | defender victim
""".strip()


def _read_reversals(text: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Each word's sides: the number of the pair of groups, and 0 or 1 for which of the two."""
    entries: list[str] = []
    for line in text.splitlines():
        if line.startswith(" "):
            entries[-1] += " " + line.strip()
        else:
            entries.append(line)
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(entries):
        for side, group in enumerate(pair.split("|")):
            for word in group.split():
                sides.setdefault(word, set()).add((number, side))
    return {word: frozenset(found) for word, found in sides.items()}


REVERSALS = _read_reversals(_REVERSALS)
"""Words that reverse a claim: word -> (pair of groups, side). Both sides of one pair reverse."""

_COUNTRIES = """
usa america american
uk britain british briton brit england english
russia russian
ukraine ukrainian
germany german
france french frenchman frenchwoman
spain spanish spaniard
italy italian
poland polish pole
china chinese
japan japanese
india indian
turkey turkish turk turkiye
israel israeli
palestine palestinian
iran iranian
iraq iraqi
syria syrian
egypt egyptian
greece greek
sweden swedish swede
norway norwegian
denmark danish dane
finland finnish finn
netherlands dutch dutchman holland
belgium belgian
switzerland swiss
austria austrian
hungary hungarian
czechia czech
slovakia slovak
romania romanian
bulgaria bulgarian
serbia serbian serb
croatia croatian croat
bosnia bosnian
ireland irish irishman
scotland scottish scot
wales welsh
portugal portuguese
iceland icelandic icelander
canada canadian
mexico mexican
brazil brazilian
argentina argentine argentinian
chile chilean
colombia colombian
venezuela venezuelan
cuba cuban
australia australian
korea korean
vietnam vietnamese
thailand thai
philippines philippine filipino
indonesia indonesian
malaysia malaysian
pakistan pakistani
afghanistan afghan
bangladesh bangladeshi
kazakhstan kazakh kazakhstani
uzbekistan uzbek
georgia georgian
armenia armenian
azerbaijan azerbaijani
belarus belarusian
lithuania lithuanian
latvia latvian
estonia estonian
moldova moldovan
albania albanian
kosovo kosovar
libya libyan
tunisia tunisian
algeria algerian
morocco moroccan
sudan sudanese
ethiopia ethiopian
kenya kenyan
nigeria nigerian
ghana ghanaian
somalia somali
congo congolese
saudi saudis
yemen yemeni
lebanon lebanese
jordan jordanian
qatar qatari
kuwait kuwaiti
europe european
africa african
asia asian
"""

COUNTRY = {name: line.split()[0] for line in _COUNTRIES.splitlines() for name in line.split()}
"""The country or continent that a name or a demonym, as a dictionary form, belongs to."""
