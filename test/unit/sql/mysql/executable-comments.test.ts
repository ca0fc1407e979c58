import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readAs, readOne } from './reading.ts';

/** What remains of `select a (comment)` for a server: the columns it reads. */
function columnsOf(engine: EngineName, comment: string, version?: number): readonly string[] {
  const { operations, problem } = readOne(engine, `select a ${comment} from t`, version);
  const [operation] = operations;
  if (operation?.kind !== 'select') throw new Error(problem?.message ?? 'no query');
  return operation.query.columns;
}

const both = ['a', 'b'];
const plain = ['a'];

describe('an executable comment', () => {
  it.each([
    // Run on MySQL 9.7.4 and MariaDB 10.11.19 and 11.8.9.
    ['mysql', 90704, '/*! , b */', both],
    ['mysql', 90704, '/*!50101 , b */', both],
    ['mysql', 90704, '/*!80013 , b */', both],
    ['mysql', 90704, '/*!90704 , b */', both],
    ['mysql', 90704, '/*!90705 , b */', plain],
    ['mysql', 90704, '/*!100000 , b */', plain],
    ['mysql', 90704, '/*M! , b */', plain],
    ['mysql', 80036, '/*!80100 , b */', plain],
    ['mariadb', 101119, '/*! , b */', both],
    ['mariadb', 101119, '/*!50699 , b */', both],
    ['mariadb', 101119, '/*!50700 , b */', plain],
    ['mariadb', 101119, '/*!80013 , b */', plain],
    ['mariadb', 101119, '/*!99999 , b */', plain],
    ['mariadb', 101119, '/*!100000 , b */', both],
    ['mariadb', 101119, '/*!110000 , b */', plain],
    ['mariadb', 110809, '/*!110000 , b */', both],
    ['mariadb', 101119, '/*M! , b */', both],
    ['mariadb', 101119, '/*M!50701 , b */', both],
    ['mariadb', 101119, '/*M!120000 , b */', plain],
    ['mysql', 90704, '/*!50101, b */', both],
    ['mysql', 90704, '/*! /* inner */ , b */', both],
    ['mysql', 90704, '/*!99999 /* inner */ , b */', plain],
    ['mysql', 90704, '/* ! , b */', plain],
    ['mysql', 90704, '/*+ , b */', plain],
  ] as const)('%s %i runs %s: %j', (...[engine, version, comment, columns]) => {
    expect(columnsOf(engine, comment, version)).toEqual(columns);
  });

  it.each([
    ['mysql', '/*!50101 , b */', both, true],
    ['mysql', '/*!50700 , b */', both, true],
    ['mysql', '/*!80013 , b */', both, undefined],
    ['mariadb', '/*!80013 , b */', plain, false],
    ['mariadb', '/*!100400 , b */', both, true],
    ['mariadb', '/*!110000 , b */', both, undefined],
  ] as const)('%s without a version reads %s as %j and marks it', (...[engine, comment, columns, runs]) => {
    expect(columnsOf(engine, comment)).toEqual(columns);
    const { gated } = readOne(engine, `select a ${comment} from t`);
    expect(gated).toHaveLength(1);
    expect(gated?.[0]?.runs).toBe(runs);
  });

  it('is marked with its version and place, and not where none is written', () => {
    const sql = 'select 1; select /*!80013 a, */ b';
    const [first, second] = readAs('mysql', sql, 90704).statements;
    expect(first).not.toHaveProperty('gated');
    expect(second?.gated).toEqual([{ span: { start: 17, end: 25 }, version: 80013, runs: true }]);
    expect(readOne('mysql', 'select /*! 1 */')).not.toHaveProperty('gated');
  });

  it('at the start belongs to the statement, which is sent with it', () => {
    const script = readAs('mysql', '/*!40101 SET NAMES utf8 */;\n/*!50503 SET NAMES utf8mb4 */;', 80036);
    expect(script.statements.map(({ text }) => text)).toEqual(['/*!40101 SET NAMES utf8 */', '/*!50503 SET NAMES utf8mb4 */']);
    expect(script.statements.map(({ operations }) => operations[0])).toMatchObject([{ name: 'names', value: 'utf8mb3' }, { name: 'names', value: 'utf8mb4' }]);
    expect(script.comments).toEqual([]);
  });

  it('that is skipped whole leaves no statement', () => {
    expect(readAs('mysql', '/*!99999 drop table t */; select 1', 80036).statements.map(({ text }) => text)).toEqual(['select 1']);
    expect(readAs('mariadb', '/*!80013 drop table t */;').statements).toEqual([]);
  });

  it('may wrap the parts of one statement, as dumps do', () => {
    const sql = '/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET NEW.a = 1; SET NEW.b = 2; END */;\nselect 1;';
    const { statements } = readAs('mysql', sql, 80036);
    expect(statements.map(({ operations }) => operations[0])).toMatchObject([{ kind: 'create-object', objectKind: 'trigger', object: { name: 't' } }, { kind: 'select' }]);
    expect(statements[0]?.text.endsWith('END */')).toBe(true);
  });
});
