"""Writes down what a program declares instead of making it. Unknown arguments are errors, as in Databricks."""

TABLES = {}


def table(*, name, comment=None, table_properties=None):
    def decorate(query):
        if name in TABLES:
            raise ValueError(f"{name} is declared twice")
        TABLES[name] = {
            "comment": comment,
            "properties": table_properties,
            "expectations": getattr(query, "expectations", {}),
            "query": query,
        }
        return query

    return decorate


def _expect(action):
    def expect(conditions):
        def decorate(query):
            query.expectations = {**getattr(query, "expectations", {}), action: conditions}
            return query

        return decorate

    return expect


expect_all = _expect("warn")
expect_all_or_drop = _expect("drop")
expect_all_or_fail = _expect("fail")
