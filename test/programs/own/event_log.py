"""The query of an alert, asked of an event log whose events say how old they are."""

from pyspark import pipelines as dp

EVENTS = "hours_ago INT, event_type STRING, update_id STRING, details STRING"


@dp.materialized_view(name="orders_event_log")
def log():
    events = spark.read.schema(EVENTS).json("/Volumes/operations/raw/events")  # noqa: F821
    return events.selectExpr(
        "current_timestamp() - make_dt_interval(0, hours_ago) AS timestamp",
        "event_type",
        "named_struct('update_id', update_id) AS origin",
        "details",
    )


@dp.materialized_view(name="alert")
def alert():
    return spark.sql(spark.conf.get("alert.query"))  # noqa: F821
