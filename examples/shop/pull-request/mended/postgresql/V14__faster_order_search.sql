-- Built beside the traffic; the runner sees that it cannot be in a transaction.
CREATE INDEX CONCURRENTLY shop_order_state_idx ON shop_order (state, placed_at);
