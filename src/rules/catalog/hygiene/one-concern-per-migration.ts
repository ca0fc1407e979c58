import type { ConcernClass } from '../../concern-class.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { concernsOf, type Concern } from '../../migration-concerns.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, created_at timestamp NULL);';
const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';

export const oneConcernPerMigration = defineRule({
  id: 'one-concern-per-migration',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Give every migration one concern',
  why: 'A file that mixes concerns fails, waits and is undone as a whole: the harmless part is held up by the risky one, locks are held '
    + 'for the sum of both, and a reviewer has to judge both at once.',
  fix: 'Split the file so that each part is about one thing, and each alters one old table.',
  sources: [],
  options: {
    'max-tables': { type: 'integer', default: 1, summary: 'Old tables that one file may alter' },
    'max-concerns': { type: 'integer', default: 3, summary: 'Concerns that a whole change set may have before a notice says so' },
  },
  messages: {
    mixed: {
      title: 'The migration mixes {concerns}',
      why: 'They succeed, wait and fail together, though they have nothing to do with each other.',
      fix: 'Split it by statements: {split}.',
    },
    tables: {
      title: 'The migration alters {count} old tables',
      why: 'Locks on all of them are held until the last is done, and a failure at one takes back the others.',
      fix: 'Give each table a file of its own.',
    },
    set: {
      title: 'The change set brings together {concerns}',
      why: 'The more a pull request does at once, the less of it is looked at.',
      fix: 'Consider a pull request for each.',
    },
  },
  examples: {
    bad: [
      {
        title: 'three concerns, at the head of the file', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE audit (id bigint PRIMARY KEY);\nUPDATE users SET age = 0 WHERE age IS NULL;\nALTER TABLE users DROP COLUMN created_at;'], expect: ['1:1'],
      },
      {
        title: 'two concerns, where the second comes in', engine: 'postgresql', base: [users],
        files: ["SELECT 1;\nALTER TABLE users ADD COLUMN nick text NULL;\nUPDATE users SET age = 0 WHERE age IS NULL;"], expect: ['1:3'],
      },
      { title: 'an index and rows', engine: 'mysql', base: [users], files: ['CREATE INDEX i ON users (age) ALGORITHM=INPLACE LOCK=NONE;\nDELETE FROM users WHERE id < 0;'], expect: ['1:2'] },
      { title: 'a view and a column', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\nCREATE VIEW v AS SELECT 1 AS n;'], expect: ['1:2'] },
    ],
    good: [
      {
        title: 'a table with its own parts', engine: 'postgresql', base: [orgs],
        files: ['CREATE TABLE team (id bigint PRIMARY KEY, org_id bigint NOT NULL REFERENCES orgs (id));\nCREATE INDEX team_org ON team (org_id);\n'
          + "COMMENT ON TABLE team IS 't';\nGRANT SELECT ON team TO public;\nINSERT INTO team SELECT id, id FROM orgs;\nALTER TABLE team ENABLE ROW LEVEL SECURITY;"],
        expect: [],
      },
      {
        title: 'a table with its trigger and the trigger’s function', engine: 'postgresql',
        files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nCREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n'
          + 'CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();'],
        expect: [],
      },
      { title: 'a table with its index and rows', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);\nCREATE INDEX i ON t (a);\nINSERT INTO t VALUES (1, 1);'], expect: [] },
      { title: 'more tables where the option allows them', engine: 'mariadb', base: [users, orgs], files: ['ALTER TABLE users ADD x int NULL, ALGORITHM=INSTANT;\nALTER TABLE orgs ADD x int NULL, ALGORITHM=INSTANT;'], expect: [], options: { 'max-tables': 2 } },
    ],
  },
  check(context): readonly RuleResult[] {
    const files = [...concernsOf(context)].filter(([file]) => file.migration.kind !== 'baseline').map(([, concerns]) => concerns);
    const maxTables = context.options.count('max-tables');
    return [...files.flatMap((concerns) => judgeFile(concerns, maxTables)), ...judgeSet(files, context)];
  },
});

/** Two concerns meet where the second comes in; of three or more none is the intruder, so the head of the file is meant. */
function judgeFile(concerns: readonly Concern[], maxTables: number): readonly RuleHit[] {
  const firsts = firstOfEach(concerns, ({ concern }) => concern);
  const place = firsts.length > 2 ? concerns[0] : firsts[1];
  if (place !== undefined) {
    const values = { concerns: listInWords(firsts.map(({ concern }) => concern)), split: splitInWords(concerns) };
    return [hit(place.at, 'mixed', values)];
  }
  const tables = firstOfEach(concerns.filter(({ table }) => table !== undefined), ({ table }) => table);
  const excess = tables[maxTables];
  return excess === undefined ? [] : [hit(excess.at, 'tables', { count: String(tables.length) })];
}

/** A change set of one file is judged as that file; a history is about everything. */
function judgeSet(files: readonly (readonly Concern[])[], { options, isHistory }: RuleContext): readonly RuleHit[] {
  const firsts = firstOfEach(files.flat(), ({ concern }) => concern);
  const excess = files.length < 2 || isHistory ? undefined : firsts[options.count('max-concerns')];
  if (excess === undefined) return [];
  return [{ ...hit(excess.at, 'set', { concerns: listInWords(firsts.map(({ concern }) => concern)) }), severity: 'notice' }];
}

function firstOfEach(concerns: readonly Concern[], keyOf: (concern: Concern) => string | undefined): readonly Concern[] {
  const seen = new Set<string | undefined>();
  return concerns.filter((concern) => {
    const isFirst = !seen.has(keyOf(concern));
    seen.add(keyOf(concern));
    return isFirst;
  });
}

function splitInWords(concerns: readonly Concern[]): string {
  const groups = new Map<ConcernClass, Set<number>>();
  for (const { concern, at } of concerns) groups.set(concern, (groups.get(concern) ?? new Set()).add(at.outer.ordinal));
  return [...groups].map(([concern, ordinals]) => `${[...ordinals].join(', ')} (${concern})`).join('; ');
}

function hit(at: JudgedStatement, message: string, values: Readonly<Record<string, string>>): RuleHit {
  return { at, message, values, objects: [at.file.migration.path] };
}
