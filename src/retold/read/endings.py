"""What files and answers are by the endings of their names and by their media types."""

import re

TEXT_ENDINGS = (".txt", ".md", ".markdown", ".text")
HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
MHTML_ENDINGS = (".mhtml", ".mht")
READ_ENDINGS = (*TEXT_ENDINGS, *HTML_ENDINGS, *MHTML_ENDINGS, ".pdf", ".docx")
"""Files that hold one document each."""

SAVE = "save its text as a .txt file first"
TEXT = "give the text instead"
UNPACK = "unpack it first"
ADD = "add it to a corpus with `retold add`, or give one document"

_OFFICE = "an office file"
_BOOK = "a book"
_ARCHIVE = "an archive"
_ENDINGS: dict[str, tuple[str, str]] = {
    ending: (what, cure)
    for endings, what, cure in (
        (".doc .dot", "an old Word file (.doc)", "save it as .docx or as plain text first"),
        (".odt .ott .fodt", "an OpenDocument text (.odt)", "save it as .docx or as plain text"),
        (".rtf", "an RTF file", SAVE),
        (".pages", "a Pages, Numbers or Keynote file", SAVE),
        (".ppt .pptx .pptm .pps .ppsx", "a PowerPoint presentation", SAVE),
        (".xls .xlsx .xlsm .xlsb", "an Excel workbook", SAVE),
        (".ods .odp .odg .wpd .wps .sxw .hwp", _OFFICE, SAVE),
        (".epub .mobi .azw .azw3 .fb2 .djvu .chm", _BOOK, SAVE),
        (".ps .eps .xps .tex .dvi", "a file for printing", SAVE),
        (".eml .msg .mbox .emlx", "an e-mail", SAVE),
        (".zip .7z .rar .tar .tgz .tbz2 .txz .zst .lz4 .lz .cab .jar .iso .dmg", _ARCHIVE, UNPACK),
        (".tar.gz .tar.xz .tar.bz2", _ARCHIVE, UNPACK),
    )
    for ending in endings.split()
}
"""Files that may hold a text but are not read: named also among those of a folder."""

_MEDIA_ENDINGS: dict[str, str] = {
    ending: what
    for endings, what in (
        (".png .jpg .jpeg .gif .webp .tif .tiff .bmp .ico .heic .avif .psd .svg", "an image"),
        (".mp3 .m4a .wav .flac .ogg .oga .opus .aac .aiff .wma .mid", "a sound"),
        (".mp4 .m4v .mov .avi .mkv .webm .wmv .flv .mpg .mpeg .ogv", "a film"),
        (".exe .dll .so .dylib .msi .apk .deb .rpm .class .pyc .wasm", "a program"),
        (".ttf .otf .woff .woff2", "a font"),
        (".sqlite .sqlite3", "an SQLite database"),
    )
    for ending in endings.split()
}
_MANY_ENDINGS: dict[str, str] = {
    ending: what
    for endings, what in (
        (".csv .tsv", "a table of documents"),
        (".jsonl .ndjson", "JSON Lines, a document a line"),
        (".parquet .pq", "a Parquet table"),
        (".warc", "a WARC crawl"),
        (".rss .atom", "a feed"),
    )
    for ending in endings.split()
}

_PLAIN_TYPES = (
    *("", "text/html", "text/plain", "text/markdown", "text/x-markdown", "text/xml", "text/x-web"),
    *(
        "application/xhtml+xml",
        "application/xml",
        "application/octet-stream",
        "binary/octet-stream",
    ),
    *("application/pdf", "application/x-pdf", "application/json", "application/feed+json"),
    *("application/gzip", "application/x-gzip", "application/x-xz", "application/x-bzip2"),
    *("multipart/related", "message/rfc822", "application/x-mimearchive", "application/rdf+xml"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "unknown/unknown",
)
_REFUSED_TYPES: tuple[tuple[str, str], ...] = (
    ("image/", "an image"),
    ("audio/", "a sound"),
    ("video/", "a film"),
    ("font/", "a font"),
    ("application/msword", "an old Word file (.doc)"),
    ("application/rtf", "an RTF file"),
    ("text/rtf", "an RTF file"),
    ("application/vnd.oasis.opendocument", "an OpenDocument file"),
    ("application/vnd.openxmlformats-officedocument.presentationml", "a PowerPoint presentation"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "an Excel workbook"),
    ("application/vnd.ms-", "an Office file"),
    ("application/epub", "an EPUB book"),
    ("application/vnd.apple.", "a Pages, Numbers or Keynote file"),
    ("application/zip", "a ZIP archive"),
    ("application/x-7z", "a 7z archive"),
    ("application/vnd.rar", "a RAR archive"),
    ("application/x-rar", "a RAR archive"),
    ("application/x-tar", "a tar archive"),
    ("application/zstd", "a zstd archive"),
    ("text/csv", "a table"),
    ("text/tab-separated-values", "a table"),
    ("text/css", "a style sheet"),
    ("text/javascript", "a program"),
    ("application/javascript", "a program"),
    ("application/x-msdownload", "a program"),
    ("text/calendar", "a calendar"),
    ("text/vcard", "a visiting card"),
)


def refused_ending(name: str) -> str | None:
    """What a file is whose ending says that it is not read, and the cure; None for the others."""
    name = name.lower()
    for ending, (what, cure) in _ENDINGS.items():
        if name.endswith(ending):
            return f"{what}; {cure}"
    for ending, what in _MEDIA_ENDINGS.items():
        if name.endswith(ending):
            return f"{what}; {TEXT}"
    bare = without_packing(name)
    for ending, what in _MANY_ENDINGS.items():
        if bare.endswith(ending):
            return f"{what}; {ADD}"
    return None


def is_named_among_others(name: str) -> bool:
    """Whether a file of a folder that is not read may hold a text, so that it should be named."""
    return name.lower().endswith(tuple(_ENDINGS))


def refused_type(media_type: str) -> str | None:
    """What an answer is whose media type says that it is not read; None for the others."""
    for beginning, what in _REFUSED_TYPES:
        if media_type.startswith(beginning):
            return f"{what} ({media_type}); give a page, or its text as a .txt file"
    if media_type in _PLAIN_TYPES or media_type.endswith("+xml"):
        return None
    if media_type.startswith("text/"):
        return None
    return f"of the type {media_type}, not a page; give a page, or its text as a .txt file"


def without_packing(name: str) -> str:
    """A file's name without the ending that says how it is packed."""
    return re.sub(r"\.(?:gz|xz|bz2)\Z", "", name, flags=re.IGNORECASE)
