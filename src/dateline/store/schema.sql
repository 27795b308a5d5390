-- The record, version 1. Later versions: migrations/NNNN_*.sql, applied in order; views: views.sql, made anew with each.
--
-- Days are ISO texts (2025-03-28), offsets code points, end exclusive. What articles say is kept under `article_versions`;
-- what is assembled from it (events, engagements, history) can be thrown away and made again at any time.

CREATE TABLE runs (                      -- what coded an article
    run        INTEGER PRIMARY KEY,
    code       TEXT NOT NULL,            -- version of dateline and hash of its source
    parser     TEXT NOT NULL,            -- language model, version and hash
    knowledge  TEXT NOT NULL,            -- hash of the knowledge files and of the overlay
    first_used TEXT NOT NULL,            -- instant, UTC
    UNIQUE (code, parser, knowledge)
);

CREATE TABLE articles (                  -- one row an article for ever, whatever becomes of its text
    article INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE         -- its URL, else its id
);

CREATE TABLE article_versions (          -- one row a text of an article
    version      INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number       INTEGER NOT NULL,       -- from 0, in the order in which the world could read them
    current      INTEGER NOT NULL,       -- 1 for the newest
    id           TEXT NOT NULL,          -- the article's id as its source gives it
    url          TEXT,
    publisher    TEXT,
    agency       TEXT,
    title        TEXT,
    byline       TEXT,
    language     TEXT,
    as_of        TEXT,                   -- day on which the world could read it; null where nobody tells it
    superseded   TEXT,                   -- as_of of the next version; null for the newest
    told         TEXT,                   -- day of publication
    seen         TEXT,                   -- instant at which this text was first seen, UTC, where the source tells
    instant      TEXT NOT NULL,          -- what texts are put in order by: seen, else instant or day of publication, else ''
    content_hash TEXT NOT NULL,          -- of the text and of what its source says of it
    text         TEXT NOT NULL,
    document     BLOB NOT NULL,          -- zlib of the article's object, dateline/1
    sketch       TEXT NOT NULL,          -- JSON: lowest hashes of its runs of words, by which copies know each other
    run          INTEGER NOT NULL REFERENCES runs,
    UNIQUE (article, content_hash)
);
CREATE INDEX article_versions_by_id ON article_versions (id);
CREATE INDEX article_versions_by_url ON article_versions (url) WHERE url IS NOT NULL;
CREATE INDEX article_versions_by_run ON article_versions (run);
CREATE INDEX article_versions_by_day ON article_versions (as_of);
CREATE INDEX article_versions_superseded ON article_versions (superseded) WHERE superseded IS NOT NULL;

CREATE VIRTUAL TABLE article_search USING fts5 (title, text, content='article_versions', content_rowid='version', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER article_search_add AFTER INSERT ON article_versions BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.version, new.title, new.text);
END;
CREATE TRIGGER article_search_remove AFTER DELETE ON article_versions BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.version, old.title, old.text);
END;
CREATE TRIGGER article_search_change AFTER UPDATE OF title ON article_versions WHEN old.title IS NOT new.title BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.version, old.title, old.text);
    INSERT INTO article_search (rowid, title, text) VALUES (new.version, new.title, new.text);
END;

CREATE TABLE rejections (                -- why a version gave nothing
    version INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    stage   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    detail  TEXT NOT NULL
);
CREATE INDEX rejections_by_version ON rejections (version);

CREATE TABLE actors (                    -- everybody named by anybody
    actor   INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,        -- of the knowledge base, else the name in plain letters, of bodies with its country
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT,
    code    TEXT
);
CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE);
CREATE INDEX actors_by_country ON actors (country);

CREATE TABLE article_actors (            -- who an article names, as of its day
    version INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    ref     TEXT NOT NULL,
    actor   INTEGER NOT NULL REFERENCES actors,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT,
    code    TEXT,
    office  TEXT,
    state   TEXT,                        -- certain, tenure_unverified, ambiguous, unknown
    PRIMARY KEY (version, ref)
) WITHOUT ROWID;
CREATE INDEX article_actors_by_actor ON article_actors (actor, name, kind, country, code);

CREATE TABLE mentions (                  -- the words that name an actor
    version    INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    ref        TEXT NOT NULL,
    kind       TEXT NOT NULL,
    PRIMARY KEY (version, start_char, end_char, ref)
) WITHOUT ROWID;

CREATE TABLE times (
    version     INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start_char  INTEGER NOT NULL,
    end_char    INTEGER NOT NULL,
    type        TEXT NOT NULL,
    value       TEXT,
    earliest    TEXT,
    latest      TEXT,
    granularity TEXT,
    PRIMARY KEY (version, n)
) WITHOUT ROWID;

CREATE TABLE places (
    version    INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    name       TEXT,
    kind       TEXT,
    country    TEXT,
    lat        REAL,
    lon        REAL,
    geonameid  INTEGER,
    role       TEXT,
    PRIMARY KEY (version, n)
) WITHOUT ROWID;

CREATE TABLE reports (                   -- what one text says of one engagement or event
    report   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,              -- names, for ever, the record it belongs to
    kind     TEXT NOT NULL,              -- engagement, event
    version  INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    local    TEXT NOT NULL,              -- its id inside the article
    body     TEXT NOT NULL,              -- JSON of the report, without its evidence
    record   TEXT                        -- id of the engagement or event; null until assembled
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_version ON reports (version, local);
CREATE INDEX reports_by_record ON reports (record, kind);

CREATE TABLE evidence (                  -- the words that carry a record of an article
    version    INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    local      TEXT NOT NULL,
    n          INTEGER NOT NULL,
    role       TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    PRIMARY KEY (version, local, n)
) WITHOUT ROWID;

CREATE TABLE statements (
    statement    INTEGER PRIMARY KEY,
    id           TEXT NOT NULL,
    version      INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    local        TEXT NOT NULL,
    kind         TEXT NOT NULL,          -- direct, mixed, indirect
    verb_class   TEXT,
    speaker      INTEGER REFERENCES actors,
    speaker_text TEXT,
    office       TEXT,
    country      TEXT,                   -- of the speaker
    cue          TEXT NOT NULL,
    content      TEXT NOT NULL,
    on_behalf_of INTEGER REFERENCES actors,
    medium       TEXT,                   -- the words for the means
    medium_class TEXT,                   -- press, interview, social, letter, statement, joint, speech, broadcast, call, document
    earliest     TEXT,
    latest       TEXT,
    granularity  TEXT,
    issues       TEXT NOT NULL,          -- JSON
    part_of      TEXT,                   -- local id
    day          TEXT                    -- when it was said, else the article's day: what lists are ordered by
);
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_version ON statements (version);
CREATE INDEX statements_by_speaker ON statements (speaker, day);
CREATE INDEX statements_by_country ON statements (country, day);
CREATE INDEX statements_by_behalf ON statements (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
CREATE INDEX statements_by_day ON statements (day);

CREATE TABLE statement_issues (
    issue     TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (issue, statement)
) WITHOUT ROWID;
CREATE INDEX statement_issues_by_statement ON statement_issues (statement);

CREATE TABLE statement_addressees (
    actor     INTEGER NOT NULL REFERENCES actors,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (actor, statement)
) WITHOUT ROWID;
CREATE INDEX statement_addressees_by_statement ON statement_addressees (statement);

CREATE VIRTUAL TABLE statement_search USING fts5 (content, content='statements', content_rowid='statement', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER statement_search_add AFTER INSERT ON statements BEGIN
    INSERT INTO statement_search (rowid, content) VALUES (new.statement, new.content);
END;
CREATE TRIGGER statement_search_remove AFTER DELETE ON statements BEGIN
    INSERT INTO statement_search (statement_search, rowid, content) VALUES ('delete', old.statement, old.content);
END;

CREATE TABLE positions (                 -- what a holder wants in an issue, as one text tells it
    position INTEGER PRIMARY KEY,
    version  INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    holder   INTEGER NOT NULL REFERENCES actors,
    issue    TEXT NOT NULL,
    stance   TEXT NOT NULL,
    target   INTEGER REFERENCES actors,
    rests_on TEXT NOT NULL               -- JSON: local ids of statements and events
);
CREATE INDEX positions_by_version ON positions (version);
CREATE INDEX positions_by_holder ON positions (holder, issue);
CREATE INDEX positions_by_target ON positions (target) WHERE target IS NOT NULL;
CREATE INDEX positions_by_issue ON positions (issue);

CREATE TABLE events (                    -- assembled: one act, however many report it
    event       INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    type        TEXT NOT NULL,
    mode        TEXT,
    plover_type TEXT,
    plover_mode TEXT,
    cameo       TEXT,
    goldstein   REAL,
    contexts    TEXT NOT NULL,           -- JSON
    earliest    TEXT,
    latest      TEXT,
    granularity TEXT NOT NULL,
    place       TEXT,
    country     TEXT,
    modality    TEXT NOT NULL,
    negated     INTEGER NOT NULL,
    as_of       TEXT,                    -- last told
    first_as_of TEXT,                    -- first told
    day         TEXT NOT NULL,           -- latest day, else earliest, else first told, else '': what lists are ordered by
    begins      TEXT NOT NULL,           -- earliest day, else latest, else '9999': an event without days lies between no days
    sources     INTEGER NOT NULL,        -- independent ones
    confidence  REAL NOT NULL,
    current     INTEGER NOT NULL,        -- 0: no current text speaks of it
    judged      TEXT,
    why         TEXT NOT NULL            -- JSON
);
CREATE INDEX events_by_day ON events (day, begins, id);
CREATE INDEX events_by_type ON events (plover_type, day, begins);

CREATE TABLE event_parties (
    event   INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    role    TEXT NOT NULL,               -- actor, recipient
    n       INTEGER NOT NULL,
    id      TEXT NOT NULL,               -- actors.id
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT,
    office  TEXT,
    code    TEXT,
    sectors TEXT NOT NULL,               -- JSON
    day     TEXT NOT NULL,               -- events.day
    PRIMARY KEY (event, role, n)
) WITHOUT ROWID;
CREATE INDEX event_parties_by_id ON event_parties (id, day, role);
CREATE INDEX event_parties_by_country ON event_parties (country, day, role) WHERE country IS NOT NULL;

CREATE TABLE event_pairs (               -- country to country, for dyads
    actor     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    day       TEXT NOT NULL,           -- events.day
    begins    TEXT NOT NULL,           -- events.begins
    event     INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (actor, recipient, day, begins, event)
) WITHOUT ROWID;
CREATE INDEX event_pairs_by_event ON event_pairs (event);

CREATE TABLE engagements (               -- assembled: one engagement for its whole life
    engagement   INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    status       TEXT NOT NULL,
    host_country TEXT,
    place        TEXT,
    earliest     TEXT,
    latest       TEXT,
    granularity  TEXT NOT NULL,
    level        TEXT,
    as_of        TEXT,
    first_as_of  TEXT,
    day          TEXT NOT NULL,          -- earliest day, else latest, else first told, else '': what lists are ordered by
    ends         TEXT NOT NULL,          -- latest day, else earliest, else '': an engagement without days lies between no days
    ever_begins  TEXT NOT NULL,          -- first and last of all days that any report ever gave
    ever_ends    TEXT NOT NULL,
    part_of      TEXT,                   -- id of a report of the engagement it belongs to
    agenda       TEXT NOT NULL,          -- JSON
    said_by      TEXT NOT NULL,          -- JSON: parties
    confirmed_by TEXT NOT NULL,          -- JSON
    sources      INTEGER NOT NULL,
    confidence   REAL NOT NULL,
    current      INTEGER NOT NULL,
    judged       TEXT,
    why          TEXT NOT NULL           -- JSON
);
CREATE INDEX engagements_by_day ON engagements (day, ends, id);
CREATE INDEX engagements_to_come ON engagements (ends, status);
CREATE INDEX engagements_ever ON engagements (ever_ends, ever_begins);
CREATE INDEX engagements_told ON engagements (as_of);

CREATE TABLE participants (
    engagement INTEGER NOT NULL REFERENCES engagements ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    side       TEXT NOT NULL,
    id         TEXT NOT NULL,            -- actors.id
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    country    TEXT,
    office     TEXT,
    code       TEXT,
    sectors    TEXT NOT NULL,            -- JSON
    day        TEXT NOT NULL,            -- engagements.day
    PRIMARY KEY (engagement, n)
) WITHOUT ROWID;
CREATE INDEX participants_by_id ON participants (id, day);

CREATE TABLE engagement_countries (      -- who meets whom, country by country, both ways round
    country    TEXT NOT NULL,
    other      TEXT NOT NULL,            -- '' for whomever: then the country of the place counts too
    day        TEXT NOT NULL,            -- engagements.day
    ends       TEXT NOT NULL,            -- engagements.ends
    engagement INTEGER NOT NULL REFERENCES engagements ON DELETE CASCADE,
    PRIMARY KEY (country, other, day, ends, engagement)
) WITHOUT ROWID;
CREATE INDEX engagement_countries_by_engagement ON engagement_countries (engagement);

CREATE TABLE history (                   -- the life of an engagement, in the order in which the world was told
    engagement  INTEGER NOT NULL REFERENCES engagements ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    status      TEXT NOT NULL,
    earliest    TEXT,
    latest      TEXT,
    granularity TEXT NOT NULL,
    as_of       TEXT,
    article     TEXT NOT NULL,           -- articles.key
    number      INTEGER NOT NULL,        -- article_versions.number
    report      TEXT NOT NULL,           -- reports.id
    PRIMARY KEY (engagement, n)
) WITHOUT ROWID;
CREATE INDEX history_by_day ON history (as_of);

CREATE TABLE report_keys (               -- blocks: two reports of one record share a key
    key    INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    PRIMARY KEY (key, report)
) WITHOUT ROWID;
CREATE INDEX report_keys_by_report ON report_keys (report);

CREATE TABLE touched_keys (              -- blocks that wait to be assembled anew
    key INTEGER PRIMARY KEY
);

CREATE TABLE touched_records (           -- records that lost a report and wait to be assembled anew
    kind TEXT NOT NULL,
    id   TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE aliases (                   -- ids that were given out by an earlier coding of a text, and the report that says the same now
    id     TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX aliases_by_report ON aliases (report);

CREATE TABLE judgements (                -- what a person decided; undone by marking
    judgement INTEGER PRIMARY KEY,
    action    TEXT NOT NULL,             -- accept, reject, merge, split, correct
    field     TEXT,
    value     TEXT,
    who       TEXT NOT NULL,
    made      TEXT NOT NULL,             -- instant, UTC
    why       TEXT NOT NULL,
    undone    TEXT                       -- instant, UTC
);

CREATE TABLE judgement_ids (
    id        TEXT NOT NULL,
    judgement INTEGER NOT NULL REFERENCES judgements ON DELETE CASCADE,
    n         INTEGER NOT NULL,
    PRIMARY KEY (id, judgement)
) WITHOUT ROWID;
CREATE INDEX judgement_ids_by_judgement ON judgement_ids (judgement, n);

-- What was fetched from the net, and how every watched address stood last.

CREATE TABLE fetched_addresses (
    url      TEXT PRIMARY KEY,
    etag     TEXT,
    modified TEXT,                   -- Last-Modified, as the server wrote it
    failures INTEGER NOT NULL,       -- in a row; 0 after a success
    due      TEXT,                   -- instant, UTC, from which on it is asked again
    was_read INTEGER NOT NULL        -- 1: what it brought was handed on at least once
) WITHOUT ROWID;

CREATE TABLE fetches (               -- every fetch, in order
    fetch   INTEGER PRIMARY KEY,
    url     TEXT NOT NULL,           -- asked for
    final   TEXT NOT NULL,           -- after redirects
    at      TEXT NOT NULL,           -- instant, UTC
    outcome TEXT NOT NULL,           -- fetched, unchanged, gone, busy, failed, refused, too_large, too_slow
    status  INTEGER,
    bytes   INTEGER NOT NULL,
    why     TEXT NOT NULL
);
CREATE INDEX fetches_by_url ON fetches (url, fetch);

CREATE TABLE alerts_sent (           -- what webhooks have received
    alert TEXT NOT NULL,             -- its name
    entry TEXT NOT NULL,
    at    TEXT NOT NULL,             -- instant, UTC
    PRIMARY KEY (alert, entry)
) WITHOUT ROWID;

CREATE TABLE imported_events (       -- of other data sets, beside ours; nothing is assembled from them
    dataset     TEXT NOT NULL,       -- polecat, icews, gdelt, plover
    id          TEXT NOT NULL,       -- the data set's own
    day         TEXT NOT NULL,
    actor       TEXT NOT NULL,       -- as it is named there
    recipient   TEXT NOT NULL,
    actors      TEXT NOT NULL,       -- countries, ISO 3166-1 alpha-3, parted by ;
    recipients  TEXT NOT NULL,
    type        TEXT,                -- PLOVER
    mode        TEXT,
    cameo       TEXT,
    intensity   REAL,
    country     TEXT,                -- of the place
    place       TEXT,
    url         TEXT,
    PRIMARY KEY (dataset, day, id, actor, recipient)
) WITHOUT ROWID;
CREATE INDEX imported_events_by_day ON imported_events (day);
