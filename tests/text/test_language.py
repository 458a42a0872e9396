import subprocess
import sys

import pytest

from retold.errors import RetoldError
from retold.text import language
from retold.text.language import identify

ENGLISH = (
    "The harbour board said on Monday that the ferry would be back in service by the end of the "
    "month, after a fault in its steering had kept it in the dock for nine days."
)


GERMAN = (
    "Die Fähre fährt wieder, teilte die Hafenbehörde am Montag mit. Der Schaden an der Steuerung "
    "sei behoben, und die Fahrgäste könnten sich auf den Fahrplan verlassen."
)
FRENCH = (
    "Le bac a repris du service lundi, a annoncé la direction du port. La panne de direction est "
    "réparée et les passagers peuvent de nouveau compter sur les horaires."
)
SPANISH = (
    "El transbordador volvió a navegar el lunes, según anunció la autoridad portuaria. La avería "
    "del timón está reparada y los pasajeros pueden confiar en los horarios."
)
RUSSIAN = (
    "Паром снова вышел на линию в понедельник, сообщила администрация порта. Рулевое управление "
    "отремонтировано, расписание снова действует."
)
ICELANDIC = (
    "Ferjan siglir aftur frá og með mánudegi, segir hafnarstjórnin. Bilun í stýrinu hefur verið "
    "lagfærð og farþegar geta treyst áætluninni."
)
JAPANESE = "フェリーは月曜日に運航を再開したと港湾局が発表した。操舵装置の故障は修理された。"
CHINESE = "港务局宣布，渡轮于周一恢复运营，舵机故障已经修复，乘客可以按时刻表出行。"
ARABIC = "أعلنت سلطة الميناء أن العبارة عادت إلى الخدمة يوم الاثنين بعد إصلاح العطل"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("de", GERMAN),
        ("fr", FRENCH),
        ("es", SPANISH),
        ("ru", RUSSIAN),
        ("is", ICELANDIC),
        ("ja", JAPANESE),
        ("zh", CHINESE),
        ("ar", ARABIC),
    ],
)
def test_names_the_language(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "   ", "1 234,50 — 17:30", "\u200b\ufeff", "!!! ???"])
def test_says_nothing_of_text_without_letters(text: str) -> None:
    assert identify(text) is None


def test_codes_have_two_letters() -> None:
    for text in ("Wetin dey happen for Lowmere? Dem say ferry don spoil again.", "渡輪又壞咗喇"):
        found = identify(text)
        assert found is None or len(found) == 2


def test_clear_english_does_not_load_the_model() -> None:
    code = (
        "import sys; from retold.text.language import identify;"
        f"assert identify({ENGLISH!r}) == 'en';"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_quoted_english_sentence_does_not_make_a_german_text_english() -> None:
    text = (
        "Der Vorsitzende der Hafenbehörde sagte am Montag, die Fähre werde bald wieder fahren. "
        "„This is the best ferry of the coast“, rief er den wartenden Fahrgästen zu, die seit "
        "neun Tagen auf ein Schiff gewartet hatten und nun endlich nach Hause wollten."
    )
    assert identify(text) == "de"


def test_a_full_disk_under_the_temporary_files_is_told() -> None:
    code = (
        "from retold.text.language import identify; identify('Der Damm bei Orle hielt bis Mittag.')"
    )
    command = f'ulimit -f 4; exec {sys.executable} -c "{code}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert "RetoldError: temporary files cannot be written (File too large)" in done.stderr


def test_the_names_are_of_all_codes_that_the_model_may_give() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    codes = {language._ISO_639_1.get(code, code) for code in model.nb_classes}  # noqa: SLF001
    assert {code for code in codes if len(code) == 2} == set(language.NAMES)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("german", "did you mean de (German)?"),
        ("Swedisch", "did you mean sv (Swedish)?"),
        ("xx", "'xx' is no code"),
        ("", "'' is no code"),
    ],
)
def test_an_unknown_code_is_told_with_the_one_that_may_be_meant(code: str, told: str) -> None:
    with pytest.raises(RetoldError) as raised:
        language.known_codes(["de", code])
    assert told in str(raised.value)


def test_codes_are_taken_in_any_case() -> None:
    assert language.known_codes(["DE", " fr "]) == {"de", "fr"}
