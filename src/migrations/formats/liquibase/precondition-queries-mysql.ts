import { quotedTable, quoteName } from '../../quote-table.ts';
import { Conditions, nameList, type ConditionField, type ObjectQueries, type ObjectQuery } from './precondition-queries.ts';

const conditions = (): Conditions => new Conditions(() => '?');

/** MySQL calls a schema a catalog; changelogs name it either way, or the connection's is meant. */
function inSchema(where: Conditions, column: string, field: ConditionField): Conditions {
  const schema = field('schemaName') ?? field('catalogName') ?? field('foreignKeyTableSchemaName');
  return schema === undefined ? where.always(`${column} = DATABASE()`) : where.add(`${column} = {}`, schema);
}

function table(types: string, nameField: string): ObjectQuery {
  return (field) => {
    const name = field(nameField);
    if (name === undefined) return undefined;
    return inSchema(conditions(), 'table_schema', field).always(`table_type IN (${types})`).add('table_name = {}', name).query('SELECT 1 FROM information_schema.tables');
  };
}

function column(field: ConditionField): ReturnType<ObjectQuery> {
  const [tableName, name] = [field('tableName'), field('columnName')];
  if (tableName === undefined || name === undefined) return undefined;
  return inSchema(conditions(), 'table_schema', field).add('table_name = {}', tableName).add('column_name = {}', name).query('SELECT 1 FROM information_schema.columns');
}

/** One row per index, with its columns in order. */
const indexes = "(SELECT table_schema, table_name, index_name, GROUP_CONCAT(LOWER(column_name) ORDER BY seq_in_index) AS names FROM information_schema.statistics GROUP BY table_schema, table_name, index_name) i";

function index(field: ConditionField): ReturnType<ObjectQuery> {
  const [name, tableName, columns] = [field('indexName'), field('tableName'), nameList(field('columnNames'), (each) => each.toLowerCase())];
  if (name === undefined && (tableName === undefined || columns === undefined)) return undefined;
  return inSchema(conditions(), 'table_schema', field).add('index_name = {}', name).add('table_name = {}', tableName).add('names = {}', columns).query(`SELECT 1 FROM ${indexes}`);
}

function constraint(type: string, fields: { readonly name: string; readonly table: string }): ObjectQuery {
  return (field) => {
    const [name, tableName] = [field(fields.name), field(fields.table)];
    if (name === undefined && tableName === undefined) return undefined;
    // The name of a primary key is always PRIMARY; what a changelog calls it is lost on the server.
    const asked = type === 'PRIMARY KEY' && tableName !== undefined ? undefined : name;
    return inSchema(conditions(), 'table_schema', field).always(`constraint_type = '${type}'`).add('constraint_name = {}', asked).add('table_name = {}', tableName)
      .query('SELECT 1 FROM information_schema.table_constraints');
  };
}

function foreignKey(field: ConditionField): ReturnType<ObjectQuery> {
  const [name, tableName, target] = [field('foreignKeyName'), field('foreignKeyTableName'), field('referencedTableName')];
  if (name === undefined && tableName === undefined) return undefined;
  return inSchema(conditions(), 'constraint_schema', field).add('constraint_name = {}', name).add('table_name = {}', tableName).add('referenced_table_name = {}', target)
    .query('SELECT 1 FROM information_schema.referential_constraints');
}

function rows(expectedOf: (field: ConditionField) => string | undefined): ObjectQuery {
  return (field) => {
    const [name, schema, expected] = [field('tableName'), field('schemaName'), expectedOf(field)];
    if (name === undefined || expected === undefined) return undefined;
    const quoted = schema === undefined ? quoteName('mysql', name) : quotedTable({ family: 'mysql', schema, table: name });
    return { query: { text: `SELECT CAST(COUNT(*) AS CHAR) AS value FROM ${quoted}` }, expected };
  };
}

/** Preconditions on MySQL and MariaDB. */
export const mysqlQueries: ObjectQueries = {
  objects: {
    tableExists: table("'BASE TABLE', 'SYSTEM VERSIONED'", 'tableName'),
    viewExists: table("'VIEW'", 'viewName'),
    sequenceExists: table("'SEQUENCE'", 'sequenceName'),
    columnExists: column,
    indexExists: index,
    foreignKeyConstraintExists: foreignKey,
    primaryKeyExists: constraint('PRIMARY KEY', { name: 'primaryKeyName', table: 'tableName' }),
    uniqueConstraintExists: constraint('UNIQUE', { name: 'constraintName', table: 'tableName' }),
    rowCount: rows((field) => field('expectedRows')),
    tableIsEmpty: rows(() => '0'),
  },
  changeSet: (history, { id, author, path }) => conditions().add('ID = {}', id).add('AUTHOR = {}', author)
    .add("TRIM(LEADING '/' FROM REPLACE(REPLACE(FILENAME, 'classpath:', ''), '\\\\', '/')) = {}", path).query(`SELECT 1 FROM ${quotedTable({ family: 'mysql', ...history })}`),
};
