import type { CatalogTable } from '../../../model/schema-state.ts';
import { hasCharacters, rowBytes } from '../../../schema/mysql/column-bytes.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const wide = 'CREATE TABLE wide (id bigint PRIMARY KEY, a varchar(16000)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const refused = 'the server refuses it';

export const myRowSizeLimit = defineRule({
  id: 'my-row-size-limit',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep rows within 65,535 bytes and 1,017 columns',
  why: 'A row takes at most 65,535 bytes, every VARCHAR counted with all the bytes that it may have, and a table of InnoDB has at most 1,017 columns. The server refuses what goes beyond '
    + '(errors 1118, 1117), in the middle of the migration.',
  fix: 'Use TEXT for long texts, which stand outside the row, or split the table.',
  sources: ['bytebase:TABLE_TEXT_FIELDS_TOTAL_LENGTH'],
  options: {},
  messages: {
    bytes: {
      title: 'Rows of {table} may take {bytes} bytes, at most 65535 are allowed',
      why: 'The server refuses it: every VARCHAR counts with all the bytes that it may have, four for a character of utf8mb4.',
      fix: 'Use TEXT for the longest columns, which stand outside the row, or split the table.',
    },
    columns: {
      title: '{table} gets {count} columns, at most 1017 are allowed',
      why: 'InnoDB refuses more.',
      fix: 'Split the table.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(16383) NOT NULL, b varchar(100) NOT NULL) DEFAULT CHARSET=utf8mb4;'], expect: ['1:1'], impossible: refused },
      { title: 'a column too many', engine: 'mariadb', base: [wide], files: ['ALTER TABLE wide\n  ADD COLUMN b int NULL,\n  ADD COLUMN c varchar(1000) NULL;'], expect: ['1:3'], impossible: refused },
    ],
    good: [
      { title: 'the last byte', engine: 'mysql', files: ['CREATE TABLE t (a varchar(65520) NOT NULL, b longtext) DEFAULT CHARSET=latin1;'], expect: [] },
      { title: 'texts outside the row', engine: 'mariadb', base: [wide], files: ['ALTER TABLE wide ADD COLUMN b text NULL, ADD COLUMN c json NULL;'], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'create-table', 'add-column', 'redefine-column', 'convert-character-set').flatMap((judged): readonly RuleResult[] => {
      const [before, after] = [resolveTable(judged.before, judged.operation.table), resolveTable(judged.after, judged.operation.table)];
      return after === undefined || after === before ? [] : judge(judged, before, after);
    });
  },
});

const mostBytes = 65_535;
const mostColumns = 1017;

/** What was beyond the limit before already is not the operation's doing. */
function judge(judged: JudgedOperation, before: CatalogTable | undefined, after: CatalogTable): readonly RuleResult[] {
  const at = judged.in;
  const name = { schema: after.schema, name: after.name };
  const place = { at, span: placeOf(judged), objects: [tableIdentity(judged.after, name)] };
  if (after.columns.length > mostColumns && (before === undefined || before.columns.length <= mostColumns)) {
    return [{ ...place, message: 'columns', values: { table: shown(name), count: String(after.columns.length) } }];
  }
  const isBeyond = (table: CatalogTable, assumed: string): boolean => sizeOf(table, assumed) > mostBytes;
  if (!isBeyond(after, 'utf8mb4') || (before !== undefined && isBeyond(before, 'utf8mb4'))) return [];
  if (!isBeyond(after, 'latin1')) {
    return [{ at, missing: 'schema-state', reason: `The character set of ${shown(name)} is not known, and so not whether its rows are too long.` }];
  }
  return [{ ...place, message: 'bytes', values: { table: shown(name), bytes: String(sizeOf(after, 'utf8mb4')) } }];
}

/** Bytes of all columns, with a bit for each that may be NULL; virtual ones are no part of the row (measured on both servers). */
function sizeOf({ columns, options }: CatalogTable, assumed: string): number {
  const stored = columns.filter(({ generated }) => generated?.stored !== false);
  const bytes = stored.map(({ type, characterSet }) => rowBytes(type, hasCharacters(type) ? characterSet ?? options['charset'] ?? assumed : undefined));
  return bytes.reduce((sum, each) => sum + each, 0) + Math.ceil(stored.filter(({ nullable }) => nullable).length / 8);
}
