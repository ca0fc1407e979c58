import type { ObjectName } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { namedTables } from '../../named-tables.ts';
import { placeOf, shown } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const alone = 'the server has no such database';

export const myCrossDatabase = defineRule({
  id: 'my-cross-database',
  category: 'hygiene',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  reach: (operation) => (namesIn(operation).some(({ schema }) => schema !== undefined && !ofServer.has(schema.toLowerCase())) ? 'everything' : undefined),
  supersedes: [],
  summary: 'Keep migrations in the database of their connection',
  why: 'A database’s name in a migration ties it to one installation: where the database has another name, or is a copy for tests, the statement fails or changes the wrong one. '
    + 'The history of migrations, backups and locks of this database know nothing of the other.',
  fix: 'Write the names of tables without a database and connect to theirs; give another database migrations of its own.',
  sources: [],
  options: {
    databases: { type: 'string-list', default: [], summary: 'Databases that migrations may name' },
  },
  messages: {
    use: {
      title: 'USE {database} leaves the database of the connection',
      why: 'Names without a database mean another one from here on, for the files that follow on this connection too.',
      fix: 'Leave USE out and connect to the database that the migrations are for.',
    },
    name: {
      title: 'Names {object} in database {database}',
      why: 'It is another database than that of the migrations, or has another name where they run next.',
      fix: 'Name it without its database if it is that of the connection; else give the other database migrations of its own, or list it in the option databases.',
    },
  },
  examples: {
    bad: [
      { title: 'another database from here on', engine: 'mysql', base: [users], files: ['SELECT 1;\nUSE billing;\nALTER TABLE invoices ADD COLUMN note text;'], expect: ['1:2'], impossible: alone },
      { title: 'a table of another database', engine: 'mysql', base: [users], files: ['ALTER TABLE billing.invoices\n  ADD COLUMN note text;'], expect: ['1:2'], impossible: alone },
      { title: 'rows of another database', engine: 'mariadb', base: [users], files: ['INSERT INTO users (id) SELECT id FROM `legacy`.`users`;'], expect: ['1:1'], impossible: alone },
    ],
    good: [
      { title: 'the database of the connection', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN note text;'], expect: [] },
      { title: 'what the server says of itself', engine: 'mariadb', base: [users], files: ['SELECT count(*) FROM information_schema.tables;'], expect: [] },
      { title: 'one database, always named', engine: 'mysql', base: ['CREATE TABLE app.users (id bigint PRIMARY KEY);'], files: ['ALTER TABLE app.users ADD COLUMN note text;'], expect: [], impossible: alone },
      { title: 'a database that the option allows', engine: 'mariadb', base: [users], files: ['ALTER TABLE billing.invoices ADD COLUMN note text;'], expect: [], options: { databases: ['billing'] }, impossible: alone },
    ],
  },
  check(context): readonly RuleResult[] {
    const home = homeOf(context);
    const told = new Set<string>();
    return context.operations.flatMap((judged): readonly RuleHit[] => {
      const foreign = foreignNames(judged, home, context);
      const hits = [...foreign].filter(([database]) => !told.has(`${judged.in.file.migration.path}\0${database}`));
      for (const [database] of hits) told.add(`${judged.in.file.migration.path}\0${database}`);
      return hits.map(([database, object]) => ({
        at: judged.in,
        span: placeOf(judged),
        message: object === undefined ? 'use' : 'name',
        values: { database, object: object?.name ?? '' },
        objects: [object === undefined ? database : shown(object)],
      }));
    });
  },
});

/** Databases that every server has. */
const ofServer: ReadonlySet<string> = new Set(['information_schema', 'performance_schema', 'mysql', 'sys']);

/** The other databases that an operation chooses or names, each with the first object it names there. */
function foreignNames({ operation, before }: JudgedOperation, home: string, { options }: RuleContext): ReadonlyMap<string, ObjectName | undefined> {
  const foreign = new Map<string, ObjectName | undefined>();
  const own = new Set([home, ...options.list('databases')]);
  const chosen = chosenDatabase(operation);
  if (chosen !== undefined) return new Map(own.has(chosen) ? [] : [[chosen, undefined]]);
  const current = before.resolution?.searchPath[0];
  const isForeign = (schema: string): boolean => schema !== current && !own.has(schema) && !ofServer.has(schema.toLowerCase());
  for (const name of namesIn(operation)) {
    const { schema = current } = name;
    if (schema !== undefined && isForeign(schema) && !foreign.has(schema)) foreign.set(schema, name);
  }
  return foreign;
}

/** What USE names. */
function chosenDatabase(operation: Operation): string | undefined {
  return operation.kind === 'other' && operation.command === 'USE' ? operation.objects[0]?.name : undefined;
}

/** Where the tables of the migrations are: the empty name where they are named without a database. */
function homeOf({ before, operations }: RuleContext): string {
  const schemas = [...before.tables.values()].map(({ schema }) => schema);
  const written = operations.filter(({ before: state }) => state.resolution?.searchPath[0] === '').flatMap(({ operation }) => namesIn(operation)).map(({ schema }) => schema ?? '');
  const known = schemas.length > 0 ? schemas : written;
  return known.includes('') ? '' : known[0] ?? '';
}

/** Tables and other objects that an operation names. */
function namesIn(operation: Operation): readonly ObjectName[] {
  switch (operation.kind) {
    case 'rename-table': return [operation.table, operation.to];
    case 'create-object':
    case 'alter-object':
    case 'drop-object': return operation.objectKind === 'database' ? [] : [operation.object, ...namedTables(operation)];
    default: return namedTables(operation);
  }
}
