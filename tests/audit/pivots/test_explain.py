import gzip
import struct
import zlib
from pathlib import Path

import pytest

from retold.audit.pivots import explain as pivots
from retold.model import Pivot

DING = """# Version :: devel
Schloss {n} [arch.] | Schlösser {pl} :: castle; palace | castles; palaces
Schloss {n} (an einer Tür) | Schlösser {pl} :: lock [techn.] | locks
etw. binden; fesseln {vt} | gebunden; gefesselt :: to tie sth.; to bind sth. | tied; bound
gebunden {adj} (Buch) [print] :: hardbound; hardback
Strauß {m}; Blumenstrauß {m} :: bouquet; bunch of flowers
Strauß {m} [ornith.] :: ostrich
Tor {n} | Tore {pl} :: gate | gates
Tor {n} [sport] | Tore {pl} :: goal | goals
Decke {f} :: blanket
Zimmerdecke {f} :: ceiling
Himmel {m} :: the sky; heaven
Kiefer {m} [anat.] :: jaw
Kiefer {f} [bot.] :: pine (tree)
Leiter {f} :: ladder
Leiter {m}; Leiterin {f} :: conductor; head
Brücke {f} :: bridge
"""
CASES = [
    ("castle", "lock", "Schloss"),
    ("castles", "locks", "Schloss"),
    ("Goals", "gate", "Tor"),
    ("tied", "hardbound", "gebunden"),
    ("bunch of flowers", "ostriches", "Strauß"),
    ("blanket", "ceiling", "Decke"),
    ("sky", "heaven", "Himmel"),
    ("TOR", "Gate", "Tor"),
]


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pivots, "FOLDERS", ())
    monkeypatch.delenv("RETOLD_DICTIONARIES", raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RETOLD_DICTIONARIES", str(tmp_path))
    return tmp_path


@pytest.fixture
def ding(folder: Path) -> Path:
    (folder / "de-en").write_text(DING, encoding="utf-8")
    return folder


def number(value: int) -> str:
    """A number in dictd's base 64."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    found = digits[value % 64]
    while value := value // 64:
        found = digits[value % 64] + found
    return found


def write_dictd(folder: Path, name: str, articles: dict[str, str], packing: str) -> None:
    """A dictd dictionary: plain, or packed by dictzip into chunks of 64 bytes."""
    text, index = b"", ["00databaseshort\tA\tA"]
    for head, body in articles.items():
        article = f"{head} /x/\n{body}\n".encode()
        index.append(f"{head}\t{number(len(text))}\t{number(len(article))}")
        text += article
    (folder / f"{name}.index").write_text("\n".join(index) + "\n", encoding="utf-8")
    if packing == "plain":
        (folder / f"{name}.dict").write_bytes(text)
        return
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    chunks = [
        packer.compress(text[at : at + 64]) + packer.flush(zlib.Z_FULL_FLUSH)
        for at in range(0, len(text), 64)
    ]
    sizes = struct.pack(f"<HHH{len(chunks)}H", 1, 64, len(chunks), *map(len, chunks))
    extra = b"RA" + struct.pack("<H", len(sizes)) + sizes
    header = b"\x1f\x8b\x08\x0c" + bytes(6) + struct.pack("<H", len(extra)) + extra + b"name\0"
    tail = packer.flush() + struct.pack("<II", zlib.crc32(text), len(text))
    packed = header + b"".join(chunks) + tail
    assert gzip.decompress(packed) == text
    (folder / f"{name}.dict.dz").write_bytes(packed)


@pytest.mark.usefixtures("ding")
@pytest.mark.parametrize(("source", "target", "word"), CASES)
def test_a_word_that_means_both_explains_the_slip(source: str, target: str, word: str) -> None:
    assert pivots.explain(source, target) == Pivot("de", word)
    assert pivots.explain(target, source) == Pivot("de", word)


@pytest.mark.usefixtures("ding")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("castle", "bridge"),
        ("castle", "castles"),
        ("unheard", "bridge"),
        ("", "gate"),
        ("cast", "lock"),
    ],
)
def test_nothing_is_guessed(source: str, target: str) -> None:
    assert pivots.explain(source, target) is None


def test_without_a_dictionary_nothing_is_explained() -> None:
    assert pivots.dictionaries() == []
    assert pivots.explain("castle", "lock") is None
    assert pivots.infer_pivot([("castle", "lock")] * 9) is None


@pytest.mark.parametrize("packing", ["plain", "dictzip"])
@pytest.mark.parametrize(
    ("name", "articles"),
    [
        (
            "freedict-eng-fra",
            {"ice": "1. glace\n2. gel", "mirror": "glace, miroir", "war": "guerre"},
        ),
        (
            "fra-eng",
            {"gel": "ice, gel", "glace": "ice <n>, mirror\n  Note: mirrors", "guerre": "war"},
        ),
    ],
)
def test_dictd_is_read_in_both_directions(
    folder: Path, name: str, articles: dict[str, str], packing: str
) -> None:
    write_dictd(folder, name, articles, packing)
    assert [found.language for found in pivots.dictionaries()] == ["fr"]
    assert pivots.explain("mirrors", "ice") == Pivot("fr", "glace")
    assert pivots.explain("mirror", "war") is None


def test_other_files_are_no_dictionaries(folder: Path) -> None:
    for name in ["readme.txt", "deu-fra.index", "eng-fra.index", "en-GB", "xde-en"]:
        (folder / name).write_text("castle\tA\tB\n")
    (folder / "fr-en").mkdir()
    assert pivots.dictionaries() == []


@pytest.mark.usefixtures("ding")
def test_the_language_is_inferred_from_slips_that_only_it_explains(folder: Path) -> None:
    write_dictd(
        folder,
        "eng-fra",
        {word: f"mot{word}" for case in CASES for word in case[:2]},
        "plain",
    )
    slips = [*CASES[:1], *CASES[2:6], ("jaw", "pine", ""), ("ladder", "conductor", "")]
    found = pivots.infer_pivot((source, target) for source, target, _ in slips)
    assert found is not None
    assert found[0] == "de"
    assert 0.9 <= found[1] <= 1


@pytest.mark.usefixtures("ding")
def test_no_language_is_inferred_from_synonyms_or_unrelated_words() -> None:
    assert (
        pivots.infer_pivot([("heaven", "castle"), ("sky", "gate"), ("lock", "bridge")] * 3) is None
    )
    assert pivots.infer_pivot([("sky", "heaven")]) is None


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/usr/share/trans/de-en").is_file():
        pytest.skip("Debian's package trans-de-en is not installed")
    monkeypatch.setattr(pivots, "FOLDERS", ("/usr/share/trans",))


@pytest.mark.usefixtures("debian")
@pytest.mark.parametrize(
    ("source", "target", "word"),
    [("bench", "bank", "Bank"), ("nut", "mother", "Mutter"), ("springs", "feathers", "Feder")],
)
def test_the_dictionary_of_debian_explains_slips(source: str, target: str, word: str) -> None:
    assert pivots.explain(source, target) == Pivot("de", word)
