import { engineFamilies, type Engine } from '../../../model/engine-name.ts';
import type { TypeName } from '../../../model/column-definition.ts';
import type { CatalogColumn, SchemaState } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { createdForeignKeys, creatingKeys, referencedTable, writtenForeignKeys, type CreatedForeignKey } from '../../created-foreign-keys.ts';
import { defineRule, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { typeWords } from '../../type-words.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20) UNIQUE);';
const refused = 'the server refuses what the rule warns of';

export const fkTypeMismatch = defineRule({
  id: 'fk-type-mismatch',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Give a foreign key the type of the column that it points to',
  why: 'PostgreSQL accepts integer and bigint in one key: every check converts, joins do the same, and one day a value of the wider column does not fit '
    + 'into the narrower one. MySQL and MariaDB refuse such a key when the migration runs.',
  fix: 'Give the column the type of the referenced one; on MySQL and MariaDB with the same sign, character set and collation as well.',
  sources: [],
  options: {},
  messages: {
    differs: {
      title: 'Foreign key column {column} of {table} is {from}, {target} is {to}',
      why: 'The key compares {from} with {to}: values that fit into one need not fit into the other, or the server refuses the key.',
      fix: 'Change {column} to {to} before the key is added.',
    },
    texts: {
      title: 'Foreign key column {column} of {table} is {from}, {target} is {to}',
      why: 'Both hold text, so that the key works; the two types bound it differently.',
      fix: 'Consider the same type for both.',
    },
  },
  examples: {
    bad: [
      {
        title: 'integer for bigint', engine: 'postgresql', base: [orgs],
        files: ['CREATE TABLE users (\n  id bigint PRIMARY KEY,\n  org_id int NOT NULL REFERENCES orgs (id)\n);'], expect: ['1:3'],
      },
      { title: 'text for varchar, as a notice', engine: 'postgresql', base: [orgs, 'CREATE TABLE users (org text);'], files: ['ALTER TABLE users ADD FOREIGN KEY (org) REFERENCES orgs (code) NOT VALID;'], expect: ['1:1'] },
      {
        title: 'another sign', engine: 'mysql', base: [orgs, 'CREATE TABLE users (org_id bigint unsigned);'], files: ['ALTER TABLE users ADD FOREIGN KEY (org_id) REFERENCES orgs (id);'],
        expect: ['1:1'], impossible: refused,
      },
      {
        title: 'another size', engine: 'mariadb', base: [orgs, 'CREATE TABLE users (org_id int);'], files: ['ALTER TABLE users ADD FOREIGN KEY (org_id) REFERENCES orgs (id);'],
        expect: ['1:1'], impossible: refused,
      },
    ],
    good: [
      { title: 'the same type', engine: 'postgresql', base: [orgs], files: ['CREATE TABLE users (id bigint PRIMARY KEY, org_id bigserial REFERENCES orgs);'], expect: [] },
      { title: 'another length', engine: 'postgresql', base: [orgs], files: ['CREATE TABLE users (org varchar(30) REFERENCES orgs (code));'], expect: [] },
      { title: 'another length', engine: 'mysql', base: [orgs], files: ['CREATE TABLE users (org varchar(30), FOREIGN KEY (org) REFERENCES orgs (code));'], expect: [] },
      { title: 'the same type', engine: 'mariadb', base: [orgs], files: ['CREATE TABLE users (org_id bigint(20), FOREIGN KEY (org_id) REFERENCES orgs (id));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return creatingKeys(context).flatMap((judged): readonly RuleResult[] => {
      const { operation, after } = judged;
      if (resolveTable(after, operation.table) !== undefined) return createdForeignKeys(judged).flatMap((created) => judge(created, context));
      return writtenForeignKeys(judged).length === 0 ? [] : [unknownTable(judged, operation.table, 'the types of its columns are not known')];
    });
  },
});

/** Both sides are taken as the change set leaves them: what it aligns later is aligned. */
function judge({ judged, table: { id }, constraint, span }: CreatedForeignKey, { after, engine }: RuleContext): readonly RuleResult[] {
  const table = tableById(after, id);
  const key = table?.constraints.find((each) => each.id === constraint.id)?.definition;
  if (table === undefined || key?.kind !== 'foreign-key') return [];
  const target = referencedTable(after, table, key);
  if (target === undefined) return [unknownTable(judged, key.referenced, 'the types of its columns are not known')];
  return key.columns.flatMap((name, at): readonly RuleResult[] => {
    const column = findColumn(after, table, name);
    const other = findColumn(after, target, key.referencedColumns[at] ?? '');
    if (column === undefined || other === undefined) return [];
    const verdict = compare({ column, other, state: after }, engine);
    if (verdict === 'same') return [];
    return [{
      at: judged.in,
      span,
      message: verdict,
      values: { ...describe(column, other), column: column.name, table: shown(judged.operation.table), target: `${target.name}.${other.name}` },
      objects: [`${shown(table)}.${column.name}`],
      ...(verdict === 'texts' ? { severity: 'notice' } : {}),
    }];
  });
}

interface Pair {
  readonly column: CatalogColumn;
  readonly other: CatalogColumn;
  readonly state: SchemaState;
}

const texts: ReadonlySet<string> = new Set(['text', 'character varying', 'character']);

function compare({ column, other, state }: Pair, { name: engine }: Engine): 'same' | 'texts' | 'differs' {
  if (engineFamilies[engine] === 'mysql') return isCompatible(column, other) ? 'same' : 'differs';
  const [left, right] = [baseType(column.type, state), baseType(other.type, state)];
  if (isSameName(left, right)) return 'same';
  return texts.has(left.name) && texts.has(right.name) ? 'texts' : 'differs';
}

function isSameName(left: TypeName, right: TypeName): boolean {
  return left.name === right.name && (left.schema ?? '') === (right.schema ?? left.schema ?? '');
}

/** A domain counts as what it is made from. */
function baseType(type: TypeName, state: SchemaState): TypeName {
  return resolveObject(state, ['domain'], type)?.baseType ?? type;
}

/** Types that InnoDB compares as one, whatever their lengths. */
const families: Readonly<Record<string, string>> = { char: 'characters', varchar: 'characters', binary: 'bytes', varbinary: 'bytes' };

/** InnoDB wants one kind of type with one sign; of texts one collation, of decimals one precision (manual, FOREIGN KEY Constraints). */
function isCompatible({ type: left, collation, characterSet }: CatalogColumn, { type: right, ...other }: CatalogColumn): boolean {
  if ((families[left.name] ?? left.name) !== (families[right.name] ?? right.name)) return false;
  if ((left.unsigned === true) !== (right.unsigned === true)) return false;
  if (left.name === 'decimal' && left.arguments.join() !== right.arguments.join()) return false;
  return isSameOrUnknown(characterSet, other.characterSet) && isSameOrUnknown(collation, other.collation);
}

function isSameOrUnknown(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}

/** Both types; with their collations where nothing else differs. */
function describe(column: CatalogColumn, other: CatalogColumn): { readonly from: string; readonly to: string } {
  const [from, to] = [typeWords(column.type), typeWords(other.type)];
  if (from !== to || isSameOrUnknown(column.collation, other.collation)) return { from, to };
  return { from: `${from} in ${column.collation ?? ''}`, to: `${to} in ${other.collation ?? ''}` };
}
