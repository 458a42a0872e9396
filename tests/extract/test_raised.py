import pytest
from lxml import html

from retold.extract.raised import LONGEST_ENDING, SHORTEST_WORD, fraction, lowered, raised
from retold.extract.tidy import tidy


def _shown(markup: str) -> str:
    tree = html.fromstring(f"<html><body><p>{markup}</p></body></html>")
    tidy(tree)
    return " ".join(tree.find("body").text_content().split())


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        # powers
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("<b>10</b><sup><i>6</i></sup> cells", "10⁶ cells"),
        ("10<sup>&minus;9</sup> m", "10⁻⁹ m"),
        ("25 m<sup>2</sup> of land", "25 m² of land"),
        ("9.8 m/s<sup>2</sup>.", "9.8 m/s²."),
        ("25 metres<sup>2</sup>", "25 metres²"),
        ("E = mc<sup>2</sup>", "E = mc²"),
        ("x<sup>n</sup> and R<sup>2</sup>", "xⁿ and R²"),
        ('10<span style="vertical-align: super">9</span> cells', "10⁹ cells"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math> cells", "10⁶ cells"),
        # a number keeps its figures, whatever the small one means
        ("214<sup>2</sup> boats", "214² boats"),
        ("20<sup>+</sup> people", "20+ people"),
        # prices
        ("for £4<sup>99</sup> each", "for £4.99 each"),
        ("for £1,499<sup>99</sup>", "for £1,499.99"),
        ("for $5<sup>.50</sup>", "for $5.50"),
        ("<sup>$</sup>4<sup>99</sup>", "$4.99"),
        ("4<sup>99</sup> € das Stück", "4,99 € das Stück"),
        ("4<sup>99 €</sup>", "4,99 €"),
        ("4<sup>99</sup> dollars", "4.99 dollars"),
        ("£5m<sup>3</sup> and £4.99<sup>2</sup>", "£5m and £4.99²"),
        # fractions
        ("2<sup>1</sup>/<sub>2</sub> miles", "2½ miles"),
        ("2&nbsp;<sup>3</sup>&frasl;<sub>4</sub> miles", "2 ¾ miles"),
        ("2<sup>1/2</sup> miles", "2½ miles"),
        ("2<sup>1</sup>/2 miles", "2 1/2 miles"),
        ("12<sup>3</sup>/<sub>7</sub> miles", "12 3/7 miles"),
        ("a <span><sup>2</sup><span>/</span><sub>3</sub></span> majority", "a ⅔ majority"),
        ("<math><mn>2</mn><mfrac><mn>1</mn><mn>9</mn></mfrac></math>", "2 1/9"),
        # ordinals and shortened words
        ("the 5<sup>th</sup> of May", "the 5th of May"),
        ("le 1<sup>er</sup> mai, M<sup>me</sup> Dupont", "le 1er mai, Mme Dupont"),
        ("n<sup>o</sup> 5 y el 3<sup>a</sup>", "nº 5 y el 3ª"),
        ("Acme<sup>TM</sup> and Best<sup>®</sup>", "Acme™ and Best®"),
        # clocks and degrees
        ("at 9<sup>15</sup> p.m.", "at 9:15 p.m."),
        ("um 7<sup>30</sup> Uhr", "um 7:30 Uhr"),
        ("20<sup>o</sup>C and 5<sup>0</sup> C", "20°C and 5° C"),
        # isotopes, ions, formulas
        ("<sup>14</sup>C and <sup>238</sup>U", "¹⁴C and ²³⁸U"),
        ("Ca<sup>2+</sup> and SO<sub>4</sub><sup>2−</sup>", "Ca²⁺ and SO₄²⁻"),
        ("H<sub>2</sub>O, CO<sub>2</sub>-free, log<sub>10</sub>", "H₂O, CO₂-free, log₁₀"),
        ("PM<sub>2.5</sub> and v<sub>max</sub>", "PM2.5 and vmax"),
        ("10<sub>2</sub> is two", "10₂ is two"),
        ("the wall<sub>seen from Dunholt</sub>", "the wall seen from Dunholt"),
        ("<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>", "a/2"),
        # the marks of notes
        ("he promised.<sup>1</sup> Then", "he promised. Then"),
        ("he promised<sup>12</sup> that", "he promised that"),
        ("the 1960s<sup>3</sup> were", "the 1960s were"),
        ("40<sup>[2]</sup> boats, 50<sup>1,2</sup> boats", "40 boats, 50 boats"),
        ("lost<sup>[citation needed]</sup> boats", "lost boats"),
        ("40<sup>*</sup> boats, the clerk<sup>a</sup> said", "40 boats, the clerk said"),
        ('10<sup><a href="#n2">2</a></sup> boats', "10 boats"),
        ('40<a href="/page#fn1"><sup>1</sup></a> boats', "40 boats"),
        ('40<sup class="footnote">1</sup> boats', "40 boats"),
        ('40<span class="footnote-ref">1</span> boats', "40 boats"),
        ("<sup>1</sup>The ministry", "The ministry"),
        # a phrase
        ("shop<sup>sponsored content</sup>here", "shop sponsored content here"),
        ("<sup>12 people died in it.</sup>", "12 people died in it."),
    ],
)
def test_raised_and_lowered_figures_say_what_they_mean(markup: str, shown: str) -> None:
    assert _shown(markup) == shown


def test_a_figure_with_which_a_note_begins_is_the_mark_of_that_note() -> None:
    tree = html.fromstring(
        "<html><body><p>Some 214<sup>2</sup> boats, 10<sup>2</sup> cells.</p>"
        "<p>Or 30<sup>3</sup> lorries.</p>"
        "<p><sup>2</sup> Counted by the clerk.</p><p><sup>3</sup>By the police.</p></body></html>"
    )
    tidy(tree)
    texts = [paragraph.text_content() for paragraph in tree.findall(".//p")]
    assert texts[:2] == ["Some 214 boats, 10² cells.", "Or 30³ lorries."]


def test_markup_of_lines_within_raised_text_is_a_block() -> None:
    tree = html.fromstring("<html><body><sup><p>Small print.</p></sup></body></html>")
    tidy(tree)
    assert tree.findtext(".//p") == "Small print."


def test_an_ending_has_few_letters() -> None:
    assert raised("e" * LONGEST_ENDING, "2", "") == "e" * LONGEST_ENDING
    assert raised("e" * (LONGEST_ENDING + 1), "2", "") == " " + "e" * (LONGEST_ENDING + 1)


def test_a_symbol_is_shorter_than_a_word() -> None:
    assert raised("2", "x" * (SHORTEST_WORD - 1), "") == "²"
    assert raised("2", "x" * SHORTEST_WORD, "") == ""


def test_a_note_says_nothing() -> None:
    assert raised("2", "10", "", note=True) == lowered("2", "H", "O", note=True) == ""


@pytest.mark.parametrize(
    ("above", "below", "before", "shown"),
    [
        ("1", "2", "2", "½"), ("2", "4", "", "2/4"), ("3", "7", "12", " 3/7"),
        ("3", "7", "12 ", "3/7"), ("1", "0", "", "1/0"), ("9", "8", "", "9/8"),
    ],
)  # fmt: skip
def test_a_fraction_is_one_character_where_there_is_one(
    above: str, below: str, before: str, shown: str
) -> None:
    assert fraction(above, below, before) == shown
