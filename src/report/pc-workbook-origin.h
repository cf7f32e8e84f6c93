/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The hidden sheet by which a program knows what a workbook of ours is, in words that are the same in every language.
 * Each row has a key, the number of the table it is about (empty where it is about all), and a value, all of them text:
 *
 *   report     -  word of the report
 *   generated  -  moment in UTC, "2026-03-31T08:15:00Z"
 *   language   -  of headings and words, as "it"
 *   ...        -  parameters of the report, "parameter:" before their name, and what else was said of it
 *   table      n  word of the table
 *   columns    n  names of its columns in their order, spaces between them
 *   kinds      n  the types of these, likewise: "text", "integer", "minutes", "money", "date", "time", "instant"
 *   heading    n  of a column; a line for each in their order, only of a table with cells to be filled in
 *   sheet      n  name of a sheet with its rows, from the second row on; a line for each sheet in their order
 *   rows       n  how many rows that sheet has
 *   digest     n  see pc-row-digest.h
 *   sum:NAME   n  of a column that is totalled, in whole units: minutes, cents, counts
 */

#define PC_ORIGIN_SHEET "percorso"
