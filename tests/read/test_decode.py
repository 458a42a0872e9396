import codecs
import contextlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.decode import NotText, decode
from retold.read.encodings import codec_of
from retold.read.file_kinds import refusal, refused_mail

GERMAN = "Der Bürgermeister von Grünau erklärte, die Brücke über die Straße müsse größer werden.\n"
FRENCH = "La mairie a décidé que l’été prochain les élèves iront à l'école près de la forêt.\n"
POLISH = "Burmistrz powiedział, że świeże powietrze jest ważne. Żółta łódź płynęła długo.\n"
TURKISH = "Belediye başkanı salı günü köprünün otuz gün kapalı kalacağını söyledi.\n"
RUSSIAN = "Мэр города заявил во вторник, что мост будет закрыт на тридцать дней из-за ремонта.\n"
JAPANESE = "市長は火曜日、橋を三十日間閉鎖すると述べた。住民は驚いている。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "iso2022_jp"),
        ("市长周二表示，这座桥将关闭三十天。居民感到惊讶。\n", "gb18030"),
        ("시장은 화요일에 다리를 삼십 일 동안 폐쇄한다고 말했다.\n", "euc_kr"),
    ],
)
def test_undeclared_encodings_are_told(text: str, encoding: str) -> None:
    assert decode((text * 4).encode(encoding)) == text * 4


@pytest.mark.parametrize("text", [GERMAN, FRENCH, POLISH, "The mill is shut. Nobody came.\n"])
@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_that_is_not_meant_is_passed_over(text: str, mark: bytes) -> None:
    assert decode(mark + text.encode()) == text


@pytest.mark.parametrize("text", [GERMAN, POLISH, RUSSIAN, JAPANESE, "市长。", "桥", "🎉 a"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-8"])
def test_a_byte_order_mark_that_is_meant_is_believed(text: str, encoding: str) -> None:
    assert decode(f"\ufeff{text}".encode(encoding)) == text


def test_bytes_behind_a_false_mark_are_lost_one_by_one() -> None:
    assert decode(b"\xff\xfe\xfa hello \x80\x81") == "ú hello €\ufffd"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == GERMAN


def test_what_was_declared_outside_counts() -> None:
    assert decode(RUSSIAN.encode("iso8859-5"), "iso-8859-5") == RUSSIAN


def test_what_the_page_declares_counts() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("koi8-r")) == page


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{FRENCH}</body></html>'
    assert decode(page.encode(), "iso-8859-1") == page


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode("“Enough”, she said — naïve".encode("cp1252"), "iso-8859-1") == (
        "“Enough”, she said — naïve"
    )


@pytest.mark.parametrize("declared", ["", "no-such-encoding", "utf-7", "zlib", "utf-16"])
def test_an_impossible_declaration_is_passed_over(declared: str) -> None:
    assert decode(GERMAN.encode(), declared) == GERMAN
    assert decode(b"plain", declared) == "plain"


PYTHON_ONLY = sorted(
    {
        *(
            "unicode_escape",
            "raw_unicode_escape",
            "idna",
            "punycode",
            "rot13",
            "rot_13",
            "zlib",
            "hex",
        ),
        *(
            "base64",
            "uu",
            "quopri",
            "bz2",
            "utf-7",
            "utf_7",
            "utf-8-sig",
            "utf-16",
            "utf-32",
            "mbcs",
        ),
        *("cp037", "cp500", "cp1140", "hz", "hz-gb-2312", "iso-2022-kr", "undefined", "charmap"),
        *("x-user-defined", "replacement", "latin_1_suffix", "string_escape", "oem"),
    }
)


@pytest.mark.parametrize("label", PYTHON_ONLY)
def test_only_encodings_of_the_web_can_be_declared(label: str) -> None:
    text = r"C:\new\table \x41 \ud800 +AGE- &#38; SGVsbG8= xn--bcher-kva"
    for page in (
        f'<html><meta charset="{label}"><p>{text}</p>',
        f'<?xml version="1.0" encoding="{label}"?><html><p>{text}</p>',
        f'<html><meta http-equiv="content-type" content="text/html; charset={label}"><p>{text}</p>',
    ):
        assert decode(page.encode()) == page
        assert decode(page.encode(), label) == page
        assert decode((page + GERMAN).encode("cp1252")) == page + GERMAN


def test_a_label_is_read_as_the_web_reads_it() -> None:
    assert codec_of(" UTF8\n") == codec_of("unicode-1-1-utf-8") == "utf-8"
    assert codec_of("ISO-8859-1") == codec_of("ascii") == codec_of("latin1") == "cp1252"
    assert codec_of("gb2312") == codec_of("GBK") == "gb18030"
    assert codec_of("ks_c_5601-1987") == "cp949"
    assert codec_of("x-sjis") == "cp932"
    assert [codec_of(label) for label in (None, "", "unicode_escape", "utf-16", "latin-9")] == [
        None
    ] * 5


def test_every_codec_that_a_label_means_is_there_and_reads_ascii_as_it_is() -> None:
    table = files("retold.read").joinpath("encodings.txt").read_text(encoding="utf-8")
    codecs_ = [line.split()[0] for line in table.splitlines() if not line.startswith("#")]
    assert len(codecs_) > 30
    for codec in codecs_:
        assert b"The board met.".decode(codec) == "The board met."


def test_a_plain_text_declares_nothing() -> None:
    text = 'He wrote <meta charset="koi8-r"> into it. ' + GERMAN
    assert decode(text.encode("cp1252"), markup=False) == text
    assert decode(text.encode("cp1252"), markup=True) != text


def test_mixed_encodings_are_read_each_as_what_they_are() -> None:
    mixed = FRENCH.encode() * 3 + "Señora Núñez — “sí”\n".encode("cp1252") + GERMAN.encode()
    assert decode(mixed) == FRENCH * 3 + "Señora Núñez — “sí”\n" + GERMAN


def test_a_character_cut_off_shows_as_lost() -> None:
    assert decode("Brücke und Straße".encode() + b" \xe2\x80") == "Brücke und Straße \ufffd"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\xfd7zXZ\x00\x00", "xz"),
        (b"7z\xbc\xaf\x27\x1c\x00", "7z"),
        (b"Rar!\x1a\x07\x01", "RAR"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "sound"),
        (b"II*\x00\x08\x00", "TIFF"),
        (b"ID3\x04\x00", "sound"),
        (b"\x00\x00\x00\x20ftypisom", "film"),
        (b"\x1aE\xdf\xa3\x01", "film"),
        (b"\x7fELF\x02", "program"),
        (b"MZ\x90\x00\x03\x00" + b"\x00" * 60, "program"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"PAR1\x15\x04", "retold add"),
        (b"WARC/1.0\r\nWARC-Type: response", "retold add"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        (b"some text\x00and more", "zero bytes"),
        (bytes(range(1, 256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, word: str) -> None:
    with pytest.raises(NotText, match=word):
        decode(content)


def test_line_ends_and_invisible_characters_stay() -> None:
    text = "one\r\ntwo\u00a0three\u00adfour\u200b\r\n"
    assert decode(text.encode()) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    content = text.encode()
    if (
        refusal(content) is None
        and refused_mail(content) is None
        and not content.startswith(b"\xef\xbb\xbf")
    ):
        assert decode(content) == text


@pytest.mark.parametrize(
    "text",
    [
        "BZh was his name.",
        "GIF8 is a name.",
        "7z, they said.",
        "MZ won.",
        "BM lost.",
        "PK won.",
        "PAR for it.",
    ],
)
def test_a_text_may_begin_with_the_letters_of_a_mark(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_any_bytes_are_a_text_or_refused(content: bytes, declared: str | None) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(decode(content, declared), str)


def test_a_stray_zero_byte_does_not_make_a_text_binary() -> None:
    text = "The ferry to Tolby was cancelled.\x00 " + "It will sail again on Wednesday. " * 5
    assert decode(text.encode()) == text
