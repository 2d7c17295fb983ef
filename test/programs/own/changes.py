"""Changes of customers, applied as SCD type 1 and 2; what the rehearsal has to know of AUTO CDC."""

from pyspark import pipelines as dp
from pyspark.sql import functions as F

COLUMNS = "id BIGINT, name STRING, city STRING, operation STRING, at BIGINT, batch STRING"


@dp.temporary_view(name="changes")
@dp.expect_all_or_drop({"has_sequence": "at IS NOT NULL"})
def changes():
    reader = spark.readStream.schema(COLUMNS)  # noqa: F821
    return reader.json("/Volumes/crm/raw/changes")


for name, kind in (("customers", 1), ("customers_history", "2")):
    dp.create_streaming_table(name)
    dp.create_auto_cdc_flow(
        target=name,
        source="changes",
        keys=["id"],
        sequence_by=F.col("at"),
        apply_as_deletes=F.expr("operation = 'DELETE'"),
        except_column_list=["operation", "at", "batch"],
        stored_as_scd_type=kind,
    )

dp.create_streaming_table("tracked")
dp.create_auto_cdc_flow(
    target="tracked",
    source="changes",
    keys=[F.col("id")],
    sequence_by="at",
    apply_as_deletes="operation = 'DELETE'",
    column_list=["id", "name", "city"],
    stored_as_scd_type=2,
    track_history_except_column_list=["city"],
)

dp.create_streaming_table("patched")
dp.create_auto_cdc_flow(
    target="patched",
    source="changes",
    keys=["id"],
    sequence_by="at",
    apply_as_deletes="operation = 'DELETE'",
    apply_as_truncates="operation = 'TRUNCATE'",
    except_column_list=["operation", "batch"],
    ignore_null_updates=True,
)
