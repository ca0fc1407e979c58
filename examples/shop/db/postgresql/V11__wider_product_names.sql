ALTER TABLE product ALTER COLUMN name TYPE varchar(300);
ALTER TABLE product ADD COLUMN weight_grams integer NULL;
