import { UserError } from '../../../../errors/user-error.ts';
import type { Change, ChangeColumn } from '../change-set.ts';
import { decodeAs } from '../decode-file.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { readCsv } from './csv.ts';
import { filled, qualified, quoted, required } from './names.ts';
import { textLiteral } from './values.ts';

/** Rows of one INSERT: a statement stays far below what servers take. */
const rowsPerInsert = 500;

/** `loadData`: the rows of a CSV file as INSERTs. */
export const loadData: ChangeType = {
  write: (change, context) => {
    const { names, rows } = readRows(change, context);
    const table = qualified(change, context);
    const columns = names.map((name) => quoted(context, name)).join(', ');
    const statements: string[] = [];
    for (let at = 0; at < rows.length; at += rowsPerInsert) {
      statements.push(`INSERT INTO ${table} (${columns}) VALUES ${rows.slice(at, at + rowsPerInsert).map((row) => `(${row.join(', ')})`).join(', ')}`);
    }
    return { kind: 'statements', statements };
  },
};

/** `loadUpdateData`: rows that are there by their key are changed. */
export const loadUpdateData: ChangeType = {
  write: (change, context): WrittenChange => {
    const { names, rows } = readRows(change, context);
    const table = qualified(change, context);
    const keys = required(change, 'primaryKey', context).split(',').map((name) => name.trim().toLowerCase());
    const isKey = (name: string): boolean => keys.includes(name.toLowerCase());
    const assign = (row: readonly string[], test: (name: string) => boolean): readonly string[] =>
      names.flatMap((name, index) => (test(name) ? [`${quoted(context, name)} = ${row[index] ?? 'NULL'}`] : []));
    const columns = names.map((name) => quoted(context, name)).join(', ');
    const isUpdateOnly = isYes(change.fields['onlyUpdate']);
    return {
      kind: 'statements',
      statements: rows.flatMap((row) => {
        const where = assign(row, isKey).join(' AND ');
        const changes = assign(row, (name) => !isKey(name));
        const update = changes.length === 0 ? [] : [`UPDATE ${table} SET ${changes.join(', ')} WHERE ${where}`];
        const insert = `INSERT INTO ${table} (${columns}) SELECT ${row.join(', ')}${context.family === 'mysql' ? ' FROM DUAL' : ''} WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE ${where})`;
        return isUpdateOnly ? update : [...update, insert];
      }),
    };
  },
};

interface LoadedRows {
  readonly names: readonly string[];
  /** Literals, in the order of the names. */
  readonly rows: readonly (readonly string[])[];
}

/** @throws UserError migrations/changelog-unreadable for a row with more values than the heading has names. */
function readRows(change: Change, context: ChangeContext): LoadedRows {
  const { fields, file } = change;
  if (file === undefined) throw new UserError('migrations/changelog-unreadable', { where: context.where, detail: `${change.type} has no file` });
  const separator = (filled(fields['separator']) ?? ',').replace('\\t', '\t');
  const [heading = [], ...lines] = readCsv(decodeAs(file, fields['encoding']), { separator, quote: filled(fields['quotchar']) ?? '"', comment: filled(fields['commentLineStartsWith']) ?? '#' });
  const names = heading.map((name) => name.trim());
  const columns = names.map((name, index) => columnFor(change, name, index));
  const isTaken = columns.map((column, index) => (column?.fields['type'] ?? '').toLowerCase() !== 'skip' && names[index] !== '');
  const rows = lines.map((line, index) => {
    if (line.length > names.length) {
      throw new UserError('migrations/changelog-unreadable', { where: file.path, detail: `row ${index + 1} has ${line.length} values for ${names.length} columns` });
    }
    return names.map((_, at) => literal(line[at] ?? '', columns[at], context)).filter((_value, at) => isTaken[at]);
  });
  return { names: names.map((name, at) => columns[at]?.fields['name'] ?? name).filter((_name, at) => isTaken[at]), rows };
}

/** A column says by its name in the file, or by its place there, how values are read. */
function columnFor({ columns }: Change, name: string, index: number): ChangeColumn | undefined {
  return columns.find(({ fields }) => (fields['header'] ?? fields['name'])?.toLowerCase() === name.toLowerCase()) ?? columns.find(({ fields }) => fields['index'] === String(index));
}

const numeric = /^-?\d+(?:\.\d+)?$/;

/** How values of a column are written, by the type that the change gives it; `undefined` for an empty one is NULL. */
const writers: Readonly<Record<string, (text: string, context: ChangeContext) => string>> = {
  NUMERIC: (text, context) => (numeric.test(text) ? text : textLiteral(context, text)),
  BOOLEAN: truth,
  COMPUTED: (text) => text,
  SEQUENCE: (text, context) => `nextval(${context.family === 'postgres' ? textLiteral(context, text) : quoted(context, text)})`,
  // Dates are texts that the server reads.
  DATE: dateText,
  DATETIME: dateText,
  TIME: dateText,
  UUID: dateText,
};

/** A value as its column's type says; a text where it says nothing. */
function literal(text: string, column: ChangeColumn | undefined, context: ChangeContext): string {
  const value = text.trim();
  if (value.toUpperCase() === 'NULL') return 'NULL';
  const given = value === '' ? (column?.fields['defaultValue'] ?? '') : value;
  const write = writers[(column?.fields['type'] ?? '').toUpperCase()];
  if (write === undefined) return textLiteral(context, given);
  return given === '' ? 'NULL' : write(given, context);
}

function dateText(text: string, context: ChangeContext): string {
  return textLiteral(context, text.replace(/(?<=\d)T(?=\d)/, ' '));
}

function truth(word: string, { family }: ChangeContext): string {
  const isTrue = ['true', '1', 't', 'yes', 'y'].includes(word.toLowerCase());
  if (family === 'postgres') return isTrue ? 'TRUE' : 'FALSE';
  return isTrue ? '1' : '0';
}
