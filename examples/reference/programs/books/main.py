"""Writes the bookings of the day before into the folder that the job says, one file of Parquet a day."""

import sys
from datetime import date, timedelta

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

options = getResolvedOptions(sys.argv, ["output_path"])
glue = GlueContext(SparkContext.getOrCreate())
yesterday = date.today() - timedelta(days=1)
bookings = glue.create_dynamic_frame.from_options(
    connection_type="postgresql",
    connection_options={
        "useConnectionProperties": "true",
        "connectionName": "acme-reference-books",
        "dbtable": "bookings",
        "sampleQuery": f"SELECT account, amount, booked_on FROM bookings WHERE booked_on = '{yesterday}'",
    },
).toDF()
bookings.coalesce(1).write.mode("overwrite").parquet(f"{options['output_path']}/{yesterday}")
