-- >>> V1__create.sql
CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, total INT NOT NULL, note VARCHAR(100), KEY by_total (total));
CREATE TABLE items (id INT PRIMARY KEY, order_id INT NOT NULL, CONSTRAINT items_order FOREIGN KEY (order_id) REFERENCES orders (id));
-- >>> V2__copy.sql
CREATE TABLE orders_new LIKE orders;
ALTER TABLE orders_new MODIFY total BIGINT NOT NULL, ADD COLUMN currency CHAR(3) NOT NULL DEFAULT 'EUR' AFTER total;
INSERT INTO orders_new (id, total, note) SELECT id, total, note FROM orders;
-- >>> V3__swap.sql
RENAME TABLE orders TO orders_old, orders_new TO orders;
-- >>> V4__drop.sql
ALTER TABLE items DROP FOREIGN KEY items_order;
DROP TABLE orders_old;
ALTER TABLE items ADD CONSTRAINT items_order FOREIGN KEY (order_id) REFERENCES orders (id);
