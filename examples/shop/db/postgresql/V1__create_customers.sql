-- Everyone who has an account with the shop.
CREATE TABLE customer (
  customer_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email        varchar(254) NOT NULL,
  full_name    text NOT NULL,
  phone        varchar(32) NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT customer_email_key UNIQUE (email)
);

COMMENT ON COLUMN customer.email IS 'Lower case; checked by the application';
