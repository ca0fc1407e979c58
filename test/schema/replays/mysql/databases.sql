-- >>> V1__names.sql
CREATE TABLE `order` (`select` INT, `a``b` INT, `Ünïcode` VARCHAR(5), KEY `group` (`select`));
CREATE TABLE Mixed (Id INT PRIMARY KEY, Camel INT);
ALTER TABLE Mixed ADD COLUMN other INT AFTER ID, DROP COLUMN CAMEL;
ALTER TABLE Mixed MODIFY ID BIGINT;
ALTER TABLE `order` RENAME COLUMN `a``b` TO `c d`;
CREATE VIEW look AS SELECT Id FROM Mixed;
ALTER VIEW look AS SELECT Id, other FROM Mixed;
-- >>> V2__drop.sql
DROP VIEW look;
DROP TABLE `order`;
