import { describe, expect, it } from '@jest/globals';

import { writeChanges } from '../../src/ddl/write-changes.ts';
import { writeRevert } from '../../src/ddl/write-revert.ts';
import type { WrittenChanges } from '../../src/model/ddl.ts';
import type { EngineName } from '../../src/model/engine-name.ts';
import type { ObjectGroup, SchemaObject } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { group, mysqlSchema, object } from '../drift/objects.ts';

const table = object('table', 't', { written: 'CREATE TABLE `t` (\n  `id` int NOT NULL\n) ENGINE=InnoDB', attributes: { engine: 'InnoDB' } });
const column = part('column', 'id', { attributes: { type: 'int', nullable: false }, written: '`id` int NOT NULL', position: 1 });

function part(kind: SchemaObject['kind'], name: string, parts: Partial<SchemaObject>): SchemaObject {
  return object(kind, `t.${name}`, { parent: table.key, place: { table: 't', name }, ...parts });
}

function write(engine: EngineName, expected: readonly ObjectGroup[], actual: readonly ObjectGroup[]): WrittenChanges {
  const [left, right] = [mysqlSchema(expected, engine), mysqlSchema(actual, engine)];
  return writeChanges(compareSchemas(left, right).changes, { engine, version: left.version, direction: 'adopt', expected: left, actual: right });
}

const texts = ({ statements }: WrittenChanges): readonly string[] => statements.map(({ text }) => text);

describe('writeChanges for MySQL and MariaDB', () => {
  it('adds an AUTO_INCREMENT column in one statement with its key', () => {
    const number = part('column', 'n', { attributes: { type: 'int', nullable: false, auto_increment: true }, written: '`n` int NOT NULL AUTO_INCREMENT', position: 2 });
    const key = part('index', 'by_n', { attributes: { columns: ['n'], unique: true }, written: 'UNIQUE KEY `by_n` (`n`)', uses: [number.key] });
    const sides = [[group(table, column)], [group(table, column, number, key)]] as const;
    expect(texts(write('mysql', ...sides))).toEqual(['ALTER TABLE `t`\n  ADD COLUMN `n` int NOT NULL AUTO_INCREMENT AFTER `id`,\n  ADD UNIQUE KEY `by_n` (`n`);']);
    expect(texts(write('mariadb', ...sides))).toEqual([
      'ALTER TABLE `t`\n  ADD COLUMN IF NOT EXISTS `n` int NOT NULL AUTO_INCREMENT AFTER `id`,\n  ADD UNIQUE KEY IF NOT EXISTS `by_n` (`n`);',
    ]);
  });

  it('makes an index anew without a guard that would leave it out', () => {
    const index = (unique: boolean): SchemaObject => part('index', 'k', { attributes: { columns: ['id'], unique }, written: unique ? 'UNIQUE KEY `k` (`id`)' : 'KEY `k` (`id`)' });
    expect(texts(write('mariadb', [group(table, column, index(false))], [group(table, column, index(true))]))).toEqual([
      'ALTER TABLE `t`\n  DROP KEY IF EXISTS `k`,\n  ADD UNIQUE KEY `k` (`id`);',
    ]);
  });

  it('takes a foreign key out of CREATE TABLE and adds it when all tables are there', () => {
    const key = part('constraint', 'fk', { attributes: { type: 'foreign key' }, written: 'CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `t` (`id`)' });
    const whole = { ...table, written: 'CREATE TABLE `t` (\n  `id` int NOT NULL,\n  CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `t` (`id`)\n) ENGINE=InnoDB AUTO_INCREMENT=7' };
    expect(texts(write('mysql', [], [group(whole, column, key)]))).toEqual([
      'CREATE TABLE IF NOT EXISTS `t` (\n  `id` int NOT NULL\n) ENGINE=InnoDB;',
      'ALTER TABLE `t` ADD CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `t` (`id`);',
    ]);
  });

  it('takes the body of a routine back by itself where that keeps what is granted on it', () => {
    const routine = (body: string): SchemaObject => object('function', 'f', { attributes: { body }, written: `CREATE FUNCTION \`f\`() RETURNS int\nreturn ${body};` });
    const revert = (engine: EngineName): WrittenChanges => {
      const [expected, actual] = [mysqlSchema([group(routine('1'))], engine), mysqlSchema([group(routine('2'))], engine)];
      return writeRevert(compareSchemas(expected, actual).changes, { engine, version: expected.version, expected, actual });
    };
    expect(texts(revert('mariadb'))).toEqual(['CREATE OR REPLACE FUNCTION `f`() RETURNS int\nreturn 1;']);
    expect(revert('mysql')).toMatchObject({ statements: [], notWritten: [{ key: 'function:f', reason: expect.stringContaining('granted') }] });
  });

  it('never writes the stars that stand for a secret', () => {
    const far = { ...table, written: "CREATE TABLE `t` (\n  `id` int NOT NULL\n) ENGINE=FEDERATED CONNECTION='mysql://u:***@h/d'" };
    expect(write('mysql', [], [group(far, column)])).toEqual({ statements: [], notWritten: [
      { key: 'table:t', reason: 'it holds a secret, which is not read' },
      { key: 'column:t.id', reason: 'it needs table:t, which is not written' },
    ] });
  });
});
