"""The query of an alert on a warehouse, asked of system tables that hold a few columns of the real ones."""

from pyspark import pipelines as dp

HISTORY = (
    "minutes_ago INT, execution_status STRING, compute STRUCT<type STRING, warehouse_id STRING>, "
    "total_duration_ms BIGINT, waiting_at_capacity_duration_ms BIGINT"
)
EVENTS = "minutes_ago INT, warehouse_id STRING, event_type STRING, cluster_count INT"


def rows(schema, name, time):
    path = f"/Volumes/operations/raw/events/{name}*.json"
    at = f"current_timestamp() - make_dt_interval(0, 0, minutes_ago) AS {time}"
    return spark.read.schema(schema).json(path).selectExpr(at, "*")  # noqa: F821


@dp.materialized_view(name="history")
def history():
    return rows(HISTORY, "history", "end_time")


@dp.materialized_view(name="warehouse_events")
def warehouse_events():
    return rows(EVENTS, "events", "event_time")


@dp.materialized_view(name="answer")
def answer():
    return spark.sql(spark.conf.get("alert.query"))  # noqa: F821
