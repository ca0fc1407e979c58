import type { ConvertCharacterSet, CreateTable, SetTableOption } from '../../../model/operation.ts';
import { canonicalName, completeCharacterSet } from '../../../schema/mysql/character-sets.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { columnHit, writtenColumns, type WrittenColumn } from '../../defined-columns.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

export const myCharset = defineRule({
  id: 'my-charset',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Keep texts in utf8mb4',
  why: 'utf8mb3, also written utf8, has no place for characters of four bytes: strict mode refuses them, otherwise the text is cut. Texts of different sets cannot be joined '
    + 'by an index, and each comparison converts.',
  fix: 'Write utf8mb4, or leave the set out where the database’s default is utf8mb4. List sets that are meant under allow, those for single columns under allow-columns.',
  sources: [
    'skeema:charset', 'bytebase:SYSTEM_CHARSET_ALLOWLIST', 'bytebase:SYSTEM_COLLATION_ALLOWLIST', 'bytebase:TABLE_REQUIRE_CHARSET', 'bytebase:TABLE_REQUIRE_COLLATION',
    'bytebase:COLUMN_REQUIRE_CHARSET', 'bytebase:COLUMN_REQUIRE_COLLATION',
  ],
  options: {
    'allow': { type: 'string-list', default: ['utf8mb4'], summary: 'Character sets that tables and columns may have' },
    'allow-columns': { type: 'string-list', default: [], summary: 'Further sets that a column may name, such as ascii, latin1 or binary' },
    'collations': { type: 'pattern-list', default: [], summary: 'Collations that may be named; without an entry all are' },
  },
  messages: {
    table: {
      title: 'Table {table} has the character set {set}',
      why: 'The policy names other sets. Columns that are added later get it too, unless they name their own.',
      fix: 'Write utf8mb4, or leave the set out.',
    },
    column: {
      title: 'Column {column} of {table} has the character set {set}',
      why: 'The policy names other sets: a text of another set is converted at every comparison, and some characters have no place in it.',
      fix: 'Write utf8mb4, or leave the set out.',
    },
    collation: {
      title: '{subject} has the collation {collation}',
      why: 'The policy names other collations: texts of different ones cannot be compared without saying how.',
      fix: 'Write a collation of the policy, or leave it out.',
    },
  },
  examples: {
    bad: [
      { title: 'the old name of utf8mb3', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a text) DEFAULT CHARSET=utf8;'], expect: ['1:1'] },
      { title: 'a column', engine: 'mariadb', files: ['CREATE TABLE t (\n  id int PRIMARY KEY,\n  a varchar(20) CHARACTER SET latin1,\n  b varchar(20) COLLATE latin1_bin\n);'], expect: ['1:3', '1:4'] },
      { title: 'a collation', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) COLLATE=utf8mb4_bin;'], expect: ['1:1'], options: { collations: ['_0900_ai_ci$'] } },
    ],
    good: [
      { title: 'utf8mb4, and nothing said', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a text COLLATE utf8mb4_bin) CHARACTER SET utf8mb4;', 'CREATE TABLE u (id int PRIMARY KEY, a text);'], expect: [] },
      { title: 'a set for a column', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a char(2) CHARACTER SET ascii);'], expect: [], options: { 'allow-columns': ['ascii'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    return [...tables(context), ...writtenColumns(context).flatMap((column) => judgeColumn(column, context))];
  },
});

interface Written {
  readonly characterSet?: string | undefined;
  readonly collation?: string | undefined;
}

function tables(context: RuleContext): readonly RuleHit[] {
  return ofKind(context.operations, 'create-table', 'set-table-option', 'convert-character-set').flatMap((judged): readonly RuleHit[] => {
    const { operation, before, after, in: at } = judged;
    const written = writtenSet(judged);
    const isTemporary = operation.kind === 'create-table' ? operation.temporary : resolveTable(before, operation.table)?.temporary === true;
    const fault = written === undefined || isTemporary ? undefined : faultOf(written, [], context);
    const table = shown(operation.table);
    return fault === undefined ? [] : [{
      at, span: placeOf(judged), message: fault.message === 'set' ? 'table' : 'collation', values: { table, subject: `Table ${table}`, ...fault.values },
      objects: [tableIdentity(after, operation.table)],
    }];
  });
}

function writtenSet({ operation, before }: JudgedOperation<CreateTable | SetTableOption | ConvertCharacterSet>): Written | undefined {
  if (operation.kind === 'convert-character-set') return operation.characterSet === 'default' ? undefined : operation;
  if (operation.kind === 'create-table') {
    const isThere = operation.ifNotExists && resolveTable(before, operation.table) !== undefined;
    return isThere ? undefined : { characterSet: operation.options['charset'], collation: operation.options['collate'] };
  }
  if (operation.option === 'CHARACTER SET') return { characterSet: operation.value };
  return operation.option === 'COLLATE' ? { collation: operation.value } : undefined;
}

/** What a redefined column had before, it may keep: MODIFY has to say it again. */
function judgeColumn(column: WrittenColumn, context: RuleContext): readonly RuleHit[] {
  const { definition, old, judged: { operation } } = column;
  const written = completeCharacterSet(context.engine, definition);
  const isKept = old !== undefined && old.characterSet === written?.characterSet && old.collation === written?.collation;
  const fault = isKept ? undefined : faultOf(definition, context.options.list('allow-columns'), context);
  const hit = columnHit(column);
  const values = { ...hit.values, subject: `Column ${definition.name} of ${shown(operation.table)}` };
  return fault === undefined ? [] : [{ ...hit, message: fault.message === 'set' ? 'column' : 'collation', values: { ...values, ...fault.values } }];
}

interface Fault {
  readonly message: 'set' | 'collation';
  readonly values: Readonly<Record<string, string>>;
}

function faultOf(written: Written, more: readonly string[], { engine, options }: RuleContext): Fault | undefined {
  const isDefault = written.characterSet === 'default' || written.collation === 'default';
  const full = isDefault ? undefined : completeCharacterSet(engine, written);
  if (full === undefined) return undefined;
  const allowed = new Set([...options.list('allow'), ...more].map(canonicalName));
  if (!allowed.has(full.characterSet)) return { message: 'set', values: { set: full.characterSet } };
  const isNamed = written.collation !== undefined && options.list('collations').length > 0;
  return isNamed && !options.matches('collations', full.collation) ? { message: 'collation', values: { collation: full.collation } } : undefined;
}
