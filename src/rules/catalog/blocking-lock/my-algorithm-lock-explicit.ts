import { onlineImpact } from '../../../impact/mysql/online-impact.ts';
import type { Engine } from '../../../model/engine-name.ts';
import type { OnlineImpact } from '../../../model/impact.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { textAt } from '../../as-written.ts';
import { defineRule, type JudgedStatement, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { isOldTable } from '../../old-objects.ts';
import { clauseTable, clauseWords, lackingClause, type LackingClause } from '../../online-clause.ts';
import { impactContext, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';

export const myAlgorithmLockExplicit = defineRule({
  id: 'my-algorithm-lock-explicit',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Say by which algorithm and lock a table is altered',
  why: 'Without ALGORITHM and LOCK the server silently falls back to copying the table while writes wait. With them it refuses '
    + 'what it cannot do that way, before anything has happened.',
  fix: 'Append ALGORITHM=INSTANT, or ALGORITHM=INPLACE, LOCK=NONE, whichever is the strongest that the operation allows. MariaDB’s DROP INDEX … ON '
    + 'takes no such clause: write ALTER TABLE … DROP INDEX …, ALGORITHM=… there.',
  sources: ['bytebase:STATEMENT_REQUIRE_ALGORITHM_OPTION', 'bytebase:STATEMENT_REQUIRE_LOCK_OPTION'],
  options: {},
  messages: {
    algorithm: {
      title: '{command} on {table} does not say ALGORITHM',
      why: 'Where the cheap way is not open, the server copies the whole table instead of refusing, and writes wait for it.',
      fix: 'Append {clause}.',
    },
    lock: {
      title: '{command} on {table} does not say LOCK',
      why: 'ALGORITHM={algorithm} may still keep writes waiting; LOCK=NONE makes the server refuse instead.',
      fix: 'Append {clause}.',
    },
    partitions: {
      title: '{command} on {table} does not say ALGORITHM or LOCK',
      why: 'Where the cheap way is not open, the server copies partitions instead of refusing, and writes wait for it.',
      fix: 'Write ALGORITHM and LOCK in front of the work on partitions; behind it MySQL does not take them.',
    },
    rewrite: {
      title: 'DROP INDEX on {table} cannot say ALGORITHM in this form',
      why: 'MariaDB’s DROP INDEX … ON takes no ALGORITHM clause, so it falls back to a heavier way in silence.',
      fix: 'Write ALTER TABLE … DROP INDEX …, {clause} instead.',
    },
  },
  examples: {
    bad: [
      { title: 'an index', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX age_idx (age);'], expect: ['1:1'] },
      { title: 'a column', engine: 'mariadb', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP COLUMN age;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'INPLACE and LOCK', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX age_idx (age), ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
      { title: 'the session says it', engine: 'mariadb', base: [users], files: ["SET SESSION alter_algorithm = 'INSTANT';\nALTER TABLE users ADD COLUMN x int NULL;"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at): readonly RuleResult[] => {
      const name = clauseTable(at, context.engine.name);
      const [first] = at.operations;
      const lacking = lackingClause(at.statement.online);
      if (name === undefined || first === undefined || lacking === undefined || sessionSaysIt(at)) return [];
      const table = resolveTable(first.before, name);
      if (!isOldTable(context, table, at)) return [];
      const isWordless = isMariadbDrop(at, context.engine);
      return [{
        at,
        message: messageOf(at, lacking, isWordless),
        objects: [tableIdentity(first.before, name)],
        ...wording(at, impactOf(at, table, context.engine), isWordless),
      }];
    });
  },
});

function messageOf({ operations }: JudgedStatement, lacking: LackingClause, isWordless: boolean): string {
  if (isWordless) return 'rewrite';
  return operations.some(({ operation }) => operation.kind === 'maintain-partitions') ? 'partitions' : lacking;
}

/** MariaDB’s DROP INDEX … ON has no place for the clause. */
function isMariadbDrop(at: JudgedStatement, { name }: Engine): boolean {
  return name === 'mariadb' && !isAlter(at) && at.operations[0]?.operation.kind === 'drop-index';
}

function wording(at: JudgedStatement, impact: OnlineImpact | undefined, isWordless: boolean): Pick<RuleHit, 'values' | 'suggestion'> {
  const { command, online } = at.statement;
  const [first] = at.operations;
  const table = first !== undefined && 'table' in first.operation ? shown(first.operation.table) : '';
  const values = { command, table, algorithm: online?.algorithm?.toUpperCase() ?? '' };
  if (impact === undefined) return { values: { ...values, clause: 'ALGORITHM=…, LOCK=…' } };
  const suggestion = suggest(at, impact, isWordless);
  return {
    values: { ...values, clause: clauseWords(impact, online, isAlter(at) ? ', ' : ' ') },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** alter_algorithm of MariaDB up to 11.4: with another value than DEFAULT the server refuses a heavier way. */
function sessionSaysIt({ settings }: JudgedStatement): boolean {
  return (settings.get('alter_algorithm') ?? 'DEFAULT').toUpperCase() !== 'DEFAULT';
}

/** Known for InnoDB, the engine of a table that names none. */
function impactOf(at: JudgedStatement, table: CatalogTable | undefined, engine: Engine): OnlineImpact | undefined {
  const [first] = at.operations;
  const storage = table?.options['engine'] ?? 'innodb';
  if (table === undefined || first === undefined || storage.toLowerCase() !== 'innodb') return undefined;
  return onlineImpact(at.operations.map(({ operation }) => operation), table, impactContext(engine, first));
}

function isAlter({ statement }: JudgedStatement): boolean {
  return statement.command.startsWith('ALTER');
}

/** The statement with its clause; nothing where it says DEFAULT, which would have to be taken out. */
function suggest(at: JudgedStatement, impact: OnlineImpact, isWordless: boolean): string | undefined {
  const { statement, file, operations } = at;
  const { online } = statement;
  if (online?.algorithm === 'default' || online?.lock === 'default') return undefined;
  const separator = isAlter(at) || isWordless ? ', ' : ' ';
  const clause = clauseWords(impact, online, separator);
  const drop = operations[0]?.operation;
  if (isWordless && drop?.kind === 'drop-index' && drop.table !== undefined) {
    return `ALTER TABLE ${textAt(file, drop.table.span)} DROP INDEX ${textAt(file, drop.index.span)}, ${clause};`;
  }
  return `${statement.text}${separator}${clause};`;
}
