CREATE TABLE category (
  category_id  int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         varchar(80) NOT NULL UNIQUE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE product (
  product_id   bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  category_id  int unsigned NOT NULL,
  sku          varchar(40) NOT NULL,
  name         varchar(200) NOT NULL,
  description  text NULL,
  price        decimal(10,2) NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  UNIQUE KEY product_sku_key (sku),
  CONSTRAINT product_category_fk FOREIGN KEY (category_id) REFERENCES category (category_id),
  CONSTRAINT product_price_check CHECK (price >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
