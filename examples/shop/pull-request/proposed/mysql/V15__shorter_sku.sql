ALTER TABLE product MODIFY COLUMN sku varchar(20) NOT NULL;

UPDATE product
   SET stock_keeping_unit = upper(sku)
 WHERE product_id > 0;
