"""Cases of Kafka, on a broker of Apache Kafka."""

import base64
import json
from types import SimpleNamespace
from urllib.parse import parse_qs, urlparse

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic
from lake import AT, PROGRAM, counted, expect, row


class Topic:
    """A topic of a case, with a run of the program that signs in as nobody."""

    def __init__(self, brokers, lake, delivery="transactional"):
        self.brokers = brokers
        self.target = {
            "kind": "kafka",
            "brokers": brokers,
            "topic": f"{lake.schema}-{delivery}",
            "delivery": delivery,
            "headers": {"version": "2"},
            **({"transactionalId": lake.schema} if delivery == "transactional" else {}),
        }
        client = AdminClient({"bootstrap.servers": brokers})
        [made] = client.create_topics([NewTopic(self.target["topic"], 3)]).values()
        made.result(30)
        self.deliver = lambda *rows, **changes: lake.deliver(self.target, self.store, *rows, **changes)

    def producer(self, target):
        return Producer(PROGRAM.kafka_settings(target))

    def store(self, given):
        return PROGRAM.Kafka(
            given.target, given.keys, given.columns, self.producer(given.target), given.attempts, given.run_id
        )

    def messages(self, level="read_committed"):
        """Every message there, one partition after the other, as (key, value, headers, partition)."""
        settings = {"bootstrap.servers": self.brokers, "group.id": "x", "isolation.level": level}
        consumer = Consumer({**settings, "enable.partition.eof": True, "enable.auto.commit": False})
        found = []
        for partition in range(3):
            consumer.assign([TopicPartition(self.target["topic"], partition, 0)])
            while True:
                message = consumer.poll(20)
                assert message is not None, "the broker does not answer"
                if message.error() is not None:
                    break
                value = message.value()
                headers = {name: text.decode() for name, text in message.headers()}
                found.append((json.loads(message.key()), value and json.loads(value), headers, partition))
        consumer.close()
        return found


def told(messages):
    """What became of each key, in order: rows of one key are in one partition."""
    by_key = {}
    for key, value, headers, _ in messages:
        by_key.setdefault(key["id"], []).append((headers["operation"], value and value["name"]))
    return by_key


def kafka_follows(lake, brokers):
    topic = Topic(brokers, lake)
    counted(topic.deliver(row(1), row(2, "Grace")), rows=2, upserted=2, deleted=0, failed=0)
    counted(topic.deliver(row(1, "Eve")), upserted=1, deleted=1, unchanged=0)
    counted(topic.deliver(row(1, "Eve")), upserted=0, unchanged=1)
    messages = topic.messages()
    wanted = {1: [("upsert", "Ada"), ("upsert", "Eve")], 2: [("upsert", "Grace"), ("delete", None)]}
    expect(told(messages), wanted)
    [(_, value, headers, _)] = [one for one in messages if one[1] and one[1]["name"] == "Eve"]
    expect(headers, {"operation": "upsert", "run_id": "2", "version": "2"})
    expect(
        value,
        {
            "id": 1,
            "name": "Eve",
            "amount": "10.5",
            "tags": {"segment": "gold"},
            "changed_at": AT.replace(tzinfo=None).isoformat(),
            "born": "1990-01-02",
            "photo": "00ff",
        },
    )
    expect(len({partition for key, _, _, partition in messages if key == {"id": 1}}), 1)


class Failing:
    """A producer whose first commits fail, after everything was sent."""

    def __init__(self, producer, times, error):
        self.producer, self.times, self.error = producer, times, error

    def __getattr__(self, name):
        return getattr(self.producer, name)

    def commit_transaction(self, *given):
        if self.times > 0:
            self.times -= 1
            raise self.error
        return self.producer.commit_transaction(*given)


def kafka_aborts_a_batch_that_fails(lake, brokers):
    from confluent_kafka import KafkaError, KafkaException

    topic = Topic(brokers, lake)
    plain = topic.producer
    error = KafkaException(KafkaError(KafkaError._STATE, "abort", txn_requires_abort=True))
    topic.producer = lambda target: Failing(plain(target), 1, error)
    counted(topic.deliver(row(1), row(2)), upserted=2)
    # Sent twice, once in a transaction that was aborted.
    expect(len(topic.messages("read_uncommitted")), 4)
    expect(sorted(told(topic.messages()).items()), [(1, [("upsert", "Ada")]), (2, [("upsert", "Ada")])])
    topic.producer = lambda target: Failing(plain(target), 99, error)
    counted(topic.deliver(row(1, "Eve"), row(2)), upserted=0, unchanged=1, failed=1)
    expect(len(topic.messages()), 2)
    topic.producer = plain
    counted(topic.deliver(row(1, "Eve"), row(2)), upserted=1, unchanged=1)


def kafka_keeps_a_run_before_it_out(lake, brokers):
    topic = Topic(brokers, lake)
    given = SimpleNamespace(target=topic.target, keys=["id"], columns=["id", "name"], attempts=2, run_id="0")
    before = topic.store(given)
    counted(topic.deliver(row(1)), upserted=1)
    try:
        before.upsert([{"id": 1, "name": "late"}])
    except Exception as error:
        assert "fenced" in str(error).lower(), error
    else:
        raise AssertionError("a run that was replaced has written")
    expect(told(topic.messages()), {1: [("upsert", "Ada")]})


def kafka_without_transactions(lake, brokers):
    topic = Topic(brokers, lake, "idempotent")
    counted(topic.deliver(*(row(number) for number in range(6_000))), upserted=6_000)
    counted(topic.deliver(*(row(number) for number in range(1, 6_000))), unchanged=5_999, deleted=1)
    found = told(topic.messages())
    expect(len(found), 6_000)
    expect(found[0], [("upsert", "Ada"), ("delete", None)])


def kafka_refuses_what_is_too_large(lake, brokers):
    topic = Topic(brokers, lake)
    error = counted(topic.deliver(row(1), row(2, "x" * 1_100_000)), upserted=0, failed=2)
    assert "MSG_SIZE_TOO_LARGE" in error, error
    expect(topic.messages(), [])


def kafka_has_no_such_topic(lake, brokers):
    topic = Topic(brokers, lake)
    error = counted(lake.deliver({**topic.target, "topic": "elsewhere"}, topic.store, row(1)), upserted=0)
    assert "the cluster has no topic elsewhere" in error, error


def kafka_signs_in_by_iam(_, __):
    import botocore.session

    session = botocore.session.Session()
    session.set_credentials("KEY", "secret", "session")
    token, ends = PROGRAM.iam_token({"region": "eu-west-1"}, session)(None)
    url = urlparse(base64.urlsafe_b64decode(token + "==").decode())
    asked = parse_qs(url.query)
    expect(url.netloc, "kafka.eu-west-1.amazonaws.com")
    expect(asked["Action"], ["kafka-cluster:Connect"])
    expect(asked["X-Amz-Security-Token"], ["session"])
    assert asked["X-Amz-Credential"][0].startswith("KEY/"), asked
    assert 1_700_000_000 < ends < 10_000_000_000, f"{ends} is not a time in seconds"
