import type { StatementBody } from '../../../model/statement.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import { defineRule, type JudgedStatement, type RuleResult } from '../../define-rule.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY);';

export const dynamicSqlUnanalysed = defineRule({
  id: 'dynamic-sql-unanalysed',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write statements that can be read before they run',
  why: 'What is put together while the migration runs is judged by nobody: no rule sees which table it locks or what it drops. The finding says where a person has to look.',
  fix: 'Write the statement out, or EXECUTE a constant text; where that cannot be, have it reviewed and suppress this rule with the reason.',
  sources: ['pgfence:dynamic-sql'],
  options: {},
  messages: {
    now: {
      title: '{command} runs SQL that is made while it runs',
      why: 'No rule has judged what it does.',
      fix: 'Write the statement out, or EXECUTE a constant text.',
    },
    later: {
      title: '{command} stores SQL that is made while it runs',
      why: 'No rule can judge what a call of it does.',
      fix: 'Write the statement out where that is possible.',
    },
  },
  examples: {
    bad: [
      { title: 'a text that is put together', engine: 'postgresql', base: [t], files: ["SELECT 1;\nDO $$ DECLARE n text := 't';\nBEGIN\n  EXECUTE 'ALTER TABLE ' || n || ' ADD COLUMN a int';\nEND $$;"], expect: ['1:2'] },
      { title: 'a text in a variable', engine: 'mysql', files: ["SET @s = 'SELECT 1';\nPREPARE p FROM @s;\nEXECUTE p;"], expect: ['1:2'] },
      { title: 'EXECUTE IMMEDIATE', engine: 'mariadb', files: ["EXECUTE IMMEDIATE CONCAT('SELECT ', 1);"], expect: ['1:1'] },
    ],
    good: [
      { title: 'a constant text', engine: 'postgresql', base: [t], files: ["DO $$ BEGIN\n  EXECUTE 'ALTER TABLE t ADD COLUMN a int';\nEND $$;"], expect: [] },
      { title: 'a constant text', engine: 'mysql', files: ["PREPARE p FROM 'SELECT 1';\nEXECUTE p;\nDEALLOCATE PREPARE p;"], expect: [] },
      { title: 'a procedure, whose body is in a migration of its own', engine: 'mariadb', base: ['CREATE PROCEDURE p() SELECT 1;'], files: ['CALL p();'], expect: [] },
    ],
  },
  check({ statements, engine }): readonly RuleResult[] {
    const isMysql = engineFamilies[engine.name] === 'mysql';
    return statements.flatMap((at) => {
      // What cannot be read at all is another finding.
      if (at.statement.problem !== undefined) return [];
      const message = isMysql ? mysqlVerdict(at) : postgresVerdict(at);
      return message === undefined ? [] : [{ at, message, values: { command: at.statement.command }, objects: [] }];
    });
  },
});

/** Routines of other languages hold no SQL of their own; a DO block of one may do anything. */
function postgresVerdict({ statement: { body, operations } }: JudgedStatement): 'now' | 'later' | undefined {
  if (body === undefined || body.complete) return undefined;
  if (body.executes === 'now') return 'now';
  const languages = operations.flatMap((operation) => (operation.kind === 'create-object' ? [operation.language] : []));
  return languages.some((language) => language === 'plpgsql' || language === 'sql') ? 'later' : undefined;
}

/** PREPARE tells whether its text is known; EXECUTE names what was prepared. */
function mysqlVerdict({ statement: { text, command, body, operations } }: JudgedStatement): 'now' | 'later' | undefined {
  if (command.startsWith('CALL')) return undefined;
  if (/^PREPARE\b/i.test(text)) return preparesLiteral(text) ? undefined : 'now';
  if (/^EXECUTE\b/i.test(text)) return /^EXECUTE\s+IMMEDIATE\s+(?!['"])/i.test(text) ? 'now' : undefined;
  if (!holdsDynamic(body)) return undefined;
  const isStored = operations.some(({ kind }) => kind === 'create-object');
  return isStored ? 'later' : undefined;
}

function holdsDynamic(body: StatementBody | undefined): boolean {
  return body?.complete === false && body.statements.some(({ text }) => isDynamic(text));
}

function preparesLiteral(text: string): boolean {
  return /^PREPARE\s+\S+\s+FROM\s+(?:N?['"]|_\w+\s*')/i.test(text) && !/\|\||\bCONCAT\b/i.test(text);
}

function isDynamic(text: string): boolean {
  return /^(?:PREPARE|EXECUTE)\b/i.test(text) && !/FROM\s+['"]/i.test(text);
}
