CREATE TABLE category (
  category_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name         varchar(80) NOT NULL UNIQUE
);

CREATE TABLE product (
  product_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category_id  integer NOT NULL REFERENCES category,
  sku          varchar(40) NOT NULL,
  name         varchar(200) NOT NULL,
  description  text NULL,
  price        numeric(10,2) NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  CONSTRAINT product_sku_key UNIQUE (sku),
  CONSTRAINT product_price_check CHECK (price >= 0)
);

CREATE INDEX product_category_idx ON product (category_id);
