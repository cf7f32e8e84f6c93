// SPDX-License-Identifier: GPL-3.0-or-later
// write-sheetjs.js ROWS.tsv WORKBOOK: SheetJS, all in memory; see rows.js. Without arguments, its version.
'use strict';

const rows = require('./rows.js');

function makeCell(value, i) {
  if (value === null)
    return undefined;

  return typeof value === 'number' ? { t: 'n', v: value, z: rows.FORMATS[i] } : { t: 's', v: value };
}

function write(source, path) {
  const XLSX = rows.load('xlsx');
  const data = [rows.HEADINGS.map(makeCell)];

  for (const row of rows.read(source))
    data.push(row.map(makeCell));

  const sheet = Object.assign(data, {
    '!ref': XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: data.length - 1, c: rows.HEADINGS.length - 1 } }),
    '!cols': rows.WIDTHS.map(wch => ({ wch })),
  });

  XLSX.writeFile({ SheetNames: ['Sheet1'], Sheets: { Sheet1: sheet } }, path, { compression: true });
}

const [source, path] = process.argv.slice(2);

if (source === undefined)
  console.log('SheetJS', rows.version('xlsx'), 'with Node.js', process.versions.node);
else
  write(source, path);
