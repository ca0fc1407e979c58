-- New rows are held to it at once; the old ones are validated in a later migration.
ALTER TABLE customer
  ADD CONSTRAINT customer_phone_present CHECK (phone IS NOT NULL) NOT VALID;
