CREATE TABLE payment (
  payment_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id     bigint NOT NULL REFERENCES shop_order (order_id),
  amount       numeric(10,2) NOT NULL,
  method       varchar(20) NOT NULL DEFAULT 'card',
  paid_at      timestamptz NULL,
  CHECK (method IN ('card', 'transfer', 'voucher'))
);

CREATE INDEX payment_order_idx ON payment (order_id);
CREATE INDEX payment_unpaid_idx ON payment (order_id) WHERE paid_at IS NULL;
