import { engineFamilies, type EngineName } from '../../../model/engine-name.ts';
import type { ObjectKind, Operation } from '../../../model/operation.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const requireIdempotent = defineRule({
  id: 'require-idempotent',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Write files without a transaction so that they can run twice',
  why: 'Without a transaction a file that fails half-way has done its first half. Run again, it fails at the first statement that was done already, unless each of them may find its work done.',
  fix: 'Add IF NOT EXISTS or IF EXISTS.',
  sources: ['squawk:prefer-robust-stmts', 'pgfence:prefer-robust-create-table', 'pgfence:prefer-robust-create-index', 'pgfence:prefer-robust-drop', 'pgfence:prefer-robust-stmts'],
  options: {},
  messages: {
    bare: {
      title: '{command} {object} lacks {clause}',
      why: 'No transaction takes the statement back when a later one fails, and a second run of the file fails here.',
      fix: 'Add {clause}.',
    },
  },
  examples: {
    bad: [
      { title: 'no transaction', engine: 'postgresql', base: [t], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY t_a ON t (a);\nALTER TABLE t\n  ADD COLUMN b int;'], expect: ['1:1', '1:3'] },
      { title: 'statements that commit by themselves', engine: 'mysql', base: [t], files: ['CREATE TABLE u (id bigint PRIMARY KEY);\nDROP TABLE t;'], expect: ['1:1', '1:2'] },
      { title: 'a column', engine: 'mariadb', base: [t], files: ['ALTER TABLE t ADD COLUMN b int;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a transaction', engine: 'postgresql', base: [t], files: ['CREATE TABLE u (id bigint PRIMARY KEY);\nALTER TABLE t ADD COLUMN b int;'], expect: [] },
      { title: 'forms that have no such clause', engine: 'mysql', base: [t], files: ['ALTER TABLE t ADD COLUMN b int;\nCREATE INDEX t_a ON t (a);'], expect: [] },
      { title: 'the clause', engine: 'mariadb', base: [t], files: ['ALTER TABLE t ADD COLUMN IF NOT EXISTS b int;\nDROP TABLE IF EXISTS t;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const isPostgres = engineFamilies[context.engine.name] === 'postgres';
    return context.operations.flatMap((judged) => {
      if (isPostgres && judged.in.insideTransaction) return [];
      const clause = lackingClause(judged.operation, context);
      if (clause === undefined) return [];
      return [{ at: judged.in, span: placeOf(judged), message: 'bare', values: { command: judged.in.statement.command, object: nameOf(judged), clause }, objects: [nameOf(judged)] }];
    });
  },
});

/** Kinds of objects that are made with IF NOT EXISTS (manuals, 18 and 9.x). */
const conditional: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['schema', 'sequence', 'extension', 'materialized view', 'database', 'server', 'statistics', 'foreign table', 'collation', 'event']);
const onMysql: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['event', 'database']);

/** Statements that have the clause on PostgreSQL and MariaDB, but not on MySQL. */
const notOnMysql: ReadonlySet<string> = new Set(['create-index', 'add-column', 'drop-column', 'drop-index', 'drop-constraint']);

/** The clause that a statement could have and has not. */
function lackingClause(operation: Operation, { engine: { name } }: RuleContext): string | undefined {
  if (!knowsClause(operation, name) || isExempt(operation)) return undefined;
  if ('ifExists' in operation) return operation.ifExists ? undefined : 'IF EXISTS';
  if (!('ifNotExists' in operation) || operation.ifNotExists) return undefined;
  return mayBeConditional(operation, name) ? 'IF NOT EXISTS' : undefined;
}

function knowsClause({ kind }: Operation, engine: EngineName): boolean {
  return engine !== 'mysql' || !notOnMysql.has(kind);
}

function mayBeConditional(operation: Operation, engine: EngineName): boolean {
  if (operation.kind === 'add-constraint') return engine === 'mariadb';
  if (operation.kind !== 'create-object') return true;
  return conditional.has(operation.objectKind) && !(engine === 'postgresql' && onMysql.has(operation.objectKind));
}

/** What goes with the session, replaces what is there, or has no form with the clause. */
function isExempt(operation: Operation): boolean {
  if (isTemporary(operation) || replaces(operation)) return true;
  if (operation.kind === 'create-index') return operation.index.name === undefined;
  if (operation.kind === 'add-constraint') return operation.constraint.kind === 'primary-key' || operation.constraint.name === undefined;
  return operation.kind === 'drop-constraint' && operation.constraintKind === 'primary-key';
}

function isTemporary(operation: Operation): boolean {
  return 'temporary' in operation && operation.temporary;
}

function replaces(operation: Operation): boolean {
  return 'orReplace' in operation && operation.orReplace;
}

function nameOf({ operation }: JudgedOperation): string {
  if (operation.kind === 'create-index') return operation.index.name ?? '';
  if ('object' in operation) return shown(operation.object);
  if ('index' in operation) return shown(operation.index);
  const table = 'table' in operation ? shown(operation.table) : '';
  if (operation.kind === 'add-column') return `${table}.${operation.column.name}`;
  return operation.kind === 'drop-column' ? `${table}.${operation.column}` : table;
}
