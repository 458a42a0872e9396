"""Small PDF and DOCX files, made here: every sentence in them is our own."""

import io
import zipfile
from collections.abc import Iterable, Mapping

Place = tuple[float, float, float, str]
"""Size, left and foot in points, and a text."""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(
    pages: Iterable[Iterable[Place]],
    *,
    info: Mapping[str, str] | None = None,
    rotate: int = 0,
    size: tuple[int, int] = (595, 842),
) -> bytes:
    """A PDF whose pages hold texts at their places, in the order given, in Helvetica."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size_, left, foot, _escaped(text))
            for size_, left, foot, text in page
        )
        objects.append(b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Rotate %d"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (rotate, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/MediaBox[0 0 %d %d]/Kids[%s]/Count %d>>" % (
        *size,
        b" ".join(kids),
        len(kids),
    )
    entries = b"".join(b"/%s(%s)" % (k.encode(), _escaped(v)) for k, v in (info or {}).items())
    objects.append(b"<<%s>>" % entries)
    return _assembled(objects)


def column(
    lines: Iterable[str], *, left: float = 72, top: float = 760, size: float = 11, step: float = 14
) -> list[Place]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(size, left, top - n * step, line) for n, line in enumerate(lines) if line]


def docx(body: str, *, parts: Mapping[str, str] | None = None) -> bytes:
    """A word file with a body of WordprocessingML, and other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>',
        )
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(text: str, *, style: str = "", properties: str = "") -> str:
    """A paragraph of a word file."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)
