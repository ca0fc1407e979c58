CREATE INDEX shop_order_state_idx ON shop_order (state, placed_at);

ALTER TABLE shop_order DROP COLUMN note;
