"""Columns as plain text, so that a test sees which ones a query selects."""


class Column:
    def __init__(self, text):
        self.text = text

    def alias(self, name):
        return Column(f"{self.text} AS {name}")

    def cast(self, kind):
        return Column(f"CAST({self.text} AS {kind})")


def col(name):
    return Column(name)


def from_json(column, schema, options):
    written = ", ".join(f"{key}={value}" for key, value in options.items())
    return Column(f"from_json({column.text}, {schema}, {written})")


def current_timestamp():
    return Column("current_timestamp()")
