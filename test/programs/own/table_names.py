"""Tables of one name in two schemas, written and read in one, two and three parts, with quotes and without."""

from pyspark import pipelines as dp

PLACE = spark.conf.get("shop.place")  # noqa: F821


@dp.materialized_view(name="prices")
def of_the_pipeline():
    return spark.sql("SELECT 'bronze' AS of")  # noqa: F821


@dp.materialized_view(name="silver.prices")
def of_another_schema():
    return spark.sql("SELECT 'silver' AS of")  # noqa: F821


@dp.materialized_view(name=f"{PLACE}.`costs`")
def of_a_place_in_full():
    return spark.sql("SELECT 'in full' AS of")  # noqa: F821


READS = (
    "prices",
    "bronze.prices",
    "silver.prices",
    "`silver`.`prices`",
    f"{PLACE}.prices",
    f"`{PLACE.replace('.', '`.`')}`.prices",
    "silver.costs",
)


@dp.materialized_view(name="silver.read")
def read():
    found = [spark.read.table(name) for name in READS]  # noqa: F821
    rows = found[0]
    for other in found[1:]:
        rows = rows.unionAll(other)
    return rows


@dp.materialized_view(name="silver.asked")
def asked():
    return spark.sql(" UNION ALL ".join(f"SELECT of FROM {name}" for name in READS))  # noqa: F821
