INSERT INTO customer (email, full_name, phone) VALUES
  ('ada@example.org', 'Ada', '+49 30 1'),
  ('grace@example.org', 'Grace', NULL);

INSERT INTO product (category_id, sku, name, price)
SELECT category_id, 'BOOK-1', 'A book about databases', 39.90 FROM category WHERE name = 'Books';

INSERT INTO stock (product_id, on_hand) SELECT product_id, 12 FROM product;

INSERT INTO shop_order (customer_id) SELECT customer_id FROM customer WHERE email = 'ada@example.org';
INSERT INTO order_line (order_id, line_number, product_id, quantity, unit_price)
SELECT o.order_id, 1, p.product_id, 2, p.price FROM shop_order o CROSS JOIN product p;
