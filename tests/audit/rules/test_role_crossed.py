# ruff: noqa: E501 - tables
"""What is bound to what: told where all words stay and each belongs to another, and only there."""

import pytest

from retold.audit.cues.bound import HALF, MOST, turned
from retold.audit.rules.role_crossed import NEAR, crossed
from tests.audit.sides import found, linked

CROSSED = [
    ("Trust in the courts grew in the north but shrank in the south.", "Trust in the courts shrank in the north but grew in the south."),
    ("Prices dropped for renters but climbed for owners.", "Prices climbed for renters but dropped for owners."),
    ("The bakery has been sold to a chain, while the mill has been leased to its staff.", "The mill has been sold to a chain, while the bakery has been leased to its staff."),
    ("Nurses will get a bonus, but porters will lose their night allowance.", "Porters will get a bonus, but nurses will lose their night allowance."),
    ("The older boats were scrapped in Gdansk and the newer ones were refitted in Kiel.", "The newer boats were scrapped in Gdansk and the older ones were refitted in Kiel."),
    ("The money will come mainly from a levy on hotels and not from higher bus fares.", "The money will come mainly from higher bus fares and not from a levy on hotels."),
    ("Cyclists may use the tunnel, but drivers whose cars run on diesel must take the ring road.", "Drivers whose cars run on diesel may use the tunnel, but cyclists must take the ring road."),
    ("Ms Orbeck voted for the budget, whereas Mr Tansley abstained.", "Mr Tansley voted for the budget, whereas Ms Orbeck abstained."),
    ("Wheat exports doubled, while rice exports were halved by the drought.", "Rice exports doubled, while wheat exports were halved by the drought."),
    ("Two of the climbers were flown to Chamonix, while the others walked down to Argentiere.", "Two of the climbers walked down to Argentiere, while the others were flown to Chamonix."),
    ("The roof was repaired in 2011 and the tower collapsed in 2016.", "The roof collapsed in 2016 and the tower was repaired in 2011."),
    ("The theatre was condemned in March but was cleared in September.", "The theatre was cleared in March but was condemned in September."),
    ("Lind resigned in 2019 and was convicted in 2021.", "Lind was convicted in 2019 and resigned in 2021."),
    ("The hospital admitted 412 patients and discharged 380.", "The hospital discharged 412 patients and admitted 380."),
    ("The museum sold 900 tickets on Friday and gave away 250 on Sunday.", "The museum gave away 900 tickets on Friday and sold 250 on Sunday."),
    ("Some 61% of men backed the plan, and 44% of women opposed it.", "Some 61% of women opposed the plan, and 44% of men backed it."),
    ("The red team and the blue team finished third and fifth respectively.", "The blue team and the red team finished third and fifth respectively."),
    ("If the dam fails, the town will be evacuated.", "If the town is evacuated, the dam will fail."),
    ("The strike will go ahead unless the company reopens talks.", "The company will reopen talks unless the strike goes ahead."),
    ("The museum will close if the grant is withdrawn.", "The grant will be withdrawn if the museum closes."),
    ("The school was shut because the boiler had burst.", "The boiler had burst because the school was shut."),
    ("Because the harvest failed, thousands of families left the valley.", "Because thousands of families left the valley, the harvest failed."),
    ("The merger led to the resignation of the chairman.", "The resignation of the chairman led to the merger."),
    ("The leak caused the fire at the depot.", "The leak was caused by the fire at the depot."),
    ("The boycott resulted in a drop in sales.", "The boycott resulted from a drop in sales."),
    ("The riots followed a ban on rallies in the capital.", "A ban on rallies in the capital followed the riots."),
    ("The shortage stems from a quarrel between the suppliers.", "A quarrel between the suppliers stems from the shortage."),
    ("She wrote the letter before the panel published its report.", "The panel published its report before she wrote the letter."),
    ("The police arrived after the gunman had fled.", "The gunman had fled after the police arrived."),
    ("The lake froze before the ferry was moved to its winter berth.", "Before the lake froze, the ferry was moved to its winter berth."),
    ("Investors pulled out after the auditor resigned.", "After investors pulled out, the auditor resigned."),
    ("Exports grew faster than imports.", "In the spring, imports grew faster than exports."),
    ("Copper is more expensive than zinc.", "Zinc is more expensive than copper."),
    ("Teachers earn less than train drivers.", "Train drivers earn less than teachers."),
    ("The old engine used more fuel than the new one does on hills.", "On hills, the new engine uses more fuel than the old one did."),
    ("Sales of vans in June were double those of lorries.", "Sales of lorries in June were double those of vans."),
    ("The board chose to repair the bridge rather than build a tunnel.", "The board chose to build a tunnel rather than repair the bridge."),
    ("Residents blamed the contractor rather than the mayor.", "It was the mayor, rather than the contractor, whom residents blamed."),
    ("The fund will buy homes instead of renting offices.", "The fund will rent offices instead of buying homes."),
    ("The inspector blamed not the driver but the signal.", "The inspector blamed not the signal but the driver."),
    ("He was dismissed for lying, not for drinking.", "He was dismissed for drinking, not for lying."),
    ("An engineer visited the plant at the request of the owners.", "The owners visited the plant at the request of an engineer."),
    ("Ms Dray signed the lease on behalf of her aunt.", "Her aunt signed the lease on behalf of Ms Dray."),
    ("The lawyer spoke on behalf of the widow.", "The widow spoke on the lawyer's behalf."),
    ("The ship was searched by customs at the insistence of the port.", "The ship was searched by the port at the insistence of customs."),
    ("The farmers said the ministry had broken its promise.", "The ministry said the farmers had broken their promise."),
    ("The farmers said the ministry had broken its promise.", "The farmers, the ministry said, had broken their promise."),
    ('"The council," said the tenants, "is a bully."', "The council said the tenants were bullies."),
    ("The coach told reporters that the keeper had lied.", "The keeper told reporters that the coach had lied."),
    ("The foundation lent the school £90,000.", "The school lent the foundation £90,000."),
    ("The senator's aide accused the banker of fraud.", "The senator's aide was accused by the banker of fraud."),
    ("The treaty bans the export of grain that was imported after the war.", "The treaty bans the import of grain that was exported after the war."),
    ("Delays in treatment were reported among patients who had been tested.", "Delays in testing were reported among patients who had been treated."),
    ("The judge did not say the search was illegal.", "The judge said the search was not illegal."),
    ("The firm did not promise that the jobs would return.", "The firm promised that the jobs would not return."),
    ("Officials did not confirm that the road was safe.", "Officials confirmed that the road was not safe."),
    ("The lotion worked best in adults who had been treated before and gave little relief to one of the four groups of children.", "The lotion gave little relief to adults who had been treated before and worked best in one of the four groups of children."),
    ("The trial was run in Kenya and paid for by the charity.", "The trial was paid for in Kenya and run by the charity."),
    ("Denmark and Portugal exported 40 and 65 tonnes of oysters respectively.", "Denmark and Portugal exported 65 and 40 tonnes of oysters respectively."),
    ("Dr Quill and Dr Sato treat asthma and eczema respectively.", "Dr Quill and Dr Sato treat eczema and asthma respectively."),
    ("Oats and barley fetched 190 and 220 euros a tonne respectively.", "Oats fetched 220 euros a tonne and barley 190."),
    ("The nurse stopped to smoke outside the clinic.", "The nurse stopped smoking outside the clinic."),
    ("She remembered to lock the vault.", "She remembered locking the vault."),
    ("He regretted telling investors about the breach.", "He regretted to tell investors about the breach."),
    ("The league awarded Hartlow the trophy.", "Hartlow awarded the league the trophy."),
    ("A cousin taught the sculptor Polish.", "The sculptor taught a cousin Polish."),
    ("The zoo sent the aquarium eleven penguins.", "The aquarium sent the zoo eleven penguins."),
    ("The Kites lost 3-1 to the Rovers in Cardiff.", "The Rovers lost 3-1 to the Kites in Cardiff."),
    ("Farrow conceded to Munro shortly before midnight.", "Munro conceded to Farrow shortly before midnight."),
    ("Kobe upset Nagoya, who had beaten Osaka.", "Nagoya upset Kobe, who had beaten Osaka."),
    ("The blackout resulted from a faulty relay.", "A faulty relay resulted from the blackout."),
    ("The report attributes the rise in asthma to traffic fumes.", "The report attributes traffic fumes to the rise in asthma."),
    ("Insomnia can bring on migraine.", "Migraine can bring on insomnia."),
    ("Because nobody had paid the insurer, the gallery was closed.", "Because the gallery was closed, nobody had paid the insurer."),
    ("The quarrel arose from a misprinted map.", "A misprinted map arose from the quarrel."),
    ("The notary bought the vineyard on behalf of a monastery.", "A monastery bought the vineyard on behalf of the notary."),
    ("On her tenant's behalf, Mrs Oduya rang the gas company.", "On Mrs Oduya's behalf, her tenant rang the gas company."),
    ("After the ferry docked, smugglers unloaded the crates.", "The ferry docked after smugglers unloaded the crates."),
    ("Voters approved the levy, and then the senate rejected the tunnel.", "The senate rejected the tunnel, and then voters approved the levy."),
    ("By the time paramedics came, the climber had called his wife.", "By the time the climber called his wife, paramedics had come."),
    ("Women waited longer than men for a transplant.", "Men waited longer than women for a transplant."),
    ("The eastern tunnel is older than the western one.", "The western tunnel is older than the eastern one."),
    ("Commuters prefer trams to buses.", "Commuters prefer buses to trams."),
    ('"The vault was empty," the auditor told the treasurer.', '"The vault was empty," the treasurer told the auditor.'),
    ("According to the pilot, the tower had given the wrong height.", "According to the tower, the pilot had given the wrong height."),
    ("The tutor warned that the pupils might sue the college.", "The pupils warned that the tutor might sue the college."),
    ("The envoy did not reveal that the bridge was mined.", "The envoy revealed that the bridge was not mined."),
    ("Scouts never told the troop to move.", "Scouts told the troop never to move."),
    ("The jury was not asked to consider a plea of madness.", "The jury was asked not to consider a plea of madness."),
    ("The violinist fainted, while the conductor carried on.", "The conductor fainted, while the violinist carried on."),
]  # fmt: skip
KEPT = [
    ("In March the theatre reopened with a new stage.", "The theatre reopened with a new stage in March."),
    ("Trust in the courts grew in the north but shrank in the south.", "In the north, trust in the courts grew, but in the south it shrank."),
    ("Trust in the courts grew in the north but shrank in the south.", "Trust in the courts shrank in the south but grew in the north."),
    ("Prices dropped for renters but climbed for owners.", "While prices climbed for owners, they dropped for renters."),
    ("The bakery has been sold to a chain, while the mill has been leased to its staff.", "The mill has been leased to its staff, while a chain has bought the bakery."),
    ("Nurses will get a bonus, but porters will lose their night allowance.", "Porters will lose their night allowance, whereas nurses will get a bonus."),
    ("Cyclists may use the tunnel, but drivers whose cars run on diesel must take the ring road.", "Drivers of diesel cars must take the ring road, but cyclists may use the tunnel."),
    ("The money will come mainly from a levy on hotels and not from higher bus fares.", "The money will not come from higher bus fares but mainly from a levy on hotels."),
    ("Ms Orbeck voted for the budget, whereas Mr Tansley abstained.", "Mr Tansley abstained, and Ms Orbeck voted for the budget."),
    ("Wheat exports doubled, while rice exports were halved by the drought.", "The drought halved rice exports, while wheat exports doubled."),
    ("Two of the climbers were flown to Chamonix, while the others walked down to Argentiere.", "While two of the climbers were flown to Chamonix, the rest walked down to Argentiere."),
    ("The roof was repaired in 2011 and the tower collapsed in 2016.", "In 2016 the tower collapsed; in 2011 the roof had been repaired."),
    ("The theatre was condemned in March but was cleared in September.", "The theatre was cleared in September, having been condemned in March."),
    ("Lind resigned in 2019 and was convicted in 2021.", "Lind, who resigned in 2019, was convicted in 2021."),
    ("Lind resigned in 2019 and was convicted in 2021.", "In 2021 Lind, who had resigned in 2019, was convicted."),
    ("The pool opened on Monday and the gym closed on Thursday.", "On Thursday the gym closed, three days after the pool opened on Monday."),
    ("Tarrant shares lost 4.1% in London, while Ovebridge's gained 11%.", "In London, Ovebridge's stock gained 11% and Tarrant's lost 4.1%."),
    ("The hospital admitted 412 patients and discharged 380.", "The hospital discharged 380 patients and admitted 412."),
    ("The hospital admitted 412 patients and discharged 380.", "While 412 patients were admitted, 380 were discharged."),
    ("Unemployment stood at 4.8 per cent, up from 3.9 per cent in the spring of 2022.", "Unemployment was 3.9 per cent in the spring of 2022 and now stands at 4.8 per cent."),
    ("The museum sold 900 tickets on Friday and gave away 250 on Sunday.", "On Sunday the museum gave away 250 tickets, after selling 900 on Friday."),
    ("Some 61% of men backed the plan, and 44% of women opposed it.", "The plan was backed by 61% of men and opposed by 44% of women."),
    ("Okoro and Blum won 12 and 31 seats respectively.", "Blum and Okoro won 31 and 12 seats respectively."),
    ("Okoro and Blum won 12 and 31 seats respectively.", "Okoro won 12 seats and Blum won 31."),
    ("If the dam fails, the town will be evacuated.", "The town will be evacuated if the dam fails."),
    ("The strike will go ahead unless the company reopens talks.", "Unless the company reopens talks, the strike will go ahead."),
    ("The museum will close if the grant is withdrawn.", "If the grant is withdrawn, the museum will close."),
    ("The school was shut because the boiler had burst.", "The boiler had burst, so the school was shut."),
    ("The school was shut because the boiler had burst.", "Because the boiler had burst, the school was shut."),
    ("Because the harvest failed, thousands of families left the valley.", "Thousands of families left the valley because the harvest failed."),
    ("The merger led to the resignation of the chairman.", "The chairman's resignation was caused by the merger."),
    ("The leak caused the fire at the depot.", "The fire at the depot was caused by the leak."),
    ("The boycott resulted in a drop in sales.", "A drop in sales resulted from the boycott."),
    ("The riots followed a ban on rallies in the capital.", "The ban on rallies in the capital was followed by riots."),
    ("She wrote the letter before the panel published its report.", "Before the panel published its report, she wrote the letter."),
    ("She wrote the letter before the panel published its report.", "The panel published its report after she wrote the letter."),
    ("The police arrived after the gunman had fled.", "The gunman had fled before the police arrived."),
    ("Investors pulled out after the auditor resigned.", "After the auditor resigned, investors pulled out."),
    ("Investors pulled out after the auditor resigned.", "The auditor resigned, and then investors pulled out."),
    ("Exports grew faster than imports.", "Imports grew more slowly than exports."),
    ("Copper is more expensive than zinc.", "Zinc is cheaper than copper."),
    ("Teachers earn less than train drivers.", "Train drivers earn more than teachers."),
    ("The old engine used more fuel than the new one does on hills.", "On hills, the new engine uses less fuel than the old one did."),
    ("The board chose to repair the bridge rather than build a tunnel.", "Rather than build a tunnel, the board chose to repair the bridge."),
    ("Residents blamed the contractor rather than the mayor.", "It was the contractor, rather than the mayor, whom residents blamed."),
    ("The fund will buy homes instead of renting offices.", "Instead of renting offices, the fund will buy homes."),
    ("The inspector blamed not the driver but the signal.", "The inspector blamed the signal, not the driver."),
    ("He was dismissed for lying, not for drinking.", "He was dismissed not for drinking but for lying."),
    ("An engineer visited the plant at the request of the owners.", "At the request of the owners, an engineer visited the plant."),
    ("An engineer visited the plant at the request of the owners.", "At the owners' request, the plant was visited by an engineer."),
    ("Ms Dray signed the lease on behalf of her aunt.", "On behalf of her aunt, Ms Dray signed the lease."),
    ("The lawyer spoke on behalf of the widow.", "The lawyer spoke on the widow's behalf."),
    ("The farmers said the ministry had broken its promise.", "The ministry had broken its promise, the farmers said."),
    ("The farmers said the ministry had broken its promise.", "The ministry, the farmers said, had broken its promise."),
    ('"The council," said the tenants, "is a bully."', "The tenants said the council was a bully."),
    ('"The council is a bully," said the tenants.', '"The council," the tenants said, "is a bully."'),
    ("The coach told reporters that the keeper had lied.", "Reporters were told by the coach that the keeper had lied."),
    ("The foundation lent the school £90,000.", "The school borrowed £90,000 from the foundation."),
    ("The foundation lent the school £90,000.", "The foundation lent £90,000 to the school."),
    ("Northvale, which holds 12% of Teskel, opposes the sale.", "Northvale, a 12% holder of Teskel, opposes the sale."),
    ("Northvale, which holds 12% of Teskel, opposes the sale.", "Teskel, 12% of which is held by Northvale, faces opposition to the sale from Northvale."),
    ("The ruling party kept the seat, with Ines Moreau defeating Karl Voss by 812 votes.", "Ines Moreau beat Karl Voss by 812 votes to keep the seat for the ruling party."),
    ("The bishop, whose diocese pays the choir £3,000 a year, declined to comment.", "The bishop declined to comment; his diocese pays the choir £3,000 a year."),
    ("Detectives arrested the plumber at his sister's flat in Brno.", "The plumber was arrested by detectives at his sister's flat in Brno."),
    ("The drug cuts the risk of stroke in patients who have been vaccinated.", "In vaccinated patients, the drug cuts the risk of stroke."),
    ("The therapy lowers the risk of relapse in women who were never hospitalised.", "Women who were never hospitalised run a lower risk of relapse with the therapy."),
    ("Delays in treatment were reported among patients who had been tested.", "Patients who had been tested reported delays in treatment."),
    ("The judge did not say the search was illegal.", "That the search was illegal the judge did not say."),
    ("Officials do not think the road is safe.", "Officials think the road is not safe."),
    ("The postman stopped to talk to the children.", "The postman stopped and talked to the children."),
    ("The mechanic started to drain the tank.", "The mechanic started draining the tank."),
    ("It continued to rain in the hills.", "It continued raining in the hills."),
    ("The guard began locking the gates.", "The guard began to lock the gates."),
    ("The choir, the band and the school performed in Lund and Malmo.", "The band, the school and the choir performed in Malmo and Lund."),
    ("Swimming is banned at Hale Beach and fishing is allowed at Corran Pier.", "Fishing is allowed at Corran Pier and swimming is banned at Hale Beach."),
    ("Ada Moss, the director of the gallery, opened the show with Piet Vos, its founder.", "The gallery's director, Ada Moss, and its founder, Piet Vos, opened the show."),
    ("The firm, which was founded in Ghent in 1990 by Ann Holm, makes pumps and employs 40 people.", "Ann Holm founded the pump maker in 1990. The Ghent firm employs 40 people."),
    ("The mayor cut the ribbon, thanked the builders and unveiled a plaque to the miners who died in 1923.", "The mayor unveiled a plaque to the miners who died in 1923. He also thanked the builders and cut the ribbon."),
    ("Police found the car in a canal on Tuesday and arrested its owner, a plumber from Brno, at the airport a day later.", "The owner, a plumber from Brno, was arrested at the airport on Wednesday, a day after police found the car in a canal."),
    ("The union, which represents 900 drivers, rejected the offer on Monday and called a strike for the weekend.", "The union rejected the offer on Monday. It represents 900 drivers and called a strike for the weekend."),
    ("The company closed its plant in Turin in May. It moved 300 jobs to Poland.", "The company, which moved 300 jobs to Poland, closed its plant in Turin in May."),
    ("The trial was run in Kenya and paid for by the charity.", "The charity paid for the trial, which was run in Kenya."),
    ("Barrow lead the table, but their margin over Stroud, who have a match in hand, was cut from six points to two.", "Stroud, with a match in hand, cut Barrow's lead at the top of the table from six points to two."),
    ("The minister met the ambassador in Riga on Friday and the president in Oslo on Sunday.", "In Oslo on Sunday the minister met the president; in Riga on Friday he met the ambassador."),
    ("The wall, built by monks in 1402, was damaged by a storm in 1987.", "A storm in 1987 damaged the wall, which monks built in 1402."),
    ("Although sales rose, the firm cut its dividend.", "The firm cut its dividend although sales rose."),
    ("The novel was written by Kerr and illustrated by Lowe.", "Lowe illustrated the novel, and Kerr wrote it."),
    ("The shop stayed open until the owner died.", "Until the owner died, the shop stayed open."),
    ("Since the mine shut, two schools have closed.", "Two schools have closed since the mine shut."),
    ("Denmark and Portugal exported 40 and 65 tonnes of oysters respectively.", "Portugal exported 65 tonnes of oysters and Denmark 40."),
    ("Dr Quill and Dr Sato treat asthma and eczema respectively.", "Dr Sato treats eczema, while Dr Quill treats asthma."),
    ("Oats and barley fetched 190 and 220 euros a tonne respectively.", "Barley fetched 220 euros a tonne and oats 190."),
    ("She remembered to lock the vault.", "She did not forget to lock the vault."),
    ("He regretted telling investors about the breach.", "He was sorry that he had told investors about the breach."),
    ("The league awarded Hartlow the trophy.", "Hartlow was awarded the trophy by the league."),
    ("A cousin taught the sculptor Polish.", "The sculptor learned Polish from a cousin."),
    ("The zoo sent the aquarium eleven penguins.", "The aquarium received eleven penguins from the zoo."),
    ("Farrow conceded to Munro shortly before midnight.", "Shortly before midnight Farrow conceded to Munro."),
    ("Kobe upset Nagoya, who had beaten Osaka.", "Nagoya, who had beaten Osaka, were upset by Kobe."),
    ("The blackout resulted from a faulty relay.", "A faulty relay caused the blackout."),
    ("The report attributes the rise in asthma to traffic fumes.", "According to the report, the rise in asthma is due to traffic fumes."),
    ("Insomnia can bring on migraine.", "Migraine can be brought on by insomnia."),
    ("Because nobody had paid the insurer, the gallery was closed.", "The gallery was closed because nobody had paid the insurer."),
    ("The quarrel arose from a misprinted map.", "A misprinted map gave rise to the quarrel."),
    ("The notary bought the vineyard on behalf of a monastery.", "Acting for a monastery, the notary bought the vineyard."),
    ("On her tenant's behalf, Mrs Oduya rang the gas company.", "Mrs Oduya rang the gas company on behalf of her tenant."),
    ("A broker bid for the clock, acting for a collector in Lima.", "Acting for a collector in Lima, a broker bid for the clock."),
    ("After the ferry docked, smugglers unloaded the crates.", "Smugglers unloaded the crates after the ferry docked."),
    ("Voters approved the levy, and then the senate rejected the tunnel.", "The senate rejected the tunnel after voters approved the levy."),
    ("By the time paramedics came, the climber had called his wife.", "The climber had called his wife by the time paramedics came."),
    ("Women waited longer than men for a transplant.", "Men had a shorter wait for a transplant than women."),
    ("The eastern tunnel is older than the western one.", "The western tunnel is newer than the eastern one."),
    ("Commuters prefer trams to buses.", "Trams are preferred to buses by commuters."),
    ('"The vault was empty," the auditor told the treasurer.', "The auditor told the treasurer that the vault was empty."),
    ("According to the pilot, the tower had given the wrong height.", "The tower had given the wrong height, the pilot said."),
    ("The tutor warned that the pupils might sue the college.", "The pupils might sue the college, the tutor warned."),
    ("The envoy did not reveal that the bridge was mined.", "That the bridge was mined, the envoy did not reveal."),
    ("Scouts never told the troop to move.", "The troop was never told by scouts to move."),
    ("The jury was not asked to consider a plea of madness.", "Nobody asked the jury to consider a plea of madness."),
    ("The violinist fainted, while the conductor carried on.", "While the conductor carried on, the violinist fainted."),
    ("Landlords who evict tenants face a fine, and tenants who damage flats face a ban.", "Tenants who damage flats face a ban, and landlords who evict tenants face a fine."),
]  # fmt: skip
"""The same told in another order, in the other voice, or by a converse."""


@pytest.mark.parametrize(("source", "target"), CROSSED)
def test_what_is_bound_crosswise_is_told(source: str, target: str) -> None:
    assert found("role.exchanged", source, target) or found("negation.cue", source, target)


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_what_is_bound_alike_is_not(source: str, target: str) -> None:
    for rule in ("role.exchanged", "date.exchanged", "negation.cue", "negation.antonym"):
        assert found(rule, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("“We told them by letter,” said the union’s secretary, Marek Lund.", "They had been told “by letter”, said Marek Lund, the union secretary."),
        ("Its president, Agda Rosen, said the visas came late.", "The visas came late, said Agda Rosen, its president."),
        ("The region tried the rule in 2023 and dropped it after a year.", "The region dropped the rule one year after it was tried in 2023."),
        ("The firm will not decide on the works before it has the report.", "The firm will have the report before it decides on the works."),
        ("Doctors, the union said, had left.", "Doctors had left, according to the union."),
        ("The Reds, champions of the league, were fined in May after the league looked into a brawl.", "A club from Turin leads the league after a fine for the Reds in May."),
        ("The union said that the rule was old.", "The rule is old in the opinion of the union, according to which it must go."),
    ],
)  # fmt: skip
def test_what_only_looks_crossed_is_not_told(source: str, target: str) -> None:
    assert found("role.exchanged", source, target) == []


def test_what_stands_for_a_pronoun_now_does_it() -> None:
    pair = "He voted on behalf of his brother.", "His brother voted on his behalf."
    assert found("role.exchanged", *pair)


def test_a_verb_that_is_denied_for_another_is_no_change() -> None:
    kept = "He did not think the ban was lawful.", "He thought the ban was not lawful."
    moved = "He did not write that the ban was lawful.", "He wrote that the ban was not lawful."
    assert found("negation.cue", *kept) == []
    assert found("negation.cue", *moved) == [("write that the ban was", "wrote that the ban was")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("More rain fell on Monday than on Friday.", "Less rain fell on Friday than on Monday."),
        ("Monday was hotter than Friday.", "Friday was cooler than Monday."),
    ],
)
def test_a_comparison_from_its_end_exchanges_no_dates(source: str, target: str) -> None:
    assert found("date.exchanged", source, target) == []
    assert found("role.exchanged", source, target) == []
    days = {"Monday": "Friday", "Friday": "Monday"}
    changed = " ".join(days.get(word.strip("."), word) for word in source.split())
    assert found("date.exchanged", source, f"{changed}.")


@pytest.mark.parametrize(
    ("source", "target", "is_changed"),
    [
        ("The vet stopped to smoke.", "The vet stopped smoking.", True),
        ("The vet remembered locking it.", "The vet remembered to lock it.", True),
        ("The vet began to smoke.", "The vet began smoking.", False),
        ("The vet stopped smoking.", "The vet ceased to smoke.", False),
        ("The lab did not prove that it was safe.", "The lab proved that it was not safe.", True),
        ("The jury was not asked to leave.", "The jury was asked not to leave.", True),
        ("They never told us to leave.", "They told us never to leave.", True),
        ("They did not plan to leave.", "They planned not to leave.", False),
    ],
)
def test_a_verb_or_its_complement_is_denied(source: str, target: str, *, is_changed: bool) -> None:
    assert bool(found("negation.cue", source, target)) == is_changed


@pytest.mark.parametrize(("extra", "is_told"), [("", True), (" of Leeds", False)])
def test_arms_are_exchanged_where_half_of_their_words_are(extra: str, *, is_told: bool) -> None:
    assert HALF == 2 / 4  # of four words two, of five two
    source = f"Police left because thieves hid silver coins{extra}."
    assert bool(list(turned(linked(source, "Thieves hid because police left.")))) == is_told


@pytest.mark.parametrize(("beyond", "is_told"), [(0, True), (1, False)])
def test_of_so_many_connections_it_is_told_which_is_which(beyond: int, *, is_told: bool) -> None:
    more = " It fell because it rained." * (MOST - 1 + beyond)
    pair = f"Police left because thieves hid.{more}", f"Thieves hid because police left.{more}"
    assert bool(list(turned(linked(*pair)))) == is_told


@pytest.mark.parametrize(("beyond", "is_told"), [(0, True), (1, False)])
def test_clauses_so_far_apart_have_what_was_the_others(beyond: int, *, is_told: bool) -> None:
    between = "so it was, " * (NEAR - 1 + beyond)
    source = f"Prices dropped for renters, {between}but climbed for owners."
    target = f"Prices climbed for renters, {between}but dropped for owners."
    assert bool(list(crossed(linked(source, target)))) == is_told


def test_a_verb_before_a_measure_is_no_part_of_it() -> None:
    source = "The polls in two towns opened more than an hour late, and nobody came."
    target = "In two towns the polls closed more than an hour early, and nobody came."
    assert ("opened", "closed") in found("negation.antonym", source, target)
    dearer = "Copper is more useful than zinc.", "Zinc is less useful than copper."
    assert found("negation.antonym", *dearer) == []
