import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/jobs/deploy_app.py");

/** An API of a workspace with one app, and a clock that goes on while somebody waits. */
const SETTING = `
import importlib.util, json, sys, types

spec = importlib.util.spec_from_file_location("deploy_app", sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)

NOON = 1764331200000  # 2025-11-28T12:00:00Z
class Clock:
    def __init__(self): self.now = 0
    def monotonic(self): return self.now
    def sleep(self, seconds): self.now += seconds
class Api:
    """What is asked is kept; states of compute and deployments are used up one after the other, and the last one stays."""
    def __init__(self, compute=("ACTIVE",), ends=("IN_PROGRESS", "SUCCEEDED"), active=None, pending=(), tree=None, message=None):
        self.compute, self.ends, self.active, self.pending = list(compute), list(ends), active, list(pending)
        self.tree, self.message, self.asked = tree or {}, message, []
    def next(self, states): return states.pop(0) if len(states) > 1 else states[0]
    def __call__(self, method, path, body=None, query=None):
        self.asked.append([method, path.replace("/api/2.0/", ""), body or query])
        if path.endswith("workspace/list"): return {"objects": self.tree[query["path"]]} if query["path"] in self.tree else {}
        if path.endswith("/start"): return {}
        if method == "POST": return {"deployment_id": "d1", "status": {"state": "IN_PROGRESS"}}
        if "/deployments/" in path: return {"deployment_id": "d1", "status": {"state": self.next(self.ends), "message": self.message}}
        pending = {"pending_deployment": {"status": {"state": self.pending.pop(0)}}} if self.pending else {}
        return {"compute_status": {"state": self.next(self.compute)}, **({"active_deployment": self.active} if self.active else {}), **pending}
    def posts(self): return [[path, body] for method, path, body in self.asked if method == "POST"]
def active(path="/Workspace/Teams/portal/app", state="SUCCEEDED", at="2025-11-28T12:00:00Z"):
    return {"source_code_path": path, "status": {"state": state}, "create_time": at}
def file(path, at): return {"path": path, "object_type": "FILE", **({} if at is None else {"modified_at": at})}
def tree(newest=NOON - 1, older=NOON - 5):
    return {"/Teams/portal/app": [file("/Teams/portal/app/app.py", older), {"path": "/Teams/portal/app/pages", "object_type": "DIRECTORY"}],
            "/Teams/portal/app/pages": [file("/Teams/portal/app/pages/a.py", newest)]}
def run(api, *more, stopped="fail"):
    line = ["--app", "acme-dev-portal", "--source", "/Workspace/Teams/portal/app", "--stopped", stopped, "--minutes", "20", *more]
    try: return [program.run(program.arguments(line), api, Clock()), api.posts()]
    except SystemExit as end: return ["EXIT " + str(end), api.posts()]
`;

function evaluate(expression: string): unknown {
  const { ok, output, errors } = python(["-c", `${SETTING}\nprint(json.dumps(${expression}))`, PROGRAM]);
  if (!ok) throw new Error(errors);
  return JSON.parse(output);
}

const DEPLOYED = [
  "apps/acme-dev-portal/deployments",
  { source_code_path: "/Workspace/Teams/portal/app", mode: "SNAPSHOT" },
];
const STARTED = ["apps/acme-dev-portal/start", null];
const DONE = "acme-dev-portal has the program of /Workspace/Teams/portal/app, deployment d1";
const ALREADY = "acme-dev-portal has the program of /Workspace/Teams/portal/app already";

describe("assets/jobs/deploy_app.py", () => {
  it.each([
    ["a program that was never deployed", "Api()", [DONE, [DEPLOYED]]],
    ["nothing where all is older than the deployment", "Api(active=active(), tree=tree())", [ALREADY, []]],
    [
      "nothing where the path says the same otherwise",
      'Api(active=active("/Teams/portal/app/"), tree=tree())',
      [ALREADY, []],
    ],
    ["a file that is newer", "Api(active=active(), tree=tree(NOON + 1))", [DONE, [DEPLOYED]]],
    ["a file of the very moment", "Api(active=active(), tree=tree(NOON))", [DONE, [DEPLOYED]]],
    ["another folder", 'Api(active=active("/Workspace/Teams/other"), tree=tree())', [DONE, [DEPLOYED]]],
    ["over one that failed", 'Api(active=active(state="FAILED"), tree=tree())', [DONE, [DEPLOYED]]],
    ["a file of an unknown time", "Api(active=active(), tree=tree(None))", [DONE, [DEPLOYED]]],
    ["over one whose time is not known", "Api(active=active(at=None), tree=tree())", [DONE, [DEPLOYED]]],
    ["after somebody else's", 'Api(pending=["IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS"])', [DONE, [DEPLOYED]]],
    ["once the app has started", 'Api(compute=["STARTING", "STARTING", "ACTIVE"])', [DONE, [DEPLOYED]]],
  ])("deploys %s", (_, api, wanted) => expect(evaluate(`run(${api})`)).toEqual(wanted));

  it("deploys what has not changed where somebody wants it", () => {
    expect(evaluate('run(Api(active=active(), tree=tree()), "--always", "true")')).toEqual([DONE, [DEPLOYED]]);
  });

  it("looks into folders, of a time with parts of a second too", () => {
    expect(evaluate('program.milliseconds("2025-11-28T12:00:00.123456789Z") == NOON')).toBe(true);
    expect(evaluate('sorted(one["path"] for one in program.files(Api(tree=tree()), "/Teams/portal/app"))')).toEqual([
      "/Teams/portal/app/app.py",
      "/Teams/portal/app/pages/a.py",
    ]);
  });

  it("starts an app only where somebody says so", () => {
    const stopped = 'Api(compute=["STOPPED", "STARTING", "ACTIVE"])';
    expect(evaluate(`run(${stopped}, "--start", "true")`)).toEqual([DONE, [STARTED, DEPLOYED]]);
    const told = "acme-dev-portal is stopped, so nothing is deployed: start it, or run the job with start = true";
    expect(evaluate(`run(${stopped})`)).toEqual([`EXIT ${told}`, []]);
    expect(evaluate(`run(${stopped}, stopped="skip")`)).toEqual([told, []]);
  });

  it.each([
    [
      "a deployment that fails",
      'Api(ends=["FAILED"], message="no module named flask")',
      "EXIT the deployment of acme-dev-portal ended with FAILED: no module named flask",
    ],
    ["one that somebody stops", 'Api(ends=["CANCELLED"])', "ended with CANCELLED: no reason is given"],
    ["one that takes too long", 'Api(ends=["IN_PROGRESS"])', "EXIT the deployment took too long"],
    ["compute that does not come", 'Api(compute=["STARTING"])', "EXIT the start of the app took too long"],
    ["compute that fails", 'Api(compute=["STARTING", "STARTING", "ERROR"])', "EXIT the app's compute does not start"],
    ["somebody who never ends", 'Api(pending=["IN_PROGRESS"] * 500)', "EXIT another deployment took too long"],
  ])("ends with what went wrong: %s", (_, api, message) =>
    expect((evaluate(`run(${api})`) as [string])[0]).toContain(message),
  );
});
