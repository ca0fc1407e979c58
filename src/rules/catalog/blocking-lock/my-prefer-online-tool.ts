import { defineRule, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../../old-tables.ts';
import { shellWord } from '../../shell-word.ts';
import { sizeInWords } from '../../statistics/size-words.ts';
import { estimateInWords, estimateOf, statementCost, unknownSize } from '../../costs/statement-cost.ts';
import { onlineWay } from '../../statement-way.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const copy = 'ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;';
const rebuild = 'ALTER TABLE users FORCE, ALGORITHM=INPLACE, LOCK=NONE;';
const large = { rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 600_000_000 };

export const myPreferOnlineTool = defineRule({
  id: 'my-prefer-online-tool',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version', 'table-stats'],
  weighsBySize: false,
  supersedes: [],
  summary: 'Write a large table anew with an online schema change tool',
  why: 'A copy or a rebuild of a large table runs for minutes, and on every replica again, one after another: replicas stand still for as long. gh-ost and '
    + 'pt-online-schema-change copy in small steps, slow down when replicas lag, and can be stopped.',
  fix: 'Run the change with gh-ost or pt-online-schema-change, and record the migration as applied.',
  sources: ['bytebase:ADVICE_ONLINE_MIGRATION'],
  options: {
    seconds: { type: 'integer', default: 30, summary: 'Seconds from which on a copy or rebuild is worth a tool' },
  },
  messages: {
    long: {
      title: '{command} on {table} writes {rows} anew: {class}',
      why: 'It takes {interval}, and as long again on {replicas}, where nothing else is applied meanwhile.',
      fix: 'Run it with an online schema change tool, and record the migration as applied.',
    },
  },
  examples: {
    bad: [
      { title: 'a copy of 25 million rows', engine: 'mysql', base: [users], files: [copy], stats: { users: large }, expect: ['1:1'] },
      { title: 'a rebuild of 25 million rows', engine: 'mariadb', base: [users], files: [rebuild], stats: { users: large }, expect: ['1:1'] },
    ],
    good: [
      { title: 'few rows', engine: 'mysql', base: [users], files: [copy], stats: { users: { rows: 20_000, bytes: 4_000_000 } }, expect: [] },
      { title: 'an index, which copies no row', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: large }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at): readonly RuleResult[] => {
      const table = rewritten(at, context);
      if (table === undefined) return [];
      const cost = statementCost(at, context);
      if (cost === undefined) return [];
      if ('unknown' in cost) return [unknownSize(at, cost.unknown)];
      if (cost.seconds.likely <= context.options.count('seconds')) return [];
      const size = sizeInWords(table.stats ?? {});
      const estimate = estimateOf(cost.seconds, `${shown(table.table ?? table.name)} has ${size}; the statement ${cost.work}`);
      return [{
        at, message: 'long', objects: [shown(table.table ?? table.name)], estimate, note: toolCommands(at, table, context),
        values: { command: at.statement.command, table: shown(table.name), rows: size, class: estimate.class, interval: estimateInWords(cost.seconds), replicas: replicaWords(context) },
      }];
    });
  },
});

/** The table that an ALTER TABLE copies or rebuilds. */
function rewritten(at: JudgedStatement, context: RuleContext): OldTable | undefined {
  const [first] = at.operations;
  if (first === undefined || !/^ALTER\b.*\bTABLE$/.test(at.statement.command)) return undefined;
  const [table] = oldTablesOf(first, context);
  const way = onlineWay(at, table?.table, context.engine);
  return way?.algorithm === 'copy' || way?.rebuilds === true ? table : undefined;
}

function replicaWords({ stats }: RuleContext): string {
  const count = stats?.target.replicas;
  if (count === undefined || count === 0) return 'every replica';
  return count === 1 ? 'its replica' : `its ${String(count)} replicas`;
}

/** Ready to be run, but for the host. What follows the table's name is what both tools take, ALGORITHM and LOCK left out. */
function toolCommands(at: JudgedStatement, { table, name }: OldTable, { stats }: RuleContext): string {
  const actions = actionsOf(at.statement.text);
  const schema = [table?.schema, name.schema, stats?.target.database].find((part) => part !== undefined && part !== '') ?? 'DATABASE';
  const alter = shellWord(actions);
  return [
    `gh-ost --alter=${alter} --database=${shellWord(schema)} --table=${shellWord(name.name)} --execute`,
    `pt-online-schema-change --alter=${alter} --execute ${shellWord(`D=${schema},t=${name.name}`)}`,
  ].join('\n');
}

const name = '(?:`(?:[^`]|``)+`|[\\w$]+)';
const head = new RegExp(`^ALTER\\s+(?:ONLINE\\s+|IGNORE\\s+)*TABLE\\s+(?:IF\\s+EXISTS\\s+)?${name}(?:\\s*\\.\\s*${name})?\\s*(?:WAIT\\s+\\d+\\s+|NOWAIT\\s+)?`, 'i');

function actionsOf(statement: string): string {
  const actions = statement.replace(head, '').replace(/\s+/g, ' ');
  return actions.replace(/,?\s*\b(?:ALGORITHM|LOCK)\s*=?\s*(?:DEFAULT|INSTANT|NOCOPY|INPLACE|COPY|NONE|SHARED|EXCLUSIVE)\b/gi, '').replace(/^\s*,\s*/, '').trim();
}
