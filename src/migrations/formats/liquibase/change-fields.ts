import type { Fields } from './change-set.ts';

/** Fields of a change that are part of its checksum, beside catalogName and schemaName (Liquibase 4.28, its own metadata). */
const scalars: Readonly<Record<string, string>> = {
  addAutoIncrement: 'columnDataType columnName defaultOnNull generationType incrementBy startWith tableName',
  addColumn: 'tableName',
  addDefaultValue: 'columnDataType columnName defaultValue defaultValueBoolean defaultValueComputed defaultValueConstraintName defaultValueDate defaultValueNumeric defaultValueSequenceNext tableName',
  addForeignKeyConstraint: 'baseColumnNames baseTableCatalogName baseTableName baseTableSchemaName constraintName deferrable deleteCascade initiallyDeferred onDelete onUpdate referencedColumnNames referencedTableCatalogName referencedTableName referencedTableSchemaName referencesUniqueColumn validate',
  addLookupTable: 'constraintName existingColumnName existingTableCatalogName existingTableName existingTableSchemaName newColumnDataType newColumnName newTableCatalogName newTableName newTableSchemaName',
  addNotNullConstraint: 'columnDataType columnName constraintName defaultNullValue tableName validate',
  addPrimaryKey: 'clustered columnNames constraintName forIndexCatalogName forIndexName forIndexSchemaName tableName tablespace validate',
  addUniqueConstraint: 'clustered columnNames constraintName deferrable disabled forIndexCatalogName forIndexName forIndexSchemaName initiallyDeferred tableName tablespace validate',
  alterSequence: 'cacheSize cycle dataType incrementBy maxValue minValue ordered sequenceName',
  createIndex: 'clustered indexName tableName tablespace unique',
  createProcedure: 'dbms encoding path procedureName relativeToChangelogFile replaceIfExists',
  createSequence: 'cacheSize cycle dataType incrementBy maxValue minValue ordered sequenceName startValue',
  createTable: 'remarks tableName tableType tablespace',
  createView: 'encoding fullDefinition path relativeToChangelogFile remarks replaceIfExists viewName',
  delete: 'tableName where',
  dropAllForeignKeyConstraints: 'baseTableCatalogName baseTableName baseTableSchemaName',
  dropColumn: 'columnName tableName',
  dropDefaultValue: 'columnDataType columnName tableName',
  dropForeignKeyConstraint: 'baseTableCatalogName baseTableName baseTableSchemaName constraintName',
  dropIndex: 'indexName tableName',
  dropNotNullConstraint: 'columnDataType columnName constraintName tableName',
  dropPrimaryKey: 'constraintName dropIndex tableName',
  dropProcedure: 'procedureName',
  dropSequence: 'sequenceName',
  dropTable: 'cascadeConstraints tableName',
  dropUniqueConstraint: 'constraintName tableName uniqueColumns',
  dropView: 'ifExists viewName',
  empty: '',
  executeCommand: 'executable os timeout',
  insert: 'dbms tableName',
  mergeColumns: 'column1Name column2Name finalColumnName finalColumnType joinString tableName',
  modifyDataType: 'columnName newDataType tableName',
  output: 'message target',
  renameColumn: 'columnDataType newColumnName oldColumnName remarks tableName',
  renameSequence: 'newSequenceName oldSequenceName',
  renameTable: 'newTableName oldTableName',
  renameView: 'newViewName oldViewName',
  setColumnRemarks: 'columnDataType columnName columnParentType remarks tableName',
  setTableRemarks: 'remarks tableName',
  stop: 'message',
  tagDatabase: 'tag',
  update: 'tableName where',
  loadData: 'tableName file encoding separator quotchar commentLineStartsWith relativeToChangelogFile usePreparedStatements',
  loadUpdateData: 'tableName file encoding separator quotchar commentLineStartsWith relativeToChangelogFile usePreparedStatements primaryKey onlyUpdate',
  sql: 'dbms endDelimiter splitStatements stripComments',
  sqlFile: 'dbms encoding endDelimiter path relativeToChangelogFile splitStatements stripComments',
};

/** Types whose tables are named otherwise, or that name none. */
const withoutSchema = new Set([
  'addForeignKeyConstraint', 'dropForeignKeyConstraint', 'dropAllForeignKeyConstraints', 'addLookupTable', 'tagDatabase', 'empty', 'sql', 'sqlFile', 'output', 'stop', 'executeCommand',
]);

/** Types with columns, and what an empty list of them prints. */
const lists: Readonly<Record<string, 'printed' | 'left out'>> = {
  createTable: 'printed', addColumn: 'printed', createIndex: 'printed', insert: 'printed', update: 'printed', dropColumn: 'left out',
};

const columnNames = new Set((
  'name type value valueNumeric valueDate valueBoolean valueBlobFile valueClobFile valueComputed valueSequenceNext valueSequenceCurrent defaultValue defaultValueNumeric defaultValueDate '
  + 'defaultValueBoolean defaultValueComputed defaultValueSequenceNext defaultValueConstraintName autoIncrement startWith incrementBy generationType defaultOnNull remarks descending computed encoding included'
).split(' '));
const addColumnNames = new Set([...columnNames, 'beforeColumn', 'afterColumn', 'position']);

const constraintNames = new Set((
  'nullable notNullConstraintName primaryKey primaryKeyName primaryKeyTablespace unique uniqueConstraintName references referencedTableCatalogName referencedTableSchemaName referencedTableName '
  + 'referencedColumnNames foreignKeyName deleteCascade deferrable initiallyDeferred checkConstraint validateNullable validateUnique validatePrimaryKey validateForeignKey'
).split(' '));

const booleans = new Set((
  'defaultOnNull deferrable deleteCascade initiallyDeferred referencesUniqueColumn validate clustered disabled cycle ordered unique fullDefinition replaceIfExists dropIndex cascadeConstraints '
  + 'relativeToChangelogFile splitStatements stripComments autoIncrement descending computed included nullable primaryKey validateNullable validateUnique validatePrimaryKey validateForeignKey '
  + 'usePreparedStatements onlyUpdate rerunnable'
).split(' '));
const integers = new Set('incrementBy startWith cacheSize maxValue minValue startValue position'.split(' '));

/** True where Liquibase has the change itself, and not an extension of it. */
export function isKnownChange(type: string): boolean {
  return Object.hasOwn(scalars, type) || type === 'customChange';
}

/** Names of the scalars of a change that are part of its checksum. */
export function checksumFields(type: string): ReadonlySet<string> {
  const own = (scalars[type] ?? '').split(' ').filter((name) => name !== '');
  return new Set(withoutSchema.has(type) ? own : ['catalogName', 'schemaName', ...own]);
}

/** Whether a type has columns that count. */
export function columnsOf(type: string): 'printed' | 'left out' | undefined {
  return Object.hasOwn(lists, type) ? lists[type] : undefined;
}

/**
 * The fields of a column that count, in a change of a type.
 * @param withRawDates Liquibase 4.33.0, and no version before or after it, counts the spelling of a date beside its value.
 */
export function countedColumnFields(type: string, fields: Fields, withRawDates: boolean): Fields {
  const counted = only(fields, type === 'addColumn' ? addColumnNames : columnNames);
  const { rawDateValue } = fields;
  return withRawDates && rawDateValue !== undefined ? { ...counted, rawDateValue } : counted;
}

/** The fields of a column's constraints that count. */
export function countedConstraintFields(fields: Fields): Fields {
  return only(fields, constraintNames);
}

function only(fields: Fields, names: ReadonlySet<string>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}

/** A value as Liquibase prints it after reading it into its own type. */
export function printedValue(name: string, value: string, change: string): string {
  if (booleans.has(name) || (name === 'ifExists' && change === 'dropView')) return value.trim().toLowerCase() === 'true' ? 'true' : 'false';
  return integers.has(name) && /^[+-]?\d+$/.test(value.trim()) ? String(BigInt(value.trim())) : value;
}
