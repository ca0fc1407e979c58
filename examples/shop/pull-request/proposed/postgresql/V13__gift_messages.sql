-- A short text that is printed on the parcel.
CREATE TABLE gift_message (
  order_id    bigint PRIMARY KEY REFERENCES shop_order (order_id) ON DELETE CASCADE,
  message     varchar(500) NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
