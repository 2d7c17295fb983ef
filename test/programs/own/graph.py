"""Views, flows into one table, a sink, queries in SQL, a module beside it and values of the configuration."""

import dlt
from pyspark import pipelines as dp
from pyspark.sql import functions as F
from shared.prices import with_tax

dp.create_streaming_table("payments", expect_all_or_drop={"has_amount": "amount IS NOT NULL"})


@dp.append_flow(target="payments", name="cards")
def cards():
    return spark.readStream.schema("id STRING, amount DOUBLE").json("/Volumes/pay/raw/cards")  # noqa: F821


@dp.append_flow(target="payments", name="transfers")
def transfers():
    return spark.readStream.schema("id STRING, amount DOUBLE").json("/Volumes/pay/raw/transfers")  # noqa: F821


@dp.temporary_view
def large():
    return spark.readStream.table("payments").where(F.col("amount") >= 100)  # noqa: F821


@dp.table(name="large_payments", private=True)
@dp.expect_or_fail("amount_is_known", "amount IS NOT NULL")
def large_payments():
    return with_tax(spark.readStream.table("large"))  # noqa: F821


@dlt.table(name="copied")
def copied():
    return spark.sql("SELECT id, amount FROM STREAM(payments) WHERE amount > ${shop.minimum}")  # noqa: F821


@dp.materialized_view(name="gold.per_id")
@dlt.expect("more_than_one", "number > 1")
def per_id():
    return spark.sql("SELECT p.id, count(*) AS number, sum(amount) AS amount FROM payments p GROUP BY p.id")  # noqa: F821


@dp.materialized_view
def parcels():
    # Imported when the query runs, which is after the program.
    from tables import shout

    return spark.read.table("large_payments").select(shout("id").alias("label"))  # noqa: F821


dp.create_sink("alerts", "kafka", {"topic": "alerts"})


@dp.append_flow(target="alerts")
def alert():
    return spark.readStream.table("large_payments").select(F.to_json(F.struct("id")).alias("value"))  # noqa: F821
