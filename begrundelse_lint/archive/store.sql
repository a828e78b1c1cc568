-- The store of an archive (store.py). Dates are ISO; what is kept of the letters' own words is NULL unless asked for.

CREATE TABLE salt (value TEXT NOT NULL);  -- what pseudonyms are made with, where the user keeps no key
CREATE TABLE checker (              -- how letters were checked
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE        -- equal keys, equal findings
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,           -- where the letters' paths start from; hidden where paths are
    about TEXT NOT NULL,            -- how letters were checked and kept: JSON
    started TEXT NOT NULL,          -- ISO, local time
    finished TEXT                   -- NULL: stopped, and to be gone on with
);
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
);
CREATE TABLE result (
    id INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL REFERENCES letter,
    checker INTEGER NOT NULL REFERENCES checker,
    sha256 TEXT, size INTEGER, modified INTEGER,
    status TEXT NOT NULL, reason TEXT, transient INTEGER NOT NULL,
    kind TEXT, date TEXT, judged_on TEXT, template INTEGER NOT NULL,
    rules_run INTEGER NOT NULL, rules_not_run TEXT NOT NULL
);
CREATE INDEX result_of_letter ON result (letter, checker);
CREATE TABLE decision (result INTEGER NOT NULL REFERENCES result, outcome TEXT NOT NULL, provision TEXT, line INTEGER);
CREATE INDEX decision_of_result ON decision (result);
CREATE TABLE metric (result INTEGER NOT NULL REFERENCES result, name TEXT NOT NULL, value REAL NOT NULL,
    PRIMARY KEY (result, name)) WITHOUT ROWID;
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    result INTEGER NOT NULL REFERENCES result,
    rule TEXT NOT NULL, level TEXT NOT NULL,
    line INTEGER, "column" INTEGER, end_line INTEGER, end_column INTEGER, page INTEGER,
    fingerprint TEXT NOT NULL, places INTEGER NOT NULL,
    quote TEXT, message TEXT        -- words of the letter: only where asked for
);
CREATE INDEX finding_of_result ON finding (result);
CREATE TABLE seen (                 -- which letters a run has seen, and what came of each
    run INTEGER NOT NULL REFERENCES run,
    letter INTEGER NOT NULL REFERENCES letter,
    result INTEGER NOT NULL REFERENCES result,
    PRIMARY KEY (run, letter)
) WITHOUT ROWID;
CREATE TABLE metadata (             -- unit, team, year, …: what letters are grouped by
    letter INTEGER NOT NULL REFERENCES letter, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (letter, name)
) WITHOUT ROWID;
CREATE TABLE rule (                 -- what the codes meant
    code TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, title TEXT NOT NULL, why TEXT NOT NULL,
    basis TEXT NOT NULL
);
