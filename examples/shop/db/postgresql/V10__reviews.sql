CREATE TABLE review (
  review_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id   bigint NOT NULL REFERENCES product (product_id),
  customer_id  bigint NOT NULL REFERENCES customer (customer_id),
  stars        smallint NOT NULL,
  body         text NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT review_stars_check CHECK (stars BETWEEN 1 AND 5),
  CONSTRAINT review_once_key UNIQUE (product_id, customer_id)
);

CREATE INDEX review_customer_idx ON review (customer_id);
