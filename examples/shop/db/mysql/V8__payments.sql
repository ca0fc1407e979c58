CREATE TABLE payment (
  payment_id   bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id     bigint unsigned NOT NULL,
  amount       decimal(10,2) NOT NULL,
  method       varchar(20) NOT NULL DEFAULT 'card',
  paid_at      datetime NULL,
  KEY payment_order_idx (order_id, paid_at),
  CONSTRAINT payment_order_fk FOREIGN KEY (order_id) REFERENCES shop_order (order_id),
  CHECK (method IN ('card', 'transfer', 'voucher'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
