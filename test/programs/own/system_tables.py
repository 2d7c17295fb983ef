"""The query of a dashboard, asked of system tables that hold a few columns of the real ones."""

from pyspark import pipelines as dp

HISTORY = (
    "days_ago INT, executed_by STRING, client_application STRING, execution_status STRING, total_duration_ms BIGINT, "
    "read_bytes BIGINT, compute STRUCT<type STRING, warehouse_id STRING>, statement_text STRING, statement_type STRING, "
    "waiting_at_capacity_duration_ms BIGINT, waiting_for_compute_duration_ms BIGINT, compilation_duration_ms BIGINT, "
    "read_files BIGINT, pruned_files BIGINT, spilled_local_bytes BIGINT, from_result_cache BOOLEAN"
)
UPKEEP = (
    "days_ago INT, catalog_name STRING, schema_name STRING, table_name STRING, operation_type STRING, "
    "operation_status STRING, usage_quantity DECIMAL(38, 18)"
)
USAGE = "days_ago INT, sku_name STRING, custom_tags MAP<STRING, STRING>, billing_origin_product STRING, usage_quantity DECIMAL(38, 18)"
PRICES = "from_days_ago INT, to_days_ago INT, sku_name STRING, price DECIMAL(38, 18)"


def events(schema, name):
    path = f"/Volumes/operations/raw/events/{name}*.json"
    return spark.read.schema(schema).json(path)  # noqa: F821


@dp.materialized_view(name="history")
def history():
    return events(HISTORY, "history").selectExpr("current_timestamp() - make_dt_interval(days_ago) AS start_time", "*")


@dp.materialized_view(name="predictive_optimization_operations_history")
def upkeep():
    at = "current_timestamp() - make_dt_interval(days_ago)"
    return events(UPKEEP, "upkeep").selectExpr(f"{at} AS start_time", f"{at} AS end_time", "*")


@dp.materialized_view(name="usage")
def usage():
    at = "date_trunc('DAY', current_timestamp()) - make_dt_interval(days_ago)"
    return events(USAGE, "usage").selectExpr(
        f"date({at}) AS usage_date", f"{at} AS usage_start_time", "'AWS' AS cloud", "'DBU' AS usage_unit", "*"
    )


@dp.materialized_view(name="list_prices")
def list_prices():
    at = "date_trunc('DAY', current_timestamp()) - make_dt_interval({})"
    return events(PRICES, "prices").selectExpr(
        f"{at.format('from_days_ago')} AS price_start_time",
        f"{at.format('to_days_ago')} AS price_end_time",
        "'AWS' AS cloud",
        "'DBU' AS usage_unit",
        "'USD' AS currency_code",
        "named_struct('default', price) AS pricing",
        "sku_name",
    )


@dp.materialized_view(name="answer")
def answer():
    return spark.sql(spark.conf.get("dashboard.query"))  # noqa: F821
