-- >>> V1__dump.sql
SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE SCHEMA shop;
CREATE TYPE public.status AS ENUM (
    'new',
    'done'
);
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
CREATE TABLE public.customers (
    id bigint NOT NULL,
    email character varying(255) NOT NULL,
    status public.status DEFAULT 'new'::public.status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone,
    tags text[] DEFAULT '{}'::text[],
    CONSTRAINT customers_email_check CHECK (((email)::text ~~ '%@%'::text))
);
ALTER TABLE public.customers OWNER TO CURRENT_USER;
CREATE SEQUENCE public.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.customers_id_seq OWNED BY public.customers.id;
CREATE TABLE shop.orders (
    id integer NOT NULL,
    customer_id bigint NOT NULL,
    at date NOT NULL
)
PARTITION BY RANGE (at);
ALTER TABLE shop.orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME shop.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE shop.orders_2026 (
    id integer NOT NULL,
    customer_id bigint NOT NULL,
    at date NOT NULL
);
ALTER TABLE ONLY shop.orders ATTACH PARTITION shop.orders_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE VIEW public.active AS
 SELECT customers.id
   FROM public.customers
  WHERE (customers.status <> 'done'::public.status);
ALTER TABLE ONLY public.customers ALTER COLUMN id SET DEFAULT nextval('public.customers_id_seq'::regclass);
ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY shop.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id, at);
ALTER TABLE ONLY shop.orders_2026
    ADD CONSTRAINT orders_2026_pkey PRIMARY KEY (id, at);
CREATE UNIQUE INDEX customers_email_key ON public.customers USING btree (lower((email)::text));
CREATE INDEX orders_customer ON ONLY shop.orders USING btree (customer_id);
CREATE INDEX orders_2026_customer ON shop.orders_2026 USING btree (customer_id);
ALTER INDEX shop.orders_pkey ATTACH PARTITION shop.orders_2026_pkey;
ALTER INDEX shop.orders_customer ATTACH PARTITION shop.orders_2026_customer;
CREATE TRIGGER touch BEFORE UPDATE ON public.customers FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE shop.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;
-- >>> V2__after.sql
ALTER TABLE customers ADD COLUMN phone text;
ALTER TABLE shop.orders ADD COLUMN note text;
DROP VIEW active;
ALTER TABLE customers ALTER COLUMN id TYPE int;
DROP TABLE shop.orders;
DROP TABLE customers;
