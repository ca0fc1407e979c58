import { rewriteCauses } from '../../../impact/postgres/added-column.ts';
import type { AddColumn } from '../../../model/operation.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { isKnownType } from '../../../sql/postgres/known-types.ts';
import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { impactContext } from '../../naming-objects.ts';
import { typeWords } from '../../type-words.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const email = "CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');";

export const addColumnConstrainedDomain = defineRule({
  id: 'add-column-constrained-domain',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add columns with the base type of a domain and a check of their own',
  why: 'A column whose type is a domain with NOT NULL or CHECK makes PostgreSQL write the whole table anew under an ACCESS EXCLUSIVE lock, even where every '
    + 'row gets NULL. A domain without constraints does not.',
  fix: 'Add the column with the base type, and the condition of the domain as a CHECK with NOT VALID, which is validated later.',
  sources: [],
  options: {},
  messages: {
    rewrites: {
      title: 'Column {column} of domain {type} rewrites {table}',
      why: '{type} has constraints, so {table} and its indexes are written anew while reads and writes wait, although every row gets the same value.',
      fix: 'Add {column} with the base type of {type}, then its condition as a CHECK with NOT VALID, and validate it in the next file.',
    },
  },
  examples: {
    bad: [
      { title: 'a domain with a check', engine: 'postgresql', base: [users, email], files: ['ALTER TABLE users ADD COLUMN mail email;'], expect: ['1:1'] },
      {
        title: 'a domain of the change set, made of another one', engine: 'postgresql', base: [users, email],
        files: ['CREATE DOMAIN work_email AS email;', 'ALTER TABLE users\n  ADD COLUMN mail work_email NULL;'], expect: ['2:2'],
      },
    ],
    good: [
      { title: 'a domain without constraints', engine: 'postgresql', base: [users, 'CREATE DOMAIN note AS text;'], files: ['ALTER TABLE users ADD COLUMN remark note;'], expect: [] },
      { title: 'a new table', engine: 'postgresql', base: [email], files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN mail email;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return columnsAddedToOldTables(context).flatMap((judged): readonly RuleResult[] => {
      const { type } = judged.operation.column;
      if (isUnknownType(judged)) {
        const reason = `No migration creates type ${typeWords(type)}, so it is not known whether it is a domain with constraints.`;
        return [{ at: judged.in, missing: 'schema-state', reason }];
      }
      const causes = rewriteCauses(judged.operation.column, impactContext(context.engine, judged));
      return causes.some(({ cause }) => cause === 'constrained-domain') ? [columnHit(judged, 'rewrites', { type: typeWords(type) })] : [];
    });
  },
});

/** Arrays are never domains, whatever their elements are. */
function isUnknownType({ operation: { column: { type } }, before }: JudgedOperation<AddColumn>): boolean {
  return type.dimensions === 0 && !isKnownType(type.name) && resolveObject(before, ['domain', 'enum', 'type'], type) === undefined;
}
