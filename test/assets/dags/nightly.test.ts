import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";
import { python } from "../python";

const DAG = join(ROOT, "examples/reference/programs/airflow/dags/nightly.py");

/** Stands in for Airflow: tasks are kept, and called by the test. */
const STAND_IN = `
import io, json, pathlib, runpy, shutil, sys, tempfile, types, urllib.request
kept, calls = {}, []
answers = json.loads(sys.argv[2])

def task(*_, **options):
    def keep(function):
        kept[function.__name__] = (function, options)
        return lambda *_: None
    return keep
task.sensor = task
modules = {
    "airflow.decorators": {"dag": lambda **_: lambda function: function, "task": task},
    "airflow.exceptions": {"AirflowException": type("AirflowException", (Exception,), {})},
    "airflow.hooks.base": {"BaseHook": types.SimpleNamespace(get_connection=lambda name: types.SimpleNamespace(
        conn_id=name, host="https://dbc-1.cloud.databricks.com/", login="app-1", password="s3cret"))},
}
for name, content in modules.items():
    sys.modules[name] = types.SimpleNamespace(**content)

class Response(io.BytesIO):
    def __enter__(self): return self
    def __exit__(self, *_): pass

def urlopen(request, timeout):
    calls.append([request.get_method(), request.full_url, (request.data or b"").decode()])
    return Response(json.dumps({"access_token": "t"} if "/oidc/" in request.full_url else answers.pop(0)).encode())

urllib.request.urlopen = urlopen
with tempfile.TemporaryDirectory() as folder:
    shutil.copy(sys.argv[1], folder)
    pathlib.Path(folder, "lakehouse_jobs.json").write_text('{"nightly": 7}')
    runpy.run_path(f"{folder}/nightly.py")
try:
    outcome = eval(sys.argv[3])
except Exception as error:
    outcome = f"{type(error).__name__}: {error}"
print(json.dumps({"outcome": outcome, "calls": calls, "retries": kept["start"][1]["retries"], "mode": kept["ended"][1]["mode"]}))
`;

function run(expression: string, ...answers: object[]) {
  const { ok, output, errors } = python(["-c", STAND_IN, DAG, JSON.stringify(answers), expression]);
  if (!ok) throw new Error(errors);
  return JSON.parse(output) as { outcome: unknown; calls: [string, string, string][]; retries: number; mode: string };
}
const HOST = "https://dbc-1.cloud.databricks.com";
const ended = (code: string) => ({ status: { state: "TERMINATED", termination_details: { code } } });

describe("the DAG of the reference architecture", () => {
  it("starts the job by the id that is written beside it, once for each run of the DAG", () => {
    const { outcome, calls, retries } = run(
      `kept["start"][0](run_id="scheduled__2026-11-27T04:00:00+00:00" + "x" * 60)`,
      { run_id: 42 },
    );
    expect(outcome).toBe(42);
    expect(calls.map(([method, url]) => `${method} ${url}`)).toEqual([
      `POST ${HOST}/oidc/v1/token`,
      `POST ${HOST}/api/2.2/jobs/run-now`,
    ]);
    const body = JSON.parse(calls[1]?.[2] ?? "") as { job_id: number; idempotency_token: string };
    expect(body.job_id).toBe(7);
    expect(body.idempotency_token).toHaveLength(64);
    expect(retries).toBeGreaterThan(0);
  });

  it.each<[what: string, answer: object, outcome: unknown]>([
    ["a run that goes on", { status: { state: "RUNNING" } }, false],
    ["one that has ended well", ended("SUCCESS"), true],
    ["one that has failed", ended("RUN_EXECUTION_ERROR"), expect.stringContaining("AirflowException: run 42 ended")],
  ])("looks at %s", (_, answer, outcome) => {
    const told = run(`kept["ended"][0](42)`, answer);
    expect(told.outcome).toEqual(outcome);
    expect(told.calls[1]?.slice(0, 2)).toEqual(["GET", `${HOST}/api/2.2/jobs/runs/get?run_id=42`]);
    // Between two looks no worker is taken.
    expect(told.mode).toBe("reschedule");
  });
});
