import type { NotCompared } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, text, texts } from '../../catalog-values.ts';

/** Objects of users of a catalogue that no family reads: what they are called, and where they stand. */
function unread(what: string, catalog: string, { name, where = 'true', alias = 'o' }: { readonly name: string; readonly where?: string; readonly alias?: string }): string {
  return `select '${what}' as what, ${name} as name from ${catalog} ${alias} where ${alias}.oid >= 16384 and ${where} and ${alias}.oid not in (
    select objid from pg_depend where refclassid = 'pg_extension'::regclass and classid = '${catalog}'::regclass and deptype = 'e'
    union all select objid from pg_depend where classid = '${catalog}'::regclass and objid >= 16384 and deptype = 'i')`;
}

const inSchema = (column: string, schema: string): string => `(select n.nspname from pg_namespace n where n.oid = o.${schema}) || '.' || o.${column}`;

/** Kinds that the specification of a comparison leaves out; each is there and said to be. */
const kinds: readonly string[] = [
  unread('access method', 'pg_am', { name: 'o.amname' }),
  unread('base type', 'pg_type', {
    name: inSchema('typname', 'typnamespace'),
    where: `o.typtype in ('b', 'p') and not exists (select from pg_type e where e.typarray = o.oid)`,
  }),
  unread('cast', 'pg_cast', { name: `format_type(o.castsource, null) || ' as ' || format_type(o.casttarget, null)` }),
  unread('conversion', 'pg_conversion', { name: inSchema('conname', 'connamespace') }),
  unread('foreign data wrapper', 'pg_foreign_data_wrapper', { name: 'o.fdwname' }),
  unread('language', 'pg_language', { name: 'o.lanname' }),
  unread('operator', 'pg_operator', { name: inSchema('oprname', 'oprnamespace') }),
  unread('operator class', 'pg_opclass', { name: inSchema('opcname', 'opcnamespace') }),
  unread('operator family', 'pg_opfamily', {
    name: inSchema('opfname', 'opfnamespace'),
    // One that came with a class of its name is told with the class.
    where: `not exists (select from pg_opclass c where c.opcfamily = o.oid and c.opcname = o.opfname)`,
  }),
  unread('text search dictionary', 'pg_ts_dict', { name: inSchema('dictname', 'dictnamespace') }),
  unread('text search parser', 'pg_ts_parser', { name: inSchema('prsname', 'prsnamespace') }),
  unread('text search template', 'pg_ts_template', { name: inSchema('tmplname', 'tmplnamespace') }),
  unread('transform', 'pg_transform', { name: `format_type(o.trftype, null) || ' for ' || (select l.lanname from pg_language l where l.oid = o.trflang)` }),
  `select 'large object with privileges', l.oid::text from (select oid from pg_largeobject_metadata where lomacl is not null limit 1000) l`,
  `select 'security label', l.provider || ' on ' || l.classoid::regclass::text from pg_seclabel l`,
  // Everybody may read these columns of it; the connection and even the number are for superusers (system_views.sql).
  `select 'subscription', s.subname from pg_subscription s where s.subdbid = (select oid from pg_database where datname = current_database())`,
  `select 'user mapping', m.srvname || ' for ' || m.usename from pg_user_mappings m`,
];

/** What is there and compared by nothing. */
export const notComparedStatement = `
select what, count(*)::int as count, array_to_json((array_agg(name order by name))[1:5])::text as examples
from (${kinds.join('\nunion all\n')}) present group by what order by what`;

/** Reads an answer to the statement. */
export function readNotCompared(row: Row): NotCompared {
  const examples: unknown = JSON.parse(text(row, 'examples'));
  return { what: text(row, 'what'), count: integer(row, 'count'), examples: texts({ examples }, 'examples') };
}
