"""A module with the name of one that the rehearsal has too, with a function that Python runs row by row."""

from pyspark.sql import functions as F


def shouted(text: str) -> str:
    """A name as it stands on a parcel."""
    return f"{text.upper()}!"


shout = F.udf(shouted)
