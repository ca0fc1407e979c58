import type { Change } from '../change-set.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { columnType } from './data-types.ts';
import { filled, qualified, quoted, required } from './names.ts';
import { defaultValue, textLiteral } from './values.ts';

const statements = (...texts: readonly string[]): WrittenChange => ({ kind: 'statements', statements: texts });
const alter = (change: Change, context: ChangeContext, action: string): string => `ALTER TABLE ${qualified(change, context)} ${action}`;
const columnOf = (change: Change, context: ChangeContext, field = 'columnName'): string => quoted(context, required(change, field, context));

/** `dropColumn`: one by its attribute, or several by elements. */
export const dropColumn: ChangeType = {
  write: (change, context) => {
    const listed = change.columns.flatMap(({ fields }) => filled(fields['name']) ?? []);
    const names = listed.length > 0 ? listed : [required(change, 'columnName', context)];
    const drops = names.map((name) => `DROP COLUMN ${quoted(context, name)}`);
    return statements(...(context.family === 'mysql' ? [alter(change, context, drops.join(', '))] : drops.map((drop) => alter(change, context, drop))));
  },
};

/** `renameColumn`: MySQL changes the whole column, so that the change has to say its type. */
export const renameColumn: ChangeType = { write: (change, context) => rename(change, context, ['oldColumnName', 'newColumnName']), inverse: (change, context) => rename(change, context, ['newColumnName', 'oldColumnName']) };

function rename(change: Change, context: ChangeContext, [from, to]: readonly [string, string]): WrittenChange {
  const old = columnOf(change, context, from);
  const renamed = columnOf(change, context, to);
  if (context.family === 'postgres') return statements(alter(change, context, `RENAME COLUMN ${old} TO ${renamed}`));
  const { sql } = columnType(required(change, 'columnDataType', context), context);
  const remarks = filled(change.fields['remarks']);
  return statements(alter(change, context, `CHANGE ${old} ${renamed} ${sql}${remarks === undefined ? '' : ` COMMENT ${textLiteral(context, remarks)}`}`));
}

/** `modifyDataType` */
export const modifyDataType: ChangeType = {
  write: (change, context) => {
    const column = columnOf(change, context);
    const { sql } = columnType(required(change, 'newDataType', context), context);
    return statements(alter(change, context, context.family === 'postgres' ? `ALTER COLUMN ${column} TYPE ${sql} USING (${column}::${sql})` : `MODIFY ${column} ${sql}`));
  },
};

/** `addDefaultValue`: on PostgreSQL a sequence then belongs to the column. */
export const addDefaultValue: ChangeType = {
  write: (change, context) => {
    const column = columnOf(change, context);
    const type = givenType(change, context);
    const isTruth = type?.kind !== 'other' && change.fields['defaultValueComputed'] === undefined;
    const value = defaultValue(change.fields, context, isTruth ? type : undefined);
    const sequence = filled(change.fields['defaultValueSequenceNext']);
    const owned = sequence === undefined || context.family === 'mysql' ? [] : [`ALTER SEQUENCE ${sequence.split('.').map((part) => quoted(context, part)).join('.')} OWNED BY ${qualified(change, context)}.${column}`];
    return statements(alter(change, context, `ALTER COLUMN ${column} SET DEFAULT ${value ?? 'NULL'}`), ...owned);
  },
  inverse: (change, context) => statements(alter(change, context, `ALTER COLUMN ${columnOf(change, context)} DROP DEFAULT`)),
};

/** `dropDefaultValue` */
export const dropDefaultValue: ChangeType = { write: (change, context) => statements(alter(change, context, `ALTER COLUMN ${columnOf(change, context)} DROP DEFAULT`)) };

/** `addNotNullConstraint`: rows without a value get one first, where the change has it. */
export const addNotNullConstraint: ChangeType = {
  write: (change, context) => {
    const column = columnOf(change, context);
    const type = givenType(change, context);
    const fill = filled(change.fields['defaultNullValue']);
    const value = fill === undefined || fill.toLowerCase() === 'null' ? undefined : defaultValue({ defaultValue: fill }, context, type);
    const filling = value === undefined ? [] : [`UPDATE ${qualified(change, context)} SET ${column} = ${value} WHERE ${column} IS NULL`];
    return statements(...filling, nullability(change, context, true));
  },
  inverse: (change, context) => statements(nullability(change, context, false)),
};

/** `dropNotNullConstraint` */
export const dropNotNullConstraint: ChangeType = {
  write: (change, context) => statements(nullability(change, context, false)),
  inverse: (change, context) => statements(nullability(change, context, true)),
};

/** The type that a change says its column has. */
function givenType(change: Change, context: ChangeContext): ReturnType<typeof columnType> | undefined {
  const given = filled(change.fields['columnDataType']);
  return given === undefined ? undefined : columnType(given, context);
}

function nullability(change: Change, context: ChangeContext, isNotNull: boolean): string {
  const column = columnOf(change, context);
  if (context.family === 'postgres') return alter(change, context, `ALTER COLUMN ${column} ${isNotNull ? 'SET' : 'DROP'} NOT NULL`);
  const { sql } = columnType(required(change, 'columnDataType', context), context);
  return alter(change, context, `MODIFY ${column} ${sql} ${isNotNull ? 'NOT NULL' : 'NULL'}`);
}

/** On PostgreSQL Liquibase makes a sequence of its own for it, and gives it to the column. */
function countBySequence(change: Change, context: ChangeContext): readonly string[] {
  const { fields } = change;
  const column = columnOf(change, context);
  const table = quoted(context, required(change, 'tableName', context));
  const isFolded = table === table.toLowerCase() && column === column.toLowerCase();
  const plain = `${required(change, 'tableName', context).trim()}_${required(change, 'columnName', context).trim()}_seq`;
  const schema = filled(fields['schemaName']);
  const sequence = `${schema === undefined ? '' : `${quoted(context, schema)}.`}${quoted(context, isFolded ? plain.toLowerCase() : plain)}`;
  const start = filled(fields['startWith']);
  const step = filled(fields['incrementBy']);
  return [
    `CREATE SEQUENCE IF NOT EXISTS ${sequence}${start === undefined ? '' : ` START WITH ${start}`}${step === undefined ? '' : ` INCREMENT BY ${step}`}`,
    alter(change, context, `ALTER COLUMN ${column} SET NOT NULL`),
    alter(change, context, `ALTER COLUMN ${column} SET DEFAULT nextval(${textLiteral(context, sequence)})`),
    `ALTER SEQUENCE ${sequence} OWNED BY ${qualified(change, context)}.${column}`,
  ];
}

/** `addAutoIncrement` */
export const addAutoIncrement: ChangeType = {
  write: (change, context) => {
    const column = columnOf(change, context);
    if (context.family === 'postgres') return statements(...countBySequence(change, context));
    const { sql } = columnType(required(change, 'columnDataType', context), context);
    const start = filled(change.fields['startWith']);
    return statements(
      alter(change, context, `MODIFY ${column} ${sql} AUTO_INCREMENT`),
      ...(start === undefined ? [] : [alter(change, context, `AUTO_INCREMENT=${start}`)]),
    );
  },
};
