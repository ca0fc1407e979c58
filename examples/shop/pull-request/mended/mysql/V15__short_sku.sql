-- The short number lives beside the long one until every reader has moved.
ALTER TABLE product ADD COLUMN short_sku varchar(20) NULL, ALGORITHM=INSTANT;
