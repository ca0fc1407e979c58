-- Everyone who has an account with the shop.
CREATE TABLE customer (
  customer_id  bigint unsigned NOT NULL AUTO_INCREMENT,
  email        varchar(254) NOT NULL COMMENT 'Lower case; checked by the application',
  full_name    varchar(200) NOT NULL,
  phone        varchar(32) NULL,
  created_at   timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (customer_id),
  UNIQUE KEY customer_email_key (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
