-- >>> V1__create.sql
CREATE UNLOGGED TABLE t (id int PRIMARY KEY WITH (fillfactor = 70), body text, raw bytea) WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false);
COMMENT ON TABLE t IS 'it''s a table';
COMMENT ON COLUMN t.body IS E'two\nlines';
COMMENT ON COLUMN t.id IS 'key';
CREATE INDEX brin_id ON t USING brin (id) WITH (pages_per_range = 16);
CREATE INDEX hashed ON t USING hash (body);
CREATE INDEX ops ON t (body text_pattern_ops, id);
-- >>> V2__alter.sql
ALTER TABLE t ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN id SET STATISTICS 500, ALTER COLUMN body SET (n_distinct = -0.5);
ALTER TABLE t SET (fillfactor = 90), RESET (autovacuum_enabled), SET LOGGED;
ALTER TABLE t CLUSTER ON t_pkey;
ALTER TABLE t SET WITHOUT CLUSTER;
ALTER TABLE t REPLICA IDENTITY FULL;
ALTER INDEX brin_id SET (pages_per_range = 32);
COMMENT ON COLUMN t.id IS NULL;
COMMENT ON INDEX ops IS 'for LIKE';
COMMENT ON CONSTRAINT t_pkey ON t IS 'main';
COMMENT ON COLUMN t.body IS '';
-- >>> V3__rename.sql
ALTER TABLE t RENAME COLUMN body TO content;
ALTER TABLE t RENAME TO documents;
COMMENT ON COLUMN public.documents.content IS 'moved';
REINDEX TABLE documents;
VACUUM ANALYZE documents;
