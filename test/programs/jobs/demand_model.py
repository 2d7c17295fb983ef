"""`demand_model.py` of the reference example on real Spark and real MLflow, which keeps runs and versions in SQLite.

Prints a line of JSON for each case. Started by `npm run test:programs`, which says which ones.
"""

import os
import runpy
import sys
import tempfile
from datetime import date, timedelta

import mlflow
import pandas
from local_spark import run_cases
from mlflow.exceptions import MlflowException

PROGRAM = runpy.run_path(sys.argv[1])
START = date(2026, 1, 5)
ORDERS = "order_date DATE, country STRING, orders BIGINT"


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


class Orders:
    """Orders of two countries in a schema of the case, and the tasks of the job over them."""

    def __init__(self, spark, case):
        self.spark, self.schema = spark, f"demand_{case}"
        self.model = f"spark_catalog.{self.schema}.demand"
        self.client = mlflow.MlflowClient()
        spark.sql(f"CREATE DATABASE {self.schema}")

    def hold(self, days=60, more=lambda day: 0):
        """As many days, and on each of them as many more as are said."""
        rows = [
            (START + timedelta(days=day), country, 10 + day % 7 * times + more(day))
            for day in range(days)
            for country, times in (("DE", 2), ("FR", 3))
        ]
        self.spark.createDataFrame(rows, ORDERS).write.mode("overwrite").saveAsTable(f"{self.schema}.revenue_per_day")

    def run(self, *steps):
        """Tasks one after the other, each as the job starts it; what one of them ended with."""
        for step in steps:
            sys.argv[1:] = [step, "--catalog", "spark_catalog", "--schema", self.schema, "--experiment", f"/{self.schema}"]
            try:
                PROGRAM["main"]()
            except SystemExit as end:
                return str(end)
        return None

    def version(self, alias):
        return int(self.client.get_model_version_by_alias(self.model, alias).version)

    def tags(self, version):
        return self.client.get_model_version(self.model, str(version)).tags

    def forecasts(self):
        return self.spark.table(f"{self.schema}.demand_forecast").orderBy("country", "order_date").collect()


def trained_validated_promoted_and_asked(orders):
    orders.hold()
    expect(orders.run("train", "validate", "promote", "forecast"), None)
    expect([orders.version("challenger"), orders.version("champion")], [1, 1])
    expect(orders.tags(1), {"error": "0.000", "validation": "passed"})
    [run] = mlflow.search_runs(experiment_names=[f"/{orders.schema}"], output_format="list")
    expect(run.data.params, {"days": "46", "held_back": "14"})
    expect(run.data.metrics, {"error": 0.0})
    forecasts = orders.forecasts()
    expect(len(forecasts), 28)
    expect(tuple(forecasts[0]), ("DE", START + timedelta(days=60), 18.0, 1))


def a_worse_one_leaves_the_champion(orders):
    orders.hold()
    orders.run("train", "validate", "promote")
    orders.hold(more=lambda day: 50 if day < 40 else 0)
    expect(orders.run("train", "validate", "promote", "forecast"), None)
    expect([orders.version("challenger"), orders.version("champion")], [2, 1])
    expect(orders.tags(2)["validation"], "failed")
    expect({row.model_version for row in orders.forecasts()}, {1})


def a_better_one_follows(orders):
    orders.hold(more=lambda day: 50 if day < 40 else 0)
    orders.run("train", "validate", "promote", "forecast")
    orders.hold()
    expect(orders.run("train", "validate", "promote", "forecast"), None)
    expect([orders.version("challenger"), orders.version("champion")], [2, 2])
    expect({row.model_version for row in orders.forecasts()}, {2})


def nothing_is_forecast_before_there_is_a_champion(orders):
    orders.hold()
    expect(orders.run("forecast"), "no version has become the champion yet")
    expect(orders.run("train", "forecast"), "no version has become the champion yet")
    expect(set(orders.client.get_registered_model(orders.model).aliases), {"challenger"})


def too_few_days_make_no_version(orders):
    orders.hold(days=14)
    expect(orders.run("train"), "there are fewer than 15 days of orders to learn from")
    try:
        orders.client.get_registered_model(orders.model)
    except MlflowException as error:
        expect(error.error_code, "RESOURCE_DOES_NOT_EXIST")
    else:
        raise AssertionError("there is a model")


def a_version_knows_what_it_is_asked(orders):
    orders.hold()
    orders.run("train")
    loaded = mlflow.pyfunc.load_model(f"models:/{orders.model}@challenger")
    expect(loaded.predict(pandas.DataFrame({"country": ["FR", "IT"], "weekday": [6, 6]})), [28.0, 0.0])
    try:
        loaded.predict(pandas.DataFrame({"country": ["FR"]}))
    except MlflowException as error:
        expect("weekday" in str(error), True)
    else:
        raise AssertionError("it answers without a day")


CASES = [
    trained_validated_promoted_and_asked,
    a_worse_one_leaves_the_champion,
    a_better_one_follows,
    nothing_is_forecast_before_there_is_a_champion,
    too_few_days_make_no_version,
    a_version_knows_what_it_is_asked,
]


def main():
    with tempfile.TemporaryDirectory(prefix="lakehouse-mlflow-") as folder:
        mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
        # Files of models go there, too.
        os.chdir(folder)
        # The registry of Unity Catalog is in Databricks alone; versions go where runs are.
        mlflow.set_registry_uri = lambda uri: expect(uri, "databricks-uc")
        run_cases(CASES, lambda spark, number, case: case(Orders(spark, number)))


if __name__ == "__main__":
    main()
