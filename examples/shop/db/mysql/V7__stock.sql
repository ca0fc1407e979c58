CREATE TABLE stock (
  product_id   bigint unsigned NOT NULL PRIMARY KEY,
  on_hand      int NOT NULL DEFAULT 0,
  updated_at   timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT stock_product_fk FOREIGN KEY (product_id) REFERENCES product (product_id),
  CONSTRAINT stock_on_hand_check CHECK (on_hand >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE FUNCTION stock_value(price decimal(10,2), pieces int) RETURNS decimal(12,2)
DETERMINISTIC NO SQL
RETURN price * pieces;

DELIMITER //
CREATE TRIGGER stock_touch BEFORE UPDATE ON stock FOR EACH ROW
BEGIN
  IF NEW.on_hand <> OLD.on_hand THEN
    SET NEW.updated_at = CURRENT_TIMESTAMP(6);
  END IF;
END//
DELIMITER ;
