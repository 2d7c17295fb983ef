"""Deploys the program of an app: where it has changed since the last deployment, or where somebody wants it anyway.

Terraform makes apps without a program, and has no resource for a deployment. A deployment is a copy of a folder of the
workspace, whose packages Databricks then installs and which it starts; a run ends with what came of that.
"""

import argparse
import re
import sys
import time
from datetime import datetime, timezone
from urllib.parse import quote

STARTED = "ACTIVE"
STOPPED = ("STOPPED", "ERROR")


def arguments(line):
    parser = argparse.ArgumentParser()
    parser.add_argument("--app", required=True, help="name of the app")
    parser.add_argument("--source", required=True, help="folder with the program, /Workspace/…")
    parser.add_argument("--always", default="false", choices=["true", "false"], help="deploy what has not changed, too")
    parser.add_argument("--start", default="false", choices=["true", "false"], help="start an app that is stopped")
    parser.add_argument("--stopped", required=True, choices=["fail", "skip"], help="what an app that stays stopped does")
    parser.add_argument("--minutes", type=float, required=True, help="after which waiting is given up")
    return parser.parse_args(line)


class App:
    """An app, by the API of its workspace."""

    def __init__(self, call, name, minutes, clock=time):
        self.call, self.clock = call, clock
        self.path = f"/api/2.0/apps/{quote(name, safe='')}"
        self.until = clock.monotonic() + minutes * 60

    def state(self):
        return self.call("GET", self.path)

    def wait(self, what, look):
        """Asks again and again until there is an answer."""
        while (answer := look()) is None:
            if self.clock.monotonic() > self.until:
                raise SystemExit(f"{what} took too long: look at the app's page, or give the job more time")
            self.clock.sleep(10)
        return answer

    def compute(self):
        return (self.state().get("compute_status") or {}).get("state")

    def start(self):
        self.call("POST", f"{self.path}/start", {})
        self.wait("the start of the app", self.is_started)

    def is_started(self):
        state = self.compute()
        if state == "ERROR":
            raise SystemExit("the app's compute does not start: look at the app's page")
        return True if state == STARTED else None

    def settled(self):
        """The app once nobody else is deploying it."""
        app = self.state()
        return None if status_of(app.get("pending_deployment")) == "IN_PROGRESS" else app

    def deploy(self, source):
        made = self.call("POST", f"{self.path}/deployments", {"source_code_path": source, "mode": "SNAPSHOT"})
        path = f"{self.path}/deployments/{quote(made['deployment_id'], safe='')}"

        def ended():
            deployment = self.call("GET", path)
            return None if status_of(deployment) in (None, "IN_PROGRESS") else deployment

        return self.wait("the deployment", ended)


def status_of(deployment):
    return ((deployment or {}).get("status") or {}).get("state")


def milliseconds(text):
    """Of a time as the API writes it, 2026-11-28T05:00:00Z, whose parts of a second are left out."""
    found = re.match(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)", text or "")
    if found is None:
        return None
    at = datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return int(at.timestamp() * 1000)


def files(call, folder):
    """Everything that lies below a folder, without the folders."""
    for one in call("GET", "/api/2.0/workspace/list", query={"path": folder}).get("objects") or []:
        if one.get("object_type") in ("DIRECTORY", "REPO"):
            yield from files(call, one["path"])
        else:
            yield one


def plain(path):
    """Without what a path may have or not."""
    return re.sub(r"^/Workspace(?=/)", "", path or "").rstrip("/")


def is_deployed(call, app, source):
    """Whether the last deployment that went well is of this folder, and nothing in it is newer."""
    active = app.get("active_deployment")
    at = milliseconds((active or {}).get("create_time"))
    if at is None or status_of(active) != "SUCCEEDED" or plain(active.get("source_code_path")) != plain(source):
        return False
    # A file without a time may be new.
    return all((one.get("modified_at") or at) < at for one in files(call, plain(source)))


def run(given, call, clock=time):
    """What was done; SystemExit says what went wrong."""
    app = App(call, given.app, given.minutes, clock)
    if app.compute() in STOPPED:
        if given.start != "true":
            told = f"{given.app} is stopped, so nothing is deployed: start it, or run the job with start = true"
            if given.stopped == "fail":
                raise SystemExit(told)
            return told
        app.start()
    elif not app.is_started():
        app.wait("the start of the app", app.is_started)
    state = app.wait("another deployment", app.settled)
    if given.always != "true" and is_deployed(call, state, given.source):
        return f"{given.app} has the program of {given.source} already"
    ended = app.deploy(given.source)
    if status_of(ended) != "SUCCEEDED":
        message = (ended.get("status") or {}).get("message") or "no reason is given"
        raise SystemExit(f"the deployment of {given.app} ended with {status_of(ended)}: {message}")
    return f"{given.app} has the program of {given.source}, deployment {ended['deployment_id']}"


def main(line):
    from databricks.sdk import WorkspaceClient

    client = WorkspaceClient().api_client

    def call(method, path, body=None, query=None):
        return client.do(method, path, body=body, query=query)

    print(run(arguments(line), call))


if __name__ == "__main__":
    main(sys.argv[1:])
