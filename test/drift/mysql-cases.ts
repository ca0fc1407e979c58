import type { DriftCase } from './drift-case.ts';

const family = ['mysql', 'mariadb'] as const;

const table =
  'CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a VARCHAR(50) NOT NULL, b INT DEFAULT 5, KEY kb (b))'
  + ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;';

/** Scenarios of MySQL and MariaDB. */
export const mysqlCases: readonly DriftCase[] = [
  {
    id: 'M01', engine: family, base: table,
    mutation: 'CREATE TABLE hot(x INT);',
    expected: [{ kind: 'table.added', object: 'hot' }],
  },
  {
    id: 'M02', engine: family, base: table,
    mutation: 'ALTER TABLE t ADD COLUMN z DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6);',
    expected: [{ kind: 'column.added', object: 't.z' }],
  },
  {
    id: 'M03', engine: family, base: table,
    mutation: 'ALTER TABLE t MODIFY a VARCHAR(80) NOT NULL;',
    expected: [{ kind: 'column.changed', object: 't.a', attributes: ['type'] }],
  },
  {
    id: 'M04', engine: family, base: table,
    mutation: 'ALTER TABLE t MODIFY a VARCHAR(50) CHARACTER SET latin1 NOT NULL;',
    expected: [{ kind: 'column.changed', object: 't.a', attributes: ['charset'] }],
  },
  {
    id: 'M05', engine: family, base: table,
    mutation: 'ALTER TABLE t MODIFY a VARCHAR(50) COLLATE utf8mb4_bin NOT NULL;',
    expected: [{ kind: 'column.changed', object: 't.a', attributes: ['collation'] }],
  },
  {
    id: 'M06', engine: family, base: table,
    mutation: 'ALTER TABLE t DROP KEY kb;',
    expected: [{ kind: 'index.removed', object: 't.kb' }],
  },
  {
    id: 'M07', engine: family, base: table,
    mutation: 'ALTER TABLE t DROP KEY kb, ADD UNIQUE KEY kb (b);',
    expected: [{ kind: 'index.changed', object: 't.kb' }],
  },
  {
    id: 'M08', engine: family, base: table,
    mutation: 'ALTER TABLE t ADD KEY ka (a(10));',
    expected: [{ kind: 'index.added', object: 't.ka' }],
  },
  {
    id: 'M09', engine: family, base: `${table}CREATE TABLE u(id INT PRIMARY KEY, t_id INT, CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t(id));`,
    mutation: 'ALTER TABLE u DROP FOREIGN KEY fk; ALTER TABLE u ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t(id) ON DELETE SET NULL;',
    expected: [{ kind: 'constraint.changed', object: 'u.fk' }],
  },
  {
    id: 'M10', engine: family, base: table,
    mutation: 'ALTER TABLE t ADD CONSTRAINT ck CHECK (b > 0);',
    expected: [{ kind: 'constraint.added', object: 't.ck' }],
  },
  {
    id: 'M11', engine: family, base: `${table}CREATE VIEW v AS SELECT id FROM t;`,
    mutation: 'CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;',
    expected: [{ kind: 'view.changed', object: 'v' }],
  },
  {
    id: 'M12', engine: family, base: `${table}CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1;`,
    mutation: 'DROP TRIGGER tr; CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 2;',
    expected: [{ kind: 'trigger.changed', object: 't.tr' }],
  },
  {
    id: 'M13', engine: family, base: `${table}CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;`,
    mutation: 'DROP FUNCTION f; CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 2;',
    expected: [{ kind: 'function.changed', object: 'f' }],
  },
  {
    id: 'M14', engine: family, base: table,
    mutation: "ALTER TABLE t COMMENT='x', ROW_FORMAT=COMPRESSED;",
    expected: [{ kind: 'table.changed', object: 't', attributes: ['comment', 'row_format'] }],
  },
  {
    id: 'M15', engine: family, base: table,
    mutation: 'ALTER TABLE t ADD COLUMN g INT GENERATED ALWAYS AS (b*2) STORED, ADD COLUMN v INT GENERATED ALWAYS AS (b*3) VIRTUAL;',
    expected: [{ kind: 'column.added', object: 't.g' }, { kind: 'column.added', object: 't.v' }],
  },
  {
    id: 'M16', engine: family, base: 'CREATE TABLE p(id INT, y INT) PARTITION BY RANGE(y) (PARTITION p0 VALUES LESS THAN (2025));',
    mutation: 'ALTER TABLE p ADD PARTITION (PARTITION p1 VALUES LESS THAN (2026));',
    expected: [{ kind: 'table.changed', object: 'p', attributes: ['partitions'] }],
  },
  {
    id: 'M17', engine: family, base: "CREATE TABLE e(x ENUM('a','b'));",
    mutation: "ALTER TABLE e MODIFY x ENUM('a','b','c');",
    expected: [{ kind: 'column.changed', object: 'e.x', attributes: ['type'] }],
  },
  {
    id: 'M18', engine: family, base: table,
    mutation: 'ALTER TABLE t CONVERT TO CHARACTER SET latin1;',
    expected: [{ kind: 'table.changed', object: 't', attributes: ['charset'] }, { kind: 'column.changed', object: 't.a', attributes: ['charset'] }],
  },
  {
    id: 'M19', engine: family, base: `${table}CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO SET @x=1;`,
    mutation: 'ALTER EVENT ev DISABLE;',
    expected: [{ kind: 'event.changed', object: 'ev' }],
  },
  {
    id: 'M20', engine: family, base: table,
    mutation: 'ALTER TABLE t MODIFY b INT DEFAULT 5 AFTER id;',
    expected: [{ kind: 'table.changed', object: 't', attributes: ['column_order'] }], settings: { 'column-order': 'warning' },
  },
  {
    id: 'M30', engine: family, base: table,
    mutation: "INSERT INTO t(a) VALUES ('q'),('r');",
    expected: [],
  },
  {
    id: 'M31', engine: family, base: table,
    mutation: 'ALTER TABLE t ENGINE=InnoDB; ANALYZE TABLE t;',
    expected: [],
  },
  {
    id: 'M32', engine: family, base: table,
    mutation: 'ALTER TABLE t DROP KEY kb, ADD KEY kb (b) USING BTREE;',
    expected: [],
  },
  {
    id: 'M33', engine: family, base: 'CREATE TABLE t(a INT, d TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, n INT DEFAULT NULL);',
    mutation: 'ALTER TABLE t MODIFY d TIMESTAMP NOT NULL DEFAULT NOW(), MODIFY n INT, MODIFY a INT(11);',
    expected: [],
  },
  {
    id: 'M34', engine: family, base: 'CREATE TABLE t(a INT, KEY k1(a)); CREATE TABLE u(a INT, b INT, KEY k1(a), KEY k2(b));',
    mutation: 'ALTER TABLE u DROP KEY k1, ADD KEY k1(a);',
    expected: [],
  },
];
