-- Customers with what they have ordered.
CREATE OR REFRESH MATERIALIZED VIEW customers (
  CONSTRAINT customer_has_id EXPECT (customer_id IS NOT NULL) ON VIOLATION DROP ROW
) AS SELECT c.customer_id, c.name, c.country, count(o.order_id) AS orders, sum(o.amount) AS amount
FROM silver.customers c LEFT JOIN silver.orders o ON o.customer_id = c.customer_id
GROUP BY ALL;
