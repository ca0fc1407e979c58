import type { FormatName } from '../../../model/migration.ts';
import { defineRule, type JudgedFile, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { isInDownBlock, isRollbackDeclared, partAt, partsOf, type FilePart } from '../../rollbacks.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const missingDown = defineRule({
  id: 'missing-down',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write the way back where the migration tool runs one',
  why: 'A tool that takes migrations back does so with what stands beside them. Where that is missing, taking back stops in the middle, '
    + 'or passes the migration by and leaves its change in the database.',
  fix: 'Write what takes the migration back, or the comment `-- NOT REVERSIBLE` with the reason.',
  sources: ['django-migration-linter:RUNSQL_REVERSIBLE'],
  options: {},
  messages: {
    missing: {
      title: 'Migration {version} cannot be taken back',
      why: 'The runner takes a migration back with {form}, and there is none for it.',
      fix: 'Add {form} with the statements that take it back, or the comment `-- NOT REVERSIBLE` with the reason.',
    },
  },
  examples: {
    bad: [
      { title: 'no down file', engine: 'postgresql', format: 'golang-migrate', paths: ['1_users.up.sql'], files: [users], expect: ['1:1'] },
      { title: 'a marker with nothing behind it', engine: 'mysql', format: 'dbmate', files: [`-- migrate:up\n${users}\n-- migrate:down\n`], expect: ['1:1'] },
      { title: 'no undo file', engine: 'mariadb', format: 'flyway', paths: ['V1__users.sql'], files: [users], expect: ['1:1'] },
    ],
    good: [
      { title: 'a down file', engine: 'postgresql', format: 'golang-migrate', paths: ['1_users.up.sql', '1_users.down.sql'], files: [users, 'DROP TABLE users;'], expect: [] },
      { title: 'a tool that takes nothing back', engine: 'mysql', format: 'plain-sql', files: [users], expect: [] },
      { title: 'the author says that there is no way', engine: 'mariadb', format: 'flyway', paths: ['V1__users.sql'], files: [`-- NOT REVERSIBLE: everything refers to it\n${users}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const form = context.runner.format === undefined ? undefined : forms[context.runner.format];
    if (form === undefined) return [];
    return context.files.flatMap((file) => withoutRollback(file, context).map((part): RuleResult => ({
      at: file,
      span: { start: part.start, end: part.start },
      message: 'missing',
      values: { version: file.migration.version ?? file.migration.description, form },
      objects: [file.migration.path],
    })));
  },
});

/** What the tools take a migration back with; those that take nothing back are not here. */
const forms: Readonly<Partial<Record<FormatName, string>>> = {
  'flyway': 'an undo file U<version>__<description>.sql',
  'liquibase': 'a --rollback comment in the changeset',
  'golang-migrate': 'a file <version>_<title>.down.sql',
  'goose': 'a block -- +goose Down',
  'dbmate': 'a block -- migrate:down',
  'sql-migrate': 'a block -- +migrate Down',
  'node-pg-migrate': 'a block -- Down Migration',
  'sqitch': 'a file of the same name in revert/',
};

/** The parts that do something and that nothing takes back. Repeatable migrations are run again, never back. */
function withoutRollback(file: JudgedFile, context: RuleContext): readonly FilePart[] {
  if (file.migration.kind !== 'versioned') return [];
  const work = file.statements.filter(({ section, span }) => section === 'up' && !isInDownBlock(file, span.start));
  const withWork = new Set(work.map(({ span }) => partAt(file, span.start)));
  return partsOf(file).filter((part) => withWork.has(part) && !isRollbackDeclared(file, part.start, context));
}
