"""The tables of the index in a PostgreSQL database: `state` says which generation answers, the others carry its number."""

from __future__ import annotations

BASE = """
CREATE TABLE IF NOT EXISTS search_index.state (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), generation bigint NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 0,
    next_number integer NOT NULL DEFAULT 0, made_by text NOT NULL DEFAULT '',
    synonyms text NOT NULL DEFAULT '', synonyms_version integer NOT NULL DEFAULT 0
);
INSERT INTO search_index.state DEFAULT VALUES ON CONFLICT DO NOTHING;
"""
TABLES = """
CREATE TABLE {documents} (
    number integer PRIMARY KEY, id text NOT NULL, published double precision NOT NULL, keywords text NOT NULL,
    title tsvector NOT NULL, employer tsvector NOT NULL, tags tsvector NOT NULL, body tsvector NOT NULL,
    surface text[] NOT NULL, name text[] NOT NULL, version bigint NOT NULL, is_gone boolean NOT NULL DEFAULT false
);
CREATE TABLE {words} (
    number bigint GENERATED ALWAYS AS IDENTITY, field text NOT NULL, token text COLLATE "C" NOT NULL, count integer NOT NULL,
    version bigint NOT NULL, PRIMARY KEY (field, token)
);
ALTER TABLE {documents} SET (toast_tuple_target = 128);
ALTER TABLE {documents} ALTER title SET STORAGE EXTERNAL, ALTER employer SET STORAGE EXTERNAL, ALTER tags SET STORAGE EXTERNAL,
    ALTER body SET STORAGE EXTERNAL, ALTER surface SET STORAGE EXTERNAL, ALTER name SET STORAGE EXTERNAL;
"""
"""Long columns are kept as they are. PostgreSQL stores them apart only in rows of more than 2 kB; shorter ones are read whole."""
INDEXES = """
CREATE INDEX ON {documents} (id) WHERE NOT is_gone;
CREATE INDEX ON {documents} (version);
CREATE INDEX ON {documents} USING gin (title) WITH (fastupdate = off);
CREATE INDEX ON {documents} USING gin (employer) WITH (fastupdate = off);
CREATE INDEX ON {documents} USING gin (tags) WITH (fastupdate = off);
CREATE INDEX ON {documents} USING gin (body) WITH (fastupdate = off);
CREATE INDEX ON {words} (number);
CREATE INDEX ON {words} (version);
"""
