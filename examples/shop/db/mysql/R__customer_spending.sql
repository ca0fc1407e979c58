CREATE OR REPLACE VIEW customer_spending AS
SELECT c.customer_id,
       c.email,
       coalesce(sum(t.total), 0) AS spent
  FROM customer c
  LEFT JOIN order_total t ON t.customer_id = c.customer_id
 GROUP BY c.customer_id, c.email;
