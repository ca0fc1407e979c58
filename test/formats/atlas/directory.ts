import { sumFileName, sumFileText, sumLines } from '../../../src/migrations/formats/atlas/sum-file.ts';
import type { EngineName } from '../../../src/model/engine-name.ts';

/** Files below `db` with the sums that belong to them. */
export function withSums(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(texts).sort();
  const files = names.map((name) => ({ name, bytes: Buffer.from(texts[name] ?? ''), isIgnored: (texts[name] ?? '').startsWith('-- atlas:sum ignore') }));
  return Object.fromEntries([...names.map((name) => [`db/${name}`, texts[name] ?? ''] as const), [`db/${sumFileName}`, sumFileText(sumLines(files))]]);
}

const shared: Readonly<Record<string, string>> = {
  '20260101000000_create_customers.sql': '-- Create "customers" table\nCREATE TABLE customers (id int NOT NULL, name varchar(50) NOT NULL, PRIMARY KEY (id));\n',
  '20260102000000.sql': 'CREATE TABLE orders (id int NOT NULL PRIMARY KEY, customer_id int NOT NULL);\r\nCREATE INDEX orders_customer ON orders (customer_id);\r\n',
  '20260103000000_rows.sql': "INSERT INTO customers (id, name) VALUES (1, 'Ada; Lovelace'), (2, 'zażółć');",
  '20260104000000_note_with_words.sql': '-- atlas:nolint\nALTER TABLE orders ADD COLUMN note varchar(20);\n',
  '20260105000000_words.sql': "-- atlas:delimiter -- end\nINSERT INTO orders (id, customer_id, note) VALUES (1, 1, 'a')\n-- end\nUPDATE orders SET note = 'b'\n-- end\n",
  '20260106000000_gaps.sql': "-- atlas:delimiter \\n\\n\\n\nINSERT INTO orders (id, customer_id) VALUES (2, 1)\n\n\nINSERT INTO orders (id, customer_id) VALUES (3, 2)",
  '20260107000000_ignored.sql': '-- atlas:sum ignore\n\nCREATE TABLE ignored (id int PRIMARY KEY);',
  '20260108000000_view.sql': 'CREATE VIEW totals AS SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id;',
};

const byEngine: Readonly<Record<'postgresql' | 'mysql', Readonly<Record<string, string>>>> = {
  postgresql: {
    '20260109000000_function.sql': 'CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $body$\nBEGIN\n  RETURN n * 2; -- end\nEND;\n$body$;\n',
    '20260110000000_atomic.sql': 'CREATE FUNCTION half(n int) RETURNS int LANGUAGE sql AS $$ SELECT n / 2; $$;\nSELECT twice(half(4));\n',
    '20260111000000_concurrently.sql': '-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY orders_note ON orders (note);\n',
    '20260112000000_settings.sql': "SET check_function_bodies = off;\nCOMMENT ON TABLE orders IS 'all; of them';\n",
  },
  mysql: {
    '20260109000000_routine.sql': 'DELIMITER //\nCREATE PROCEDURE twice(IN n int)\nBEGIN\n  SELECT n * 2;\n  SELECT n;\nEND//\nDELIMITER ;\n',
    '20260110000000_trigger.sql': '-- atlas:delimiter \\n\\n\\n\nCREATE TRIGGER orders_note BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.note = coalesce(NEW.note, \'none\'); END;\n\n\nINSERT INTO orders (id, customer_id) VALUES (4, 2);',
    '20260111000000_alter.sql': '-- atlas:txmode none\n\nALTER TABLE orders ADD INDEX orders_note (note), ALGORITHM=INPLACE;\n',
    '20260112000000_hash.sql': "# a comment of MySQL\nALTER TABLE orders COMMENT 'all; of them';\n",
  },
};

/** Twelve migrations with everything that Atlas' files can say, for an engine. */
export function atlasDirectory(engine: EngineName): Readonly<Record<string, string>> {
  return withSums({ ...shared, ...byEngine[engine === 'postgresql' ? 'postgresql' : 'mysql'] });
}
