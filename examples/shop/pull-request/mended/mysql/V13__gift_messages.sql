-- A short text that is printed on the parcel.
CREATE TABLE gift_message (
  order_id    bigint unsigned NOT NULL PRIMARY KEY,
  message     varchar(500) NOT NULL,
  created_at  timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT gift_message_order_fk FOREIGN KEY (order_id) REFERENCES shop_order (order_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
