"""Which lines of a text are not the story. All stories here are invented."""

import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.extract import find_furniture
from retold.model import Document
from retold.text.segment import lines

BEFORE = [
    "Ferry plan divides Lowmere",
    "The harbour board met on Monday to weigh the plan for a new ferry.",
    "Its chair, Ilse Marn, said the old boat would not last another winter.",
    "Fishermen who had come to listen were not convinced.",
    "They fear for the narrow channel, and for the herring in it.",
    "A vote is due on 4 May, after a hearing in the town hall.",
    "Marn said she would listen to everyone, twice if need be.",
]
AFTER = [
    "Two of the nine members have said that they will vote against it.",
    "The price has risen since the plan was first shown.",
    "It stood at 3.1 million a year ago and has reached 4.4 million.",
    "No one at the meeting could say who would pay for the rest.",
    "The mayor, Tom Oake, left before the end.",
    "His office did not answer questions on Tuesday.",
    "The old boat, meanwhile, was late again.",
]


def _furniture(text: str, title: str | None = None) -> list[str]:
    return [span.of(text) for span in find_furniture(Document("x", text, title=title))]


def _inside(*block: str, gap: str = "\n\n") -> list[str]:
    """What is marked in a story with some lines in its middle."""
    return _furniture("\n\n".join([*BEFORE, gap.join(block), *AFTER]), BEFORE[0])


FURNITURE = """
Source link
Leave a Reply
Back To Top
▲ Back to top
Share on Facebook
Share
Facebook Twitter WhatsApp Email
Share this article
Click to share on Reddit (Opens in new window)
Sign up for our morning newsletter
Subscribe to the Lowmere Courier newsletter and never miss a story
Get the day’s top stories delivered to your inbox
We use cookies to improve your experience. By staying here you agree to our policy.
This website uses cookies.
By clicking “Accept”, you agree to the use of cookies.
Advertisement
ADVERTISEMENT - CONTINUE READING BELOW
Story continues below advertisement
Read more: Lowmere’s bridge that never was
READ MORE | Lowmere’s bridge that never was
WATCH | The old boat on its last winter run:
WATCH: The old boat on its last winter run
LISTEN | A year with the ferry crew
Related: Lowmere’s bridge that never was
Don’t miss: Lowmere’s bridge that never was
More stories from Lowmere Courier
The old boat at dawn. (Photo by Ana Lopes)
The old boat at dawn. (Ana Lopes/The Harbour Herald)
The old boat at dawn. (Ana Lopes for The Herald)
The old boat at dawn. (Submitted by Ana Lopes)
The old boat at dawn. [Ana Lopes/Reuters]
The old boat at dawn. (Ana Lopes / AFP via Getty Images)
The old boat at dawn. Photograph: Ana Lopes/The Herald
The old boat at dawn. Photo: Ana Lopes
Photo: Ana Lopes
Credit...Ana Lopes for The Herald
(Ana Lopes/AP)
Ana Lopes/Reuters
Ana B. Lopes/AP
toggle caption A. Lopes/AP
The ferry lies in the dock at Lowmere, N.H. Ana Lopes/AP
Getty Images
Image source, Getty Images
Image caption, The old boat at dawn
FILE PHOTO: The old boat at dawn, March 3, 2031. REUTERS/Ana Lopes
FILE - The old boat leaves Lowmere on March 3, 2031. (AP Photo/Ana Lopes, File)
Published: March 3, 2031 at 10:15 a.m. EST
Last updated on 3 March 2031
© 2031 Lowmere Courier. All rights reserved.
Copyright 2031 The Harbour Press
Tags: ferry, harbour, Lowmere
Filed under: News
Leave a comment
Your email address will not be published. Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Comment *
The post Ferry plan divides Lowmere appeared first on Lowmere Courier.
This article was originally published by The Harbour Press.
3 Comments
5 min read
Be the first to comment
Follow us on Twitter
Follow @lowmere on X
Join our WhatsApp channel
Download our app
Click here to subscribe
Source: The Harbour Press
With files from The Harbour Press
Reporting by Ana Lopes; editing by Jan Brandt
Follow Ana Lopes on Twitter @analopes
Not a subscriber yet? Sign up here.
(Reporting by Ana Lopes; editing by Jan Brandt)
Ana Lopes contributed to this report.
Home > News > Lowmere
Skip to main content
Like this:
Loading...
#ferry #harbour
Trending now
Have a news tip? Email tips@courier.example
Already a subscriber? Log in
You have read 3 of 5 free articles this month
Please enable JavaScript to view the comments.
Anzeige
Teilen
Auf Facebook teilen
Kommentare
Mehr zum Thema
Lesen Sie auch: Die Brücke, die es nie gab
Die alte Fähre im Hafen. Foto: Jana Brandt/dpa
Veröffentlicht am 3. März 2031, 14:30 Uhr
Abonnieren Sie unseren Newsletter
Diese Website verwendet Cookies.
Publicité
Partager
À lire aussi : Le pont qui n’exista jamais
Inscrivez-vous à notre newsletter
Laisser un commentaire
Publicidad
Compartir en Facebook
Lea también: El puente que nunca existió
Suscríbete a nuestro boletín
Deja un comentario
Pubblicità
Leggi anche: Il ponte mai nato
Lascia un commento
Publicidade
Leia também: A ponte que nunca existiu
Deixe um comentário
Lees ook: De brug die er nooit kwam
Reklama
Czytaj też: Most, którego nie było
Реклама
Поделиться
Читайте также: Мост, которого не было
Подписывайтесь на наш канал
Läs också: Bron som aldrig blev
Paylaş
إعلان
اقرأ أيضا: الجسر الذي لم يكن
関連記事：架からなかった橋
相关阅读：从未建成的桥
관련 기사
""".strip().splitlines()

STORY = """
Warming relations
Economic potential
What happens next
What we know so far
Read between the lines
More than meets the eye
Watch what they do, not what they say
Watching the harbour
Share and share alike
Source of the trouble
Source: a leak
Comments from the minister
Related party deals
In brief
By the numbers
By Monday the harbour was quiet again.
Next steps
Video of the crash was shown to the court.
Video: a short history
Photo finish in the ferry race
The picture: a village cut off
Image problem
Credit: a scarce good
Credit where it is due
Home > sweet home
Facebook
Facebook and Twitter
Twitter said on Monday that it would appeal.
10:45 a.m.
March 3, 2031
“Leave a reply,” the machine told her.
“We use cookies,” the firm said.
“Share on Facebook”
The site uses cookies to follow its readers, the regulator found.
Subscribers to the paper fell by 30 per cent last year, the board said.
Sign up for the militia was brisk, officials said.
Support for independent journalism is falling, a poll found.
Follow the money
Follow us, the guide said, and they did.
Join the club
Get the message
Click here and the whole thing falls apart
Download the data
Published reports put the figure at 120, the union said.
Updated figures show 120 jobs lost
Updated figures from March 2031 show that 120 jobs were lost.
She left the firm (and its board) in 2030.
Turnout fell to 31 per cent (Ipsos/Reuters).
The virus (HIV/AIDS) spread quickly, he said.
He won by two goals (Lopes and Brandt).
The bank was sold to Reuters.
Like many others on Facebook, he was soon banned.
Find the minister on Twitter and you will see, she said.
Not a member of the board, she spoke from the back of the hall.
Written by Ana Lopes in 2020, the book tells of the ferry.
Reporting by The Herald showed that the mayor had known.
It first appeared in Lowmere in the spring.
You have read that the ferry is free.
We use butter in these cookies.
Start the conversation early, doctors say
Avec Macron
This article was published by the ministry in 2031 and soon withdrawn.
Siga o dinheiro
This report was first published in May, the minister said.
To keep reading scores up, the school changed its logic.
It is in the records. (Search Lowmere for “herring” and read on.)
Related to this was the matter of the tunnel.
Advertisement spending fell by a third.
Print is not dead
Copyright and the courts
Copyright law is to change in 2032, the minister said.
All rights reserved for members, the statute reads, are void.
Tags on the whales showed where they went.
The post office appeared first on the map in 1820.
Originally published in 1901, the book sold 3,000 copies.
In this photo, taken in 1931, the bridge is whole.
With files from three ministries missing, the inquiry stalled.
Ana Lopes contributed 3,000 euros to the cost of the report.
Listen: we are not leaving, she told the crowd.
Anzeige gegen Minister
Teilen und herrschen
Mehr Geld für Schulen
Publicité mensongère
Compartir piso
Реклама под запретом
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_site_is_furniture(line: str) -> None:
    assert _inside(line) == [line]


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_is_not(line: str) -> None:
    assert _inside(line) == []


def test_a_story_has_no_furniture() -> None:
    assert _furniture("\n\n".join([*BEFORE, *AFTER])) == []
    assert _furniture("\n".join([*BEFORE, *AFTER])) == []
    assert _furniture("") == []


DOG = (
    (
        "A woman walks her dog past the closed ferry terminal in Lowmere, on the north coast, "
        "March 3, 2031."
    ),
    (
        "A woman and her dog pass the closed terminal of the Lowmere ferry on March 3, 2031. "
        "(Ana Lopes/The Harbour Press)"
    ),
)
PARADE = (
    (
        "Painted wooden herrings on sticks are carried by children through the streets of Lowmere "
        "during the spring parade on May 1, 2031."
    ),
    (
        "Children carry painted herrings through Lowmere in the spring parade. "
        "(Ana Lopes/AFP/Getty Images)"
    ),
)
CHAIR = (
    "Ilse Marn, chair of the harbour board, speaks at the town hall.",
    "Ilse Marn, chair of the harbour board, speaks at the town hall. (Photo: Ana Lopes)",
)


@pytest.mark.parametrize(("description", "caption"), [DOG, PARADE, CHAIR])
def test_a_caption_takes_its_rewording_with_it(description: str, caption: str) -> None:
    assert _inside(description, caption, gap="\n") == [description, caption]
    assert _inside(caption, description, gap="\n") == [caption, description]


def test_a_description_glued_to_its_rewording_needs_no_credit() -> None:
    pair = (
        "The closed ferry terminal is seen at low tide in Lowmere on March 3, 2031.",
        "The ferry terminal in Lowmere stands closed at low tide on March 3, 2031.",
    )
    assert _inside(*pair, gap="\n") == [*pair]


def test_a_paragraph_beside_a_caption_stays() -> None:
    caption = "Ilse Marn speaks to fishermen at the Lowmere town hall on Monday. (Ana Lopes/AP)"
    paragraph = (
        "Marn, who chairs the harbour board, told fishermen at the town hall on Monday that the "
        "old ferry had cost Lowmere 300,000 in repairs, and that nobody should be surprised."
    )
    assert _inside(paragraph, caption) == [caption]
    assert _inside(caption, paragraph) == [caption]


def test_a_lead_that_repeats_an_agency_caption_stays() -> None:
    caption = (
        "FILE - In this March 3, 2031, file photo, the ferry leaves Lowmere. The harbour board "
        "voted on Monday to replace the ferry by the end of the year."
    )
    lead = (
        "LOWMERE (AP) — The harbour board voted on Monday to replace the ferry by the end of the "
        "year."
    )
    assert _inside(caption, lead) == [caption]


def test_a_promo_takes_the_headline_that_it_announces() -> None:
    promo = "WATCH | Fishermen, board agree on new channel for Lowmere ferry:"
    headline = "Board and fishermen settle on a new ferry channel"
    told = "On Monday, the board and the fishermen agreed on a channel, the mayor said."
    assert _inside(promo, headline, told) == [promo, headline]


def test_a_promo_leaves_a_subheading_and_a_sentence() -> None:
    promo = "WATCH | Fishermen, board agree on new channel for Lowmere ferry:"
    assert _inside(promo, "Warming relations") == [promo]
    assert _inside(promo, "The fishermen and the board agreed on a new ferry channel.") == [promo]
    assert _inside(promo, "“Our ferry, our channel, our board”") == [promo]


def test_a_promo_leaves_a_sentence_that_ends_in_a_quotation() -> None:
    promo = "Watch: The fishermen and the board, part two"
    for told in (
        'The fishermen asked the board: "Are you finished?"',
        "The board sat. So did they",
    ):
        assert _inside(promo, told) == [promo]


def test_a_list_of_other_stories_is_furniture_to_its_end() -> None:
    head = "Related stories"
    others = [
        "The bridge that Lowmere never got to see",
        "Why the herring left the channel for good",
    ]
    assert _inside(head, *others) == [head, *others]
    assert _inside(head, *others, "Economic potential") == [head, *others]


def test_short_lines_behind_the_end_of_a_page_are_furniture() -> None:
    end = ["Comments", "Report typo or error", "Harbour life", "Do you like what you read?"]
    assert _furniture("\n\n".join([*BEFORE, *end])) == end


def test_a_story_that_goes_on_behind_such_a_line_stays() -> None:
    assert _inside("Back to top", "Economic potential", "A long road") == ["Back to top"]
    last = "“That was the last of it,” said Marn."
    assert _furniture("\n\n".join([*BEFORE, "Share this article", last])) == ["Share this article"]


def test_bylines_and_dates_are_furniture_near_the_top_alone() -> None:
    top = "By Ana Lopes, Staff Writer"
    date = "March 3, 2031"
    text = "\n\n".join([BEFORE[0], top, date, *BEFORE[1:], *AFTER])
    assert _furniture(text) == [top, date]
    assert _inside(top, date) == []


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lopes",
        "By ANA LOPES | Published March 3, 2031",
        "by Ana Lopes and Jan Brandt",
        "By staff",
        "By Staff Reporter",
        "By our correspondent",
        "By Lowmere Courier Staff and agencies",
        "By the Courier newsroom",
        "By wire services",
        "By AFP",
        "By REUTERS",
        "Written by staff | March 3, 2031",
    ],
)
def test_bylines_of_all_kinds_are_known(line: str) -> None:
    assert _furniture("\n\n".join([BEFORE[0], line, *BEFORE[1:], *AFTER])) == [line]


def test_a_headline_like_a_byline_stays() -> None:
    for headline in (
        "By Any Means Necessary",
        "By Land and Sea",
        "By night the staff",
        "By all accounts the agency",
        "By Friday",
    ):
        assert _furniture("\n\n".join([headline, headline, *BEFORE[1:], *AFTER])) == []


def test_the_dates_of_a_timeline_are_its_subheadings() -> None:
    days = ["March 3, 2031", "March 9, 2031", "April 1, 2031"]
    text = "\n\n".join(
        [BEFORE[0], *(part for pair in zip(days, AFTER, strict=False) for part in pair)]
    )
    assert _furniture(text) == []


def test_weak_words_count_at_the_end_and_beside_furniture() -> None:
    assert _inside("Print") == []
    assert _inside("More from Lowmere") == []
    assert _inside("Back to top", "More from Lowmere") == ["Back to top", "More from Lowmere"]
    assert _inside("Share on Facebook", "Print") == ["Share on Facebook", "Print"]
    assert _furniture("\n\n".join([*BEFORE, "Print"])) == ["Print"]


def test_the_title_is_never_furniture() -> None:
    for title in ("WATCH: Ferry rams the pier", "Video: Ferry rams the pier of Lowmere"):
        assert _furniture("\n\n".join([title, *AFTER]), title) == []
        assert _furniture("\n".join([title, *AFTER])) == []


def test_invisible_characters_do_not_hide_furniture() -> None:
    line = "\u200bLeave\u00a0a Re\u00adply\ufe0f"
    (span,) = find_furniture(Document("x", f"{BEFORE[1]}\n\n{line}\n\n{BEFORE[2]}"))
    assert span.end - span.start >= len("Leave a Reply")


def test_a_text_of_furniture_only_is_all_marked() -> None:
    text = "Share this article\nAdvertisement\nLeave a Reply\nBack to top"
    assert _furniture(text) == text.splitlines()


@given(
    st.lists(
        st.one_of(st.sampled_from(FURNITURE), st.sampled_from(STORY), st.text(max_size=80)),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]),
)
def test_furniture_is_whole_lines_in_order(parts: list[str], end: str) -> None:
    text = end.join(parts)
    found = find_furniture(Document("x", text))
    assert set(found) <= set(lines(text))
    assert list(found) == sorted(set(found))
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "(" * 1_000_000,
        " " * 300_000 + "x" + " " * 300_000,
        "Read more " * 100_000,
        "Share on Facebook " * 50_000,
        "\n".join(["Ana Lopes/" * 60] * 1_500),
        "\n".join(["A b C d " * 80 + "(x/y"] * 1_500),
        "\n".join(["Sign up for " + "newslette " * 60] * 1_500),
        "\n".join(["Share " * 26] * 3_000),
        "\n".join(["By " + "Ana Lopes " * 14] * 3_000),
        "\n".join(["#a " * 200] * 1_500),
        "\n".join(["Lowmere, " * 70] * 1_500),
    ],
)
def test_marking_takes_linear_time(text: str) -> None:
    start = time.monotonic()
    find_furniture(Document("x", text))
    assert time.monotonic() - start < 4


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, retold.extract;"
        "sys.exit(bool({'httpx2', 'trafilatura', 'lxml', 'htmldate', 'py3langid'}"
        " & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
