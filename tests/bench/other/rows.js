// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the service register for writers in JavaScript, as bench-bare puts them down: a line each, with tabs.
'use strict';

const fs = require('fs');
const path = require('path');

const BLOCK = 1 << 20;
const DATE = 4;
const MINUTES = [5, 6, 7];
const MS_A_DAY = 86400000;
// 1 January 1970, as a spreadsheet counts.
const EPOCH = 25569;

exports.HEADINGS = ['Code', 'Family name', 'Given name', 'Programme', 'Date', 'Start', 'End', 'Hours', 'Service',
  'Individual or group', 'Delivered', 'Operator'];
exports.WIDTHS = [12, 18, 16, 14, 11, 7, 7, 8, 30, 12, 14, 20];
// Of the columns that are numbers.
exports.FORMATS = { 4: 'yyyy-mm-dd', 5: 'hh:mm', 6: 'hh:mm', 7: '[h]:mm' };

// The package from the folder that bench.py has it in.
exports.load = name => require(path.join(process.env.BENCH_NODE_MODULES, name));

exports.version = name => require(path.join(process.env.BENCH_NODE_MODULES, name, 'package.json')).version;

function* readLines(file) {
  const fd = fs.openSync(file, 'r');
  const block = Buffer.alloc(BLOCK);
  const decoder = new (require('string_decoder').StringDecoder)('utf8');
  let rest = '';
  for (let n; (n = fs.readSync(fd, block, 0, BLOCK, null)) > 0;) {
    const lines = (rest + decoder.write(block.subarray(0, n))).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  fs.closeSync(fd);
}

// Each row as an array: text, days and parts of a day as a spreadsheet counts them, null where there is nothing.
exports.read = function* (file) {
  const days = new Map([['', null]]);
  for (const line of readLines(file)) {
    const row = line.split('\t');
    const day = row[DATE];
    for (let i = 0; i < row.length; i++)
      if (row[i] === '')
        row[i] = null;
    if (!days.has(day))
      days.set(day, Date.parse(day + 'T00:00:00Z') / MS_A_DAY + EPOCH);
    row[DATE] = days.get(day);
    for (const i of MINUTES)
      if (row[i] !== null)
        row[i] /= 1440;
    yield row;
  }
};
