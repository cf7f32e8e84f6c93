#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What PcSheetReader makes of workbooks and text files: those of other programs, and those put together by hand.

test-sheets.py DUMP-SHEET [TEST...]
"""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

import openpyxl
import openpyxl.utils.datetime

import sheet_parts as by_hand

scratch = pathlib.Path(tempfile.mkdtemp(prefix="test-sheets-"))
tests = []
skipped = []


def test(function):
    tests.append(function)
    return function


class Skip(Exception):
    pass


def dump(path):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", TZ="Europe/Rome")
    result = subprocess.run([dump_sheet, str(path)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            timeout=60, check=False)
    assert result.stderr == b"", result.stderr
    found = json.loads(result.stdout)
    assert result.returncode == (1 if "error" in found else 0), result.returncode
    return found


def dump_bytes(data, name="file.xlsx"):
    path = scratch / name
    path.write_bytes(data)
    return dump(path)


def rows(found, index=0):
    """{row: {column: (type, value)}} of a sheet that was read to its end."""
    assert "error" not in found, found["error"]
    return {row: {cell[0]: (cell[1], cell[2]) for cell in cells} for row, cells in found["sheets"][index]["rows"]}


def texts(found, index=0):
    return [[value for _, value in cells.values()] for cells in rows(found, index).values()]


def refused(found, words, code=None):
    assert "error" in found, found
    assert words in found["error"], found["error"]
    assert code is None or found["code"] == code, found["code"]


INVALID, NOT_FOUND, DAMAGED = 0, 1, 7


# ---- Programs

@test
def openpyxl_cells():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Persone"
    sheet.append(["Cognome", "Età", "Nato il", "Ore", "Attivo", "Nota"])
    sheet.append(["Rossi", 41, datetime.date(1985, 3, 31), datetime.timedelta(hours=30, minutes=15), True, " due\nrighe "])
    sheet.append(["Nguyễn 🌍", 1.5, datetime.datetime(2026, 10, 25, 2, 30), datetime.time(9, 30), False, "_x0041_"])
    sheet["F5"] = "=1/0"
    sheet["A5"] = "#N/A"
    sheet["B5"].value = 184
    sheet["B5"].number_format = "00000"
    hidden = book.create_sheet("Ids nascosti")
    hidden.sheet_state = "hidden"
    deep = book.create_sheet("Chiavi")
    deep.sheet_state = "veryHidden"
    deep["XFD1"] = "ultima"
    book.create_named_range("Ore", sheet, "$D$2:$D$3")
    path = scratch / "openpyxl.xlsx"
    book.save(path)

    found = dump(path)
    assert [(s["name"], s["state"]) for s in found["sheets"]] == [
        ("Persone", "visible"), ("Ids nascosti", "hidden"), ("Chiavi", "very-hidden")]
    assert found["names"] == [["Ore", -1, "'Persone'!$D$2:$D$3", False]], found["names"]
    cells = {row: {cell[0]: cell[1:] for cell in line} for row, line in found["sheets"][0]["rows"]}
    assert cells[2][0][:2] == ["text", "Rossi"] and cells[2][1][:3] == ["number", 41, "plain"]
    assert cells[2][2][:3] == ["number", 31137, "date"], cells[2][2]
    assert cells[2][3][2] == "duration" and abs(cells[2][3][1] * 24 - 30.25) < 1e-9, cells[2][3]
    assert cells[2][4][:2] == ["boolean", 1] and cells[2][5][1] == " due\nrighe "
    assert cells[3][0][1] == "Nguyễn 🌍" and cells[3][2][2] == "date-time" and cells[3][3][2] == "time"
    assert cells[5][0][:2] == ["error", "#N/A"] and cells[5][1][:4] == ["number", 184, "plain", 5], cells[5]
    assert 4 not in cells
    assert rows(found, 2) == {1: {16383: ("text", "ultima")}}


@test
def openpyxl_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2026, 3, 31)
    path = scratch / "mac.xlsx"
    book.save(path)

    found = dump(path)
    assert found["is_1904"]
    assert rows(found) == {1: {0: ("number", 46112 - 1462)}}, rows(found)


def convert(path, kind):
    if shutil.which("soffice") is None:
        raise Skip("LibreOffice is not installed")
    out = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{scratch}/office", "--headless", "--convert-to", kind,
                    "--outdir", str(out), str(path)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=150)
    return next(out.iterdir())


@test
def libreoffice_saves_it_again():
    book = openpyxl.Workbook()
    sheet = book.active
    hard = ["007", "=cmd|' /C calc'!A0", "+39 333 1234567", "-5", "@x", "مُحمّد", "🌍", "a" * 32767, "due\nrighe", "\ttab", "_x0041_"]
    for i, value in enumerate(hard, 1):
        # openpyxl leaves it to its caller to guard what looks like an escape.
        sheet.cell(i, 1).value = value.replace("_x", "_x005F_x")
        sheet.cell(i, 1).data_type = "s"
    sheet["B1"] = datetime.datetime(1999, 12, 31)
    sheet["B1"].number_format = "DD/MM/YYYY"
    sheet["B2"] = 1.5
    sheet["B2"].number_format = "[HH]:MM"
    sheet["B3"] = 562.5
    sheet["B3"].number_format = '[$€-410] #,##0.00;[RED]-[$€-410] #,##0.00'
    sheet["B4"] = "=B3*2"
    book.create_sheet("Nascosto").sheet_state = "hidden"
    path = scratch / "hard.xlsx"
    book.save(path)

    for file in (path, convert(path, "xlsx")):
        found = dump(file)
        cells = {row: {cell[0]: cell[1:] for cell in line} for row, line in found["sheets"][0]["rows"]}
        for i, value in enumerate(hard, 1):
            assert cells[i][0][:2] == ["text", value], (file, i, cells[i][0])
        assert cells[1][1][:3] == ["number", 36525, "date"], cells[1]
        assert cells[2][1][:3] == ["number", 1.5, "duration"], cells[2]
        assert cells[3][1][:3] == ["number", 562.5, "plain"], cells[3]
        assert found["sheets"][1]["state"] == "hidden"
    assert cells[4][1] == ["number", 1125, "plain", 0, True], cells[4]


# ---- By hand

@test
def kinds_of_cells():
    found = dump_bytes(by_hand.book(
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>a_x000D__x000A_b&amp;</v></c>'
        '<c r="D2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">Ros</t></r><r><t>si </t></r>'
        '<rPh sb="0" eb="1"><t>no</t></rPh></is></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#DIV/0!</v></c>'
        '<c r="G2" t="d"><v>2026-03-31</v></c><c r="H2" t="n"><v> 1.5E3 </v></c><c r="I2"/><c r="J2" s="1"><v/></c></row>'
        "<row><c><v>1</v></c><c><v>-0.1</v></c></row>"
        '<row r="7"><c r="B7" t="d"><v>2026-03-31T12:00:00Z</v></c><c><v>2</v></c><c r="E7" t="d"><v>06:00</v></c></row>',
        shared=by_hand.strings("<t>nullo</t>", "<r><t>M\u00fc</t></r><r><t>ller</t></r><rPh><t>no</t></rPh><phoneticPr/>")))
    assert rows(found) == {
        2: {0: ("text", "Müller"), 2: ("text", "a\nb&"), 3: ("text", "Rossi "), 4: ("boolean", 1), 5: ("error", "#DIV/0!"),
            6: ("number", 46112), 7: ("number", 1500)},
        3: {0: ("number", 1), 1: ("number", -0.1)},
        7: {1: ("number", 46112.5), 2: ("number", 2), 4: ("number", 0.25)},
    }, rows(found)


@test
def escapes():
    items = ["_x0041_", "_x005F_x0041_", "_x0041", "_xD83C__xDF0D_", "_xD83C_a", "_x0000_b", "__x0041__", "_x005f_x005F_",
             "_X0041_", "_xZZZZ_", "_xFFFF_c", "a_x000D_b"]
    wanted = ["A", "_x0041_", "_x0041", "🌍", "\ufffda", "b", "_A_", "_x005F_", "_X0041_", "_xZZZZ_", "c", "a\nb"]
    found = dump_bytes(by_hand.book(
        "".join(f'<row><c t="s"><v>{i}</v></c><c t="inlineStr"><is><t>{text}</t></is></c></row>' for i, text in enumerate(items)),
        shared=by_hand.strings(*(f"<t>{item}</t>" for item in items))))
    assert texts(found) == [[text, text] for text in wanted], texts(found)


@test
def strict_edition():
    found = dump_bytes(by_hand.book('<row><c t="s"><v>0</v></c><c s="1"><v>46112</v></c></row>',
                                    shared=by_hand.strings("<t>x</t>", main=by_hand.STRICT_MAIN),
                                    style=by_hand.styles({}, [0, 14], main=by_hand.STRICT_MAIN),
                                    main=by_hand.STRICT_MAIN, kind=by_hand.STRICT_RELATIONS))
    assert found["sheets"][0]["rows"] == [[1, [[0, "text", "x", "plain", 0, False], [1, "number", 46112, "date", 0, False]]]], found


@test
def parts_are_found_by_relations():
    """Absolute, relative, upwards, escaped and in another case; an external one is never followed."""
    for target, part in (("/data/Foglio%201.xml", "data/Foglio 1.xml"), ("../data/s.xml", "data/s.xml"),
                         ("./w/../s.xml", "XL/S.xml"), ("../../../s.xml", "s.xml")):
        content = by_hand.parts(replace={
            "xl/worksheets/sheet1.xml": None, part: by_hand.sheet("<row><c><v>7</v></c></row>"),
            "xl/_rels/workbook.xml.rels": by_hand.relations(
                ("rId9", "externalLink", "file:///etc/passwd", "External"), ("rId1", "worksheet", target)),
        })
        assert rows(dump_bytes(by_hand.pack(content))) == {1: {0: ("number", 7)}}, target

    outside = by_hand.parts(replace={"xl/_rels/workbook.xml.rels": by_hand.relations(
        ("rId1", "worksheet", "http://example.org/sheet1.xml", "External"))})
    refused(dump_bytes(by_hand.pack(outside)), "damaged", DAMAGED)


@test
def charts_are_no_sheets():
    content = by_hand.parts(replace={
        "xl/workbook.xml": by_hand.workbook(["Grafico", "Dati"], "").replace(
            "</sheets>", '</sheets><definedNames><definedName name="X" localSheetId="1" hidden="1">Dati!$A$1</definedName>'
            '<definedName name="Y" localSheetId="0">#REF!</definedName></definedNames>'),
        "xl/_rels/workbook.xml.rels": by_hand.relations(("rId1", "chartsheet", "chartsheets/sheet1.xml"),
                                                        ("rId2", "worksheet", "worksheets/sheet1.xml")),
    })
    found = dump_bytes(by_hand.pack(content))
    assert [s["name"] for s in found["sheets"]] == ["Dati"]
    assert found["names"] == [["X", 0, "Dati!$A$1", True], ["Y", -1, "#REF!", False]], found["names"]


@test
def macros_are_named_and_left():
    content = by_hand.parts("<row><c><v>1</v></c></row>", replace={
        "xl/vbaProject.bin": "macro", "xl/_rels/workbook.xml.rels": by_hand.relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId5", "vbaProject", "vbaProject.bin"))})
    found = dump_bytes(by_hand.pack(content), "file.xlsm")
    assert found["has_macros"] and rows(found) == {1: {0: ("number", 1)}}


@test
def other_encodings_of_xml():
    text = by_hand.sheet('<row><c t="inlineStr"><is><t>è🌍</t></is></c></row>').replace("UTF-8", "UTF-16").encode("utf-16")
    assert texts(dump_bytes(by_hand.book(replace={"xl/worksheets/sheet1.xml": text}))) == [["è🌍"]]


@test
def stored_and_zip64():
    rows_xml = "<row><c><v>1</v></c></row>"
    assert rows(dump_bytes(by_hand.pack(by_hand.parts(rows_xml), by_hand.zipfile.ZIP_STORED))) == {1: {0: ("number", 1)}}
    out = by_hand.io.BytesIO()
    with by_hand.zipfile.ZipFile(out, "w") as archive:
        for name, text in by_hand.parts(rows_xml).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(text.encode())
    assert rows(dump_bytes(out.getvalue())) == {1: {0: ("number", 1)}}


@test
def number_formats():
    formats = {
        "dd/mm/yyyy;@": "date", "[$-410]d mmmm yyyy;@": "date", "d-mmm": "date", "mmm-yy": "date", "yyyy": "date", "mmmm": "date",
        "m/d/yy h:mm": "date-time", "yyyy-mm-dd\\Thh:mm:ss": "date-time", "h:mm AM/PM": "time", "hh:mm": "time", "mm:ss.0": "time",
        "[h]:mm": "duration", "[hh]:mm:ss": "duration", "[mm]:ss": "duration", "[ss]": "duration", "[H]:MM": "duration",
        "General": "plain", "0.00": "plain", "#,##0.00": "plain", "0.00E+00": "plain", "@": "plain", "": "plain", "0%": "plain",
        '"day" 0': "plain", '0 "dys"': "plain", "0\\d": "plain", "[Red]0": "plain", "[Yellow]0.00": "plain", "_-0_d": "plain",
        "[&gt;100]0": "plain", '[$€-410] #,##0.00;[RED]-[$€-410] #,##0.00': "plain", "0;dd/mm/yyyy": "plain", "*d0": "plain",
        "[Magenta]dd/mm/yyyy": "date", '"ore" h"h"mm': "time", "GENERAL": "plain", '0"h"': "plain", "[": "plain", '"': "plain",
    }
    codes = [code.replace('"', "&quot;") for code in formats]
    style = by_hand.styles({200 + i: code for i, code in enumerate(codes)}, [0] + [200 + i for i in range(len(codes))])
    found = dump_bytes(by_hand.book("<row>" + "".join(f'<c s="{i + 1}"><v>1</v></c>' for i in range(len(codes))) + "</row>", style=style))
    shapes = [cell[3] for cell in found["sheets"][0]["rows"][0][1]]
    assert shapes == list(formats.values()), [x for x in zip(formats, shapes, formats.values()) if x[1] != x[2]]


@test
def built_in_formats():
    wanted = {**{i: "date" for i in (14, 15, 16, 17, 27, 36, 57)}, **{i: "time" for i in (18, 19, 20, 21, 45, 47)},
              22: "date-time", 46: "duration", **{i: "plain" for i in (0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 40, 44, 48, 49, 163)}}
    found = dump_bytes(by_hand.book("<row>" + "".join(f'<c s="{i}"><v>1</v></c>' for i in range(len(wanted) + 1)) + "</row>",
                                    style=by_hand.styles({}, wanted)))
    shapes = [cell[3] for cell in found["sheets"][0]["rows"][0][1]]
    # The last has a style that is not there.
    assert shapes == [*wanted.values(), "plain"], shapes


# ---- Refused

@test
def damaged_workbooks():
    good = by_hand.book("<row><c><v>1</v></c></row>")
    name = "xl/worksheets/sheet1.xml"
    for data in (good[:len(good) // 2], good[:-1], good + b"x", by_hand.patch_entries(good, name, 16, 1, 4),
                 by_hand.patch_entries(good, name, 24, 5, 4), by_hand.patch_entries(good, name, 20, 5, 4),
                 by_hand.patch_entries(good, name, 42, 5, 4), by_hand.patch_entries(good, name, 42, 0xfffffff0, 4)):
        refused(dump_bytes(data), "damaged", DAMAGED)

    for row in ('<row r="0"/>', '<row r="-1"/>', '<row r="5"/><row r="5"/>', '<row r="5"/><row r="4"/>', '<row r="1"><c r="XFE1"/></row>',
                '<row r="1"><c r="A2"/></row>', '<row r="1"><c r="a1"/></row>', '<row r="1"><c r="1A"/></row>', '<row r="1"><c r=""/></row>',
                '<row r="1"><c r="B1"/><c r="A1"/></row>', '<row r="1"><c r="B1"/><c r="B1"/></row>', "<row><c><v>abc</v></c></row>",
                "<row><c><v>nan</v></c></row>", "<row><c><v>1e999</v></c></row>", "<row><c><v>0x10</v></c></row>",
                '<row><c t="s"><v>0</v></c></row>', '<row><c t="s"><v>-1</v></c></row>', '<row><c t="b"><v>2</v></c></row>',
                '<row><c t="zz"><v>2</v></c></row>', "<row><c></row>", "<row>&undefined;</row>", "<row>\x01</row>", "<row>&#0;</row>"):
        refused(dump_bytes(by_hand.book(row)), "damaged", DAMAGED)

    cut = by_hand.sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")[:-40]
    found = dump_bytes(by_hand.book(replace={name: cut}))
    refused(found, "damaged", DAMAGED)
    assert len(found["sheets"][0]["rows"]) == 1, found


@test
def rows_and_columns_end():
    last = dump_bytes(by_hand.book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert rows(last) == {1048576: {16383: ("number", 1)}}
    refused(dump_bytes(by_hand.book('<row r="1048577"><c><v>1</v></c></row>')), "rows beyond", INVALID)
    refused(dump_bytes(by_hand.book("<row>" + "<c/>" * 16385 + "</row>")), "damaged", DAMAGED)


@test
def two_of_one_name():
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = by_hand.io.BytesIO(by_hand.book())
        with by_hand.zipfile.ZipFile(out, "a") as archive:
            archive.writestr("XL/workbook.xml", "other")
    refused(dump_bytes(out.getvalue()), "damaged", DAMAGED)
    twice = by_hand.parts(replace={"xl/workbook.xml": by_hand.workbook(["A", "B"]), "xl/_rels/workbook.xml.rels": by_hand.relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet1.xml"))})
    refused(dump_bytes(by_hand.pack(twice)), "damaged", DAMAGED)


@test
def definitions_are_refused():
    entities = ('<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">',
                '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<!-- a --><!DOCTYPE worksheet>")
    for doctype in entities:
        text = by_hand.sheet('<row><c t="inlineStr"><is><t>&b;&x;</t></is></c></row>').replace("?>\n", "?>\n" + doctype)
        for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels"):
            refused(dump_bytes(by_hand.book(replace={part: text})), "definitions", INVALID)


@test
def bombs_are_refused():
    bomb = by_hand.book(replace={"xl/worksheets/sheet1.xml": by_hand.sheet(" " * 9_000_000)})
    assert len(bomb) < 20_000
    refused(dump_bytes(bomb), "unpacks to far more", INVALID)
    # What a part says of its size does not help it.
    liar = by_hand.patch_entries(bomb, "xl/worksheets/sheet1.xml", 24, 1000, 4)
    refused(dump_bytes(liar), "damaged", DAMAGED)
    deep = by_hand.book("<row>" + "<c>" * 100 + "</c>" * 100 + "</row>")
    refused(dump_bytes(deep), "no spreadsheet program writes", INVALID)
    wide = by_hand.book("<row " + " ".join(f"a{i}=''" for i in range(200_000)) + "/>")
    refused(dump_bytes(wide), "no spreadsheet program writes", INVALID)
    names = by_hand.book("".join(f"<a{i:x}/>" for i in range(200_000)))
    refused(dump_bytes(names), "damaged", DAMAGED)
    spaces = by_hand.book("<row " + " ".join(f"xmlns:a{i}='b'" for i in range(100)) + ">" + "".join(
        "<c " + " ".join(f"xmlns:b{i}{k}='b'" for i in range(100)) + ">" for k in range(3)))
    refused(dump_bytes(spaces), "no spreadsheet program writes", INVALID)
    many = by_hand.parts(replace={f"x{i}": "" for i in range(10001)})
    refused(dump_bytes(by_hand.pack(many)), "more parts", INVALID)
    long = by_hand.book(f'<row><c t="str"><v>{os.urandom(600_000).hex()}</v></c></row>')
    refused(dump_bytes(long), "cell A1 is longer", INVALID)


@test
def gzip_inside_a_part_stays_packed():
    import gzip
    data = gzip.compress(by_hand.sheet("<row><c><v>1</v></c></row>").encode(), mtime=0)
    refused(dump_bytes(by_hand.book(replace={"xl/worksheets/sheet1.xml": data})), "damaged", DAMAGED)


@test
def other_files_say_what_to_do():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    ods = by_hand.pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
    xlsb = by_hand.parts(replace={"_rels/.rels": by_hand.relations(("rId1", "officeDocument", "xl/workbook.bin"))})
    word = by_hand.parts(replace={"xl/workbook.xml": by_hand.HEAD + "<document/>"})
    cases = (
        (ole + "EncryptedPackage".encode("utf-16-le"), "password"), (ole, ".xls"), (ods, ".ods"), (by_hand.pack(xlsb), ".xlsb"),
        (by_hand.pack({"Index/Document.iwa": "x"}), "Numbers"), (by_hand.pack({"a.txt": "x"}), "not a workbook"),
        (by_hand.pack(word), "not a workbook"), (b"", "empty"), (b"  <html><table></table></html>", "page or a document"),
        (b"%PDF-1.4\n", "page or a document"), (b"\x89PNG\r\n\x1a\n\0\0\0", "no text"), (b"a;b\n\0;c\n", "no text"),
        (by_hand.patch_entries(by_hand.book(), "xl/workbook.xml", 8, 1, 2), "password"),
        (by_hand.patch_entries(by_hand.book(), "xl/workbook.xml", 10, 12, 2), "packed in a way"),
    )
    for data, words in cases:
        refused(dump_bytes(data), words, INVALID)
    refused(dump(scratch / "missing.xlsx"), "no such file", NOT_FOUND)
    refused(dump(scratch), "not a file", INVALID)


# ---- Text

@test
def libreoffice_csv():
    path = scratch / "da.csv"
    path.write_text("Cognome;Ore\nRossi;1,5\nBianchi;2,0\n", encoding="utf-8")
    assert texts(dump(path)) == [["Cognome", "Ore"], ["Rossi", "1,5"], ["Bianchi", "2,0"]]
    # LibreOffice's own filter writes Latin-1 where it is not told otherwise.
    book = openpyxl.Workbook()
    book.active.append(["Età", "perché, no", 'dice "sì"', "a\nb"])
    book.save(scratch / "csv.xlsx")
    assert texts(dump(convert(scratch / "csv.xlsx", "csv"))) == [["Età", "perché, no", 'dice "sì"', "a\nb"]]


def main():
    global dump_sheet
    dump_sheet = sys.argv[1]
    chosen = [function for function in tests if not sys.argv[2:] or function.__name__ in sys.argv[2:]]
    print(f"1..{len(chosen)}")
    for number, function in enumerate(chosen, 1):
        try:
            function()
            print(f"ok {number} - {function.__name__}")
        except Skip as reason:
            print(f"ok {number} - {function.__name__} # SKIP {reason}")
        except Exception:
            print(f"not ok {number} - {function.__name__}")
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
        sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(scratch)
