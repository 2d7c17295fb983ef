"""Starts the job `nightly` every morning, and waits until its run has ended. Needs no package beside Airflow's own."""

import base64
import json
import urllib.parse
import urllib.request
from datetime import datetime
from pathlib import Path

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException
from airflow.hooks.base import BaseHook

# Key of each job in the configuration → its id; written beside this file when the platform is deployed.
JOBS = json.loads(Path(__file__).with_name("lakehouse_jobs.json").read_text())


def post(url, body, headers):
    """The answer to a request; one that is no success raises."""
    request = urllib.request.Request(url, data=body, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def databricks(path, body=None):
    """Calls the API as the service principal of the connection."""
    connection = BaseHook.get_connection("databricks_default")
    host = connection.host.rstrip("/")
    signed = base64.b64encode(f"{connection.login}:{connection.password}".encode()).decode()
    granted = post(
        f"{host}/oidc/v1/token",
        urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "all-apis"}).encode(),
        {"Authorization": f"Basic {signed}"},
    )
    headers = {"Authorization": f"Bearer {granted['access_token']}", "Content-Type": "application/json"}
    return post(host + path, None if body is None else json.dumps(body).encode(), headers)


@dag(schedule="0 4 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def nightly():
    @task(retries=5)
    def start(run_id=None):
        # The same for every attempt of this task: one run starts. Databricks takes 64 signs of it.
        body = {"job_id": JOBS["nightly"], "idempotency_token": f"airflow-{run_id}"[-64:]}
        return databricks("/api/2.2/jobs/run-now", body)["run_id"]

    @task.sensor(poke_interval=60, timeout=6 * 3600, mode="reschedule")
    def ended(databricks_run_id):
        status = databricks(f"/api/2.2/jobs/runs/get?run_id={databricks_run_id}")["status"]
        if status["state"] != "TERMINATED":
            return False
        if status["termination_details"]["code"] != "SUCCESS":
            raise AirflowException(f"run {databricks_run_id} ended with {status['termination_details']}")
        return True

    ended(start())


nightly()
