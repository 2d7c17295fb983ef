import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FUNCTION_SECONDS } from "../../../config/kinds/workloads/trigger-function";
import { ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/functions/start_job.py");

/** What the API answers, in turn: a body, or a status that is no success, or no connection at all. */
type Answer = object | number | "unreachable";

interface Outcome {
  readonly calls: readonly {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeout: number;
  }[];
  readonly pauses: readonly number[];
  readonly secrets: readonly string[];
  readonly error: string | null;
}

const STAND_IN = `
import io, json, runpy, sys, urllib.error, urllib.request
import boto3
given = json.loads(sys.argv[2])
answers, calls, pauses, now = list(given["answers"]), [], [], [1000.0]

class Response(io.BytesIO):
    def __enter__(self): return self
    def __exit__(self, *_): pass

def urlopen(request, timeout):
    calls.append({"url": request.full_url, "headers": dict(request.header_items()), "body": request.data.decode(), "timeout": timeout})
    answer = answers.pop(0)
    if answer == "unreachable":
        raise urllib.error.URLError("no route")
    if isinstance(answer, int):
        raise urllib.error.HTTPError(request.full_url, answer, "refused", {}, io.BytesIO(b'{"message": "no"}'))
    return Response(json.dumps(answer).encode())

urllib.request.urlopen = urlopen
program = runpy.run_path(sys.argv[1])
program["time"].sleep = pauses.append
program["time"].time = lambda: now[0]
error = None
for batch in given["batches"]:
    now[0] += batch["after"]
    try:
        program["handler"]({"Records": [{"body": json.dumps(body)} for body in batch["bodies"]]}, None)
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
print("OUTCOME" + json.dumps({"calls": calls, "pauses": pauses, "secrets": boto3.asked, "error": error}))
`;

interface Batch {
  /** Seconds since the one before. */
  readonly after?: number;
  readonly bodies: readonly object[];
}

function run(answers: readonly Answer[], ...batches: Batch[]): Outcome & { readonly log: string } {
  const environment = {
    WORKSPACE_URL: "https://dbc-1.cloud.databricks.com",
    CLIENT_ID: "app-1",
    SECRET_ID: "arn:secret",
  };
  const given = JSON.stringify({ answers, batches: batches.map((batch) => ({ after: 0, ...batch })) });
  const set = `import os\nos.environ.update(${JSON.stringify(environment)})\n`;
  const { ok, output, errors } = python(
    ["-c", set + STAND_IN, PROGRAM, given],
    "",
    join(ROOT, "test/assets/fake-boto3"),
  );
  if (!ok) throw new Error(errors);
  const [log = "", outcome = "{}"] = output.split("OUTCOME");
  return { ...(JSON.parse(outcome) as Outcome), log };
}

const TOKEN = { access_token: "t0ken", expires_in: 3600 };
const RUN = { run_id: 4711 };
const closed = (token = "event-1") => ({ job_id: 7, idempotency_token: token, job_parameters: { day: "2026-11-27" } });

describe("assets/functions/start_job.py", () => {
  it("signs in as the service principal, and sends the message as it is", () => {
    const { calls, error, log, secrets } = run([TOKEN, RUN], { bodies: [closed()] });
    expect(error).toBeNull();
    expect(secrets).toEqual(["arn:secret"]);
    expect(calls).toMatchObject([
      {
        url: "https://dbc-1.cloud.databricks.com/oidc/v1/token",
        headers: { Authorization: `Basic ${Buffer.from("app-1:s3cret").toString("base64")}` },
        body: "grant_type=client_credentials&scope=all-apis",
      },
      {
        url: "https://dbc-1.cloud.databricks.com/api/2.2/jobs/run-now",
        headers: { Authorization: "Bearer t0ken", "Content-type": "application/json" },
        body: JSON.stringify(closed()).replaceAll('":', '": ').replaceAll(',"', ', "'),
      },
    ]);
    expect(JSON.parse(log)).toEqual({ run_id: 4711, job_id: 7, idempotency_token: "event-1" });
  });

  it("keeps the token while it lasts, and takes another one in time", () => {
    const urls = (after: number) =>
      run([TOKEN, RUN, TOKEN, RUN], { bodies: [closed("a")] }, { after, bodies: [closed("b")] }).calls.map(({ url }) =>
        url.split("/").at(-1),
      );
    expect(urls(3000)).toEqual(["token", "run-now", "run-now"]);
    expect(urls(3500)).toEqual(["token", "run-now", "token", "run-now"]);
  });

  it.each([401, 403])("signs in again after %d: the secret may be another one", (status) => {
    const { calls, error } = run([TOKEN, status, { ...TOKEN, access_token: "t2" }, RUN], { bodies: [closed()] });
    expect(error).toBeNull();
    expect(calls.map(({ headers }) => headers.Authorization).slice(2)).toEqual([
      expect.stringContaining("Basic"),
      "Bearer t2",
    ]);
  });

  it.each<Answer>([408, 429, 500, 502, 503, 504, "unreachable"])("tries again what may pass: %s", (answer) => {
    const { pauses, error } = run([TOKEN, answer, answer, RUN], { bodies: [closed()] });
    expect(error).toBeNull();
    expect(pauses).toEqual([1, 2]);
  });

  it("gives the message back when nothing helps, well before the function is stopped", () => {
    const { pauses, calls, error } = run([503, 503, TOKEN, 503, 503, 503], { bodies: [closed()] });
    expect(error).toContain("503");
    const waited = pauses.reduce((sum, one) => sum + one, 0);
    const asked = calls.reduce((sum, { timeout }) => sum + timeout, 0);
    expect(waited + asked).toBeLessThan(FUNCTION_SECONDS);
  });

  it.each([400, 404, 409])("does not try %d again, which does not pass by itself", (status) => {
    const { calls, error } = run([TOKEN, status], { bodies: [closed()] });
    expect(error).toContain(String(status));
    expect(calls).toHaveLength(2);
  });

  it("starts nothing without a token that makes one run of one event", () => {
    const { calls, error } = run([], { bodies: [{ job_id: 7 }] });
    expect(error).toContain("idempotency_token");
    expect(calls).toEqual([]);
  });

  it("tells neither secret nor token, whatever happens", () => {
    const logs = [
      run([TOKEN, RUN], { bodies: [closed()] }),
      run([TOKEN, 403, TOKEN, 403], { bodies: [closed()] }),
      run([401], { bodies: [closed()] }),
      run(["unreachable", "unreachable", "unreachable"], { bodies: [closed()] }),
    ].map(({ log, error }) => log + String(error));
    for (const text of logs) expect(text).not.toMatch(/s3cret|t0ken|Bearer|Basic/);
    expect(logs[1]).toContain('"status": 403');
  });
});
