import type { IndexKey } from '../../../model/index-definition.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { typeWords } from '../../type-words.ts';
import { indexWords, writtenIndexes, type WrittenIndex } from '../../written-indexes.ts';

const notes = 'CREATE TABLE notes (id bigint PRIMARY KEY, tags text[], body text, n int);';
const myNotes = 'CREATE TABLE notes (id bigint PRIMARY KEY, body text, n int) ENGINE=InnoDB;';

export const indexTypePolicy = defineRule({
  id: 'index-type-policy',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Use the kinds of indexes that the policy allows',
  why: 'Every access method has its own costs and operations that people must know; some cannot be replicated, checked or built as others can.',
  fix: 'Use an allowed method and columns of allowed types, or have the policy widened.',
  sources: ['bytebase:INDEX_TYPE_ALLOW_LIST', 'bytebase:INDEX_TYPE_NO_BLOB'],
  options: {
    'allow': { type: 'string-list', default: ['btree'], summary: 'Access methods that are allowed, in lower case: btree, hash, gin, fulltext …' },
    'allow-types': { type: 'pattern-list', default: [], summary: 'Types of key columns that are allowed; all are where the list is empty' },
  },
  messages: {
    method: {
      title: '{index} of {table} uses {method}',
      why: 'The policy allows {allowed}.',
      fix: 'Use an allowed method, or have the policy widened.',
    },
    type: {
      title: '{index} of {table} has column {column} of type {type}',
      why: 'The policy does not allow key columns of type {type}.',
      fix: 'Remove {column} from the index, or have the policy widened.',
    },
  },
  examples: {
    bad: [
      { title: 'a method that is not allowed', engine: 'postgresql', base: [notes], files: ['CREATE INDEX i ON notes USING gin (tags);'], expect: ['1:1'] },
      { title: 'a full text index', engine: 'mysql', base: [myNotes], files: ['ALTER TABLE notes\n  ADD FULLTEXT INDEX i (body);'], expect: ['1:2'] },
      {
        title: 'a type that is not allowed', engine: 'mariadb', base: [myNotes], files: ['CREATE INDEX i ON notes (n, body(20));'], expect: ['1:1'],
        options: { 'allow-types': ['int$', '^varchar'] },
      },
    ],
    good: [
      { title: 'a method that is', engine: 'postgresql', base: [notes], files: ['CREATE INDEX i ON notes USING gin (tags);'], expect: [], options: { allow: ['btree', 'gin'] } },
      { title: 'a plain index', engine: 'mysql', base: [myNotes], files: ['CREATE INDEX i ON notes (n);'], expect: [] },
      { title: 'types that are allowed', engine: 'mariadb', base: [myNotes], files: ['CREATE INDEX i ON notes (n);'], expect: [], options: { 'allow-types': ['int$'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    return writtenIndexes(context).flatMap((index) => [...judgeMethod(index, context), ...judgeTypes(index, context)]);
  },
});

function judgeMethod(index: WrittenIndex, { options }: RuleContext): readonly RuleHit[] {
  const allowed = options.list('allow');
  return allowed.includes(index.method) ? [] : [hitOf(index, 'method', { method: index.method, allowed: allowed.join(', ') })];
}

function judgeTypes(index: WrittenIndex, context: RuleContext): readonly RuleResult[] {
  if (context.options.list('allow-types').length === 0) return [];
  const { judged, keys } = index;
  const table = resolveTable(judged.after, judged.operation.table);
  if (table === undefined) return [unknownTable(judged, judged.operation.table, 'the types of its columns are not known')];
  return keys.flatMap(({ column: name }: IndexKey) => {
    const column = name === undefined ? undefined : findColumn(judged.after, table, name);
    const type = column === undefined ? undefined : typeWords(column.type);
    if (name === undefined || type === undefined || context.options.matches('allow-types', type)) return [];
    return [hitOf(index, 'type', { column: name, type })];
  });
}

function hitOf({ judged, name, span }: WrittenIndex, message: string, values: Readonly<Record<string, string>>): RuleHit {
  const { operation, before, in: at } = judged;
  const words = indexWords(name);
  return {
    at,
    span,
    message,
    values: { ...values, index: words.charAt(0).toUpperCase() + words.slice(1), table: shown(operation.table) },
    objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
  };
}
