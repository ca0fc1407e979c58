CREATE TYPE order_state AS ENUM ('open', 'paid', 'shipped', 'cancelled');

CREATE TABLE shop_order (
  order_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customer (customer_id),
  state        order_state NOT NULL DEFAULT 'open',
  placed_at    timestamptz NOT NULL DEFAULT now(),
  note         text NULL
);

CREATE INDEX shop_order_customer_idx ON shop_order (customer_id);

CREATE TABLE order_line (
  order_id     bigint NOT NULL REFERENCES shop_order (order_id) ON DELETE CASCADE,
  line_number  smallint NOT NULL,
  product_id   bigint NOT NULL REFERENCES product (product_id),
  quantity     integer NOT NULL DEFAULT 1,
  unit_price   numeric(10,2) NOT NULL,
  PRIMARY KEY (order_id, line_number),
  CHECK (quantity > 0)
);

CREATE INDEX order_line_product_idx ON order_line (product_id);
