import json
import re
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from retold.model import (
    Alignment,
    Bead,
    Change,
    Comparison,
    Document,
    OpenDifference,
    Point,
    Relation,
    Severity,
    Span,
)
from retold.report import Setting, View, to_html
from retold.report.batch_page import to_html as batch_page
from retold.report.findings import tally
from retold.report.summary import Summary
from retold.text.segment import segment
from tests.browser.conftest import AXE, Sheet
from tests.report.sample_comparison import sample

SIDES = ("source", "target")
NARROW = {"width": 400, "height": 800}


def lit(page: Any) -> list[str]:
    """The sentences that are lit, such as a3 (source) and b2 (target)."""
    found: list[str] = page.eval_on_selector_all(".s.lit", "all => all.map(each => each.id)")
    return found


def in_view(page: Any, selector: str) -> bool:
    """Whether an element stands inside of its pane and of the window."""
    seen: bool = page.eval_on_selector(
        selector,
        """element => {
            const box = element.getBoundingClientRect();
            const pane = element.closest('.scroll').getBoundingClientRect();
            return box.bottom > Math.max(pane.top, 0)
                && box.top < Math.min(pane.bottom, innerHeight);
        }""",
    )
    return seen


def until(page: Any, expression: str) -> None:
    """Wait until something is true; `wait_for_function` would need the page to allow eval."""
    deadline = monotonic() + 5
    while not page.evaluate(expression):
        assert monotonic() < deadline, expression
        page.wait_for_timeout(30)


def shown(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        ".card", "all => all.filter(each => !each.hidden).map(each => each.dataset.kind)"
    )
    return found


def test_pointing_at_a_sentence_lights_both_sides(sheet: Sheet) -> None:
    sheet.page.hover("#b1")
    assert lit(sheet.page) == ["a9", "b1"]
    sheet.page.hover("h1")
    assert lit(sheet.page) == []


def test_focus_lights_both_sides_and_tells_the_other(sheet: Sheet) -> None:
    sheet.page.focus("#target")
    sheet.page.keyboard.press("ArrowDown")
    assert lit(sheet.page) == ["a1", "b0"]
    sheet.page.keyboard.press("ArrowDown")
    assert lit(sheet.page) == ["a9", "b1"]
    assert "warned that hospitals" in sheet.page.text_content("#said")


def test_a_click_brings_the_other_side_into_view(browser: Any, tmp_path: Path) -> None:
    long = Sheet(browser, _write(tmp_path, numbered(200, backwards=True)))
    assert not in_view(long.page, "#a199")
    long.page.click("#b0")
    long.settle()
    assert lit(long.page) == ["a199", "b0"]
    assert in_view(long.page, "#a199")
    long.context.close()
    assert long.complaints == []


def test_both_texts_scroll_together(browser: Any, tmp_path: Path) -> None:
    long = Sheet(browser, _write(tmp_path, numbered(200)))
    box = long.page.locator("#source").bounding_box()
    long.page.mouse.move(box["x"] + 90, box["y"] + 90)
    long.page.mouse.wheel(0, 2500)
    until(long.page, "document.getElementById('target').scrollTop > 800")
    long.page.uncheck("#together")
    before = long.page.evaluate("document.getElementById('target').scrollTop")
    long.page.mouse.move(box["x"] + 90, box["y"] + 90)
    long.page.mouse.wheel(0, -1500)
    until(long.page, "document.getElementById('source').scrollTop < 2000")
    long.settle()
    assert long.page.evaluate("document.getElementById('target').scrollTop") == before
    long.context.close()


def test_severities_and_kinds_filter_the_list_and_the_marks(sheet: Sheet) -> None:
    page = sheet.page
    assert len(shown(page)) == 14
    page.uncheck("input[value=critical]")
    page.uncheck("input[value=minor]")
    assert shown(page) == ["quote", "name", "number", "attribution"]
    assert page.text_content("#shown") == "4 of 13"
    assert page.locator("#b0 mark").first.get_attribute("class") == "m off"
    page.click("#kinds summary")
    page.uncheck("input[value=name]")
    assert shown(page) == ["quote", "number", "attribution"]
    page.uncheck("input[value=major]")
    assert page.is_visible("#none")
    page.click("#all")
    assert len(shown(page)) == 14
    assert page.locator("#b0 mark").first.get_attribute("class") == "m k-negation s-critical"


def test_keys_go_through_the_changes_that_pass_the_filter(sheet: Sheet) -> None:
    page = sheet.page
    page.uncheck("input[value=critical]")
    page.focus("#changes")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "change-6"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "change-7"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "change-6"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "change-6"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "change-7"
    assert page.locator("#change-7").get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".now").count() == 0


def test_enter_shows_a_change_in_both_texts(browser: Any, report: Path) -> None:
    narrow = Sheet(browser, report, viewport=NARROW)
    narrow.page.focus("#changes")
    for _ in range(5):
        narrow.page.keyboard.press("j")
    assert not in_view(narrow.page, "#a10 mark")
    narrow.page.keyboard.press("Enter")
    narrow.settle()
    assert in_view(narrow.page, "#a10 mark.now")
    assert in_view(narrow.page, "#b6 mark.now")
    narrow.context.close()
    assert narrow.complaints == []


def test_a_card_shows_its_change_when_clicked(sheet: Sheet) -> None:
    sheet.page.click("#change-1 a")
    sheet.settle()
    assert sheet.page.locator("mark.now").all_text_contents() == ["stop blocking", "block"]
    assert lit(sheet.page) == ["a1", "b0"]


def test_a_mark_in_a_text_finds_its_card(sheet: Sheet) -> None:
    sheet.page.click("#b6 mark:has-text('26 percent')")
    sheet.settle()
    assert sheet.page.locator(".card.now").get_attribute("id") == "change-8"
    assert in_view(sheet.page, "#change-8")


def test_the_map_leads_to_the_text(sheet: Sheet) -> None:
    frame = sheet.page.locator("#strip").bounding_box()
    sheet.page.mouse.click(frame["x"] + frame["width"] * 0.97, frame["y"] + 2)
    sheet.settle()
    assert lit(sheet.page) == ["a12", "b8"]
    assert in_view(sheet.page, "#a12")
    assert in_view(sheet.page, "#b8")


def test_the_address_names_the_change_and_back_leads_to_the_one_before(sheet: Sheet) -> None:
    sheet.page.click("#change-2 .go")
    sheet.page.click("#change-8 .go")
    assert sheet.page.url.endswith("#change-8")
    sheet.page.go_back()
    sheet.settle()
    assert sheet.page.locator(".card.now").get_attribute("id") == "change-2"


def test_a_link_to_a_change_opens_it(browser: Any, report: Path) -> None:
    for anchor in ("change-8", "c8"):  # as pages were addressed before
        linked = Sheet(browser, report, anchor=anchor)
        linked.settle()
        assert linked.page.locator(".card.now").get_attribute("id") == "change-8"
        assert in_view(linked.page, "#b6 mark.now")
        linked.context.close()
    unknown = Sheet(browser, report, anchor="change-999")
    assert unknown.page.locator(".now").count() == 0
    unknown.context.close()
    assert linked.complaints == unknown.complaints == []


def test_an_open_difference_leads_to_its_place_on_both_sides(sheet: Sheet) -> None:
    sheet.page.press("#open li a", "Enter")
    sheet.settle()
    assert lit(sheet.page) == ["a3", "b2"]
    assert in_view(sheet.page, "#a3 .o")
    assert in_view(sheet.page, "#b2 .o")


def test_on_a_phone_buttons_lead_through_the_changes_and_back(browser: Any, report: Path) -> None:
    narrow = Sheet(browser, report, viewport=NARROW)
    narrow.page.click("#next")
    narrow.page.click("#next")
    narrow.page.click("#previous")
    narrow.settle()
    assert in_view(narrow.page, "#b0 mark.now")
    narrow.page.click("#back-to-list")
    until(narrow.page, "document.getElementById('change-1').getBoundingClientRect().top >= 0")
    narrow.context.close()
    assert narrow.complaints == []


def test_rewording_is_marked_on_demand_and_open_differences_always(sheet: Sheet) -> None:
    page = sheet.page
    line = "name => getComputedStyle(document.querySelector('.pane ' + name)).textDecorationLine"
    assert page.evaluate(line, ".e") == "none"
    assert page.evaluate(line, ".o") == "underline"
    page.check("#dots")
    assert page.evaluate(line, ".e") == "underline"
    page.uncheck("#dots")
    assert page.evaluate(line, ".e") == "none"
    assert ", who leads → , head of" in page.text_content("#open")
    assert page.is_visible("#open li")


def test_what_is_only_possible_is_folded_and_opened_by_a_link(browser: Any, report: Path) -> None:
    opened = Sheet(browser, report)
    assert opened.page.text_content("#possible summary") == "1 more is possible"
    assert not opened.page.is_visible("#change-14")
    assert opened.page.text_content("#shown") == "13 of 13"
    counts = "".join(opened.page.locator(".counts").text_content().split())
    assert counts == "critical5major4minor4"
    for _ in range(15):
        opened.page.keyboard.press("j")
    assert opened.page.locator(".card.now").get_attribute("id") == "change-13"
    opened.page.click("#b3 mark:has-text('taken')")
    assert opened.page.is_visible("#change-14")
    assert "possible" in opened.page.text_content("#change-14 .what")
    opened.page.keyboard.press("k")
    opened.page.keyboard.press("j")
    assert opened.page.locator(".card.now").get_attribute("id") == "change-14"
    opened.context.close()
    linked = Sheet(browser, report, anchor="change-14")
    linked.settle()
    assert linked.page.is_visible("#change-14")
    linked.context.close()
    assert opened.complaints == linked.complaints == []


def test_the_rule_of_a_change_stands_on_its_card_where_it_is_asked(
    browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(to_html(sample(), view=View(rules={"negation.antonym": "a.py"})), "utf-8")
    opened = Sheet(browser, path)
    assert opened.page.text_content("#change-1 .rule") == "negation.antonym (a.py)"
    opened.context.close()
    assert 'class="rule"' not in sample().to_html()


def test_changes_are_searched_by_their_words(sheet: Sheet) -> None:
    page = sheet.page
    page.fill("#find", "FERRY")
    kinds = shown(page)
    assert 0 < len(kinds) < 14
    page.fill("#find", "jk no such words")
    assert page.is_visible("#none")
    assert page.locator(".now").count() == 0
    page.click("#all")
    assert len(shown(page)) == 14


def test_what_is_checked_is_remembered_for_this_pair(sheet: Sheet) -> None:
    page = sheet.page
    page.check("#change-2 .check")
    page.check("#unchecked")
    assert len(shown(page)) == 13
    page.reload()
    assert page.is_checked("#change-2 .check")
    assert not page.is_checked("#change-1 .check")
    page.uncheck("#change-2 .check")
    page.reload()
    assert not page.is_checked("#change-2 .check")


def test_a_change_is_copied_as_text(browser: Any, report: Path) -> None:
    opened = Sheet(browser, report, permissions=["clipboard-read", "clipboard-write"])
    opened.page.click("#change-1 .copy")
    until(opened.page, "document.querySelector('#change-1 .copy').firstChild.data !== 'Copy'")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "critical turned round (certain): stop blocking → block\nSource: Dockworkers"
    )
    assert "\nRetelling: " in copied
    opened.context.close()
    assert opened.complaints == []


def test_the_worst_change_stands_first_and_in_the_largest_type(sheet: Sheet) -> None:
    size = "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
    largest = sheet.page.evaluate(
        """Math.max(...[...document.querySelectorAll('body *')].filter(each => each.tagName !== 'H1'
            && !each.closest('h1')).map(each => parseFloat(getComputedStyle(each).fontSize)))"""
    )
    assert sheet.page.evaluate(size, "h1") > largest
    assert sheet.page.text_content("h1") == "stop blocking → block"
    assert "Dockworkers in Varnholm" in sheet.page.text_content(".masthead .both")
    sheet.page.click("h1 a")
    assert sheet.page.locator(".card.now").get_attribute("id") == "change-1"


def test_two_accounts_of_one_event_show_what_both_tell(browser: Any, tmp_path: Path) -> None:
    point = Point("number", "both", Span(0, 5), Span(3, 10), "")
    apart = replace(
        sample(), changes=(), relation=Relation("same-event", ()), points=(point, point)
    )
    opened = Sheet(browser, _write(tmp_path, apart))
    assert (
        opened.page.locator(".accounts caption").text_content()
        == "Figures and quotations in both texts (2)"
    )
    assert opened.page.locator(".accounts tbody tr:visible").count() == 2
    assert opened.page.locator(".counts, .list").count() == 0
    accounts, work = (opened.page.locator(part).bounding_box() for part in (".accounts", ".work"))
    assert accounts["y"] + accounts["height"] <= work["y"]
    opened.page.press(".accounts td a >> nth=0", "Enter")
    opened.settle()
    assert opened.page.url.endswith("#a0")
    assert lit(opened.page) == ["a0"]
    assert in_view(opened.page, "#a0")
    opened.context.close()
    assert opened.complaints == []


@pytest.mark.parametrize("kind", ["edited", "same-event", "unrelated"])
def test_colours_of_the_key_are_told_from_each_other(browser: Any, tmp_path: Path, kind) -> None:
    beads = list(sample().alignment.beads)
    fates = {bead.reuse for bead in beads}
    assert {"verbatim", "rewrite", "omitted", "new"} <= fates
    opened = Sheet(browser, _write(tmp_path, replace(sample(), relation=Relation(kind, ()))))
    colours = opened.page.eval_on_selector_all(
        ".key i", "all => all.map(each => getComputedStyle(each).background)"
    )
    assert len(colours) == len(set(colours)) >= len(fates)
    tints = {
        fate: opened.page.eval_on_selector(
            f".r-{fate}", "each => getComputedStyle(each).backgroundColor"
        )
        for fate in ("verbatim", "rewrite")
    }
    clear = "rgba(0, 0, 0, 0)"
    assert (tints["rewrite"] == clear) == (kind != "same-event")
    assert (tints["verbatim"] == clear) == (kind == "edited")
    opened.context.close()


@pytest.mark.parametrize("kind", ["identical", "edited", "same-event", "unrelated", "translation"])
def test_no_column_is_empty(browser: Any, tmp_path: Path, kind) -> None:
    bare = replace(
        sample(),
        changes=(),
        relation=Relation(kind, ()),
        ledger=replace(sample().ledger, open=(), reworded=()),
    )
    opened = Sheet(browser, _write(tmp_path, bare))
    work = opened.page.locator(".work").bounding_box()
    panes = [opened.page.locator(f"#pane-{side}").bounding_box() for side in SIDES]
    assert opened.page.locator(".list").count() == 0
    assert sum(pane["width"] for pane in panes) > 0.9 * work["width"]
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("Enter")
    opened.context.close()
    assert opened.complaints == []


def test_help_opens_and_closes(sheet: Sheet) -> None:
    sheet.page.keyboard.press("?")
    assert sheet.page.is_visible("#help")
    sheet.page.keyboard.press("Escape")
    assert not sheet.page.is_visible("#help")


def test_the_theme_follows_the_system_until_it_is_chosen(browser: Any, report: Path) -> None:
    dark = Sheet(browser, report, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    night = dark.page.evaluate(paper)
    dark.page.click("#theme")
    assert dark.page.text_content("#theme") == "Theme: light"
    assert dark.page.evaluate(paper) != night
    dark.page.click("#theme")
    assert dark.page.evaluate(paper) == night
    dark.context.close()
    assert dark.complaints == []


UNFOLDED = """
    * { content-visibility: visible !important; transition: none !important;
        animation: none !important }
    .work, .list, .pane, .scroll {
        display: block !important; height: auto !important; max-height: none !important;
        min-height: 0 !important; overflow: visible !important
    }
"""


def accounts() -> Comparison:
    """The sample as two accounts of one event, which dispute a figure and share another."""
    source, target = sample().source.text, sample().target.text

    def place(text: str, words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    points = (
        Point("number", "contradiction", place(source, "62"), place(target, "26"), "62 or 26?"),
        Point("date", "both", place(source, "3 December"), place(target, "3 December"), ""),
        Point("claim", "both", Span(19, 60), Span(0, 40), ""),
        Point("number", "source", place(source, "230"), None, ""),
        Point("quotation", "target", None, place(target, "I am not giving up"), "Maren Tolv"),
    )
    relation = Relation("same-event", ("each has facts that the other lacks",), "likely")
    return replace(sample(), changes=(), relation=relation, points=points)


@pytest.mark.parametrize("made", [sample, accounts])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 400)])
def test_axe_finds_nothing(
    browser: Any, tmp_path: Path, axe: str, scheme: str, width: int, made
) -> None:
    opened = Sheet(
        browser,
        _write(tmp_path, made()),
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    )
    opened.page.keyboard.press("j")
    opened.page.hover("#b1")
    opened.page.evaluate(axe)
    # What lies outside of a pane or of the window would not be looked at, and colours on their way
    # from one to another would.
    opened.page.add_style_tag(content=UNFOLDED)
    height = opened.page.evaluate("document.documentElement.scrollHeight")
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.settle()
    found = opened.page.evaluate(f"axe.run({AXE})")
    opened.page.evaluate("document.getElementById('help').showModal()")
    found["violations"] += opened.page.evaluate(f"axe.run('#help', {AXE})")["violations"]
    told = [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]
    unsure = {node["any"][0]["message"] for rule in found["incomplete"] for node in rule["nodes"]}
    opened.context.close()
    assert told == []
    assert unsure <= {"Element content contains only non-text characters"}


@pytest.mark.parametrize("width", [1400, 400])
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(
    browser: Any, report: Path, width: int
) -> None:
    opened = Sheet(browser, report, viewport={"width": width, "height": 800})
    page = opened.page
    reached: list[str] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        name, drawn = page.evaluate(
            """() => {
                const now = document.activeElement;
                const style = getComputedStyle(now);
                const box = now.getBoundingClientRect();
                const inView = box.bottom > 0 && box.top < innerHeight;
                const seen = style.outlineStyle !== 'none' && inView;
                return [now.id || now.className || now.tagName, now === document.body || seen];
            }"""
        )
        assert drawn, name
        if name == "BODY":
            break
        reached.append(name)
    wanted = {"skip", "theme", "help-open", "about-worst", "next", "previous", "find", "copy", "go"}
    assert wanted | set(SIDES) <= set(reached)
    before = reached.index("source") < reached.index("find")
    assert before == (width == 400)  # on a phone the texts come before the list
    opened.context.close()
    assert opened.complaints == []


def test_on_a_phone_the_texts_stand_before_the_list_and_near_the_top(
    browser: Any, report: Path
) -> None:
    for scripts in (True, False):
        narrow = Sheet(browser, report, viewport=NARROW, java_script_enabled=scripts)
        tops = {
            part: narrow.page.locator(part).bounding_box()["y"]
            for part in ("#pane-source", "#pane-target", ".list")
        }
        assert tops["#pane-source"] < tops["#pane-target"] < tops[".list"]
        assert tops["#pane-source"] < (NARROW["height"] if scripts else 1.5 * NARROW["height"])
        narrow.context.close()


def test_on_a_phone_the_bar_says_which_change_is_shown(browser: Any, report: Path) -> None:
    narrow = Sheet(browser, report, viewport=NARROW)
    assert not narrow.page.is_visible("#where")
    narrow.page.click("#next")
    assert narrow.page.text_content("#where") == "1. critical: stop blocking → block"
    bar = narrow.page.locator("#steps").bounding_box()
    assert bar["y"] + bar["height"] <= NARROW["height"]
    narrow.context.close()


def test_with_forced_colours_words_can_be_read_and_what_is_lit_is_framed(
    browser: Any, report: Path
) -> None:
    opened = Sheet(browser, report, forced_colors="active")
    opened.page.keyboard.press("j")
    unread = opened.page.evaluate(
        """[...document.querySelectorAll('mark, .s, .card p, .sev')].filter(each => {
            const style = getComputedStyle(each);
            return style.color === style.backgroundColor;
        }).map(each => each.outerHTML)"""
    )
    assert unread == []
    framed = "selector => getComputedStyle(document.querySelector(selector)).outlineStyle"
    assert opened.page.evaluate(framed, ".s.lit") == "solid"
    assert opened.page.evaluate(framed, ".card.now") == "solid"
    opened.context.close()


def test_nothing_moves_by_itself_where_motion_is_not_wanted(browser: Any, report: Path) -> None:
    still = Sheet(browser, report, reduced_motion="reduce")
    moving = still.page.evaluate(
        """[...document.querySelectorAll('*')].filter(each => {
            const style = getComputedStyle(each);
            return style.transitionDuration !== '0s' || style.animationName !== 'none'
                || style.scrollBehavior !== 'auto';
        }).length"""
    )
    still.page.keyboard.press("j")
    assert moving == still.page.evaluate("document.getAnimations().length") == 0
    still.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_changed_quotation_is_not_green(browser: Any, report: Path, scheme: str) -> None:
    opened = Sheet(browser, report, color_scheme=scheme)
    colours = opened.page.evaluate(
        """(() => { const style = getComputedStyle(document.querySelector('.pane .k-quote'));
            return [style.textDecorationColor, style.backgroundColor]; })()"""
    )
    for colour in colours:
        red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
        assert green < max(red, blue)
    opened.context.close()


def test_a_page_among_others_takes_its_style_and_script_from_files() -> None:
    setting = Setting("assets", (("All stories", "index.html"),), {"retelling.txt": "d.html"}.get)
    page = to_html(sample(), setting=setting)
    assert "<style" not in page
    assert "http-equiv" not in page
    assert 'href="assets/comparison.css"' in page
    assert 'src="assets/comparison.js"' in page
    assert '<a href="index.html">All stories</a>' in page
    assert page.count('<a href="d.html">document</a>') == 1
    scripts = re.findall(r"<script[^>]*>", page)
    assert all("src=" in script or "application/json" in script for script in scripts)
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_on_a_phone_nothing_sticks_out(browser: Any, report: Path) -> None:
    narrow = Sheet(browser, report, viewport=NARROW)
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    top = [narrow.page.locator(f"#pane-{pane}").bounding_box() for pane in SIDES]
    assert top[0]["y"] + top[0]["height"] <= top[1]["y"]
    narrow.context.close()


def test_print_shows_every_change_and_both_texts_in_full(browser: Any, report: Path) -> None:
    opened = Sheet(browser, report, color_scheme="dark", viewport={"width": 700, "height": 1000})
    opened.page.emulate_media(media="print")
    last = opened.page.locator("#change-13").bounding_box()
    source, target = (opened.page.locator(f"#pane-{side}").bounding_box() for side in SIDES)
    assert last["y"] + last["height"] <= source["y"] == target["y"]
    assert source["x"] + source["width"] <= target["x"]
    for side in SIDES:
        cut_off = opened.page.eval_on_selector(
            f"#{side}", "pane => pane.scrollHeight > pane.clientHeight"
        )
        assert not cut_off
    assert not opened.page.is_visible(".filter")
    assert opened.page.is_visible("#change-13")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    opened.context.close()


def test_a_pdf_by_print_holds_every_change_and_both_texts(browser: Any, report: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    opened = Sheet(browser, report, color_scheme="dark")
    opened.page.uncheck("input[value=major]")  # a filter is the reader's own, and is printed as set
    opened.page.click("#all")
    printed = pdfium.PdfDocument(opened.page.pdf(format="A4"))
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    for change in sample().changes[:13]:
        for span, text in ((change.source, sample().source), (change.target, sample().target)):
            if span is not None:
                assert " ".join(span.of(text).split())[:20] in words
    assert "Leave a Reply" in words  # the end of the one text
    assert "Source link" in words  # and of the other
    assert "Theme" not in words
    assert printed[0].get_size() == pytest.approx((595, 842), abs=1)
    opened.context.close()


HOSTILE = (
    "</script><script>window.caught=1</script> <img src=x onerror='window.caught=2'> \" ' & "
    "]]> {{ 7 * 7 }} \x00\x08\x1b[31m \u202egnihtyreve\u202c \u200f\u05e9\u05dc\u05d5\u05dd "
    "manifest\ufeff\ufe00\ufe01\U000e0100\U000e0101 end."
)


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    text = segment(
        Document(
            "</title><script>window.caught=3</script>",
            HOSTILE,
            title='"><script>window.caught=4</script>',
            url="javascript:window.caught=5",
            outlet="<b>outlet</b>",
            language='en" onload="window.caught=6',
        )
    )
    every = range(len(text.sentences))
    change = Change("wording", "critical", 0, Span(0, 20), Span(3, len(HOSTILE)), HOSTILE)
    hostile = replace(
        sample(),
        alignment=Alignment(text, text, (Bead(every, every, 1.0, "rewrite"),)),
        changes=(change,),
        ledger=replace(sample().ledger, open=(OpenDifference(0, Span(0, 9), Span(3, 40)),)),
    )
    opened = Sheet(browser, _write(tmp_path, hostile))
    opened.page.click("#b0")
    assert opened.page.evaluate("window.caught") is None
    assert opened.page.locator("img, .pane a, main b >> text=outlet").count() == 0
    read = opened.page.locator("#b0").text_content()
    assert "</script>" in read
    assert "{{ 7 * 7 }}" in read
    assert "manifest end" in opened.page.locator("#target").text_content()
    opened.context.close()
    assert opened.complaints == []


LONGEST_PAUSE = 200
"""Milliseconds of its own work for which the page may not answer; on a busy machine it took 100."""


def test_five_thousand_sentences_do_not_freeze_the_page(browser: Any, tmp_path: Path) -> None:
    path = _write(tmp_path, numbered(5_000, changed=600))
    (tmp_path / "nothing.html").write_text("<!doctype html>", encoding="utf-8")
    long = Sheet(browser, tmp_path / "nothing.html")
    page = long.page
    browser.start_tracing(page=page, path=tmp_path / "trace.json", categories=["toplevel"])
    page.goto(path.as_uri())
    assert page.locator("#source .s").count() == 5_000
    page.keyboard.press("j")
    page.evaluate(
        """document.getElementById('strip').dispatchEvent(
            new MouseEvent('click', { clientX: innerWidth / 2, clientY: 200 }))"""
    )
    assert len(lit(page)) == 2
    page.uncheck("input[value=minor]")
    page.fill("#find", "sentence 1")
    page.fill("#find", "")
    page.mouse.move(700, 700)
    page.mouse.wheel(0, 9_000)
    page.click("#theme")
    page.wait_for_timeout(500)
    browser.stop_tracing()
    long.context.close()
    assert [pause for pause in _pauses(tmp_path / "trace.json") if pause >= LONGEST_PAUSE] == []
    assert long.complaints == []


def _pauses(trace: Path) -> list[float]:
    """How long the page was at each task, in milliseconds of its own thread.

    On a machine with much else to do a task also waits, for which the page can do nothing.
    """
    events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
    pages = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        event["tdur"] / 1000
        for event in events
        if event["name"] in {"RunTask", "ThreadControllerImpl::RunTask"}
        and event.get("tdur")
        and (event["pid"], event["tid"]) in pages
    ]
    assert tasks
    return tasks


def numbered(count: int, *, backwards: bool = False, changed: int = 1) -> Comparison:
    """As many sentences on both sides, in one order or the target's backwards; some are changed."""
    order = range(count)[::-1] if backwards else range(count)
    source = segment(Document("a", "\n".join(f"Sentence {at} stands here." for at in range(count))))
    target = segment(Document("b", "\n".join(f"Sentence {at} stands there." for at in order)))
    beads = tuple(
        Bead(range(at, at + 1), range(place, place + 1), 0.9, "verbatim")
        for place, at in enumerate(order)
    )

    def change(number: int, bead: int) -> Change:
        source_end = source.sentences[beads[bead].source.start].span.end - 1
        target_end = target.sentences[bead].span.end - 1
        words = Span(source_end - 4, source_end), Span(target_end - 5, target_end)
        severity: Severity = "major" if number % 2 else "minor"
        return Change("wording", severity, bead, *words, "here → there")

    first = [count - 1] if backwards else range(0, count, -(-count // changed))
    return replace(
        sample(),
        alignment=Alignment(source, target, beads),
        changes=tuple(change(*each) for each in enumerate(first)),
        ledger=replace(sample().ledger, open=(), reworded=()),
    )


def test_the_index_of_a_batch_is_searched_and_open_to_all(
    browser: Any, tmp_path: Path, axe: str
) -> None:
    rows = [
        Summary("a-b", "A story", "Its copy", "copy", worst="minor name: Ida → Ada"),
        Summary("c-d", "B story", "Its brief", "excerpt", tally(sample().changes), open=3),
        Summary("gone", "C story", "d.txt", error="d.txt: there is no such file"),
    ]
    path = tmp_path / "index.html"
    path.write_text(batch_page(rows), encoding="utf-8")
    opened = Sheet(browser, path, bypass_csp=True)
    opened.page.evaluate(axe)
    found = opened.page.evaluate(f"axe.run({AXE})")["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
    opened.page.fill("#find", "ada")
    assert opened.page.text_content("#shown") == "1 of 3"
    assert opened.page.locator("tbody tr:visible").count() == 1
    opened.context.close()
    assert opened.complaints == []


def _write(folder: Path, comparison: Comparison) -> Path:
    path = folder / "page.html"
    path.write_text(to_html(comparison), encoding="utf-8")
    return path
