CREATE TABLE address (
  address_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customer (customer_id) ON DELETE CASCADE,
  street       varchar(200) NOT NULL,
  city         varchar(100) NOT NULL,
  postal_code  varchar(16) NOT NULL,
  country      char(2) NOT NULL DEFAULT 'DE'
);

CREATE INDEX address_customer_idx ON address (customer_id);

ALTER TABLE shop_order ADD COLUMN shipping_address_id bigint NULL;
ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_shipping_address_fkey
  FOREIGN KEY (shipping_address_id) REFERENCES address (address_id);
CREATE INDEX shop_order_shipping_address_idx ON shop_order (shipping_address_id);
