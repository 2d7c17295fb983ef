"""Writes down what a program declares instead of making it. Unknown arguments are errors, as in Databricks."""

TABLES = {}
FLOWS = {}


def _declare(name, **declared):
    if name in TABLES:
        raise ValueError(f"{name} is declared twice")
    TABLES[name] = declared


def table(*, name, comment=None, table_properties=None):
    def decorate(query):
        _declare(
            name,
            comment=comment,
            properties=table_properties,
            expectations=getattr(query, "expectations", {}),
            query=query,
        )
        return query

    return decorate


def temporary_view(*, name, comment=None, spark_conf=None):
    def decorate(query):
        _declare(name, comment=comment, expectations=getattr(query, "expectations", {}), query=query)
        return query

    return decorate


def create_streaming_table(name, *, comment=None, table_properties=None):
    _declare(name, comment=comment, properties=table_properties, expectations={}, query=None)


def create_auto_cdc_flow(
    target,
    source,
    keys,
    sequence_by,
    *,
    ignore_null_updates=False,
    apply_as_deletes=None,
    apply_as_truncates=None,
    column_list=None,
    except_column_list=None,
    stored_as_scd_type=1,
    track_history_column_list=None,
    track_history_except_column_list=None,
    name=None,
    once=False,
):
    if target not in TABLES or source not in TABLES:
        raise ValueError(f"{source} or {target} is not declared")
    if target in FLOWS:
        raise ValueError(f"{target} has a flow already")
    if column_list is not None and except_column_list is not None:
        raise ValueError("column_list and except_column_list exclude each other")
    FLOWS[target] = {
        "source": source,
        "keys": keys,
        "sequence": sequence_by.text,
        "deletes": apply_as_deletes.text,
        "columns": column_list,
        "without": except_column_list,
        "type": stored_as_scd_type,
    }


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
