// SPDX-License-Identifier: GPL-3.0-or-later
// write-exceljs.js ROWS.tsv WORKBOOK: the streaming writer of exceljs; see rows.js. Without arguments, its version.
'use strict';

const rows = require('./rows.js');

// The event loop has its turn every so many rows, so that what was written can go to the disk.
const TURN = 1000;

async function write(source, path) {
  const Excel = rows.load('exceljs');
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('Sheet1');
  let n = 0;

  sheet.columns = rows.HEADINGS.map((header, i) => ({
    header, width: rows.WIDTHS[i], style: rows.FORMATS[i] ? { numFmt: rows.FORMATS[i] } : {},
  }));
  for (const row of rows.read(source)) {
    sheet.addRow(row).commit();
    if (++n % TURN === 0)
      await new Promise(setImmediate);
  }
  sheet.commit();
  await book.commit();
}

const [source, path] = process.argv.slice(2);

if (source === undefined)
  console.log('exceljs', rows.version('exceljs'), 'with Node.js', process.versions.node);
else
  write(source, path);
