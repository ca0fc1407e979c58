import type { Engine } from '../../../model/engine-name.ts';
import type { CatalogIndex, CatalogTable } from '../../../model/schema-state.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { isInnodb } from '../../alterations.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { keyFault, type KeyFault } from '../../key-bytes.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const notes = 'CREATE TABLE notes (id bigint PRIMARY KEY, title varchar(1000), body text) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const refused = 'the server refuses it';

export const myIndexKeyTooLong = defineRule({
  id: 'my-index-key-too-long',
  category: 'index',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep index keys within the limit of InnoDB',
  why: 'A key of InnoDB takes at most 3072 bytes, a column of it 767 in COMPACT and REDUNDANT tables, and a TEXT or BLOB needs a prefix length. The server refuses what is longer '
    + '(errors 1071, 1170, 1709), in the middle of the migration.',
  fix: 'Give the column a prefix length, or index a generated column with a hash of it.',
  sources: [],
  options: {},
  messages: {
    bytes: {
      title: 'Index {index} of {table} has keys of {bytes} bytes, at most {limit} are allowed',
      why: 'The server refuses it. A character counts with all the bytes that its set may take, four in utf8mb4.',
      fix: 'Give {column} a prefix length, such as {column}(191), or index a generated column with a hash.',
    },
    prefix: {
      title: 'Index {index} of {table} has no prefix length for {column}',
      why: 'The server refuses to index a {type} as a whole.',
      fix: 'Write a prefix length, such as {column}(191), or index a generated column.',
    },
  },
  examples: {
    bad: [
      { title: 'too many bytes', engine: 'mysql', base: [notes], files: ['CREATE INDEX i ON notes (title);'], expect: ['1:1'], impossible: refused },
      { title: 'a text without a prefix', engine: 'mysql', base: [notes], files: ['ALTER TABLE notes\n  ADD COLUMN x int NULL,\n  ADD INDEX i (body);'], expect: ['1:3'], impossible: refused },
      { title: 'two columns together', engine: 'mariadb', files: ['CREATE TABLE t (a varchar(400), b varchar(400), KEY (a, b)) DEFAULT CHARSET=utf8mb4;'], expect: ['1:1'], impossible: refused },
      { title: 'a compact table', engine: 'mariadb', files: ['CREATE TABLE t (\n  a varchar(192),\n  UNIQUE KEY (a)\n) DEFAULT CHARSET=utf8mb4 ROW_FORMAT=COMPACT;'], expect: ['1:3'], impossible: refused },
    ],
    good: [
      { title: 'prefixes', engine: 'mysql', base: [notes], files: ['CREATE INDEX i ON notes (title(768));\nCREATE INDEX j ON notes (body(191));'], expect: [] },
      { title: 'a full-text index', engine: 'mysql', base: [notes], files: ['CREATE FULLTEXT INDEX f ON notes (title, body);'], expect: [] },
      { title: 'long keys that MariaDB hashes or cuts', engine: 'mariadb', base: [notes], files: ['ALTER TABLE notes ADD UNIQUE KEY (title), ADD UNIQUE KEY (body), ADD KEY (title);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const changing = ofKind(context.operations, 'create-table', 'create-index', 'add-constraint', 'add-column', 'redefine-column', 'convert-character-set', 'set-table-option');
    return changing.flatMap((judged) => {
      const [before, after] = [resolveTable(judged.before, judged.operation.table), resolveTable(judged.after, judged.operation.table)];
      if (after === undefined || after === before || !isInnodb(after)) return [];
      return after.indexes.flatMap((index) => judge(judged, { index, before, after }, context.engine));
    });
  },
});

interface Changed {
  readonly index: CatalogIndex;
  readonly before: CatalogTable | undefined;
  readonly after: CatalogTable;
}

/** What was too long before the operation already is not its doing. */
function judge(judged: JudgedOperation, { index, before, after }: Changed, engine: Engine): readonly RuleResult[] {
  const fault = keyFault(index, after, engine);
  const old = before?.indexes.find(({ id }) => id === index.id);
  if (fault === undefined || (old !== undefined && before !== undefined && keyFault(old, before, engine) !== undefined)) return [];
  const name = { schema: after.schema, name: after.name };
  if (fault.assumed) {
    return [{ at: judged.in, missing: 'schema-state', reason: `The character set of ${fault.column} is not known, and so not whether index ${index.name} of ${shown(name)} is too long.` }];
  }
  return [{ at: judged.in, span: spanOf(judged, index), message: fault.message, values: valuesOf(fault, index, after), objects: [`${tableIdentity(judged.after, name)}.${index.name}`] }];
}

function spanOf(judged: JudgedOperation, index: CatalogIndex): ReturnType<typeof placeOf> {
  const { operation } = judged;
  if (operation.kind !== 'create-table') return placeOf(judged);
  const own = operation.constraints.find((constraint) => index.constraint !== undefined && (constraint.kind === 'unique' || constraint.kind === 'primary-key')
    && JSON.stringify(constraint.keys.map(({ column }) => column)) === JSON.stringify(index.definition.keys.map(({ column }) => column)));
  const inColumn = operation.columns.find(({ name, constraints }) => name === index.definition.keys[0]?.column && constraints.length > 0);
  return own?.span ?? index.definition.span ?? inColumn?.span ?? placeOf(judged);
}

function valuesOf(fault: KeyFault, { name }: CatalogIndex, table: CatalogTable): Readonly<Record<string, string>> {
  return { index: name, table: table.name, column: fault.column, type: fault.type, bytes: String(fault.bytes), limit: String(fault.limit) };
}
