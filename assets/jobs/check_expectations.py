"""Checks tables against suites of Great Expectations, keeps the results in a table, and stops the tasks that wait for it.

Every task of this type runs this program; what differs between them comes with its command line:
the suites as JSON, each with its file and the table that it is about, the table of results, and what a failure does.
"""

import argparse
import json
import os
import sys
from datetime import datetime, timezone

RESULTS = (
    "run_id STRING, checked_at TIMESTAMP, table STRING, suite STRING, expectation STRING, column STRING, "
    "severity STRING, success BOOLEAN, observed STRING, unexpected_count BIGINT, unexpected_percent DOUBLE, "
    "kwargs STRING, error STRING"
)

# Expectations that say nothing of it count, as Great Expectations has it.
DEFAULT_SEVERITY = "critical"


def arguments(line):
    parser = argparse.ArgumentParser()
    parser.add_argument("--suites", required=True, type=json.loads)
    parser.add_argument("--results", required=True)
    parser.add_argument("--on-failure", required=True, choices=["fail", "report"])
    parser.add_argument("--run-id", required=True)
    return parser.parse_args(line)


def suite_in(gx, path):
    """The suite as Great Expectations 1 saves it."""
    with open(path, encoding="utf-8") as file:
        saved = json.load(file)
    return gx.ExpectationSuite(name=saved["name"], expectations=saved["expectations"])


def text(value):
    """A value as JSON, cut where it is long: results may have samples of what was not expected."""
    return None if value is None else json.dumps(value, default=str, sort_keys=True)[:4000]


def error_in(exception_info):
    """What went wrong while an expectation was looked at: one information, or one per metric."""
    information = exception_info or {}
    several = [information] if "raised_exception" in information else information.values()
    messages = [one.get("exception_message") for one in several if one and one.get("raised_exception")]
    return "; ".join(str(message) for message in messages)[:4000] or None


def check(spark, source, number, table, suite):
    """What each expectation of a suite says of a table."""
    asset = source.add_dataframe_asset(name=f"{number}-{table}")
    batch = asset.add_batch_definition_whole_dataframe("whole table").get_batch({"dataframe": spark.table(table)})
    # Counts without samples: results are not to show rows to those who may not read the table.
    outcome = batch.validate(suite, result_format={"result_format": "SUMMARY", "partial_unexpected_count": 0})
    return [row(table, suite.name, one) for one in outcome.results]


def row(table, suite, outcome):
    configuration = outcome.expectation_config
    kwargs = {name: value for name, value in configuration.kwargs.items() if name != "batch_id"}
    result = outcome.result or {}
    severity = getattr(configuration, "severity", None) or DEFAULT_SEVERITY
    return {
        "table": table,
        "suite": suite,
        "expectation": configuration.type,
        "column": kwargs.get("column"),
        "severity": str(getattr(severity, "value", severity)),
        "success": bool(outcome.success),
        "observed": text(result.get("observed_value")),
        "unexpected_count": result.get("unexpected_count"),
        "unexpected_percent": result.get("unexpected_percent"),
        "kwargs": text(kwargs),
        "error": error_in(outcome.exception_info),
    }


def tell(success):
    """Lets conditions of the job ask for the outcome: {{tasks.<key>.values.success}}."""
    from databricks.sdk.runtime import dbutils

    dbutils.jobs.taskValues.set(key="success", value="true" if success else "false")


def columns_of(rows):
    """Rows in the order of the table's columns."""
    names = [column.split()[0] for column in RESULTS.split(", ")]
    return [tuple(result[name] for name in names) for result in rows]


def critical_in(rows):
    """What the tasks that wait must not go on with."""
    return [result for result in rows if not result["success"] and result["severity"] == DEFAULT_SEVERITY]


def main(line):
    given = arguments(line)
    # It tells its makers of its use otherwise, or is slow where it cannot.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    context = gx.get_context(mode="ephemeral")
    # Serverless compute keeps no data frames.
    source = context.data_sources.add_spark("tables", persist=False)
    checked_at = datetime.now(timezone.utc)
    rows = [
        {"run_id": given.run_id, "checked_at": checked_at, **result}
        for number, one in enumerate(given.suites)
        for result in check(spark, source, number, one["table"], suite_in(gx, one["file"]))
    ]
    # Before anything fails: somebody will ask what it was.
    spark.createDataFrame(columns_of(rows), RESULTS).write.mode("append").saveAsTable(given.results)
    failed = [result for result in rows if not result["success"]]
    for result in failed:
        print(f"{result['severity']}: {result['table']}: {result['expectation']} {result['kwargs']} {result['error'] or ''}")
    critical = critical_in(rows)
    tell(not critical)
    print(f"{len(rows)} expectations, {len(failed)} failed, {len(critical)} of them critical; see {given.results}")
    if critical and given.on_failure == "fail":
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
