import { describe, expect, it } from '@jest/globals';
import type { EngineName } from '../../../src/model/engine-name.ts';
import { loadReader } from '../../../src/sql/load-reader.ts';

/** The statements of the only body in a text, those that may be skipped with a question mark. */
async function bodyOf(engine: EngineName, sql: string): Promise<readonly string[]> {
  const reader = await loadReader({ name: engine });
  const bodies = reader.read(sql).statements.flatMap(({ body }) => body ?? []);
  expect(bodies).toHaveLength(1);
  return bodies.flatMap(({ statements }) => statements.map(({ text, conditional }) => (conditional === true ? `? ${text}` : text)));
}

const postgres = (code: string): string => `DO $$ DECLARE i int; BEGIN ${code} END $$`;
const mysql = (code: string): string => `DELIMITER //\nCREATE PROCEDURE p() BEGIN ${code} END //`;

describe('statements of a body', () => {
  it.each([
    ['stand for themselves', 'DROP TABLE a; BEGIN DROP TABLE b; END; DROP TABLE c;', ['DROP TABLE a', 'DROP TABLE b', 'DROP TABLE c']],
    ['may be skipped by IF', 'IF true THEN DROP TABLE a; ELSIF false THEN DROP TABLE b; ELSE DROP TABLE c; END IF; DROP TABLE d;',
      ['? DROP TABLE a', '? DROP TABLE b', '? DROP TABLE c', 'DROP TABLE d']],
    ['may be skipped by CASE', 'CASE i WHEN 1 THEN DROP TABLE a; ELSE DROP TABLE b; END CASE;', ['? DROP TABLE a', '? DROP TABLE b']],
    ['may be skipped by loops', 'WHILE false LOOP DROP TABLE a; END LOOP; FOR i IN 1..3 LOOP DROP TABLE b; END LOOP; LOOP DROP TABLE c; END LOOP;',
      ['? DROP TABLE a', '? DROP TABLE b', '? DROP TABLE c']],
    ['may be skipped by a handler, not by having one', 'BEGIN DROP TABLE a; EXCEPTION WHEN others THEN DROP TABLE b; END;', ['DROP TABLE a', '? DROP TABLE b']],
    ['may be skipped inside a block inside IF', 'IF true THEN BEGIN DROP TABLE a; END; END IF;', ['? DROP TABLE a']],
    ['may be skipped when they are text', "IF true THEN EXECUTE 'DROP TABLE a'; END IF; EXECUTE 'DROP TABLE b';", ['? DROP TABLE a', 'DROP TABLE b']],
  ])('%s on PostgreSQL', async (_, code, expected) => {
    expect(await bodyOf('postgresql', postgres(code))).toEqual(expected);
  });

  it.each([
    ['stand for themselves', 'DROP TABLE a; BEGIN DROP TABLE b; END; DROP TABLE c;', ['DROP TABLE a', 'DROP TABLE b', 'DROP TABLE c']],
    ['may be skipped by IF', 'IF 1 THEN DROP TABLE a; ELSEIF 0 THEN DROP TABLE b; ELSE DROP TABLE c; END IF; DROP TABLE d;',
      ['? DROP TABLE a', '? DROP TABLE b', '? DROP TABLE c', 'DROP TABLE d']],
    ['may be skipped by CASE', 'CASE 1 WHEN 1 THEN DROP TABLE a; ELSE DROP TABLE b; END CASE;', ['? DROP TABLE a', '? DROP TABLE b']],
    ['may be skipped by loops', 'WHILE 0 DO DROP TABLE a; END WHILE; REPEAT DROP TABLE b; UNTIL 1 END REPEAT;', ['? DROP TABLE a', '? DROP TABLE b']],
    ['may be skipped by a handler', 'DECLARE EXIT HANDLER FOR SQLEXCEPTION DROP TABLE a; DROP TABLE b;', ['? DROP TABLE a', 'DROP TABLE b']],
  ])('%s on MySQL', async (_, code, expected) => {
    expect(await bodyOf('mysql', mysql(code))).toEqual(expected);
  });
});
