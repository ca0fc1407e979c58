import type { SchemaState } from '../../../model/schema-state.ts';
import type { WordPlace } from '../../../model/word-search.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { Operation } from '../../../model/operation.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn } from '../../old-objects.ts';
import { takenName, type TakenName } from '../../taken-names.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, nickname varchar(50), age int);';
const model = { 'src/user.ts': "export class User {\n  nickname = '';\n}\n" };

/** How many places a finding names. */
const shownPlaces = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

export const appStillReferences = defineRule({
  id: 'app-still-references',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['repository'],
  supersedes: [],
  summary: 'Remove a name from the code before the schema loses it',
  why: 'Where the name of a dropped or renamed table or column still stands in the application, its models or its queries, that code fails once the '
    + 'migration has run. The search is one for words: it finds what is spelt like the name, whatever it means there.',
  fix: 'Remove or change what uses the name first, release that, and drop the table or column in a later change set.',
  sources: [],
  options: {
    ignore: {
      type: 'pattern-list',
      default: ['(?:^|/)(?:CHANGE|change)', '\\.(?:md|rst|txt|lock|svg|map|snap|csv|html|min\\.js)$', '(?:^|/)(?:dist|vendor|node_modules|package-lock\\.json)(?:/|$)'],
      summary: 'Paths in which a name may stand; tests can be added to them',
    },
  },
  messages: {
    named: {
      title: 'The name of {kind} {name}, which goes, still stands in {count} of the code',
      why: 'It is found at {place-a}{place-b}{place-c}{place-d}{place-e}{place-f}{place-g}{place-h}{place-i}{place-j}{more}.',
      fix: 'Remove {name} from the code first, or check that something else is meant there.',
    },
  },
  examples: {
    bad: [
      { title: 'a column that a model has', engine: 'postgresql', base: [users], repository: model, files: ['ALTER TABLE users DROP COLUMN nickname;'], expect: ['1:1'] },
      {
        title: 'a table that a query reads', engine: 'mysql', base: ['CREATE TABLE legacy_orders (id bigint PRIMARY KEY);'],
        repository: { 'app/report.py': 'ROWS = "SELECT * FROM legacy_orders"\n' }, files: ['DROP TABLE legacy_orders;'], expect: ['1:1'],
      },
      { title: 'a column under a new name', engine: 'mariadb', base: [users], repository: model, files: ['ALTER TABLE users\n  CHANGE nickname alias varchar(50);'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a part of another word', engine: 'postgresql', base: [users], repository: { 'src/a.ts': 'const nicknames = 1;\n' }, files: ['ALTER TABLE users DROP COLUMN nickname;'], expect: [] },
      { title: 'the list of changes', engine: 'mysql', base: [users], repository: { 'CHANGELOG.md': 'nickname is gone\n' }, files: ['ALTER TABLE users DROP COLUMN nickname;'], expect: [] },
      {
        title: 'a column of the change set', engine: 'mariadb', base: [users], repository: { 'src/a.ts': 'const moniker = 1;\n' },
        files: ['ALTER TABLE users ADD COLUMN moniker int NULL;\nALTER TABLE users DROP COLUMN moniker;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const results = context.operations.map((judged) => judge(judged, context));
    return results.flatMap((result) => result ?? []);
  },
});

function judge(judged: JudgedOperation, context: RuleContext): RuleResult | undefined {
  const taken = takenName(judged.operation);
  if (taken === undefined || !isLost(judged, taken, context)) return undefined;
  const { mentions, options } = context;
  if (mentions === undefined) return gap(judged, taken, 'the files of the repository are not known');
  const places = mentions.places.filter(({ word, path }) => word === taken.name && !options.matches('ignore', path));
  if (places.length > 0) return { at: judged.in, span: placeOf(judged), message: 'named', ...describe(judged, taken, places) };
  return mentions.unread === undefined ? undefined : gap(judged, taken, mentions.unread);
}

function gap({ in: at }: JudgedOperation, { name }: TakenName, why: string): RuleResult {
  return { at, missing: 'repository', reason: `Whether ${name} still stands in the code is not known: ${why}.` };
}

/** Whether the name was there before the change set and is not there after it, be it a view's or that of something else. */
function isLost({ operation, before, in: at }: JudgedOperation, { kind, name }: TakenName, context: RuleContext): boolean {
  const written = tableOf(operation);
  if (written === undefined) return false;
  const table = resolveTable(before, written);
  const column = table === undefined || kind === 'table' ? undefined : findColumn(before, table, name);
  if (!isOldColumn(context, { table, column }, at)) return false;
  if (kind === 'table') return !isThere(context.after, table ?? written);
  return table === undefined || findColumn(context.after, tableById(context.after, table.id), name) === undefined;
}

function isThere(state: SchemaState, name: { readonly schema?: string; readonly name: string }): boolean {
  return resolveTable(state, name) !== undefined || resolveObject(state, ['view'], name) !== undefined;
}

function tableOf(operation: Operation): { readonly schema?: string; readonly name: string } | undefined {
  return 'table' in operation ? operation.table : undefined;
}

function describe({ operation, before }: JudgedOperation, { kind, name }: TakenName, places: readonly WordPlace[]): { readonly values: Readonly<Record<string, string>>; readonly objects: readonly string[] } {
  const table = tableOf(operation) ?? { name };
  const listed = shownPlaces.map((letter, at): readonly [string, string] => {
    const place = places[at];
    return [`place-${letter}`, place === undefined ? '' : `${at === 0 ? '' : ', '}${place.path}:${String(place.line)}`];
  });
  const rest = places.length - shownPlaces.length;
  const count = places.length === 1 ? 'one place' : `${String(places.length)} places`;
  return {
    values: { ...Object.fromEntries(listed), more: rest > 0 ? `, and ${String(rest)} more` : '', kind, name: kind === 'table' ? shown(table) : name, count },
    objects: [kind === 'table' ? tableIdentity(before, table) : `${tableIdentity(before, table)}.${name}`],
  };
}
