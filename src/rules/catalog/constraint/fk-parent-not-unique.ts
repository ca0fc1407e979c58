import type { CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { defaultResolution, sameColumn } from '../../../schema/name-resolution.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { createdForeignKeys, creatingKeys, referencedTable, writtenForeignKeys, type CreatedForeignKey } from '../../created-foreign-keys.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { listInWords } from '../../wording.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code int, region int, KEY code_idx (code), UNIQUE KEY both_idx (region, code));';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint, code int, region int);';
const add = (columns: string): string => `ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (${columns}) REFERENCES orgs (${columns});`;
const lenient = 'SET SESSION restrict_fk_on_non_standard_key = OFF;\n';

export const fkParentNotUnique = defineRule({
  id: 'fk-parent-not-unique',
  category: 'constraint',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Point foreign keys to a primary or unique key',
  why: 'InnoDB lets a foreign key point to columns that are not unique. Which row is meant is then open, other servers refuse such a key, and MySQL '
    + 'does so by default from 8.4 on, so that a dump cannot be loaded there.',
  fix: 'Add a UNIQUE key on exactly the referenced columns first, or point to the primary key.',
  sources: ['skeema:fk-parent'],
  options: {},
  messages: {
    ambiguous: {
      title: 'Foreign key of {table} points to {columns} of {parent}, not a unique key',
      why: 'No primary or unique key of {parent} consists of {columns}: one row of {table} may belong to many.',
      fix: 'Add a UNIQUE key on {columns} of {parent} first, or point to its primary key.',
    },
    missing: {
      title: 'Foreign key of {table} points to {parent}, which is not there',
      why: 'With foreign_key_checks off the server accepts the key. After the whole change set {parent} is still missing, and every INSERT fails.',
      fix: 'Create {parent} in this change set.',
    },
  },
  examples: {
    bad: [
      { title: 'an index that is not unique', engine: 'mysql', base: [orgs, users], files: [`${lenient}${add('code')}`], expect: ['1:2'] },
      { title: 'an index that is not unique', engine: 'mariadb', base: [orgs, users], files: [add('code')], expect: ['1:1'] },
      { title: 'a part of a unique key', engine: 'mariadb', base: [orgs, users], files: [add('region')], expect: ['1:1'] },
      { title: 'a table that is missing', engine: 'mariadb', base: [users], files: [`SET SESSION foreign_key_checks = 0;\n${add('code')}`], expect: ['1:2'] },
    ],
    good: [
      { title: 'the primary key', engine: 'mysql', base: [orgs, users], files: ['ALTER TABLE users ADD FOREIGN KEY (org_id) REFERENCES orgs (id);'], expect: [] },
      { title: 'a unique key of two columns', engine: 'mysql', base: [orgs, users], files: [add('region, code')], expect: [] },
      { title: 'a unique key that comes before', engine: 'mariadb', base: [orgs, users], files: [`ALTER TABLE orgs ADD UNIQUE KEY (code);\n${add('code')}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return creatingKeys(context).flatMap((judged): readonly RuleResult[] => {
      const { operation, after } = judged;
      if (resolveTable(after, operation.table) !== undefined) return createdForeignKeys(judged).flatMap((created) => judge(created, context));
      return writtenForeignKeys(judged).flatMap(({ key }) => {
        const isKnown = resolveTable(after, key.referenced) !== undefined;
        return isKnown ? [] : [unknownTable(judged, key.referenced, 'its keys are not known')];
      });
    });
  },
});

/** The parent counts as the change set leaves it. */
function judge({ judged, table: { id }, constraint, span }: CreatedForeignKey, { after }: RuleContext): readonly RuleResult[] {
  const table = tableById(after, id);
  const key = table?.constraints.find((each) => each.id === constraint.id)?.definition;
  if (table === undefined || key?.kind !== 'foreign-key') return [];
  const parent = referencedTable(after, table, key);
  if (parent === undefined && !isUnchecked(judged.in)) return [unknownTable(judged, key.referenced, 'its keys are not known')];
  if (parent !== undefined && isUnique(after, parent, key.referencedColumns)) return [];
  return [{
    at: judged.in,
    span,
    message: parent === undefined ? 'missing' : 'ambiguous',
    values: { table: shown(judged.operation.table), parent: key.referenced.name, columns: listInWords(key.referencedColumns) },
    objects: [shown(table), ...key.columns],
  }];
}

/** With foreign_key_checks off a key may point to nothing; with them on the server refuses it, so that the table is there. */
function isUnchecked({ settings }: JudgedStatement): boolean {
  return ['0', 'off'].includes(settings.get('foreign_key_checks')?.toLowerCase() ?? 'on');
}

/** Whether a unique key consists of exactly these columns, in any order and at their whole length. */
function isUnique(state: SchemaState, { indexes }: CatalogTable, columns: readonly string[]): boolean {
  const resolution = state.resolution ?? defaultResolution;
  return indexes.some(({ definition: { unique, keys } }) => unique && keys.length === columns.length
    && keys.every(({ column = '', length }) => length === undefined && columns.some((name) => sameColumn(resolution, name, column))));
}
