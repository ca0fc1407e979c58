type Files = Readonly<Record<string, string>>;

const planner = 'T U <t@example.com>';

/** Fourteen changes with everything that a plan can say: tags, a rework, a conflict, notes with escapes, folders. */
const plan = `%syntax-version=1.0.0
%project=shop
%uri=https://Example.com:443/shop

# The base of everything.
schema 2026-11-20T07:00:00Z ${planner} # Says \\\\ once,\\nand twice.
users [schema] 2026-11-20T07:00:01Z ${planner} # Creates users.
  + orders   [users  schema] 2026-11-20T07:00:02Z ${planner}
@v1 2026-11-20T07:00:03Z Ünal Ö <u@example.com> # first

catalog/items [users@v1] 2026-11-20T07:00:04Z ${planner}
catalog/prices [catalog/items !catalog/free] 2026-11-20T07:00:05Z ${planner}
total [orders @v1] 2026-11-20T07:00:06Z ${planner} # A routine
@v2 2026-11-20T07:00:07Z ${planner}
@v2-final 2026-11-20T07:00:07Z ${planner}
total [total@v2] 2026-11-20T07:00:08Z ${planner} # Reworked
seed 2026-11-20T07:00:09Z ${planner}
notes 2026-11-20T07:00:10Z ${planner}
index_orders [orders] 2026-11-20T07:00:11Z ${planner}
audit 2026-11-20T07:00:12Z ${planner}
catalog/free [shop:catalog/prices] 2026-11-20T07:00:13Z ${planner}
settings 2026-11-20T07:00:14Z ${planner}
last [settings] 2026-11-20T07:00:15Z ${planner}
@end 2026-11-20T07:00:16Z ${planner} # done
`;

/** Scripts by their names below deploy/, revert/ and verify/. */
const scripts: Readonly<Record<string, readonly [postgres: string, mysql: string, revert: string]>> = {
  'schema': ['CREATE TABLE versions (id int PRIMARY KEY)', 'CREATE TABLE versions (id int PRIMARY KEY)', 'DROP TABLE versions'],
  'users': ['CREATE TABLE users (id int PRIMARY KEY, name text)', 'CREATE TABLE users (id int PRIMARY KEY, name text)', 'DROP TABLE users'],
  'orders': ['CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users)', 'CREATE TABLE orders (id int PRIMARY KEY, user_id int)', 'DROP TABLE orders'],
  'catalog/items': ['CREATE TABLE items (id int PRIMARY KEY)', 'CREATE TABLE items (id int PRIMARY KEY)', 'DROP TABLE items'],
  'catalog/prices': ['CREATE TABLE prices (id int PRIMARY KEY, amount numeric)', 'CREATE TABLE prices (id int PRIMARY KEY, amount decimal(9,2))', 'DROP TABLE prices'],
  'total@v2-final': [
    'CREATE FUNCTION total() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$',
    'DELIMITER //\nCREATE PROCEDURE total() BEGIN SELECT 1; SELECT 2; END//\nDELIMITER ;', 'DROP FUNCTION total()',
  ],
  'total': [
    'CREATE OR REPLACE FUNCTION total() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END $$',
    'DROP PROCEDURE total;\nDELIMITER //\nCREATE PROCEDURE total() BEGIN SELECT 3; END//\nDELIMITER ;', 'DROP FUNCTION total()',
  ],
  'seed': ["INSERT INTO users VALUES (1, 'a;b'), (2, ':owner')", "INSERT INTO users VALUES (1, 'a;b')", 'DELETE FROM users'],
  'notes': ["COMMENT ON TABLE users IS :'owner'", "ALTER TABLE users COMMENT = 'people'", 'COMMENT ON TABLE users IS NULL'],
  'index_orders': ['CREATE INDEX orders_user ON orders (user_id)', 'CREATE INDEX orders_user ON orders (user_id)', 'DROP INDEX orders_user'],
  'audit': ['CREATE TABLE :"audit_table" (id int)', 'CREATE TABLE audit_log (id int)', 'DROP TABLE audit_log'],
  'catalog/free': ['CREATE VIEW free AS SELECT id::bigint FROM prices WHERE amount = :zero', 'CREATE VIEW free AS SELECT id FROM prices WHERE amount = 0', 'DROP VIEW free'],
  'settings': ['CREATE TABLE settings (name text)', 'CREATE TABLE settings (name text)', 'DROP TABLE settings'],
  'last': ['CREATE TABLE last (id int)', 'CREATE TABLE last (id int)', 'DROP TABLE last'],
};

const variables = '[engine "pg.variables"]\n\towner = the shop’s\n\taudit_table = audit_log\n\tzero = 0\n';

/** The directory for an engine; `registry` keeps test databases of one MySQL server apart. */
export function sqitchDirectory(engine: 'pg' | 'mysql', registry: string): Files {
  const files: Record<string, string> = { 'db/sqitch.conf': `[core]\n\tengine = ${engine} ; the usual one\n[engine "${engine}"]\n\tregistry = ${registry}\n[user]\n\tname = Deployer\n\temail = d@example.com\n${variables}`, 'db/sqitch.plan': plan };
  for (const [name, [postgres, mysql, revert]] of Object.entries(scripts)) {
    const sql = engine === 'pg' ? `${postgres};` : `${mysql}${mysql.endsWith('DELIMITER ;') ? '' : ';'}`;
    files[`db/deploy/${name}.sql`] = `-- Deploy shop:${name} to ${engine}\n\nBEGIN;\n\n${sql}\n\nCOMMIT;\n`;
    files[`db/revert/${name}.sql`] = `-- Revert shop:${name} from ${engine}\n\nBEGIN;\n\n${revert};\n\nCOMMIT;\n`;
    files[`db/verify/${name}.sql`] = `-- Verify shop:${name} on ${engine}\n\nBEGIN;\nSELECT 1;\nROLLBACK;\n`;
  }
  return files;
}
