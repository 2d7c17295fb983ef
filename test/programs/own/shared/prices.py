"""A module that a program imports."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as F


def with_tax(rows: DataFrame) -> DataFrame:
    """The rows with a price that has the tax in it."""
    return rows.withColumn("with_tax", F.round(F.col("amount") * 1.25, 2))
