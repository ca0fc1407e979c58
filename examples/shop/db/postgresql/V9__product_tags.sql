CREATE TABLE product_tag (
  product_id   bigint NOT NULL REFERENCES product (product_id) ON DELETE CASCADE,
  tag          varchar(40) NOT NULL,
  PRIMARY KEY (product_id, tag)
);

CREATE INDEX product_tag_lower_idx ON product_tag (lower(tag));
