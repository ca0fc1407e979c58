import { quotedTable } from '../../quote-table.ts';
import { Conditions, nameList, type ConditionField, type ObjectQueries, type ObjectQuery } from './precondition-queries.ts';

const conditions = (): Conditions => new Conditions((count) => `$${count}`);

/** Liquibase quotes names of mixed case alone; the others are folded to lower case. */
function spelt(name: string): string {
  return /[a-z]/.test(name) && /[A-Z]/.test(name) ? name : name.toLowerCase();
}

const spell = (name: string | undefined): string | undefined => (name === undefined ? undefined : spelt(name));

/** The schema that is named, else the first of the search path. */
function inSchema(where: Conditions, field: ConditionField, name = 'schemaName'): Conditions {
  const schema = spell(field(name));
  return schema === undefined ? where.always('n.nspname = current_schema()') : where.add('n.nspname = {}', schema);
}

const relations = 'SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace';

function relation(kinds: string, nameField: string): ObjectQuery {
  return (field) => {
    const name = spell(field(nameField));
    if (name === undefined) return undefined;
    return inSchema(conditions(), field).always(`c.relkind IN (${kinds})`).add('c.relname = {}', name).query(relations);
  };
}

function column(field: ConditionField): ReturnType<ObjectQuery> {
  const [table, name] = [spell(field('tableName')), spell(field('columnName'))];
  if (table === undefined || name === undefined) return undefined;
  return inSchema(conditions(), field).always('a.attnum > 0').always('NOT a.attisdropped').add('c.relname = {}', table).add('a.attname = {}', name)
    .query(`${relations} JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid`);
}

const indexColumns = "(SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number)";

function index(field: ConditionField): ReturnType<ObjectQuery> {
  const [name, table, columns] = [spell(field('indexName')), spell(field('tableName')), nameList(field('columnNames'), spelt)];
  if (name === undefined && (table === undefined || columns === undefined)) return undefined;
  return inSchema(conditions(), field).add('x.relname = {}', name).add('c.relname = {}', table).add(`${indexColumns} = {}`, columns)
    .query(`${relations} JOIN pg_catalog.pg_index i ON i.indrelid = c.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid`);
}

const constraints = `${relations} JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid`;
const constraintColumns = "(SELECT string_agg(a.attname, ',' ORDER BY p.place) FROM unnest(k.conkey) WITH ORDINALITY p(number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number)";

function foreignKey(field: ConditionField): ReturnType<ObjectQuery> {
  const [name, table, target] = [spell(field('foreignKeyName')), spell(field('foreignKeyTableName')), spell(field('referencedTableName'))];
  if (name === undefined && table === undefined) return undefined;
  return inSchema(conditions(), field, 'foreignKeyTableSchemaName').always("k.contype = 'f'").add('k.conname = {}', name).add('c.relname = {}', table)
    .add('k.confrelid = (SELECT oid FROM pg_catalog.pg_class r WHERE r.relname = {} AND r.relnamespace = c.relnamespace)', target)
    .add(`${constraintColumns} = {}`, nameList(field('foreignKeyColumnNames'), spelt)).query(constraints);
}

function key(type: 'p' | 'u', nameField: string): ObjectQuery {
  return (field) => {
    const [name, table] = [spell(field(nameField)), spell(field('tableName'))];
    if (name === undefined && table === undefined) return undefined;
    return inSchema(conditions(), field).always(`k.contype = '${type}'`).add('k.conname = {}', name).add('c.relname = {}', table)
      .add(`${constraintColumns} = {}`, type === 'u' ? nameList(field('columnNames'), spelt) : undefined).query(constraints);
  };
}

function rows(expectedOf: (field: ConditionField) => string | undefined): ObjectQuery {
  return (field) => {
    const [table, schema, expected] = [spell(field('tableName')), spell(field('schemaName')), expectedOf(field)];
    if (table === undefined || expected === undefined) return undefined;
    const name = schema === undefined ? quotedTable({ family: 'postgres', schema: '', table }).slice('"".'.length) : quotedTable({ family: 'postgres', schema, table });
    return { query: { text: `SELECT count(*)::text AS value FROM ${name}` }, expected };
  };
}

/** Preconditions on PostgreSQL. */
export const postgresQueries: ObjectQueries = {
  objects: {
    tableExists: relation("'r', 'p', 'f'", 'tableName'),
    viewExists: relation("'v', 'm'", 'viewName'),
    sequenceExists: relation("'S'", 'sequenceName'),
    columnExists: column,
    indexExists: index,
    foreignKeyConstraintExists: foreignKey,
    primaryKeyExists: key('p', 'primaryKeyName'),
    uniqueConstraintExists: key('u', 'constraintName'),
    rowCount: rows((field) => field('expectedRows')),
    tableIsEmpty: rows(() => '0'),
  },
  changeSet: (table, { id, author, path }) => conditions().add('id = {}', id).add('author = {}', author)
    .add("regexp_replace(replace(filename, '\\', '/'), '^(classpath:)?/*', '') = {}", path).query(`SELECT 1 FROM ${quotedTable({ family: 'postgres', ...table })}`),
};
