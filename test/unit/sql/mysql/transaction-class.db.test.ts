import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mysql from 'mysql2/promise';

import { createDatabase, describeEachServer, type TestDatabase } from '../../../support/servers.ts';
import { mariadbClasses, mysqlClasses } from './transaction-examples.ts';

describeEachServer('the transaction class of a statement', ['mysql', 'mariadb'], (server) => {
  const classes = server.engine === 'mariadb' ? mariadbClasses : mysqlClasses;
  let database: TestDatabase;
  let connection: mysql.Connection;

  beforeAll(async () => {
    database = await createDatabase(server);
    connection = await mysql.createConnection({ uri: database.url });
    await connection.query('create table x (id int primary key) engine=innodb');
    await connection.query('create table witness (id int auto_increment primary key) engine=innodb');
  });

  /** True where a row written before the statement is still there after a rollback. */
  async function commits(sql: string): Promise<boolean> {
    await connection.query('start transaction');
    const [written] = await connection.query<mysql.ResultSetHeader>('insert into witness values ()');
    await connection.query(sql);
    if (sql.startsWith('lock tables')) await connection.query('unlock tables');
    await connection.query('rollback');
    const [rows] = await connection.query<mysql.RowDataPacket[]>('select id from witness where id = ?', [written.insertId]);
    return rows.length === 1;
  }

  it('is implicit-commit for what commits, in fact', async () => {
    const quiet: string[] = [];
    // UNLOCK TABLES commits only where tables are locked, and those are locked by another transaction.
    for (const sql of classes.commits.filter((example) => example !== 'unlock tables')) if (!(await commits(sql))) quiet.push(sql);
    expect(quiet).toEqual([]);
  });

  it('is any for what does not commit, in fact', async () => {
    const loud: string[] = [];
    for (const sql of classes.harmless) if (await commits(sql)) loud.push(sql);
    expect(loud).toEqual([]);
  });

  afterAll(async () => {
    await connection.end();
    await database.drop();
  });
});
