"""Starts jobs of Databricks from inside a VPC, as AWS Lambda calls it: one run for each message of a queue.

A message is the body of a request to run-now, with its idempotency token: however often it comes, one run starts. What
cannot be started is an error, so that the message stays in the queue and comes again. Environment: WORKSPACE_URL,
CLIENT_ID (application id of the service principal), SECRET_ID (its OAuth secret in Secrets Manager, as plain text).
"""

import base64
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

import boto3

TRIES = 3
FIRST_PAUSE_SECONDS = 1
REQUEST_SECONDS = 8
# A token that is about to end is not begun with.
LEEWAY_SECONDS = 120
PASSING = (408, 429, 500, 502, 503, 504)

_token = {"value": None, "until": 0.0}


def handler(event, _context):
    """Starts a run for each message."""
    for record in event["Records"]:
        start(json.loads(record["body"]))


def start(request):
    """Starts a run, and says in the log which."""
    if not request.get("idempotency_token"):
        raise ValueError("the message has no idempotency_token, so that one event could start several runs")
    try:
        answer = run_now(request)
    except urllib.error.HTTPError as error:
        if error.code not in (401, 403):
            raise
        # The secret may be another one since the token was made.
        _token["value"] = None
        answer = run_now(request)
    told = {"run_id": answer["run_id"], **{key: request[key] for key in ("job_id", "idempotency_token")}}
    print(json.dumps(told))


def run_now(request):
    """The answer of the API of jobs."""
    return call(
        "/api/2.2/jobs/run-now",
        json.dumps(request).encode(),
        {"Authorization": f"Bearer {token()}", "Content-Type": "application/json"},
    )


def token():
    """A token of the service principal, kept as long as it lasts."""
    if _token["value"] is None or time.time() > _token["until"]:
        secret = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["SECRET_ID"])["SecretString"]
        signed = base64.b64encode(f"{os.environ['CLIENT_ID']}:{secret.strip()}".encode()).decode()
        answer = call(
            "/oidc/v1/token",
            urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "all-apis"}).encode(),
            {"Authorization": f"Basic {signed}", "Content-Type": "application/x-www-form-urlencoded"},
        )
        _token.update(value=answer["access_token"], until=time.time() + answer["expires_in"] - LEEWAY_SECONDS)
    return _token["value"]


def call(path, body, headers):
    """Posts, and tries again what may pass."""
    request = urllib.request.Request(os.environ["WORKSPACE_URL"] + path, data=body, headers=headers, method="POST")
    for turn in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=REQUEST_SECONDS) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            # Says what was wrong, and never what was sent.
            print(json.dumps({"path": path, "status": error.code, "answer": error.read(500).decode("utf-8", "replace")}))
            if error.code not in PASSING or turn == TRIES - 1:
                raise
        except (urllib.error.URLError, TimeoutError) as error:
            print(json.dumps({"path": path, "error": str(error)}))
            if turn == TRIES - 1:
                raise
        time.sleep(FIRST_PAUSE_SECONDS * 2**turn)
    raise AssertionError("the last turn returns or raises")
