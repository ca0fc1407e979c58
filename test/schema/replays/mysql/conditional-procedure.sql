-- >>> V1__create.sql
CREATE TABLE t (id INT PRIMARY KEY);
-- >>> V2__guarded.sql
DELIMITER //
CREATE PROCEDURE add_column_once()
BEGIN
  IF NOT EXISTS (SELECT * FROM information_schema.columns WHERE table_schema = database() AND table_name = 't' AND column_name = 'extra') THEN
    ALTER TABLE t ADD COLUMN extra INT NOT NULL DEFAULT 3;
  END IF;
END //
DELIMITER ;
CALL add_column_once();
CALL add_column_once();
DROP PROCEDURE add_column_once;
