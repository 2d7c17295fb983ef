"""Columns as plain text, so that a test sees which ones a query selects."""


class Column:
    def __init__(self, text):
        self.text = text

    def alias(self, name):
        return Column(f"{self.text} AS {name}")


def col(name):
    return Column(name)


def current_timestamp():
    return Column("current_timestamp()")
