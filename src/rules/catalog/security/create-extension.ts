import { versionNumber } from '../../../impact/impact-context.ts';
import type { CreateObject } from '../../../model/operation.ts';
import { defineRule, ofKind, type RuleContext, type RuleResult } from '../../define-rule.ts';

/** Extensions of PostgreSQL's own that are trusted: whoever may create objects in the database may install them (manual, appendix F; 13 and later). */
const trusted: ReadonlySet<string> = new Set([
  'bool_plperl', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'fuzzystrmatch', 'hstore', 'hstore_plperl', 'intarray', 'isn', 'jsonb_plperl', 'lo', 'ltree',
  'pg_trgm', 'pgcrypto', 'plperl', 'plpgsql', 'pltcl', 'seg', 'tablefunc', 'tcn', 'tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp',
]);

const missing = 'the servers of the tests have no such extension';

export const createExtension = defineRule({
  id: 'create-extension',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['engine-version'],
  supersedes: [],
  summary: 'Agree on extensions before a migration needs them',
  why: 'An extension brings code into the server. Most need a superuser, whom a runner should not be, and files that a managed server may not have: '
    + 'the migration then fails in the one environment that matters.',
  fix: 'Have the extension installed where the server is administered, or put it on the allow list.',
  sources: [],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Names of extensions that every environment has' },
  },
  messages: {
    superuser: {
      title: 'Extension {extension} needs a superuser',
      why: 'It is not among those that the owner of a database may install.',
      fix: 'Have it installed where the server is administered, or put it on the allow list.',
    },
    bare: {
      title: 'Extension {extension} is created without IF NOT EXISTS',
      why: 'It is not on the allow list, and fails where somebody has installed it already.',
      fix: 'Write CREATE EXTENSION IF NOT EXISTS, or put it on the allow list.',
    },
  },
  examples: {
    bad: [
      { title: 'one that reads the server’s files', engine: 'postgresql', files: ['SELECT 1;\nCREATE EXTENSION IF NOT EXISTS file_fdw;'], expect: ['1:2'], impossible: missing },
      { title: 'one that may be there', engine: 'postgresql', files: ['CREATE EXTENSION citext;'], expect: ['1:1'], impossible: missing },
    ],
    good: [
      { title: 'a trusted one', engine: 'postgresql', files: ['CREATE EXTENSION IF NOT EXISTS pgcrypto;\nCREATE EXTENSION IF NOT EXISTS "uuid-ossp";'], expect: [], impossible: missing },
      { title: 'one of the list', engine: 'postgresql', files: ['CREATE EXTENSION postgis;'], expect: [], options: { allow: ['^postgis'] }, impossible: missing },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-object').flatMap(({ operation, in: at }) => {
      const message = operation.objectKind === 'extension' ? verdict(operation, context) : undefined;
      return message === undefined ? [] : [{ at, message, values: { extension: operation.object.name }, objects: [operation.object.name] }];
    });
  },
});

function verdict({ object, ifNotExists }: CreateObject, { options, engine }: RuleContext): string | undefined {
  if (options.matches('allow', object.name)) return undefined;
  if (versionNumber(engine) < 130000 || !trusted.has(object.name)) return 'superuser';
  return ifNotExists ? undefined : 'bare';
}
