CREATE INDEX shop_order_state_idx ON shop_order (state, placed_at) ALGORITHM=INPLACE LOCK=NONE;
