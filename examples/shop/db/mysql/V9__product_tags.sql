CREATE TABLE product_tag (
  product_id   bigint unsigned NOT NULL,
  tag          varchar(40) NOT NULL,
  PRIMARY KEY (product_id, tag),
  KEY product_tag_idx (tag(10)),
  CONSTRAINT product_tag_product_fk FOREIGN KEY (product_id) REFERENCES product (product_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
