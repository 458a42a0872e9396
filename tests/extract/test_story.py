import json

import pytest

from retold.extract import story
from retold.extract.story import ENOUGH_WORDS, FEW_WORDS, MUCH_MORE
from tests.extract.pages import (
    COST,
    CRACKS,
    DETOUR,
    FLASH,
    STORY,
    VOTE,
    json_ld,
    lines,
    page,
    paragraphs,
)

EMPTY = '<div id="root">Loading…</div><noscript>You need to enable JavaScript here.</noscript>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(STORY),
        paragraphs(*STORY),
        _escaped(paragraphs(*STORY)),
        _escaped(_escaped(paragraphs(*STORY))),
        "<br><br>".join(STORY),
        "<br>".join(STORY),
        "\n\n".join([STORY[0].replace("old", "<b>old</b>"), *STORY[1:]]),
        STORY,
        {"@type": "Text", "@value": "\n".join(STORY)},
        paragraphs(*STORY[:2], f"<s>Old.</s> {DETOUR}", COST) + "<script>x = 1</script>",
    ],
)
def test_the_body_that_json_ld_declares_is_the_story_of_an_empty_page(body: object) -> None:
    assert lines(page(EMPTY, json_ld(articleBody=body))) == STORY


@pytest.mark.parametrize(
    "wrapped",
    [
        '{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {}]}}',
        "[{}]",
        "<!-- {} -->",
        '{{"@type": "WebSite"}}\n{}',
        "[{},]",
        "//<![CDATA[\n{}\n//]]>",
        '{{"@type": "WebPage", "mainEntity": {}}}',
    ],
)
def test_the_declared_article_is_found_where_it_stands_in_the_data(wrapped: str) -> None:
    node = {"@type": ["NewsArticle"], "articleBody": "\n".join(STORY)}
    script = wrapped.format(json.dumps(node))
    assert lines(page(EMPTY, f'<script type="application/ld+json">{script}</script>')) == STORY


def test_the_updates_of_a_live_blog_are_its_story() -> None:
    updates = [{"@type": "BlogPosting", "articleBody": text} for text in STORY]
    html = page(EMPTY, json_ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates}))
    assert lines(html) == STORY


def test_of_several_declared_articles_the_one_with_the_title_is_read() -> None:
    longer = json_ld(
        headline="Ferry sinks", articleBody="\n".join(["A ferry sank on Friday."] * 40)
    )
    head = longer + json_ld(headline="Bridge closed", articleBody="\n".join(STORY))
    assert lines(page(EMPTY, head)) == STORY
    assert lines(page(EMPTY, head).replace("<title>Bridge closed", "<title>Marren"))[0] != VOTE


def test_the_page_goes_before_the_data_where_it_shows_the_story() -> None:
    head = json_ld(articleBody=" ".join(STORY))
    assert lines(page(f"<article>{paragraphs(*STORY)}</article>", head)) == STORY


def test_a_teaser_gives_way_to_the_whole_body() -> None:
    head = json_ld(articleBody="\n".join(STORY))
    assert lines(page(f"<article><p>{VOTE}</p></article>", head)) == STORY


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ({"props": {"pageProps": {"article": {"body": paragraphs(*STORY)}}}}, "application/json"),
        ({"story": {"content": "\n".join(STORY), "id": "x" * 80}}, "application/json"),
        (
            {"blocks": [{"type": "p", "text": text, "key": "a-b-c-d"} for text in STORY]},
            "application/json",
        ),
        (
            {"doc": {"content": [
                {"nodeType": "paragraph", "content": [
                    {"value": text[:9]}, {"content": [{"value": text[9:]}]}
                ]}
                for text in STORY
            ]}},
            "application/vnd.state+json",
        ),
    ],
)  # fmt: skip
def test_the_story_in_the_data_of_a_program_is_the_last_thing_looked_for(
    state: object, kind: str
) -> None:
    script = f'<script id="__NEXT_DATA__" type="{kind}">{json.dumps(state)}</script>'
    assert lines(page(EMPTY + script)) == STORY
    assert lines(page(f"<article><p>{FLASH}</p></article>{script}")) == [FLASH]


def test_a_body_in_microdata_is_read() -> None:
    assert lines(page(f'<meta itemprop="articleBody" content="{" ".join(STORY)}">')) == [
        " ".join(STORY)
    ]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<article><h1>Bridge shut</h1><p>{FLASH}</p></article>", ""),
        (f"<main><h1>Bridge shut</h1><p>{FLASH}</p></main>", ""),
        (f'<div class="content"><h1>Bridge shut</h1><p>{FLASH}</p></div>', ""),
        (f"<h1>Bridge shut</h1><p>{FLASH}</p>", ""),
        (f"<h1>Bridge shut</h1><div>{FLASH}</div>", json_ld(headline="Bridge shut")),
        (f"<div><h2>Bridge shut</h2><p>{FLASH}</p></div>", ""),
        (f"<table><tr><td><h1>Bridge shut</h1><p>{FLASH}</p></td></tr></table>", ""),
    ],
)
def test_a_flash_of_one_sentence_is_a_story(body: str, head: str) -> None:
    assert lines(page(body, head)) == ["Bridge shut", FLASH]


@pytest.mark.parametrize(
    "head", ['<meta property="og:type" content="article">', json_ld(headline="Bridge shut")]
)
def test_a_flash_without_a_heading_is_a_story_where_it_is_declared(head: str) -> None:
    assert lines(page(f"<div><p>{FLASH}</p></div>", head)) == [FLASH]
    assert lines(page(f"<div><p>{FLASH}</p></div>")) == []


def test_two_sentences_are_a_story_without_a_heading() -> None:
    texts = [FLASH, "It opens again on Tuesday."]
    assert lines(page(f"<div>{paragraphs(*texts)}</div>")) == texts


@pytest.mark.parametrize(
    "body",
    [
        "<main><h1>Page not found</h1><p>Sorry, that page could not be found.</p></main>",
        "<article><h1>404</h1><p>There is nothing to see here, sorry.</p></article>",
        "<main><h1>Sorry, this page is unavailable</h1><p>Here are some other things.</p></main>",
        "<article><h1>Error 503: try later</h1><p>Here are some other things.</p></article>",
        "<article><h1>Access denied</h1><p>You may not view this page today.</p></article>",
        "<main><h1>marren.example</h1><p>Checking your browser before you go on.</p></main>",
        "<main><h1>Marren Post</h1><p>Please sign in to read this story.</p></main>",
        "<main><h1>Marren Post</h1><p>We use cookies to make our site better.</p></main>",
        "<main><h1>Fehler</h1><p>Diese Seite wurde leider nicht gefunden.</p></main>",
        "<article><h1>Bridge shut</h1></article>",
        "<article><h1>Bridge shut</h1><p>Read more</p></article>",
        "<article><p></p></article>",
        EMPTY,
    ],
)
def test_a_page_without_a_story_has_no_lines(body: str) -> None:
    assert lines(page(body)) == []


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Boats lost", "Some 500 boats were lost on Monday, police said."),
        ("404 boats lost in storm off Marren", "Police counted 404 of them on Monday."),
        ("Pike pays for error", "The error cost him the race on Monday."),
        ("Cookies recalled", "A baker has recalled cookies with glass in them."),
        ("Diver missing", "A diver could not be found on Monday, police said."),
        ("Port reopens", "Loading of grain began again on Monday."),
        ("Trial opens", "The court denied access to the press on Monday."),
        ("Forbidden City reopens", "The palace was shut on Monday, police said."),
        ("Bridge shut for maintenance", "It was shut on Monday, police said."),
        ("Robot wins", "A robot won the race in Marren on Monday."),
    ],
)
def test_a_flash_may_speak_of_what_error_pages_speak_of(heading: str, text: str) -> None:
    html = f"<html><body><article><h1>{heading}</h1><p>{text}</p></article></body></html>"
    assert lines(html) == [heading, text]


def test_from_some_words_on_any_text_is_a_story() -> None:
    few, enough = (f"{'word ' * (n - 1)}end." for n in (ENOUGH_WORDS - 1, ENOUGH_WORDS))
    assert lines(page(f"<div><p>{enough}</p></div>")) == [enough]
    assert lines(page(f"<div><p>{few}</p></div>")) == []


@pytest.mark.parametrize(("more", "taken"), [(MUCH_MORE, True), (MUCH_MORE - 0.1, False)])
def test_another_text_must_be_much_longer(more: float, *, taken: bool) -> None:
    shown = " ".join(["Some bridges are shut."] * 40)
    body = " ".join(["Some bridges are shut."] * int(40 * more))
    found = lines(page(f"<article><p>{shown}</p></article>", json_ld(articleBody=body)))
    assert found == [body if taken else shown]


@pytest.mark.parametrize(("words", "replaced"), [(FEW_WORDS - 1, True), (FEW_WORDS, False)])
def test_a_text_of_some_length_is_not_held_against_the_page(
    monkeypatch: pytest.MonkeyPatch, words: int, *, replaced: bool
) -> None:
    shown, rest = " ".join(["word"] * words), ["another"] * 500
    monkeypatch.setattr(story, "_extracted", lambda *_, **__: shown)
    monkeypatch.setattr(story, "lines_of", lambda *_, **__: rest)
    assert lines(page("<p>x</p>")) == (rest if replaced else [shown])


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("th", ["สภาเมืองลงมติให้ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ", "วิศวกรพบรอยร้าวในเสาสองต้นหลังน้ำท่วม"]),
        ("lo", ["ສະພາເມືອງໄດ້ລົງຄະແນນສຽງເພື່ອປິດຂົວເກົ່າຈົນເຖິງລະດູໃບໄມ້ປົ່ງ"]),
        ("km", ["ក្រុមប្រឹក្សាក្រុងបានបោះឆ្នោតដើម្បីបិទស្ពានចាស់រហូតដល់រដូវផ្ការីក។"]),
        ("my", ["မြို့ကောင်စီသည် တံတားဟောင်းကို နွေဦးအထိ ပိတ်ရန် မဲပေးခဲ့သည်။"]),
        (
            "zh",
            ["市议会周一投票决定将旧桥对卡车关闭至春季。", "工程师在洪水后发现两个桥墩出现裂缝。"],
        ),
        ("ja", ["市議会は月曜日、古い橋を春まで閉鎖することを決めた。"]),
        ("ko", ["시의회는 월요일 낡은 다리를 봄까지 폐쇄하기로 의결했다."]),
        ("ar", ["صوت مجلس المدينة يوم الاثنين على إغلاق الجسر القديم حتى الربيع."]),
        ("hi", ["नगर परिषद ने सोमवार को पुराने पुल को वसंत तक बंद करने का फैसला किया।"]),
    ],
)
@pytest.mark.parametrize("markup", ["<article>{}</article>", "<div><h1>—</h1>{}</div>"])
def test_scripts_with_and_without_spaces_are_read(
    markup: str, language: str, texts: list[str]
) -> None:
    assert lines(page(markup.format(paragraphs(*texts)), language=language))[-len(texts) :] == texts
    blocks = "".join(f"<div>{text}</div>" for text in texts)
    assert lines(page(markup.format(blocks), language=language))[-len(texts) :] == texts


def test_the_story_is_found_in_pages_of_every_kind_at_once() -> None:
    cell = f"{VOTE}<br><br>{CRACKS}<s>x</s><br><br>{DETOUR}"
    body = f"<aside><table><tr><td>{cell}</td></tr></table></aside>"
    assert lines(page(body)) == [VOTE, CRACKS, DETOUR]
