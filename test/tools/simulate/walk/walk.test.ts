import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Platform } from "../../../../config/model";
import type { RecordFile } from "../../../../config/record/file";
import type { AccountInput } from "../../../../config/schema/account";
import { readEmitted } from "../../../../emitted/stacks";
import { buildPlatform } from "../../../../main";
import { selection } from "../../../../tools/simulate/command/selection";
import { type WalkReport, walkText } from "../../../../tools/simulate/walk/report";
import { type WalkSide, walk } from "../../../../tools/simulate/walk/walk";
import { phasesOf } from "../../../../tools/synth/phases";
import { shopDatabase } from "../../../support/databases";
import { firstRecords, recordedPlatform, withLab, withoutLab } from "../../../support/lab";
import { accountInput, devInput } from "../../../support/platform";
import { withStream } from "../../../support/streams";
import { withoutTerraform } from "../support/terraform";

const LONG = 300_000;
const folder = mkdtempSync(join(tmpdir(), "lakehouse-walk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

function sideOf(name: string, platform: Platform): WalkSide {
  const emitted = join(folder, `emitted-${count++}`);
  buildPlatform(platform, emitted).synth();
  const wanted = selection(emitted, "dev");
  if (typeof wanted === "string") throw new Error(wanted);
  return { name, emitted, platform, wanted };
}

/** Walks from one configuration to another. */
async function walked(base: Platform, head: Platform, records: readonly RecordFile[]): Promise<WalkReport> {
  const sides = { base: sideOf("main", base), head: sideOf("the working copy", head) };
  const configured = readEmitted(sides.head.emitted).map(({ name }) => name);
  const cloud = join(folder, `cloud-${count++}`);
  mkdirSync(cloud);
  const [phased] = phasesOf(head, configured, records);
  return walk({
    ...sides,
    environment: "dev",
    phases: phased?.phases ?? [],
    ...(phased && { last: phased.last }),
    isRecorded: records.some(({ name }) => name === "dev"),
    configured,
    folder: cloud,
  });
}

/** What of a report is wrong. */
const wrong = ({ ok, errors, lost, abandoned, phases }: WalkReport) => ({
  ...{ ok, errors, lost, abandoned },
  planned: phases.flatMap(({ stillPlanned }) => stillPlanned),
});
const NOTHING_WRONG = { ok: true, errors: [], lost: [], abandoned: [], planned: [] };
const gone = (report: WalkReport) =>
  report.phases.slice(1).map(({ phase, destroyed, kept }) => ({ phase, destroyed, kept }));

describe.skipIf(withoutTerraform)("a change that takes phases is walked through", () => {
  const records = firstRecords(withLab());

  it(
    "a workspace that goes: what is in it first, its network last, and nothing of it stays",
    async () => {
      const report = await walked(recordedPlatform(withLab()), recordedPlatform(withoutLab(), records), records);
      expect(wrong(report)).toEqual(NOTHING_WRONG);
      const [first, second, third, last] = gone(report);
      expect(first?.phase).toBe("with the commit before:  npx cdktf destroy dev-serving-lab dev-settings-lab");
      expect(first?.destroyed).toContain("dev-serving-lab: databricks_sql_endpoint.consumer-lab-bi");
      expect(second?.destroyed).toContain("dev-workspace: databricks_mws_workspaces.workspace-lab");
      expect(
        third?.destroyed.filter((place) => place.startsWith("dev-network: aws_subnet.workspace-subnet-lab")),
      ).not.toEqual([]);
      expect(last?.phase).toBe("npx cdktf deploy 'dev-*'");
      expect(report.phases.flatMap(({ kept }) => kept)).toEqual([]);
      const text = walkText(report);
      expect(text).toContain("  destroyed: ");
      expect(text).toContain("  kept: nothing");
      expect(text).toMatch(/\ndev is as the configuration says: nothing is left to plan over what main had\.$/);
    },
    LONG,
  );

  it(
    "a workspace that is kept: nothing is destroyed, its settings stay as they are",
    async () => {
      const report = await walked(recordedPlatform(withLab()), recordedPlatform(withoutLab(true), records), records);
      expect(wrong(report)).toEqual(NOTHING_WRONG);
      const settings = report.phases[1];
      expect(settings?.kept.length).toBeGreaterThan(2);
      expect(settings?.kept.every((place) => /^dev-(serving|settings)-lab: /.test(place))).toBe(true);
      const kept = report.phases.flatMap((phase) => phase.kept);
      expect(kept).toContain("dev-workspace: databricks_mws_workspaces.workspace-lab");
      // What is bound to it is the environment's: a workspace that leaves does not see its data any more.
      const destroyed = report.phases.slice(1).flatMap((phase) => phase.destroyed);
      expect(destroyed.filter((place) => !place.includes("databricks_workspace_binding."))).toEqual([]);
    },
    LONG,
  );

  it(
    "a source, its stream and a database that go, and a group that is handed over",
    async () => {
      const [base, head] = [devInput(), devInput()];
      withStream(base);
      base.dataServices = { ...base.dataServices, shop: shopDatabase() };
      const reason = "Clicks come from somewhere else.";
      head.retired = {
        sources: { clicks: { reason, keep: false } },
        dataServices: { events: { reason, keep: true }, shop: { reason, keep: false } },
      };
      const account = accountInput();
      Object.assign(account.groups ?? {}, { analysts: { mode: "existing" } });
      account.attestations = { ...account.attestations, "scim-groups": "A. Lovelace, 2026-11-02" };
      account.handedOver = { "groups.analysts": { reason: "The identity provider provisions it." } };
      const recorded = firstRecords(base);
      const report = await walked(recordedPlatform(base), recordedPlatform(head, recorded, account), recorded);
      expect(wrong(report)).toEqual(NOTHING_WRONG);
      const destroyed = report.phases.slice(1).flatMap((phase) => phase.destroyed);
      const kept = report.phases.flatMap((phase) => phase.kept);
      expect(destroyed.join("\n")).toContain("dev-data-services: aws_db_instance.data-service-shop");
      expect(destroyed.some((place) => place.includes("databricks_pipeline.source-clicks"))).toBe(true);
      expect(kept).toContain("dev-data-services: aws_kinesis_stream.data-service-events");
      expect(kept).toContain("account: databricks_group.group-analysts");
      expect(destroyed.filter((place) => place.includes("group-analysts") || place.includes("kinesis"))).toEqual([]);
      // What uses its security group goes before it.
      const at = (start: string) =>
        report.phases.findIndex((phase) => phase.destroyed.some((place) => place.startsWith(start)));
      const database = at("dev-data-services: aws_db_instance.data-service-shop");
      expect(database).toBeGreaterThan(0);
      expect(at("dev-network: aws_security_group.data-service-shop")).toBeGreaterThan(database);
    },
    LONG,
  );

  it(
    "what is kept of a stack that goes: it is forgotten first, since destroying does not ask",
    async () => {
      const [base, head] = [withLab(), withoutLab(true)];
      const more = { kind: "sql-warehouse", workspace: "lab", size: "2X-Small", permissions: {} } as const;
      base.consumers = { ...base.consumers, "lab-more": more };
      Object.assign(head.retired?.consumers ?? {}, { "lab-more": { reason: "The lab is closed.", keep: false } });
      const recorded = firstRecords(base);
      const report = await walked(recordedPlatform(base), recordedPlatform(head, recorded), recorded);
      expect(wrong(report)).toEqual(NOTHING_WRONG);
      const [forget, destroy] = gone(report);
      expect(forget?.phase).toContain("in a change of its own before");
      expect(forget?.kept).toEqual(["dev-serving-lab: databricks_sql_endpoint.consumer-lab-bi"]);
      expect(forget?.destroyed).toEqual([]);
      expect(destroy?.phase).toBe("with the commit before:  npx cdktf destroy dev-serving-lab");
      expect(destroy?.destroyed).toContain("dev-serving-lab: databricks_sql_endpoint.consumer-lab-more");
      expect(destroy?.destroyed.join("\n")).not.toContain("consumer-lab-bi");
    },
    LONG,
  );

  it(
    "what the account loses: the environment lets go of it first",
    async () => {
      const policy = { mode: "create" as const, enforcement: "enforced" as const, hosts: ["pypi.org"] };
      const connectivity = { mode: "create", region: "eu-west-1" } as const;
      const own = (): AccountInput => ({
        ...accountInput(),
        networkPolicies: { lab: policy, dev: policy },
        networkConnectivity: { lab: connectivity, dev: connectivity },
      });
      const by = (key: string) => {
        const input = devInput();
        Object.assign(input.workspaces.main ?? {}, { networkPolicy: key, networkConnectivity: key });
        return input;
      };
      const base = by("lab");
      const reason = "Nobody goes by it any more.";
      const head: AccountInput = {
        ...accountInput(),
        networkPolicies: { dev: policy },
        networkConnectivity: { dev: connectivity },
        retired: {
          networkPolicies: { lab: { reason, keep: false } },
          networkConnectivity: { lab: { reason, keep: false } },
        },
      };
      const recorded = firstRecords(base, own());
      const report = await walked(
        recordedPlatform(base, [], own()),
        recordedPlatform(by("dev"), recorded, head),
        recorded,
      );
      expect(wrong(report)).toEqual(NOTHING_WRONG);
      const [first, last] = gone(report);
      expect(first?.phase).toBe("npx cdktf deploy 'dev-*' --ignore-missing-stack-dependencies");
      expect(first?.destroyed.filter((place) => place.startsWith("account: "))).toEqual([]);
      expect(last?.phase).toBe("once every environment is so far:  npx cdktf deploy account");
      expect(last?.destroyed).toEqual([
        "account: databricks_account_network_policy.network-policy-lab",
        "account: databricks_mws_network_connectivity_config.network-connectivity-lab",
      ]);
    },
    LONG,
  );
});
