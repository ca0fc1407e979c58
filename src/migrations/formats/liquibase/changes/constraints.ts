import type { Change } from '../change-set.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { isNo, isYes } from './column-definition.ts';
import { deferring } from './inline-constraints.ts';
import { columnList, filled, qualified, quoted, required, type NameFields } from './names.ts';

const statements = (...texts: readonly string[]): WrittenChange => ({ kind: 'statements', statements: texts });
const base: NameFields = { name: 'baseTableName', schema: 'baseTableSchemaName', catalog: 'baseTableCatalogName' };
const referenced: NameFields = { name: 'referencedTableName', schema: 'referencedTableSchemaName', catalog: 'referencedTableCatalogName' };

/** `addForeignKeyConstraint` */
export const addForeignKeyConstraint: ChangeType = {
  write: (change, context) => {
    const { fields } = change;
    const onDelete = filled(fields['onDelete']) ?? (isYes(fields['deleteCascade']) ? 'CASCADE' : undefined);
    const onUpdate = filled(fields['onUpdate']);
    return statements([
      `ALTER TABLE ${qualified(change, context, base)} ADD`,
      ...constraintName(change, context),
      `FOREIGN KEY (${columnList(context, required(change, 'baseColumnNames', context))})`,
      `REFERENCES ${qualified(change, context, referenced)} (${columnList(context, required(change, 'referencedColumnNames', context))})`,
      ...(onUpdate === undefined ? [] : [`ON UPDATE ${onUpdate}`]),
      ...(onDelete === undefined ? [] : [`ON DELETE ${onDelete}`]),
      ...deferring(fields, context),
      ...(isNo(fields['validate']) && context.family === 'postgres' ? ['NOT VALID'] : []),
    ].join(' '));
  },
  inverse: (change, context) => dropKey(change, context, base),
};

/** `dropForeignKeyConstraint` */
export const dropForeignKeyConstraint: ChangeType = { write: (change, context) => dropKey(change, context, base) };

function dropKey(change: Change, context: ChangeContext, fields: NameFields): WrittenChange {
  const name = quoted(context, required(change, 'constraintName', context));
  return statements(`ALTER TABLE ${qualified(change, context, fields)} DROP ${context.family === 'mysql' ? 'FOREIGN KEY' : 'CONSTRAINT'} ${name}`);
}

/** `addUniqueConstraint` */
export const addUniqueConstraint: ChangeType = {
  write: (change, context) => {
    const index = filled(change.fields['forIndexName']);
    const tablespace = filled(change.fields['tablespace']);
    const isOfPostgres = context.family === 'postgres';
    return statements([
      `ALTER TABLE ${qualified(change, context)} ADD`,
      ...constraintName(change, context),
      index !== undefined && isOfPostgres ? `UNIQUE USING INDEX ${quoted(context, index)}` : `UNIQUE (${columnList(context, required(change, 'columnNames', context))})`,
      ...(tablespace === undefined || !isOfPostgres ? [] : [`USING INDEX TABLESPACE ${tablespace}`]),
      ...deferring(change.fields, context),
    ].join(' '));
  },
  inverse: dropUnique,
};

/** `dropUniqueConstraint` */
export const dropUniqueConstraint: ChangeType = { write: dropUnique };

function dropUnique(change: Change, context: ChangeContext): WrittenChange {
  const name = quoted(context, required(change, 'constraintName', context));
  return statements(`ALTER TABLE ${qualified(change, context)} DROP ${context.family === 'mysql' ? 'KEY' : 'CONSTRAINT'} ${name}`);
}

/** `addPrimaryKey` */
export const addPrimaryKey: ChangeType = {
  write: (change, context) => {
    const table = qualified(change, context);
    const isOfPostgres = context.family === 'postgres';
    const tablespace = filled(change.fields['tablespace']);
    const name = filled(change.fields['constraintName']);
    const add = [
      `ALTER TABLE ${table} ADD`,
      ...(isOfPostgres ? constraintName(change, context) : []),
      `PRIMARY KEY (${columnList(context, required(change, 'columnNames', context))})`,
      ...(tablespace === undefined || !isOfPostgres ? [] : [`USING INDEX TABLESPACE ${tablespace}`]),
    ].join(' ');
    const isClustered = isOfPostgres && isYes(change.fields['clustered']) && name !== undefined;
    return statements(add, ...(isClustered ? [`CLUSTER ${table} USING ${quoted(context, name)}`] : []));
  },
};

/** `dropPrimaryKey`: where PostgreSQL's has no name in the change, it is looked up on the server. */
export const dropPrimaryKey: ChangeType = {
  write: (change, context) => {
    const table = qualified(change, context);
    if (context.family === 'mysql') return statements(`ALTER TABLE ${table} DROP PRIMARY KEY`);
    const name = filled(change.fields['constraintName']);
    if (name !== undefined) return statements(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(context, name)}`);
    return statements([
      'DO $schema_gitops$ DECLARE found name;',
      `BEGIN SELECT conname INTO STRICT found FROM pg_catalog.pg_constraint WHERE contype = 'p' AND conrelid = '${table.replaceAll("'", "''")}'::regclass;`,
      `EXECUTE format('ALTER TABLE ${table.replaceAll("'", "''").replaceAll('%', '%%')} DROP CONSTRAINT %I', found); END $schema_gitops$`,
    ].join(' '));
  },
};

function constraintName(change: Change, context: ChangeContext): readonly string[] {
  const name = filled(change.fields['constraintName']);
  return name === undefined ? [] : [`CONSTRAINT ${quoted(context, name)}`];
}
