"""Quotations in other languages than English."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.text.segment import segment


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "fi",
            "»Olemme valmiita», sanoi Edda Falk. »Se kestää», sanoi Holm.",
            [("Edda Falk", "»Olemme valmiita»"), ("Holm", "»Se kestää»")],
        ),
        (
            "sv",
            "”Vi är redo”, sade Edda Falk. Den ”gröna linjen”, som öppnade i maj, är stängd.",
            [("Edda Falk", "”Vi är redo”")],
        ),
        (
            "de",
            "„Wir sind bereit“, sagte Edda Falk. »Sie hält«, sagte Holm. Die „grüne Linie“ ist zu.",
            [("Edda Falk", "„Wir sind bereit“"), ("Holm", "»Sie hält«")],
        ),
        (
            "fr",
            "« Nous sommes prêts », a déclaré Edda Falk. La « ligne verte » est fermée.",
            [("Edda Falk", "« Nous sommes prêts »")],
        ),
        (
            "es",
            "«Estamos listos», dijo Edda Falk. «Aguanta», añadió. La «línea verde» está cerrada.",
            [("Edda Falk", "«Estamos listos»"), (None, "«Aguanta»")],
        ),
        (
            "nl",
            "‘We zijn klaar’, zei Edda Falk. ‘Hij houdt’, zei Holm. ‘Nee’, zei ze.",
            [("Edda Falk", "‘We zijn klaar’"), ("Holm", "‘Hij houdt’"), (None, "‘Nee’")],
        ),
        (
            "pl",
            "„Jesteśmy gotowi” – powiedziała Edda Falk. „Stoi” – dodał Holm.",
            [("Edda Falk", "„Jesteśmy gotowi”"), ("Holm", "„Stoi”")],
        ),
        (
            "ru",
            "«Мы готовы», — сказала Эдда Фальк. «Стоит», — добавил Хольм.",
            [("Эдда Фальк", "«Мы готовы»"), ("Хольм", "«Стоит»")],
        ),
        ("it", "Edda Falk ha detto: «Tiene». Poi tace.", [("Edda Falk", "«Tiene»")]),
        (
            "ja",
            "書記は「準備はできている」と述べた。議長は「残る」と語った。「緑の線」という道が開いた。",
            [(None, "「準備はできている」"), (None, "「残る」")],
        ),
        (
            "zh",
            "市長表示：「我們準備好了。」他又說：『還在』。所謂「綠線」已經開始。",
            [(None, "「我們準備好了。」"), (None, "『還在』")],
        ),
        ("ko", "“준비되었다”고 시장은 말했다. “남는다”라고 그는 덧붙였다.", 2),
        ("ar", "«الجدار صامد»، قال العمدة.", 1),
    ],
)
def test_marks_tell_what_was_said_also_where_it_is_short(
    language: str, text: str, said: list[tuple[str | None, str]] | int
) -> None:
    found = find_quotations(segment(Document("d", text, language=language)))
    assert all(one.direct for one in found)
    if isinstance(said, int):
        assert len(found) == said
    else:
        assert [(one.said_by, one.content[0].of(text)) for one in found] == said
