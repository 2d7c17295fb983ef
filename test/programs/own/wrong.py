"""What a rehearsal refuses, by the value of `wrong`."""

from pyspark import pipelines as dp

WRONG = spark.conf.get("wrong")  # noqa: F821

if WRONG == "a circle":

    @dp.materialized_view(name="a")
    def a():
        return spark.read.table("b")  # noqa: F821

    @dp.materialized_view(name="b")
    def b():
        return spark.read.table("a")  # noqa: F821


if WRONG == "a batch in a streaming table":

    @dp.table(name="a")
    def batch():
        return spark.range(3)  # noqa: F821


if WRONG == "a table that nobody makes":

    @dp.materialized_view(name="a")
    def missing():
        return spark.read.table("other.silver.gone")  # noqa: F821


if WRONG == "twice":
    dp.create_streaming_table("a")
    dp.create_streaming_table("a")

if WRONG == "a snapshot":
    dp.create_streaming_table("a")
    dp.create_auto_cdc_from_snapshot_flow(target="a", source="b", keys=["id"])

if WRONG == "no samples":

    @dp.table(name="a")
    def unsampled():
        return spark.readStream.format("kafka").option("subscribe", "orders").load()  # noqa: F821
