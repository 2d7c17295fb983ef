import { describe, expect, it } from "vitest";
import { clusterPolicyDefinition } from "../../../modules/settings/cluster-policy-definition";
import { devEnvironment } from "../../support/platform";
import { nightly } from "../../support/workloads";
import { report } from "../problems";

const GPU = "17.3.x-gpu-ml-scala2.13";
const CPU = "17.3.x-cpu-ml-scala2.13";
const policy = (runtime: string, nodeTypes: readonly string[], workload = "job") => ({
  "workspaces.main.clusterPolicies.learning": {
    description: "Machine learning",
    workload,
    runtime,
    nodeTypes,
    groups: ["data-engineers"],
  },
});

describe("runtimes for machine learning", () => {
  it.each([
    ["the newest, on nodes without GPUs", "auto:latest-lts-ml", ["m6id.xlarge"]],
    ["the one before", "auto:prev-lts-ml", ["m6id.xlarge"]],
    ["a version", CPU, ["m6id.xlarge", "r6id.xlarge"]],
    ["GPUs with their runtime", GPU, ["g5.xlarge", "g4dn.xlarge"]],
    ["a runtime that is not for learning", "auto:latest-lts", ["m6id.xlarge"]],
  ])("are taken: %s", (_, runtime, nodes) => {
    expect(report({ dev: policy(runtime, nodes) })).toBe("");
    expect(report({ dev: policy(runtime, nodes, "interactive") })).toBe("");
  });

  it.each([
    [
      "GPUs and the newest",
      "auto:latest-lts-ml",
      ["g5.xlarge"],
      "g5.xlarge has GPUs, and the runtime auto:latest-lts-ml does not use them",
    ],
    ["GPUs and a version for CPUs", CPU, ["m6id.xlarge", "g5.xlarge"], "runtime: g5.xlarge has GPUs"],
    ["GPUs and a runtime that is not for learning", "auto:latest-lts", ["g4dn.xlarge"], "g4dn.xlarge has GPUs"],
    ["a runtime for GPUs and none", GPU, ["m6id.xlarge"], "nodeTypes: m6id.xlarge has no GPU"],
    ["a runtime for GPUs and one node without", GPU, ["g5.xlarge", "m6id.xlarge"], "m6id.xlarge has no GPU"],
    ["the newest that is no LTS", "auto:latest-ml", ["m6id.xlarge"], "is not a runtime"],
  ])("are refused: %s", (_, runtime, nodes, message) =>
    expect(report({ dev: policy(runtime, nodes) })).toContain(message),
  );

  it("say nothing of pipelines, which choose their own", () =>
    expect(report({ dev: policy("auto:latest-lts", ["g5.xlarge"], "pipeline") })).toBe(""));

  it("are refused on a job's cluster that identities share", () => {
    const problems = (accessMode: string) =>
      report({
        dev: {
          ...policy(CPU, ["m6id.xlarge"]),
          "workloads.train": {
            ...nightly(),
            clusters: { small: { clusterPolicy: "learning", minWorkers: 1, maxWorkers: 2, accessMode } },
          },
        },
      });
    const message =
      "workloads.train.clusters.small.accessMode: the policy learning has the runtime 17.3.x-cpu-ml-scala2.13, which is for compute of one identity";
    expect(problems("standard")).toContain(message);
    expect(problems("dedicated")).not.toContain(message);
  });

  it.each(["job", "interactive"])("make compute of the policy dedicated: %s", (workload) => {
    const modeOf = (runtime: string) => {
      const { main } = devEnvironment((input) => {
        Object.assign(input.workspaces.main ?? {}, {
          clusterPolicies: Object.fromEntries(
            Object.entries(policy(runtime, ["m6id.xlarge"], workload)).map(([, made]) => ["learning", made]),
          ),
        });
      }).workspaces;
      const profile = main?.clusterPolicies.learning;
      return profile && clusterPolicyDefinition(profile, {}).data_security_mode;
    };
    expect(modeOf("auto:latest-lts-ml")).toEqual({ type: "fixed", value: "SINGLE_USER" });
    expect(modeOf("auto:latest-lts")).not.toEqual(modeOf("auto:latest-lts-ml"));
  });
});
