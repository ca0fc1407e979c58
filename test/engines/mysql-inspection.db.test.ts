import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/mysql/inspect-schema.ts';
import type { InspectedSchema, SchemaObject } from '../../src/model/schema-object.ts';
import { inspectDatabase } from '../drift/run-case.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';

const objects = (schema: InspectedSchema): ReadonlyMap<string, SchemaObject> =>
  new Map([...schema.groups.values()].flatMap((group) => group.objects()).map((object) => [object.key, object]));

describeEachServer('the full inspection of the MySQL family', ['mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  let found: ReadonlyMap<string, SchemaObject>;

  beforeAll(async () => {
    database = await createDatabase(server);
    await database.query(`
      create table parent (id int auto_increment primary key, n int default 5, code varchar(20) not null default 'it''s',
        unique key by_code (code desc), key prefix (code(5)), constraint positive check (n > 0)) comment 'kept; by hand';
      create table child (id int primary key, up_id int, constraint up foreign key (up_id) references parent (id) on delete cascade);
      create view v as select id, code from parent where n > 1 with check option;
      create function f(a int, b varchar(20)) returns int deterministic no sql return a;
      create procedure pr(in a int, out b int) set b = a;
      create trigger tr before insert on child for each row set new.up_id = 1;
      create event ev on schedule every 1 day do set @x = 1;`);
    found = objects(await inspectDatabase(database, { server, inspect: inspectSchema }));
  });

  afterAll(() => database.drop());

  it('reads every object once, by its name in reports', () => {
    expect([...found.keys()].toSorted()).toEqual([
      'column:child.id', 'column:child.up_id', 'column:parent.code', 'column:parent.id', 'column:parent.n',
      'constraint:child.PRIMARY', 'constraint:child.up', 'constraint:parent.PRIMARY', 'constraint:parent.positive', 'event:ev', 'function:f',
      'index:child.up', 'index:parent.by_code', 'index:parent.prefix', 'procedure:pr', 'table:child', 'table:parent', 'trigger:child.tr', 'view:v',
    ]);
  });

  it('reads what routines take and give', () => {
    expect(found.get('procedure:pr')?.attributes['arguments']).toEqual(['IN a int', 'OUT b int']);
    expect(found.get('function:f')?.attributes).toMatchObject({ body: 'return a', deterministic: true, data_access: 'no sql', security: 'definer' });
  });

  it('tells on what objects rest', () => {
    expect(found.get('view:v')?.uses).toEqual(['table:parent']);
    expect(found.get('constraint:child.up')?.uses).toEqual(['column:child.up_id', 'table:parent', 'column:parent.id']);
    expect(found.get('index:child.up')?.marks).toEqual(['implicit']);
  });

  it('reads two databases of one making alike, to the letter', async () => {
    const statement = 'create table t (id int auto_increment primary key, s varchar(9)); create view w as select id from t;';
    const [left, right] = [await createDatabase(server), await createDatabase(server)];
    try {
      await left.query(statement);
      await right.query(`${statement} insert into t (s) values ('a'), ('b');`);
      const texts = await Promise.all([left, right].map(async (one) => {
        const schema = await inspectDatabase(one, { server, inspect: inspectSchema });
        return [...schema.groups.values()].map(({ key, text }) => [key, text]);
      }));
      expect(texts[1]).toEqual(texts[0]);
    } finally {
      await left.drop();
      await right.drop();
    }
  });
});
