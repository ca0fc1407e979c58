import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { DatabaseSession } from '../../../src/ports/database-session.ts';
import type { TestServer } from '../../support/servers.ts';
import { startSubject, tableNames, type Subject } from './subject.ts';

const sql = (...texts: readonly string[]): readonly { readonly text: string }[] => texts.map((text) => ({ text }));

/** What happens to statements that are sent, and to queries. */
export function describeSending(server: TestServer): void {
  describe('sending', () => {
    let subject: Subject;
    let session: DatabaseSession;

    beforeAll(async () => {
      subject = await startSubject(server);
      session = await subject.open();
    });

    afterAll(() => subject.stop());

    beforeEach(async () => {
      await session.send(sql('rollback', 'drop table if exists t', 'drop table if exists u', 'drop table if exists v'));
    });

    it('binds values instead of writing them into the text', async () => {
      const { dialect } = subject;
      const values = ["it's \\ \"quoted\" `so` $1 ? é😀", 42, true, null];
      const list = values.map((_, index) => dialect.placeholder(index + 1));
      const casts = server.engine === 'postgresql' ? ['text', 'int', 'bool', 'text'] : undefined;
      const columns = list.map((mark, index) => `${mark}${casts === undefined ? '' : `::${casts[index]}`} as c${index}`);
      const [row] = await session.query({ text: `select ${columns.join(', ')}`, values });
      expect(Object.values(row ?? {}).map((value, index) => (index === 1 || index === 2 ? Number(value) : value))).toEqual([values[0], 42, 1, null]);
    });

    it('gives times, decimals and large numbers as the server writes them', async () => {
      const text = "select cast('2026-02-03 04:05:06.789' as {time}) as a, cast('12345678901234567890.12' as {decimal}) as b, cast(9007199254740993 as {big}) as c";
      const types = server.engine === 'postgresql'
        ? { time: 'timestamp(3)', decimal: 'numeric(30,2)', big: 'bigint' }
        : { time: 'datetime(3)', decimal: 'decimal(30,2)', big: 'signed' };
      const query = text.replace('{time}', types.time).replace('{decimal}', types.decimal).replace('{big}', types.big);
      expect(await session.query({ text: query })).toEqual([{ a: '2026-02-03 04:05:06.789', b: '12345678901234567890.12', c: '9007199254740993' }]);
    });

    it('reports tags, counts and durations', async () => {
      const { results, failure } = await session.send(sql('create table t (id int)', 'insert into t values (1), (2), (3)', 'update t set id = id + 10 where id > 1', 'select * from t', 'delete from t'));
      expect(failure).toBeUndefined();
      expect(results.map(({ rowCount }) => rowCount)).toEqual([0, 3, 2, 3, 3]);
      const tags = ['CREATE TABLE', 'INSERT', 'UPDATE', 'SELECT', 'DELETE'];
      expect(results.map(({ tag }) => tag)).toEqual(server.engine === 'postgresql' ? tags : tags.map(() => ''));
      for (const { durationMs } of results) expect(durationMs).toBeGreaterThan(0);
    });

    it('sends bound values with statements', async () => {
      const { dialect } = subject;
      const insert = { text: `insert into t values (${dialect.placeholder(1)}, ${dialect.placeholder(2)})`, values: [7, "o'clock"] };
      expect(await session.send([{ text: 'create table t (id int, name varchar(20))' }, insert])).not.toHaveProperty('failure');
      expect(await session.query({ text: 'select * from t' })).toEqual([{ id: 7, name: "o'clock" }]);
    });

    it('takes a question mark and a dollar in a text for what they are', async () => {
      const { failure } = await session.send(sql('create table t (name varchar(20))', "insert into t values ('a ? b $1 c')"));
      expect(failure).toBeUndefined();
      expect(await session.query({ text: 'select name from t' })).toEqual([{ name: 'a ? b $1 c' }]);
    });

    it('keeps messages of the server with the statement that caused them', async () => {
      const { noisy } = subject.dialect;
      const { results } = await session.send(sql('select 1', noisy.sql, 'select 2'));
      expect(results.map(({ messages }) => messages.length)).toEqual([0, 1, 0]);
      expect(results[1]?.messages[0]).toMatchObject(noisy.message);
    });

    it('stops at the first failure and runs nothing behind it', async () => {
      const { results, failure } = await session.send(sql('create table t (id int)', 'create table t (id int)', 'create table u (id int)'));
      expect(results).toHaveLength(1);
      expect(failure).toMatchObject({ index: 1, problem: { connectionLost: false } });
      expect(await tableNames(subject)).toEqual(['t']);
    });

    it('runs nothing behind a failure when the statements are in a transaction', async () => {
      const { failure } = await session.send(sql('begin', 'create table t (id int)', 'select nonsense', 'create table u (id int)', 'commit'));
      expect(failure?.index).toBe(2);
      expect(await tableNames(subject)).toEqual(session.traits.transactionalDdl ? [] : ['t']);
    });

    it('runs nothing behind a refused BEGIN', async () => {
      const { results, failure } = await session.send(sql('begin nonsense', 'create table t (id int)', 'commit'));
      expect([results.length, failure?.index]).toEqual([0, 0]);
      expect(await tableNames(subject)).toEqual([]);
    });

    it('places an error in the statement by UTF-16 units', async () => {
      const { misspelt } = subject.dialect;
      const { failure } = await session.send(sql('select 1', misspelt.replace('^', '')));
      expect(failure).toMatchObject({ index: 1, problem: { offset: misspelt.indexOf('^') } });
    });

    it('places an error at the end of the text there', async () => {
      const text = 'create table t (\n  id int';
      expect((await session.send(sql(text))).failure?.problem.offset).toBe(text.length);
    });

    it('refuses two statements in one text', async () => {
      const { results, failure } = await session.send(sql('create table t (id int); create table u (id int)'));
      expect([results.length, failure?.index]).toEqual([0, 0]);
      expect(await tableNames(subject)).toEqual([]);
    });

    it('answers nothing to nothing', async () => {
      expect(await session.send([])).toEqual({ results: [] });
    });

    it('sends thousands of statements', async () => {
      const inserts = Array.from({ length: 2500 }, (_, index) => `insert into t values (${index})`);
      const { results, failure } = await session.send(sql('create table t (id int)', 'begin', ...inserts, 'commit'));
      expect([results.length, failure]).toEqual([2503, undefined]);
      expect(await session.query({ text: 'select count(*) as n, sum(id) as s from t' })).toEqual([{ n: expectNumber(2500), s: expectNumber(3_123_750) }]);
    });

    it('sends a statement of several megabytes', async () => {
      const text = `insert into t values ('${'x'.repeat(3_000_000)}')`;
      const { failure } = await session.send(sql(`create table t (body ${server.engine === 'postgresql' ? 'text' : 'longtext'})`, text));
      expect(failure).toBeUndefined();
      expect(await session.query({ text: 'select length(body) as n from t' })).toEqual([{ n: 3_000_000 }]);
    });

    it('never shows a value of a row in an error', async () => {
      await session.send(sql('create table t (code varchar(30) primary key)', "insert into t values ('canary-value')"));
      const { failure } = await session.send(sql("insert into t values ('canary-value')"));
      expect(failure?.problem.message).toMatch(/duplicate/i);
      expect(JSON.stringify(failure)).not.toContain('canary');
    });

    it('rejects a failing query with a code of the catalogue', async () => {
      await expect(session.query({ text: 'select * from nowhere' })).rejects.toMatchObject({ code: 'database/statement-failed' });
    });
  });
}

/** Sums are numbers or, where the server's type is wide, texts. */
function expectNumber(value: number): unknown {
  return { asymmetricMatch: (actual: unknown) => Number(actual) === value };
}
