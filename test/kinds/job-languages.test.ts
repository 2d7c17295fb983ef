import { describe, expect, it } from "vitest";
import { problems, small } from "../support/jobs";

const clusters = (accessMode: "standard" | "dedicated", photon = false) => ({
  big: { clusterPolicy: "jobs", accessMode, photon },
});
const notebook = (file: string, cluster?: string) => ({
  only: { type: "notebook" as const, file, ...(cluster !== undefined && { cluster }) },
});

describe("languages of notebooks", () => {
  const said = (file: string, mode?: "standard" | "dedicated") =>
    problems(
      {},
      small({ tasks: notebook(file, mode && "big"), ...(mode !== undefined && { clusters: clusters(mode) }) }),
    );

  it.each<[string, "standard" | "dedicated" | undefined, string]>([
    [
      "a.r",
      undefined,
      "a.r is R, which serverless compute does not run. Fix: name a cluster of the job, of access mode dedicated",
    ],
    ["a.scala", undefined, "a.scala is Scala, which serverless compute does not run. Fix: name a cluster of the job"],
    ["a.R", "standard", "a.R is R, and big has the access mode standard, which does not run it"],
  ])("%s on %s is refused", (file, mode, message) => expect(said(file, mode)).toContain(message));

  it.each<[string, "standard" | "dedicated" | undefined]>([
    ["a.r", "dedicated"],
    ["a.scala", "standard"],
    ["a.scala", "dedicated"],
    ["a.sql", undefined],
    ["notebooks/count.py", undefined],
  ])("%s on %s is taken", (file, mode) => {
    for (const refusal of ["does not run", "which serverless"]) expect(said(file, mode)).not.toContain(refusal);
  });
});

describe("Photon of a job's clusters", () => {
  const said = (changes: Record<string, unknown>) =>
    problems(changes, small({ tasks: notebook("notebooks/count.py", "big"), clusters: clusters("dedicated", true) }));

  it("is refused where the policy or its nodes have none", () => {
    expect(said({})).toBe("");
    expect(said({ "workspaces.main.clusterPolicies.jobs.photon": false })).toContain(
      "the cluster policy jobs forbids it",
    );
    expect(
      said({
        "workspaces.main.clusterPolicies.jobs.runtime": "17.3.x-gpu-ml-scala2.13",
        "workspaces.main.clusterPolicies.jobs.nodeTypes": ["g5.xlarge"],
      }),
    ).toContain("is for GPUs, which Photon does not use");
  });
});
