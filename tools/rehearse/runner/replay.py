"""Kafka and Kinesis, replayed: a line of a sample is a message.

A line is `{"key": …, "value": …, "timestamp": …, "topic": …}`, of which only the value has to be there, or it is the
value alone.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.streaming.readwriter import DataStreamReader

COLUMNS = {
    "kafka": "key binary, value binary, topic string, partition int, offset bigint, timestamp timestamp, "
    "timestampType int",
    "kinesis": "partitionKey string, data binary, stream string, shardId string, sequenceNumber string, "
    "approximateArrivalTimestamp timestamp",
}
FIELDS = {"key", "value", "timestamp", "topic"}
FIRST_SEQUENCE = 49600000000000000000000000000000000000000000000000000000
STARTED = datetime(2026, 1, 1, tzinfo=timezone.utc)


def place_of(kind: str, options: dict[str, str]) -> str:
    """What is read: the topics, or the stream."""
    if kind == "kafka":
        return options.get("subscribe") or options.get("subscribePattern") or options.get("assign", "")
    return options.get("streamName") or options.get("streamARN", "").split("/")[-1]


def replay(spark: SparkSession, kind: str, place: str, samples: Path, queue: Path, counts: Counter[str]) -> DataFrame:
    """The messages of the samples that have come so far, as a stream; each has a place of its own in it."""
    queue.mkdir(parents=True, exist_ok=True)
    for file in sorted(path for path in samples.rglob("*") if path.is_file()):
        written = queue / f"{'-'.join(file.relative_to(samples).parts)}.json"
        if not written.exists():
            lines = [line for line in file.read_bytes().splitlines() if line.strip()]
            records = [record(kind, place, message(line), counts) for line in lines]
            written.write_text("\n".join(map(json.dumps, records)), "utf8")
    # Spark reads binary columns of JSON as base64.
    return DataStreamReader(spark).schema(COLUMNS[kind]).json(str(queue))


def message(line: bytes) -> dict[str, Any]:
    """The message that a line holds, its value as bytes."""
    try:
        given = json.loads(line)
    except ValueError:
        given = None
    if not isinstance(given, dict) or "value" not in given or not set(given) <= FIELDS:
        return {"value": line}
    value = given["value"]
    text = value if isinstance(value, str) else None if value is None else json.dumps(value)
    return {**given, "value": None if text is None else text.encode()}


def record(kind: str, place: str, sent: dict[str, Any], counts: Counter[str]) -> dict[str, Any]:
    """The message as a row of the reader."""
    where = str(sent.get("topic") or place.split(",")[0])
    at = counts[where]
    counts[where] += 1
    key, value = sent.get("key"), sent["value"]
    when = sent.get("timestamp") or (STARTED + timedelta(seconds=at)).isoformat()
    data = None if value is None else base64.b64encode(value).decode()
    if kind == "kinesis":
        return {
            "partitionKey": str(at if key is None else key),
            "data": data,
            "stream": where,
            "shardId": "shardId-000000000000",
            "sequenceNumber": str(FIRST_SEQUENCE + at),
            "approximateArrivalTimestamp": when,
        }
    return {
        "key": None if key is None else base64.b64encode(str(key).encode()).decode(),
        "value": data,
        "topic": where,
        "partition": 0,
        "offset": at,
        "timestamp": when,
        "timestampType": 0,
    }
