"""Bodies as crawlers keep them: chunked, packed in every way, or plain under a false header."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.codings import MOST_CODINGS, NotPacked, plain_body, without_chunks
from retold.read.packed import TooLarge

PAGE = (
    b"<html><body><p>The harbour board said on Monday that it would vote again.</p></body></html>"
)
LIMIT = 1_000_000


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def brotlied(content: bytes) -> bytes:
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    return bytes(brotli.compress(content))


def zstd(content: bytes) -> bytes:
    backports = pytest.importorskip("backports.zstd", reason="the extra warc is not installed")
    return bytes(backports.compress(content))


def chunked(content: bytes, size: int = 20) -> bytes:
    parts = [content[n : n + size] for n in range(0, len(content), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


WAYS = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", deflated),
    ("deflate", gzip.compress),
    ("br", brotlied),
    ("zstd", zstd),
    ("gzip", lambda content: gzip.compress(content[:30]) + gzip.compress(content[30:])),
    ("gzip", lambda content: gzip.compress(content) + b"\r\n"),
    ("zstd", lambda content: zstd(content[:30]) + zstd(content[30:])),
    ("gzip, br", lambda content: brotlied(gzip.compress(content))),
    ("gzip, gzip", lambda content: gzip.compress(gzip.compress(content))),
    ("", bytes),
    ("identity", bytes),
    ("none", bytes),
    ("utf-8", bytes),
]


@pytest.mark.parametrize("number", range(len(WAYS)))
def test_every_coding_is_undone_with_and_without_chunks(number: int) -> None:
    coding, pack = WAYS[number]
    assert plain_body(pack(PAGE), "", coding, LIMIT) == PAGE
    assert plain_body(chunked(pack(PAGE)), "chunked", coding, LIMIT) == PAGE
    assert plain_body(pack(PAGE), "chunked", coding, LIMIT) == PAGE  # kept without its chunks


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_was_kept_unpacked_is_taken_as_it_is(coding: str) -> None:
    assert plain_body(PAGE, "", coding, LIMIT) == PAGE
    assert plain_body(b"\xef\xbb\xbf\n" + PAGE, "", coding, LIMIT) == b"\xef\xbb\xbf\n" + PAGE


def test_a_coding_of_the_transfer_is_undone() -> None:
    assert plain_body(chunked(gzip.compress(PAGE)), "gzip, chunked", "", LIMIT) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_what_breaks_off_is_refused(coding: str) -> None:
    pack = dict(WAYS[:1] + WAYS[3:4] + WAYS[6:8])[coding]
    with pytest.raises(NotPacked, match=coding):
        plain_body(pack(PAGE * 9)[:-12], "", coding, LIMIT)


@pytest.mark.parametrize("coding", ["compress", "exi", "aes128gcm"])
def test_an_unknown_coding_is_named(coding: str) -> None:
    with pytest.raises(NotPacked, match=coding):
        plain_body(b"\x00\x01", "", coding, LIMIT)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_no_more_comes_out_than_the_limit(coding: str) -> None:
    pack = dict(WAYS[:1] + WAYS[3:4] + WAYS[6:8])[coding]
    assert len(plain_body(pack(b"a" * LIMIT), "", coding, LIMIT)) == LIMIT
    with pytest.raises(TooLarge):
        plain_body(pack(b"a" * (LIMIT + 1)), "", coding, LIMIT)


def test_codings_are_undone_up_to_the_limit() -> None:
    packed = PAGE
    for _ in range(MOST_CODINGS):
        packed = gzip.compress(packed)
    assert plain_body(packed, "", ", ".join(["gzip"] * MOST_CODINGS), LIMIT) == PAGE
    more = plain_body(gzip.compress(packed), "", ", ".join(["gzip"] * (MOST_CODINGS + 1)), LIMIT)
    assert more.startswith(b"\x1f\x8b")


def test_chunks_with_extensions_and_bare_line_ends_are_put_together() -> None:
    assert without_chunks(b'5;a="b"\r\nThe b\r\n4\noard\n0\r\nTrailer: a\r\n\r\n') == b"The board"


def test_chunks_that_break_off_give_what_came() -> None:
    assert without_chunks(b"5\r\nThe b\r\n20\r\noard met") == b"The board met"


@given(st.binary(max_size=200), st.integers(1, 50))
def test_chunking_comes_undone(content: bytes, size: int) -> None:
    assert without_chunks(chunked(content, size)) == content


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "chunked", "gzip"]),
    st.sampled_from(["gzip", "deflate", "br", "zstd", "a,b", ""]),
)
def test_any_bytes_under_any_header_are_a_body_or_refused(
    content: bytes, transfer: str, codings: str
) -> None:
    try:
        assert len(plain_body(content, transfer, codings, 500)) <= 500
    except (NotPacked, TooLarge):
        return
