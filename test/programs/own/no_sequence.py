"""Changes without a place in their order, which AUTO CDC refuses."""

from pyspark import pipelines as dp


@dp.temporary_view(name="changes")
def changes():
    return spark.readStream.schema("id BIGINT, name STRING, at BIGINT").json("/Volumes/crm/raw/changes")  # noqa: F821


dp.create_streaming_table("customers")
dp.create_auto_cdc_flow(target="customers", source="changes", keys=["id"], sequence_by="at")
