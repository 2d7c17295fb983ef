"""Columns as plain text, so that a test sees which ones a query selects."""


class Column:
    def __init__(self, text):
        self.text = text

    def alias(self, name):
        return Column(f"{self.text} AS {name}")

    def cast(self, kind):
        return Column(f"CAST({self.text} AS {kind})")

    def rlike(self, form):
        return Column(f"{self.text} RLIKE '{form}'")

    def otherwise(self, value):
        return Column(f"{self.text} ELSE {value.text} END")


def _of(value):
    return value.text if isinstance(value, Column) else value


def col(name):
    return Column(name)


def lit(value):
    return Column(f"'{value}'")


def expr(text):
    return Column(text)


def when(condition, value):
    return Column(f"CASE WHEN {condition.text} THEN {value.text}")


def coalesce(*columns):
    return Column(f"coalesce({', '.join(map(_of, columns))})")


def struct(*columns):
    return Column(f"struct({', '.join(map(_of, columns))})")


def lpad(column, length, pad):
    return Column(f"lpad({_of(column)}, {length}, {pad})")


def try_to_timestamp(column):
    return Column(f"try_to_timestamp({_of(column)})")


def from_json(column, schema, options):
    written = ", ".join(f"{key}={value}" for key, value in options.items())
    return Column(f"from_json({column.text}, {schema}, {written})")


def current_timestamp():
    return Column("current_timestamp()")
