import type { EngineName } from '../../../src/model/engine-name.ts';

type Files = Readonly<Record<string, string>>;

const mysqlObjects: Files = {
  // Read before what it stands on.
  'a_report.sql': 'CREATE VIEW a_report AS SELECT customer_id, count(*) AS orders FROM open_orders GROUP BY customer_id;\n',
  // Keys in a circle: neither can be made first.
  'accounts.sql': 'CREATE TABLE accounts (\n  id bigint NOT NULL AUTO_INCREMENT,\n  owner_id bigint NOT NULL,\n  PRIMARY KEY (id),\n  CONSTRAINT accounts_owner FOREIGN KEY (owner_id) REFERENCES owners (id)\n) ENGINE=InnoDB;\n',
  'close_order.sql': "DELIMITER //\nCREATE PROCEDURE close_order(IN wanted bigint)\nBEGIN\n  UPDATE orders SET state = 'closed; done' WHERE id = wanted;\n  DELETE FROM items WHERE order_id = wanted AND amount = 0;\nEND//\nDELIMITER ;\n",
  'customers.sql': '-- Who buys.\nCREATE TABLE `customers` (\n  `id` bigint NOT NULL AUTO_INCREMENT,\n  `email` varchar(190) NOT NULL,\n  PRIMARY KEY (`id`),\n  UNIQUE KEY `customers_email` (`email`)\n) ENGINE=InnoDB;\n',
  'items.sql': 'CREATE TABLE items (\n  order_id bigint NOT NULL,\n  line int NOT NULL,\n  product_id bigint NOT NULL,\n  amount int NOT NULL DEFAULT 1,\n  PRIMARY KEY (order_id, line),\n  KEY items_product (product_id),\n  CONSTRAINT items_order FOREIGN KEY (order_id) REFERENCES orders (id),\n  CONSTRAINT items_product FOREIGN KEY (product_id) REFERENCES products (id)\n) ENGINE=InnoDB;\n',
  'net_price.sql': 'CREATE FUNCTION net_price(gross decimal(10,2)) RETURNS decimal(10,2) DETERMINISTIC NO SQL\nRETURN gross / 1.19;\n',
  'open_orders.sql': "CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state = 'open';\n",
  'orders.sql': "CREATE TABLE orders (\n  id bigint NOT NULL AUTO_INCREMENT,\n  customer_id bigint NOT NULL,\n  state varchar(20) NOT NULL DEFAULT 'open',\n  note varchar(100) DEFAULT NULL,\n  PRIMARY KEY (id),\n  KEY orders_customer (customer_id),\n  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id)\n) ENGINE=InnoDB;\nCREATE TRIGGER orders_bi BEFORE INSERT ON orders FOR EACH ROW SET NEW.note = coalesce(NEW.note, '');\n",
  'owners.sql': 'CREATE TABLE owners (\n  id bigint NOT NULL AUTO_INCREMENT,\n  account_id bigint DEFAULT NULL,\n  PRIMARY KEY (id),\n  CONSTRAINT owners_account FOREIGN KEY (account_id) REFERENCES accounts (id)\n) ENGINE=InnoDB;\n',
  'prices.sql': 'CREATE TABLE prices (\n  product_id bigint NOT NULL,\n  since date NOT NULL,\n  price decimal(10,2) NOT NULL,\n  PRIMARY KEY (product_id, since)\n) ENGINE=InnoDB;\n',
  'products.sql': 'CREATE TABLE products (\n  id bigint NOT NULL AUTO_INCREMENT,\n  name varchar(100) NOT NULL,\n  PRIMARY KEY (id)\n) ENGINE=InnoDB;\n',
  'tags.sql': 'CREATE TABLE tags (\n  name varchar(50) NOT NULL,\n  PRIMARY KEY (name)\n) ENGINE=InnoDB;\n',
};

const postgresObjects: Files = {
  'a_report.sql': 'CREATE VIEW a_report AS SELECT customer_id, count(*) AS orders FROM open_orders GROUP BY customer_id;\n',
  'accounts.sql': 'CREATE TABLE accounts (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  owner_id bigint NOT NULL\n);\nALTER TABLE accounts ADD CONSTRAINT accounts_owner FOREIGN KEY (owner_id) REFERENCES owners (id);\n',
  'close_order.sql': "CREATE FUNCTION close_order(wanted bigint) RETURNS void LANGUAGE plpgsql AS $body$\nBEGIN\n  UPDATE orders SET state = 'closed' WHERE id = wanted;\n  DELETE FROM items WHERE order_id = wanted AND amount = 0;\nEND;\n$body$;\nCREATE FUNCTION close_order(wanted text) RETURNS void LANGUAGE sql AS 'SELECT close_order(wanted::bigint)';\n",
  'customers.sql': "CREATE TABLE customers (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);\nCOMMENT ON TABLE customers IS 'Who buys';\nALTER TABLE customers ENABLE ROW LEVEL SECURITY;\nCREATE POLICY everybody ON customers FOR SELECT USING (true);\n",
  'items.sql': 'CREATE TABLE items (\n  order_id bigint NOT NULL REFERENCES orders (id),\n  line integer NOT NULL,\n  product_id bigint NOT NULL REFERENCES products (id),\n  amount positive NOT NULL DEFAULT 1,\n  PRIMARY KEY (order_id, line)\n);\nCREATE INDEX items_product ON items (product_id);\n',
  'open_orders.sql': "CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state = 'open';\n",
  'orders.sql': "CREATE TABLE orders (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  customer_id bigint NOT NULL REFERENCES customers (id),\n  state order_state NOT NULL DEFAULT 'open',\n  note character varying(100)\n);\nCREATE TRIGGER orders_bi BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill_note();\n",
  'owners.sql': 'CREATE TABLE owners (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  account_id bigint REFERENCES accounts (id)\n);\n',
  'prices.sql': 'CREATE TABLE prices (\n  product_id bigint NOT NULL,\n  since date NOT NULL,\n  price numeric(10,2) NOT NULL,\n  PRIMARY KEY (product_id, since)\n);\n',
  'products.sql': 'CREATE TABLE products (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  name character varying(100) NOT NULL\n);\n',
  'routines/fill_note.sql': "CREATE FUNCTION fill_note() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.note := coalesce(NEW.note, '');\n  RETURN NEW;\nEND;\n$$;\n",
  'tags.sql': 'CREATE TABLE tags (\n  name character varying(50) PRIMARY KEY\n);\n',
  'types.sql': "CREATE TYPE order_state AS ENUM ('open', 'closed');\nCREATE DOMAIN positive AS integer CHECK (VALUE > 0);\n",
};

/** A declarative directory `schemas` with more than a dozen objects, and the configuration for it. */
export function declaredFiles(engine: EngineName): Files {
  const isPostgres = engine === 'postgresql';
  const shop: Files = Object.fromEntries(Object.entries(isPostgres ? postgresObjects : mysqlObjects).map(([name, text]) => [`schemas/shop/${name}`, text]));
  return {
    'schema-gitops.yml': `version: 1\nengine: ${engine}\ndev-database: {url-env: DEV_URL}\nmigrations: {path: schemas, format: skeema}\n`,
    'schemas/.skeema': `generator=skeema:1.12.3-community\n[production]\nflavor=${isPostgres ? 'postgresql' : engine}\nhost=db.example.org\npassword="a#b"\n`,
    ...(isPostgres ? {} : { 'schemas/shop/.skeema': 'schema=shop\ndefault-character-set=utf8mb4 # for all\ndefault-collation=utf8mb4_bin\n' }),
    ...shop,
  };
}
