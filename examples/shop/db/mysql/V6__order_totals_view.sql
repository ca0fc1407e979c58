CREATE VIEW order_total AS
SELECT o.order_id,
       o.customer_id,
       sum(l.quantity * l.unit_price) AS total
  FROM shop_order o
  JOIN order_line l ON l.order_id = o.order_id
 GROUP BY o.order_id, o.customer_id;
