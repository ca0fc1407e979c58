/** Types of the server, as format_type prints them (manual, Data Types), and of common extensions: none of them is a domain. */
const known: ReadonlySet<string> = new Set([
  'smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money', 'boolean', 'text', 'character varying', 'character', 'bpchar', '"char"', 'name',
  'bytea', 'bit', 'bit varying', 'date', 'time without time zone', 'time with time zone', 'timestamp without time zone', 'timestamp with time zone', 'interval',
  'uuid', 'json', 'jsonb', 'jsonpath', 'xml', 'inet', 'cidr', 'macaddr', 'macaddr8', 'point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle', 'tsvector', 'tsquery',
  'int4range', 'int8range', 'numrange', 'tsrange', 'tstzrange', 'daterange', 'int4multirange', 'int8multirange', 'nummultirange', 'tsmultirange',
  'tstzmultirange', 'datemultirange', 'oid', 'regclass', 'regtype', 'regproc', 'regprocedure', 'regrole', 'regnamespace', 'regconfig', 'regdictionary', 'pg_lsn',
  'txid_snapshot', 'pg_snapshot', 'xid', 'xid8', 'cid', 'tid',
  'citext', 'hstore', 'ltree', 'lquery', 'cube', 'seg', 'isbn', 'geometry', 'geography', 'raster', 'vector', 'halfvec', 'sparsevec',
]);

/** Whether a type is known to be none that a migration made. */
export function isKnownType(name: string): boolean {
  return known.has(name);
}
