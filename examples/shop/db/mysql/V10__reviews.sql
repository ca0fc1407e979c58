CREATE TABLE review (
  review_id    bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id   bigint unsigned NOT NULL,
  customer_id  bigint unsigned NOT NULL,
  stars        tinyint NOT NULL,
  body         text NULL,
  created_at   timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY review_once_key (product_id, customer_id),
  CONSTRAINT review_product_fk FOREIGN KEY (product_id) REFERENCES product (product_id),
  CONSTRAINT review_customer_fk FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  CONSTRAINT review_stars_check CHECK (stars BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
