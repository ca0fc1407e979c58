import type { OperationKind } from '../../../model/operation.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../../old-tables.ts';
import { says } from '../../pull-request-text.ts';
import { rowsInWords } from '../../statistics/size-words.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const change = 'ALTER TABLE users ADD COLUMN size int NULL;';
const many = { rows: 25_000_000, bytes: 9_000_000_000 };

export const largeTableRehearsal = defineRule({
  id: 'large-table-rehearsal',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'table-stats', 'repository'],
  weighsBySize: false,
  supersedes: [],
  summary: 'Rehearse changes of large tables, or say why not',
  why: 'How long a change of a large table takes, and who waits meanwhile, shows on a copy of production. Where it is first seen is in production otherwise.',
  fix: 'Run the migrations on a copy of production and name the record in the description of the pull request, Rehearsal: with a link, an issue or a commit; '
    + 'or write Waiver: with the reason why it is not needed.',
  sources: [],
  options: { rows: { type: 'integer', default: 10_000_000, summary: 'Rows from which on a table asks for a rehearsal' } },
  messages: {
    missing: {
      title: 'Changes {table} ({rows}) without a rehearsal',
      why: 'The policy asks for a record of a rehearsal, or a waiver, from {bound} on (pull-request.large-table-rows).',
      fix: 'Write Rehearsal: with a link, an issue or a commit into the description of the pull request, or Waiver: with the reason, and run the check again.',
    },
  },
  examples: {
    bad: [
      { title: 'nothing is said', engine: 'postgresql', base: [users], files: [`SELECT 1;\n${change}`], stats: { 'public.users': many }, description: 'Reason: sizes are needed', expect: ['1:2'] },
      { title: 'a rehearsal that nobody can look at', engine: 'mysql', base: [users], files: [change], stats: { users: many }, description: 'Rehearsal: done, all fine', expect: ['1:1'] },
      { title: 'a waiver without a reason', engine: 'mariadb', base: [users], files: [change], stats: { users: many }, description: '## Waiver\n\n## Tests\nall pass, as they should', expect: ['1:1'] },
    ],
    good: [
      { title: 'a record', engine: 'postgresql', base: [users], files: [change], stats: { 'public.users': many }, description: 'Rehearsal: https://ci.example.org/runs/71', expect: [] },
      { title: 'a waiver', engine: 'mysql', base: [users], files: [change], stats: { users: many }, description: '### Waiver\nThe change is instant on this server.', expect: [] },
      { title: 'a table of ordinary size', engine: 'mariadb', base: [users], files: [change], stats: { users: { rows: 4000, bytes: 90_000 } }, description: '', expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (context.isHistory || (context.description !== undefined && isAnswered(context.description))) return [];
    const seen = new Set<string>();
    return context.operations.flatMap((judged) => judge(judged, context).filter(({ name }) => !seen.has(name) && seen.add(name)).map(({ result }) => result));
  },
});

function isAnswered(description: string): boolean {
  return says(description, 'rehearsal') || says(description, 'waiver');
}

/** What changes neither a table nor its rows. */
const harmless: ReadonlySet<OperationKind> = new Set<OperationKind>(['select', 'comment', 'grant', 'revoke', 'set-variable', 'transaction-control', 'run-code', 'other']);

interface Verdict {
  readonly name: string;
  readonly result: RuleResult;
}

function judge(judged: JudgedOperation, context: RuleContext): readonly Verdict[] {
  if (harmless.has(judged.operation.kind)) return [];
  const bound = context.options.count('rows');
  return oldTablesOf(judged, context).filter(({ stats }) => (stats?.rows ?? 0) >= bound).map((table) => verdict(judged, table, { bound, isKnown: context.description !== undefined }));
}

function verdict({ in: at }: JudgedOperation, { table, name: written, stats }: OldTable, { bound, isKnown }: { readonly bound: number; readonly isKnown: boolean }): Verdict {
  const name = shown(table ?? written);
  if (!isKnown) return { name, result: { at, missing: 'repository', reason: `This run does not see the description of a pull request, and so not whether the change of ${name} was rehearsed.` } };
  return { name, result: { at, message: 'missing', values: { table: name, rows: rowsInWords(stats?.rows ?? 0), bound: rowsInWords(bound) }, objects: [name] } };
}
