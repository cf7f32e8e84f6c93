# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks put together by hand, part by part, as no spreadsheet program would."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*targets, kind=RELATIONS):
    """Each target is (id, type, target) or, with a mode behind it, external."""
    return HEAD + f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{t[0]}" Type="{kind}/{t[1]}" Target="{t[2]}"'
        + (f' TargetMode="{t[3]}"' if len(t) > 3 else "") + "/>" for t in targets) + "</Relationships>"


def sheet(rows, main=MAIN):
    return HEAD + f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'


def strings(*items, main=MAIN):
    return HEAD + f'<sst xmlns="{main}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles(formats, ids, main=MAIN):
    """formats: {id: code}; ids: the number format of each style."""
    return (HEAD + f'<styleSheet xmlns="{main}"><numFmts>'
            + "".join(f'<numFmt numFmtId="{key}" formatCode="{code}"/>' for key, code in formats.items())
            + '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
            + "".join(f'<xf numFmtId="{key}"/>' for key in ids) + "</cellXfs></styleSheet>")


def workbook(names=("Foglio1",), inside="", main=MAIN, kind=RELATIONS):
    return (HEAD + f'<workbook xmlns="{main}" xmlns:r="{kind}">{inside}<sheets>'
            + "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1))
            + "</sheets></workbook>")


def parts(rows="", shared=None, style=None, main=MAIN, kind=RELATIONS, **others):
    """The parts of a workbook of one sheet; others replace or add parts, or take one away with None."""
    targets = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    content = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml"), kind=kind),
        "xl/workbook.xml": workbook(main=main, kind=kind),
        "xl/worksheets/sheet1.xml": sheet(rows, main),
    }
    if shared is not None:
        targets.append(("rId2", "sharedStrings", "sharedStrings.xml"))
        content["xl/sharedStrings.xml"] = shared
    if style is not None:
        targets.append(("rId3", "styles", "styles.xml"))
        content["xl/styles.xml"] = style
    content["xl/_rels/workbook.xml.rels"] = relations(*targets, kind=kind)
    content.update(others.pop("replace", {}))
    return {name: text for name, text in content.items() if text is not None}


def pack(content, method=zipfile.ZIP_DEFLATED):
    """The bytes of the file, the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in content.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, text)
    return out.getvalue()


def book(rows="", **options):
    return pack(parts(rows, **options))


def patch_entries(data, name, offset, value, size):
    """Puts a number into the directory's entry of a part: 16 is the checksum, 20 and 24 the sizes, 10 the packing, 8 the flags."""
    data = bytearray(data)
    at = data.find(b"PK\1\2")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46:at + 46 + length] == name.encode():
            data[at + offset:at + offset + size] = value.to_bytes(size, "little")
        at = data.find(b"PK\1\2", at + 46)
    return bytes(data)
