-- SPDX-License-Identifier: GPL-3.0-or-later
-- What leaves the office and what comes back in: destinations (a kind of record), and what belongs to this file alone and is
-- no record: the queue of files to hand over, reports frozen as they were handed over, imports.

CREATE TABLE destination
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  user_name TEXT,
  sub_folder TEXT,
  name_pattern TEXT,
  paused INTEGER CHECK (paused IN (0, 1)),
  notes TEXT
) STRICT;

-- A file on its way to one destination. The row stays when the file has gone: with its digest it is the proof. It names its
-- destination without a foreign key, since a destination just made may be undone while something waits for it.
CREATE TABLE outbox
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  destination_id TEXT NOT NULL CHECK (length (destination_id) = 36),
  report TEXT,
  arguments TEXT CHECK (arguments IS NULL OR json_valid (arguments)),
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sub_folder TEXT,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'paused', 'cancelled')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  next_try_at TEXT,
  problem TEXT,
  problem_detail TEXT,
  queued_at TEXT NOT NULL,
  sent_at TEXT,
  remote_name TEXT
) STRICT;

CREATE INDEX outbox_by_sha256 ON outbox (sha256);
CREATE INDEX outbox_open ON outbox (queued_at) WHERE state NOT IN ('sent', 'cancelled');

-- The content of what waits, in pieces, once for all destinations of a file; gone when the last of them has it.
CREATE TABLE outbox_content
(
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  chunk INTEGER NOT NULL CHECK (chunk >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, chunk)
) STRICT;

-- A report as it was when it was handed over; the next one of the period refers to the one before it.
CREATE TABLE handover
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  report TEXT NOT NULL,
  arguments TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT,
  n_rows INTEGER NOT NULL CHECK (n_rows >= 0),
  digest TEXT NOT NULL,
  file_sha256 TEXT CHECK (length (file_sha256) = 64),
  content BLOB NOT NULL,
  previous_id TEXT REFERENCES handover (id)
) STRICT;

CREATE INDEX handover_by_report ON handover (report, made_at);
CREATE INDEX handover_by_previous ON handover (previous_id);

-- Which column of somebody's spreadsheet holds which field, kept under a name.
CREATE TABLE import_mapping
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  headings TEXT NOT NULL CHECK (json_valid (headings)),
  mapping TEXT NOT NULL CHECK (json_valid (mapping))
) STRICT;

-- A row of an import that waits for a decision.
CREATE TABLE import_row
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  import_id TEXT NOT NULL CHECK (length (import_id) = 36),
  source TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  kind TEXT NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid (cells)),
  reason TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE INDEX import_row_by_import ON import_row (import_id, row_number);
