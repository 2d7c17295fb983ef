import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "tools/where/main.ts", ...args], { cwd: ROOT, encoding: "utf8" });

describe("npm run where", () => {
  it("answers for another project as JSON", () => {
    const args = ["network.flowLogs", "--project", "examples/topologies", "--env", "isolated", "--json"];
    const { status, stdout, stderr } = run(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual([
      {
        environment: "isolated",
        file: "examples/topologies/config/environments/isolated.ts",
        line: expect.any(Number),
        written: expect.any(Boolean),
        page: "docs/network.md",
        setting: "network.flowLogs",
        of: "network.flowLogs",
        resources: [
          {
            stack: "isolated-network",
            address: "aws_flow_log.flow-log",
            construct: "isolated-network/flow-log/Resource",
            setting: "network.flowLogs",
          },
        ],
      },
    ]);
  });

  it.each([
    [["zones.rw"], 1, "zones.rw: there is no such setting, address or construct. Fix: try zones.raw.\n"],
    [["zones.raw", "--env", "qa"], 2, "--env qa: there is no such environment. Fix: use one of dev, prod, staging.\n"],
    [
      ["zones.raw", "--project", "nowhere"],
      2,
      "--project nowhere: there is no such folder. Fix: name a folder with a folder config in it, for example examples/topologies.\n",
    ],
  ])("%j: exit code %i", (args, status, stderr) => {
    expect(run(...args)).toMatchObject({ status, stderr, stdout: "" });
  });
});
