"""
A model from training to use, a step per task: train, validate, promote, forecast.

The model says how many orders a country gets on a day of the week: the mean of the last weeks. A version that is trained
is the challenger. It becomes the champion if it is no worse on days that it has not seen; forecasts come from the champion.
"""

import argparse
import datetime
import statistics

CHALLENGER = "challenger"
CHAMPION = "champion"
DAYS_HELD_BACK = 14


def arguments(line):
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=["train", "validate", "promote", "forecast"])
    parser.add_argument("--catalog", required=True, help="catalog of the table, the model and the forecast")
    parser.add_argument("--schema", default="gold")
    parser.add_argument("--model", default="demand")
    parser.add_argument("--experiment", required=True, help="path of the experiment in the workspace")
    parser.add_argument("--days", type=int, default=14, help="days that are forecast")
    return parser.parse_args(line)


def split(rows):
    """Days to learn from, and the last ones, which a model is judged by."""
    if not rows:
        raise SystemExit("there are no orders to learn from")
    first_held_back = max(row["order_date"] for row in rows) - datetime.timedelta(days=DAYS_HELD_BACK - 1)
    seen = [row for row in rows if row["order_date"] < first_held_back]
    if not seen:
        raise SystemExit(f"there are fewer than {DAYS_HELD_BACK + 1} days of orders to learn from")
    return seen, [row for row in rows if row["order_date"] >= first_held_back]


def means(rows):
    """`DE 0` for Mondays in Germany -> orders of such a day."""
    by_day = {}
    for row in rows:
        by_day.setdefault(f"{row['country']} {row['order_date'].weekday()}", []).append(row["orders"])
    return {key: statistics.fmean(orders) for key, orders in by_day.items()}


def error(predicted, rows):
    """Mean of how far off each day is, in orders."""
    return statistics.fmean(abs(one - row["orders"]) for one, row in zip(predicted, rows))


def questions(rows):
    """What the model is asked: a country and a day of the week in each row."""
    import pandas

    return pandas.DataFrame(
        {"country": [row["country"] for row in rows], "weekday": [row["order_date"].weekday() for row in rows]}
    )


def model_of(known):
    import mlflow

    class Demand(mlflow.pyfunc.PythonModel):
        def __init__(self, orders):
            self.orders = orders

        def predict(self, context, model_input, params=None):
            asked = zip(model_input["country"], model_input["weekday"])
            return [float(self.orders.get(f"{country} {weekday}", 0.0)) for country, weekday in asked]

    return Demand(known)


def train(options, rows, client):
    import mlflow
    from mlflow.types import ColSpec, Schema

    seen, held_back = split(rows)
    made = model_of(means(seen))
    asked = questions(held_back)
    answers = made.predict(None, asked)
    with mlflow.start_run():
        mlflow.log_params({"days": len({row["order_date"] for row in seen}), "held_back": DAYS_HELD_BACK})
        mlflow.log_metric("error", error(answers, held_back))
        logged = mlflow.pyfunc.log_model(
            name="model",
            python_model=made,
            # Unity Catalog takes no version without one.
            signature=mlflow.models.ModelSignature(
                inputs=Schema([ColSpec("string", "country"), ColSpec("long", "weekday")]), outputs=Schema([ColSpec("double")])
            ),
            registered_model_name=full_name(options),
        )
    client.set_registered_model_alias(full_name(options), CHALLENGER, logged.registered_model_version)
    return logged.registered_model_version


def validate(options, rows, client):
    """Says on the version how it did, beside the champion on the same days."""
    _, held_back = split(rows)
    challenger = client.get_model_version_by_alias(full_name(options), CHALLENGER)
    measured = error_of(options, challenger.version, held_back)
    champion = version_of(options, client, CHAMPION)
    is_better = champion is None or measured <= error_of(options, champion, held_back)
    client.set_model_version_tag(full_name(options), challenger.version, "error", f"{measured:.3f}")
    client.set_model_version_tag(
        full_name(options), challenger.version, "validation", "passed" if is_better else "failed"
    )
    return is_better


def promote(options, rows, client):
    """A challenger that passed becomes the champion; one that failed is let be, and the champion stays."""
    challenger = client.get_model_version_by_alias(full_name(options), CHALLENGER)
    if challenger.tags.get("validation") != "passed":
        return None
    client.set_registered_model_alias(full_name(options), CHAMPION, challenger.version)
    return challenger.version


def forecast(options, rows, client):
    """Orders of the next days in each country, by the champion."""
    champion = version_of(options, client, CHAMPION)
    if champion is None:
        raise SystemExit("no version has become the champion yet")
    last = max(row["order_date"] for row in rows)
    coming = [
        {"country": country, "order_date": last + datetime.timedelta(days=day)}
        for country in sorted({row["country"] for row in rows})
        for day in range(1, options.days + 1)
    ]
    answers = loaded(options, champion).predict(questions(coming))
    return [{**row, "orders": answer, "model_version": int(champion)} for row, answer in zip(coming, answers)]


def full_name(options):
    return f"{options.catalog}.{options.schema}.{options.model}"


def version_of(options, client, alias):
    from mlflow.exceptions import MlflowException

    try:
        return client.get_model_version_by_alias(full_name(options), alias).version
    except MlflowException:
        return None


def loaded(options, version):
    import mlflow

    return mlflow.pyfunc.load_model(f"models:/{full_name(options)}/{version}")


def error_of(options, version, rows):
    return error(loaded(options, version).predict(questions(rows)), rows)


def main():
    import mlflow
    from pyspark.sql import SparkSession

    options = arguments(None)
    spark = SparkSession.builder.getOrCreate()
    mlflow.set_registry_uri("databricks-uc")
    mlflow.set_experiment(options.experiment)
    table = spark.table(f"{options.catalog}.{options.schema}.revenue_per_day").select("order_date", "country", "orders")
    rows = [row.asDict() for row in table.collect()]
    steps = {"train": train, "validate": validate, "promote": promote, "forecast": forecast}
    result = steps[options.step](options, rows, mlflow.MlflowClient())
    print(f"{options.step}: {result if options.step != 'forecast' else len(result)}")
    if options.step == "forecast":
        columns = "country STRING, order_date DATE, orders DOUBLE, model_version INT"
        spark.createDataFrame([tuple(row.values()) for row in result], columns).write.mode("overwrite").saveAsTable(
            f"{options.catalog}.{options.schema}.demand_forecast"
        )


if __name__ == "__main__":
    main()
