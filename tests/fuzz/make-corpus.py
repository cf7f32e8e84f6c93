#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-corpus.py FOLDER : writes the corpus of tests/fuzz/corpus-sheet, the same each time."""

import pathlib
import random
import struct
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import sheet_parts as by_hand  # noqa: E402

folder = pathlib.Path(sys.argv[1])
SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46112</v></c><c r="C1"><v>1.5</v></c></row>'
SHARED = by_hand.strings("<t>Rossi</t>", "<r><t>a</t></r><rPh><t>b</t></rPh>")
STYLE = by_hand.styles({164: "dd/mm/yyyy", 165: "[h]:mm", 166: "00000"}, [0, 164, 165, 166])
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>"


def good(row=ROW, **others):
    return by_hand.book(row, shared=SHARED, style=STYLE, **others)


def with_sheet(text):
    return good(replace={SHEET: text})


def with_doctype(doctype):
    return with_sheet(by_hand.sheet('<row><c t="inlineStr"><is><t>&i;</t></is></c></row>').replace("?>\n", "?>\n" + doctype))


def overlapping():
    """Two entries of the directory that are the same bytes."""
    data = good()
    first = data.find(b"PK\1\2")
    return by_hand.patch_entries(data, SHEET, 42, struct.unpack_from("<I", data, first + 42)[0], 4)


def many_entries():
    """An end record that promises more entries than there are."""
    data = bytearray(good())
    struct.pack_into("<H", data, len(data) - 12, 65535)
    return bytes(data)


def noise(data, seed, n=20):
    data = bytearray(data)
    chance = random.Random(seed)
    for _ in range(n):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


files = {
    "good.xlsx": good(),
    "good-stored.xlsx": by_hand.pack(by_hand.parts(ROW, shared=SHARED, style=STYLE), by_hand.zipfile.ZIP_STORED),
    "good-1904.xlsx": good(replace={"xl/workbook.xml": by_hand.workbook(inside='<workbookPr date1904="1"/>')}),
    "strict.xlsx": by_hand.book('<row><c><v>1</v></c></row>', main=by_hand.STRICT_MAIN, kind=by_hand.STRICT_RELATIONS),
    "bomb-spaces.xlsx": with_sheet(by_hand.sheet(" " * 9_000_000)),
    "bomb-strings.xlsx": by_hand.book(shared=by_hand.strings(*["<t/>"] * 1_200_000)),
    "bomb-empty-cells.xlsx": good('<row>' + "<c/>" * 900_000 + "</row>"),
    "bomb-names.xlsx": good(replace={"xl/workbook.xml": by_hand.workbook().replace(
        "</workbook>", "<definedNames>" + '<definedName name="a">b</definedName>' * 10_002 + "</definedNames></workbook>")}),
    "bomb-styles.xlsx": by_hand.book(ROW, style=by_hand.styles({}, [0] * 100_001)),
    "bomb-sheets.xlsx": good(replace={"xl/workbook.xml": by_hand.workbook(["a"] * 1_001)}),
    "billion-laughs.xlsx": with_doctype(LAUGHS),
    "laughs-in-rels.xlsx": good(replace={"_rels/.rels": by_hand.HEAD + LAUGHS + "<a>&i;</a>"}),
    "external-entity.xlsx": with_doctype('<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'),
    "external-dtd.xlsx": with_doctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "external-sheet.xlsx": good(replace={"xl/_rels/workbook.xml.rels": by_hand.relations(
        ("rId1", "worksheet", "file:///etc/passwd", "External"))}),
    "truncated.xlsx": good()[:700],
    "truncated-end.xlsx": good()[:-1],
    "wrong-checksum.xlsx": by_hand.patch_entries(good(), SHEET, 16, 0x12345678, 4),
    "wrong-size.xlsx": by_hand.patch_entries(good(), SHEET, 24, 0xfffffff0, 4),
    "wrong-packed-size.xlsx": by_hand.patch_entries(good(), SHEET, 20, 0xfffffff0, 4),
    "wrong-offset.xlsx": by_hand.patch_entries(good(), SHEET, 42, 3, 4),
    "overlapping.xlsx": overlapping(),
    "many-entries.xlsx": many_entries(),
    "encrypted-entry.xlsx": by_hand.patch_entries(good(), SHEET, 8, 1, 2),
    "unknown-packing.xlsx": by_hand.patch_entries(good(), SHEET, 10, 12, 2),
    "deep.xlsx": good("<row>" + "<c>" * 50_000),
    "deep-foreign.xlsx": with_sheet("<a>" * 300_000),
    "attributes.xlsx": good("<row " + " ".join(f"a{i}=''" for i in range(50_000)) + "/>"),
    "attributes-utf-16.xlsx": with_sheet(by_hand.sheet("<row " + " ".join(f"\u3c41{i}='\u3c41'" for i in range(20_000)) + "/>")
                                         .replace("UTF-8", "UTF-16").encode("utf-16")),
    "attributes-comment.xlsx": good("<!--<a \"--><row " + " ".join(f"a{i}=\"\"" for i in range(20_000)) + "/>"),
    "attributes-greater.xlsx": good("<row " + " ".join(f"a{i}='>'" for i in range(20_000)) + "/>"),
    "names.xlsx": good("".join(f"<a{i:x}/>" for i in range(60_000))),
    "namespaces.xlsx": good("<row " + " ".join(f"xmlns:a{i}='b'" for i in range(120)) + ">" + "<a0:c>" * 60),
    "column-beyond.xlsx": good('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
    "column-huge.xlsx": good('<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>'),
    "row-negative.xlsx": good('<row r="-5"><c r="A-5"><v>1</v></c></row>'),
    "row-huge.xlsx": good('<row r="99999999999999999999"><c><v>1</v></c></row>'),
    "rows-backwards.xlsx": good('<row r="5"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'),
    "string-beyond.xlsx": good('<row><c t="s"><v>2000000000</v></c></row>'),
    "string-negative.xlsx": good('<row><c t="s"><v>-1</v></c></row>'),
    "strings-missing.xlsx": by_hand.book(ROW),
    "style-huge.xlsx": good('<row><c s="4294967295"><v>1</v></c><c s="-1"><v>1</v></c></row>'),
    "numbers-odd.xlsx": good("".join(f"<row><c><v>{v}</v></c></row>" for v in ("1e308", "-1e-320", "1e15", "123456789012345678", "-0"))),
    "dates-odd.xlsx": good("".join(f'<row><c s="1"><v>{v}</v></c></row>' for v in (0, 1, 59, 60, 61, 0.99999999, -1, 2958465, 2958466, 1e300))),
    "dates-iso.xlsx": good("".join(f'<row><c t="d"><v>{v}</v></c></row>' for v in (
        "2026-03-31", "2026-02-31", "2026-03-31T24:00", "T", "12:00", "0000-00-00", "2026-03-31T10:00:00.", "2026-03-31Z"))),
    "escapes.xlsx": good('<row><c t="str"><v>_xD800__xDC00__xD800__x0000__x000D_</v></c></row>'),
    "formats.xlsx": by_hand.book('<row><c s="0"><v>1</v></c></row>', style=by_hand.styles(
        dict(enumerate(['[', '&quot;', '\\', '_', '*', '[h', 'a/p', '_\u00e8', '*\U0001f30d', '[$-' + 'x' * 999], 164)), range(164, 174))),
    "overlong.xlsx": with_sheet(by_hand.sheet('<row><c t="str"><v>@@</v></c></row>').encode().replace(b"@@", b"\xc0\xaf")),
    "nul.xlsx": with_sheet(by_hand.sheet('<row><c t="str"><v>@</v></c></row>').encode().replace(b"@", b"\0")),
    "utf-16.xlsx": with_sheet(by_hand.sheet(ROW).replace("UTF-8", "UTF-16").encode("utf-16")),
    "utf-7.xlsx": with_sheet(by_hand.sheet(ROW).replace("UTF-8", "UTF-7")),
    "encoding-unknown.xlsx": with_sheet(by_hand.sheet(ROW).replace("UTF-8", "NOWHERE-1")),
    "relations-loop.xlsx": good(replace={"_rels/.rels": by_hand.relations(("rId1", "officeDocument", "_rels/.rels"))}),
    "relations-nul.xlsx": good(replace={"_rels/.rels": by_hand.relations(("rId1", "officeDocument", "xl/%00.xml"))}),
    "password.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "empty.csv": b"",
    "good.csv": "Cognome;Ore;Nota\r\nRossi;1,5;\"a\"\"b\r\nc\"\r\n'=1;'+39;''-\r\n".encode(),
    "good-mark.csv": "\ufeffCognome,Ore\nMüller,1\n".encode(),
    "good-1252.csv": "Età;Città\n41;Forlì €\n".encode("cp1252"),
    "good-utf-16.csv": "Età;Città\n41;Forlì 🌍\n".encode("utf-16"),
    "sep.csv": b"sep=|\r\na|b;c\r\n",
    "quote-open.csv": b'a;b\n"c;d\ne;f\n',
    "quote-middle.csv": b'a"b;"c"d;"""";""\n',
    "utf-16-odd.csv": "abc;d".encode("utf-16") + b"\x41",
    "utf-16-half.csv": "\ufeff".encode("utf-16-le") + b"\x3d\xd8\x41\x00",
    "mark-lies.csv": b"\xef\xbb\xbfa;\xe8\n",
    "overlong.csv": b"a;\xc0\xaf\xed\xa0\x80\n",
    "undefined-1252.csv": b"a;\xe8;\x81\n",
    "nul.csv": b"a;b\n\0;c\n",
    "columns.csv": b";" * 20_000,
    "lines.csv": b"\r\r\n\n\r\n" * 500,
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
}
# Parts of their own, which fuzz-sheet-reader.c puts into a workbook.
HEAD = len(by_hand.HEAD)
files.update({
    "sheet.xml": by_hand.sheet(ROW.replace('<c r="A1" t="s">', '<c t="inlineStr"><is><r><t>a_x0041_</t></r><rPh><t>b</t></rPh></is></c><c t="s">')
                               .replace("</row>", '<c t="d"><v>2026-03-31T10:00</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'))[HEAD:],
    "strings.xml": SHARED[HEAD:],
    "styles.xml": STYLE[HEAD:],
    "workbook.xml": by_hand.workbook(inside='<workbookPr date1904="true"/>').replace("rId1", "s").replace(
        "</sheets>", '</sheets><definedNames><definedName name="x" localSheetId="0">A!$A$1</definedName></definedNames>')[HEAD:],
    "relations.xml": by_hand.relations(("s", "worksheet", "/s.xml"), ("t", "sharedStrings", "x/../t.xml"), ("y", "styles", "y.xml"))[HEAD:],
})
files = {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}
files.update({f"noise-{seed}.xlsx": noise(good(), seed) for seed in range(8)})

if __name__ == "__main__":
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
