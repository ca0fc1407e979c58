ALTER TABLE customer ALTER COLUMN phone SET NOT NULL;

UPDATE customer
   SET phone = 'unknown'
 WHERE telephone IS NULL;
