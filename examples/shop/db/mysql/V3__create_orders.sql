CREATE TABLE shop_order (
  order_id     bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  bigint unsigned NOT NULL,
  state        enum('open','paid','shipped','cancelled') NOT NULL DEFAULT 'open',
  placed_at    timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  note         text NULL,
  CONSTRAINT shop_order_customer_fk FOREIGN KEY (customer_id) REFERENCES customer (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE order_line (
  order_id     bigint unsigned NOT NULL,
  line_number  smallint NOT NULL,
  product_id   bigint unsigned NOT NULL,
  quantity     int NOT NULL DEFAULT 1,
  unit_price   decimal(10,2) NOT NULL,
  PRIMARY KEY (order_id, line_number),
  KEY order_line_product_idx (product_id),
  CONSTRAINT order_line_order_fk FOREIGN KEY (order_id) REFERENCES shop_order (order_id) ON DELETE CASCADE,
  CONSTRAINT order_line_product_fk FOREIGN KEY (product_id) REFERENCES product (product_id),
  CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
