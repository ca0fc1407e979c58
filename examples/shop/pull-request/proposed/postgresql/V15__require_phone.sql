UPDATE customer
   SET phone = 'unknown'
 WHERE telephone IS NULL;

ALTER TABLE customer ALTER COLUMN phone SET NOT NULL;
