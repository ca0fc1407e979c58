CREATE TABLE stock (
  product_id   bigint PRIMARY KEY REFERENCES product (product_id),
  on_hand      integer NOT NULL DEFAULT 0,
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stock_on_hand_check CHECK (on_hand >= 0)
);

CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END;
$$;

CREATE TRIGGER stock_touch
BEFORE UPDATE ON stock
FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
