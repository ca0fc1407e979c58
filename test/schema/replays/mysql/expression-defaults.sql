-- needs mysql 8.0.13
-- needs mariadb
-- >>> V1__create.sql
CREATE TABLE e (o VARCHAR(40) DEFAULT (uuid()), p INT DEFAULT (1 + 2 * 3), q JSON DEFAULT (json_array()), r TEXT DEFAULT ('x'), s DATE DEFAULT (curdate()), t INT DEFAULT (length('abc')), u VARCHAR(20) DEFAULT (concat('a', "b")), v DATETIME DEFAULT (now()), x INT DEFAULT (-5), y DATETIME DEFAULT (now() + INTERVAL 1 DAY), z DATETIME DEFAULT (date_add(now(), INTERVAL 2 HOUR)));
ALTER TABLE e ALTER p SET DEFAULT (4 + 4), ALTER t DROP DEFAULT;
