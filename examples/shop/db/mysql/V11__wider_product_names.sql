ALTER TABLE product MODIFY COLUMN name varchar(300) NOT NULL;
ALTER TABLE product ADD COLUMN weight_grams int NULL AFTER price;
