import type { FormatName } from '../../../model/migration.ts';
import type { Maintain } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, type JudgedOperation, type JudgedStatement, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';
const build = 'CREATE INDEX CONCURRENTLY i ON users (email);';
const refused = 'the server refuses what the rule warns of';

/** What each tool writes into a file that is to run without a transaction (formats of the tools' manuals). */
const markers: Readonly<Partial<Record<FormatName, string>>> = {
  'atlas': '-- atlas:txmode none',
  'dbmate': '-- migrate:up transaction:false',
  'flyway': 'executeInTransaction=false in the script configuration',
  'goose': '-- +goose NO TRANSACTION',
  'graphile-migrate': '--! no-transaction',
  'liquibase': 'runInTransaction:false',
  'sql-migrate': '-- +migrate Up notransaction',
};

export const concurrentInTransaction = defineRule({
  id: 'concurrent-in-transaction',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Run statements that refuse a transaction outside of one',
  why: 'CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE, ALTER SYSTEM and their like commit on their own, so PostgreSQL refuses them '
    + 'inside a transaction block, be it BEGIN in the file, the runner’s, or the implicit one of several statements sent as one.',
  fix: 'Move the statement to a file of its own and add the marker by which the runner leaves the transaction out.',
  sources: [
    'squawk:ban-concurrent-index-creation-in-transaction', 'atlas:PG103', 'bytebase:STATEMENT_NON_TRANSACTIONAL',
    'pgfence:concurrent-in-transaction',
  ],
  options: {},
  messages: {
    runner: {
      title: '{command} cannot run in the runner’s transaction',
      why: 'The runner wraps this file in a transaction, and PostgreSQL refuses {command} inside one.',
      fix: 'Move it to a file of its own and add the marker: {marker}.',
    },
    explicit: {
      title: '{command} cannot run between BEGIN and COMMIT',
      why: 'PostgreSQL refuses {command} inside a transaction block.',
      fix: 'Move it behind COMMIT, or to a file of its own.',
    },
    body: {
      title: '{command} cannot run in a DO block',
      why: 'A DO block always runs inside a transaction, where PostgreSQL refuses {command}.',
      fix: 'Move it out of the block, to a file that runs without a transaction.',
    },
  },
  examples: {
    bad: [
      {
        title: 'the runner wraps the file', engine: 'postgresql', base: [users], files: [`SELECT 1;\n${build}`],
        expect: ['1:2'], impossible: refused,
      },
      {
        title: 'between BEGIN and COMMIT', engine: 'postgresql', base: [users], transaction: 'none',
        files: [`BEGIN;\n${build}\nCOMMIT;`], expect: ['1:2'], impossible: refused,
      },
    ],
    good: [
      { title: 'the marker of Atlas', engine: 'postgresql', base: [users], files: [`-- atlas:txmode none\n\n${build}`], expect: [] },
      { title: 'the marker of goose', engine: 'postgresql', base: [users], files: [`-- +goose NO TRANSACTION\n-- +goose Up\n${build}`], expect: [] },
    ],
  },
  check({ statements, runner }): readonly RuleResult[] {
    return statements.filter(isRefused).map((at) => ({
      at,
      message: at.statement !== at.outer ? 'body' : isRunners(at) ? 'runner' : 'explicit',
      values: { command: commandOf(at), marker: markers[runner.format ?? 'atlas'] ?? '-- atlas:txmode none' },
      objects: objectsOf(at),
    }));
  },
});

function isRefused({ statement, insideTransaction, operations }: JudgedStatement): boolean {
  return insideTransaction && (statement.transaction === 'alone' || operations.some(rebuildsPartitions));
}

/** REINDEX of a partitioned table works partition by partition, each in a transaction (manual, REINDEX; 14 and newer). */
function rebuildsPartitions(judged: JudgedOperation): boolean {
  return isKind(judged, 'maintain') && judged.operation.command === 'REINDEX TABLE' && isPartitioned(judged);
}

function isPartitioned({ operation, before }: JudgedOperation<Maintain>): boolean {
  return operation.objects.some((name) => resolveTable(before, name)?.partitionBy !== undefined);
}

function isRunners({ transaction }: JudgedStatement): boolean {
  return transaction === 'per-file' || transaction === 'whole-run';
}

function commandOf({ statement, operations }: JudgedStatement): string {
  const isConcurrent = operations.some(({ operation }) => 'concurrently' in operation && operation.concurrently);
  return isConcurrent && !statement.command.endsWith('CONCURRENTLY') ? `${statement.command} CONCURRENTLY` : statement.command;
}

function objectsOf({ operations }: JudgedStatement): readonly string[] {
  return operations.flatMap(({ operation }) => {
    if ('table' in operation) return [shown(operation.table)];
    return operation.kind === 'drop-index' ? [shown(operation.index)] : [];
  });
}
