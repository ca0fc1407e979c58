import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { namesOldTable } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);';

export const vacuumFullCluster = defineRule({
  id: 'vacuum-full-cluster',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Leave VACUUM FULL and CLUSTER out of migrations',
  why: 'Both write the table and its indexes anew under an ACCESS EXCLUSIVE lock: nobody reads or writes until it is done, and the disk holds both copies.',
  fix: 'Use pg_repack or pg_squeeze, which let reads and writes pass, or run it by hand when the table may stand still. A plain VACUUM blocks nobody.',
  sources: ['squawk:prefer-repack', 'pgfence:vacuum-full'],
  options: {},
  messages: {
    rewrites: {
      title: '{command} rewrites {table}',
      why: 'The table and its indexes are written anew while reads and writes wait.',
      fix: 'Use pg_repack instead, or run it by hand when {table} may stand still.',
    },
  },
  examples: {
    bad: [
      { title: 'VACUUM FULL', engine: 'postgresql', base: [users], transaction: 'none', files: ['VACUUM (FULL, ANALYZE) users;'], expect: ['1:1'] },
      { title: 'CLUSTER', engine: 'postgresql', base: [users], files: ['SELECT 1;\nCLUSTER users USING users_email;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a plain VACUUM', engine: 'postgresql', base: [users], transaction: 'none', files: ['VACUUM ANALYZE users;'], expect: [] },
      { title: 'the order for a later time', engine: 'postgresql', base: [users], files: ['ALTER TABLE users CLUSTER ON users_email;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'maintain').flatMap((judged): readonly RuleResult[] => {
      const { operation: { command, objects }, before, in: at } = judged;
      const old = objects.filter((name) => namesOldTable(name, judged, context));
      if ((command !== 'VACUUM FULL' && command !== 'CLUSTER') || (objects.length > 0 && old.length === 0)) return [];
      return [{
        at,
        message: 'rewrites',
        values: { command, table: old.length === 0 ? 'every table of the database' : old.map(shown).join(', ') },
        objects: old.length === 0 ? [command] : old.map((name) => tableIdentity(before, name)),
      }];
    });
  },
});
