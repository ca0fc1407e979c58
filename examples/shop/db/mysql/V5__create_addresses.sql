CREATE TABLE address (
  address_id   bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  bigint unsigned NOT NULL,
  street       varchar(200) NOT NULL,
  city         varchar(100) NOT NULL,
  postal_code  varchar(16) NOT NULL,
  country      char(2) NOT NULL DEFAULT 'DE',
  CONSTRAINT address_customer_fk FOREIGN KEY (customer_id) REFERENCES customer (customer_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE shop_order ADD COLUMN shipping_address_id bigint unsigned NULL;
ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_shipping_address_fk
  FOREIGN KEY (shipping_address_id) REFERENCES address (address_id);
