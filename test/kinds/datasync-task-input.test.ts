import { describe, expect, it } from "vitest";
import { datasyncTask } from "../../config/kinds/data-services/datasync-task";
import { report } from "../config/problems";
import { AGENT, archive, LOCATION, partner } from "../support/datasync";

const share = () => ({
  kind: "datasync-task",
  from: { mode: "location", locationArn: LOCATION },
  folder: "moved/archive",
});
const nfs = (change: object = {}) => ({ mode: "nfs", server: "10.1.2.3", path: "/", agentArns: [AGENT], ...change });
const LOADED = { "sources.orders.path": "moved/archive" };

describe("a task of DataSync in the configuration", () => {
  it.each<[string, unknown]>([
    ["with everything", archive()],
    ["from an address, the whole export", archive({ from: nfs() as never })],
    ["with four agents", archive({ from: nfs({ agentArns: agents(4) }) as never })],
    ["from another account's bucket", partner({ folder: "moved/archive" })],
    [
      "from all of a bucket without a key",
      partner({ folder: "moved/archive", from: { mode: "s3", bucket: "exports" } }),
    ],
    ["from a location that is there", share()],
    ["that waits", archive({ schedule: { quartzCron: "0 15 22 * * ?", paused: true } })],
    ["that is started by hand", archive({ schedule: undefined as never })],
  ])("is taken: %s", (_, task) => {
    expect(report({ dev: { ...LOADED, "dataServices.archive": task } })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    [
      "from.mode",
      "smb",
      'from.mode: "smb" is not one of the possible values. Fix: use one of "nfs", "s3", "location".',
    ],
    ["from.server", "nfs://files", '"nfs://files" is not the name or address of a file server.'],
    ["from.path", "export", '"export" is not the path of an export.'],
    ["from.path", "/export/", '"/export/" is not the path of an export.'],
    ["from.agentArns", [], "from.agentArns: is empty. Fix: use at least 1 entry."],
    ["from.agentArns", agents(5), "from.agentArns: has 5 entries. Fix: use at most 4 entries."],
    ["from.agentArns.0", "agent-0123456789abcdef0", "is not the ARN of an agent of DataSync"],
    [
      "from.agentArns.0",
      AGENT.replace("eu-west-1", "us-east-1"),
      "is in us-east-1 of account 111111111111, and the task",
    ],
    ["from.agentArns.0", AGENT.replace("1111:", "2222:"), "is in eu-west-1 of account 111111112222, and the task in"],
    ["from.version", "2", '"2" is not one of the possible values.'],
    ["from", { mode: "s3", bucket: "Exports" }, '"Exports" is not a valid S3 bucket name'],
    ["from", { mode: "s3", bucket: "exports", folder: "/a" }, '"/a" is not a folder'],
    ["from", { mode: "s3", bucket: "acme-dev-own" }, "from.bucket: is the bucket of the zone raw."],
    ["from", { mode: "location", locationArn: "loc-1" }, '"loc-1" is not the ARN of a location.'],
    [
      "from",
      { mode: "location", locationArn: LOCATION.replace("eu-west-1", "eu-central-1") },
      "from.locationArn: is in eu-central-1 of account 111111111111, and the task in eu-west-1",
    ],
    ["zone", "curated", 'zone: zone curated is of kind "curated"'],
    ["schedule.quartzCron", "0 */5 * * * ?", "starts more often than once an hour, which DataSync does not."],
    ["schedule.quartzCron", "5 0 3 * * ?", "starts at a second, and AWS at full minutes."],
    ["schedule.timezone", "Europe/Berlin", "is Europe/Berlin, and DataSync starts by UTC alone."],
    ["megabytesPerSecond", 0, "0 is too small. Fix: use at least 1."],
    ["verify", "some", '"some" is not one of the possible values.'],
    ["include.0", "orders", '"orders" is not a pattern of files.'],
    ["exclude.0", "*.tmp|*.bak", '"*.tmp|*.bak" is not a pattern of files.'],
    ["exclude.0", "/orders", "exclude.0: /orders is among include as well."],
    [
      "folder",
      "elsewhere",
      "warning: dev: dataServices.archive.folder: no source loads what is delivered into raw/elsewhere/.",
    ],
  ])("is refused, or warned of: %s %j", (field, value, message) => {
    const changes = { ...LOADED, "zones.raw.bucket": "acme-dev-own", "dataServices.archive": archive() };
    expect(report({ dev: { ...changes, [`dataServices.archive.${field}`]: value } })).toContain(message);
  });

  it("delivers into no folder of another one", () => {
    const both = { "dataServices.archive": archive(), "dataServices.other": partner({ folder: "moved/archive/eu" }) };
    expect(report({ dev: both })).toContain("its folder raw/moved/archive/eu/ overlaps raw/moved/archive/");
  });

  it("takes names for its log, its roles and the rule that tells of failures", () => {
    const names = (task: Parameters<NonNullable<typeof datasyncTask.names>>[0]) =>
      datasyncTask.names?.(task, "archive").map(({ what, purpose, layer }) => `${layer} ${what} ${purpose}`);
    expect(names(archive())).toEqual([
      "data-services log-group svc-archive",
      "data-services role svc-archive",
      "operations event-rule tell-archive-failed",
    ]);
    expect(names(partner())).toContain("data-services role svc-archive-source");
  });
});

function agents(count: number): string[] {
  return Array.from({ length: count }, (_, n) => AGENT.replace("f0", `f${n}`));
}
