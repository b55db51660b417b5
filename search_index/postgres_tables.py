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
    number integer PRIMARY KEY, is_gone boolean NOT NULL DEFAULT false, version bigint NOT NULL,
    published double precision NOT NULL, id text NOT NULL, keywords text NOT NULL,
    title tsvector NOT NULL, employer tsvector NOT NULL, tags tsvector NOT NULL, body tsvector NOT NULL,
    surface text[] NOT NULL, name text[] NOT NULL
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
CHANGE = """
WITH new AS (
    SELECT * FROM unnest(
        %(id)s::text[], %(published)s::float8[], %(keywords)s::text[], %(title)s::text[], %(employer)s::text[], %(tags)s::text[],
        %(body)s::text[], %(surface)s::text[], %(name)s::text[]
    ) WITH ORDINALITY AS new (id, published, keywords, title, employer, tags, body, surface, name, place)
), now AS (
    UPDATE search_index.state SET version = version + 1, next_number = next_number + (SELECT count(*) FROM new)
    WHERE generation = %(generation)s AND made_by = %(made_by)s
    RETURNING version, next_number - (SELECT count(*) FROM new) AS first
), was AS (
    SELECT number, surface, name FROM {documents} WHERE id = ANY(%(outdated)s) AND NOT is_gone
), emptied AS (
    UPDATE {documents} AS d
    SET is_gone = true, version = now.version, title = '', employer = '', tags = '', body = '', surface = '{{}}', name = '{{}}'
    FROM now WHERE d.number IN (SELECT number FROM was)
), come AS (
    INSERT INTO {documents} (number, version, published, id, keywords, title, employer, tags, body, surface, name)
    SELECT now.first + place - 1, now.version, published, id, keywords, title::tsvector, employer::tsvector, tags::tsvector,
        body::tsvector, string_to_array(surface, ' '), string_to_array(name, ' ')
    FROM new, now
), counted AS (
    SELECT field, token, sum(count) AS count
    FROM (
        SELECT 'surface' AS field, unnest(surface) AS token, -1 AS count FROM was
        UNION ALL SELECT 'name', unnest(name), -1 FROM was
        UNION ALL SELECT 'surface', unnest(string_to_array(surface, ' ')), 1 FROM new
        UNION ALL SELECT 'name', unnest(string_to_array(name, ' ')), 1 FROM new
    ) AS each GROUP BY field, token HAVING sum(count) <> 0
), worded AS (
    INSERT INTO {words} AS known (field, token, count, version)
    SELECT field, token, count, now.version FROM counted, now
    ON CONFLICT (field, token) DO UPDATE SET count = known.count + excluded.count, version = excluded.version
)
SELECT version FROM now
"""
"""A whole change in one statement: each journey to the server costs more than what is done there. It does nothing, and returns
no row, where another generation answers or one made by another version. Numbers of what went stay, so that readers hear of it."""
