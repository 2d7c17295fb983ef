"""Revenue of each day and country, from the orders that passed their checks."""

from pyspark import pipelines as dp
from pyspark.sql import functions as F

spark = globals()["spark"]


@dp.materialized_view(name="revenue_per_day", comment="Revenue of each day and country")
@dp.expect_all_or_fail({"revenue_is_known": "revenue IS NOT NULL"})
def revenue_per_day():
    orders = spark.read.table("silver.orders")
    return orders.groupBy("order_date", "country").agg(F.sum("amount").alias("revenue"), F.count("*").alias("orders"))
