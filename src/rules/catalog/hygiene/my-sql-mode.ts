import type { SetVariable } from '../../../model/operation.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';

export const mySqlMode = defineRule({
  id: 'my-sql-mode',
  category: 'hygiene',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Do not weaken sql_mode, and do not set the server’s variables in a migration',
  why: 'Without strict mode the server cuts texts and bends numbers instead of refusing them, so a migration changes values in silence. SET GLOBAL and SET PERSIST change the '
    + 'server for everybody, and only the one that the migration happens to run on.',
  fix: 'Leave the setting out and correct what strict mode refuses. Set variables of the server where its configuration is kept.',
  sources: [],
  options: {},
  messages: {
    strict: {
      title: 'The session gives up strict mode',
      why: 'The sql_mode that is set has neither STRICT_TRANS_TABLES nor STRICT_ALL_TABLES: values that do not fit are cut or bent in silence.',
      fix: 'Leave the mode as it is, and correct what it refuses.',
    },
    dates: {
      title: 'The session allows dates that do not exist',
      why: 'With ALLOW_INVALID_DATES the server takes days such as 31 February, and other sessions stumble over them.',
      fix: 'Leave ALLOW_INVALID_DATES out.',
    },
    server: {
      title: 'SET {scope} changes {name} for the whole server',
      why: 'It is no part of the schema, concerns everybody on that server, and does not reach replicas or a server that is set up later.',
      fix: 'Set {name} where the server’s configuration is kept, or for the session alone.',
    },
  },
  examples: {
    bad: [
      { title: 'no mode at all', engine: 'mysql', files: ["SET sql_mode = '';"], expect: ['1:1'] },
      { title: 'strict mode is cut out', engine: 'mariadb', files: ["SELECT 1;\nSET SESSION sql_mode = REPLACE(@@sql_mode, 'STRICT_TRANS_TABLES', '');"], expect: ['1:2'] },
      { title: 'the whole server', engine: 'mysql', files: ['SET GLOBAL max_connections = 200;'], expect: ['1:1'], impossible: 'the servers of the tests are shared' },
    ],
    good: [
      { title: 'strict modes', engine: 'mysql', files: ["SET sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE';\nSET sql_mode = 'TRADITIONAL';"], expect: [] },
      { title: 'one more mode, and back', engine: 'mariadb', files: ["SET @old = @@sql_mode;\nSET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES');\nSET sql_mode = @old;\nSET sql_mode = DEFAULT;"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'set-variable').flatMap(({ operation, in: at }): readonly RuleResult[] => {
      const message = verdict(operation);
      return message === undefined ? [] : [{
        at, message, values: { name: operation.name, scope: operation.scope.toUpperCase() }, objects: [operation.name],
      }];
    });
  },
});

function verdict({ name, value, scope }: SetVariable): 'strict' | 'dates' | 'server' | undefined {
  if (scope === 'global' || scope === 'persist') return 'server';
  if (scope === 'user' || name !== 'sql_mode' || value === undefined) return undefined;
  const mode = value.toUpperCase();
  const adds = mode.replace(/REPLACE\s*\([^)]*\)/g, '');
  if (adds.includes('ALLOW_INVALID_DATES')) return 'dates';
  return losesStrict(mode) ? 'strict' : undefined;
}

/** A mode that is built from the one in force keeps what is not taken out of it. */
function losesStrict(mode: string): boolean {
  if (mode.includes('@')) return /REPLACE\s*\(.*STRICT/s.test(mode);
  return !/STRICT_(?:TRANS|ALL)_TABLES|TRADITIONAL/.test(mode);
}
