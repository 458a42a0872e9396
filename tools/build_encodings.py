# ruff: noqa: INP001
"""Write the labels of encodings that pages may declare: `python tools/build_encodings.py [OUT]`.

They are those of the Encoding Standard of the WHATWG, as the package webencodings (BSD-3-Clause,
by Simon Sapin and others) has taken them over. A line holds Python's name of a codec and the labels
that mean it. Labels of UTF-16 (a page that declares it in ASCII is not it), of encodings that the
standard replaces by nothing, and of the user-defined one are left out.
"""

import sys
from collections import defaultdict
from pathlib import Path

from webencodings import VERSION
from webencodings.labels import LABELS

LEFT_OUT = ("utf-16be", "utf-16le", "replacement", "x-user-defined")

CODECS = {
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "ibm866": "cp866",
    "iso-2022-jp": "iso2022_jp",
    "iso-8859-8-i": "iso8859-8",
    "macintosh": "mac_roman",
    "shift_jis": "cp932",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""Python's codec for an encoding of the standard, where its name is another, or means a narrower
one. GBK is decoded as gb18030 by the standard."""


def build(out: Path) -> None:
    """Write the table to a file."""
    labels = defaultdict(list)
    for label, name in LABELS.items():
        if name not in LEFT_OUT:
            codec = CODECS.get(name, name.replace("windows-", "cp").replace("iso-8859", "iso8859"))
            labels[codec].append(label)
    head = (
        "# Codecs of Python and the labels of the WHATWG Encoding Standard that mean them.\n"
        f"# Made from webencodings {VERSION} (BSD-3-Clause) by tools/build_encodings.py.\n"
    )
    lines = (f"{codec} {' '.join(sorted(labels[codec]))}\n" for codec in sorted(labels))
    out.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "src/retold/read/encodings.txt"))
