import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountInput } from "../../../config/schema/account";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { readEmitted } from "../../../emitted/stacks";
import { buildPlatform } from "../../../main";
import { cacheIn } from "../../../tools/review/plan/cache";
import { scopesOf } from "../../../tools/review/plan/due";
import { tryScope } from "../../../tools/review/plan/try";
import { assemble } from "../../../tools/review/report/assemble";
import { type Report, toApprove } from "../../../tools/review/report/report";
import { placesIn } from "../../../tools/review/sides/places";
import type { ReadSide } from "../../../tools/review/sides/side";
import { accountInput, devInput, type OwnNetworkInput, platformOf, ROOT } from "../../support/platform";
import { withStream } from "../../support/streams";

interface Inputs {
  readonly account: AccountInput;
  readonly dev: OwnNetworkInput;
}

/** One edit of a configuration file, and what a reviewer has to be told of it. */
interface Edit {
  readonly what: string;
  edit(inputs: Inputs): void;
  /** Lines of the report: `gravity action address`, `+ who may on what`, `- …`. */
  readonly told: readonly string[];
}

/** Edits of different things are tried together: the report has every one by itself. */
const ROUNDS: Readonly<Record<string, readonly Edit[]>> = {
  "what holds data goes": [
    {
      what: "a zone removed",
      edit: ({ dev }) => delete zones(dev).drop,
      told: [
        "data delete aws_s3_bucket.zone-drop",
        "identity delete databricks_external_location.zone-drop_access_location",
        "identity delete databricks_storage_credential.zone-drop_access_credential",
        "identity delete aws_iam_role.zone-drop_access_role",
      ],
    },
    {
      what: "a catalog renamed",
      edit: ({ dev }) => rename(catalogs(dev), "extra", "further"),
      told: [
        "+ platform-admins ALL_PRIVILEGES, MANAGE catalog dev_further",
        "data delete databricks_catalog.catalog-extra",
        "data delete databricks_schema.catalog-extra_schema-own",
        "change create databricks_catalog.catalog-further",
      ],
    },
    {
      what: "a volume removed",
      edit: ({ dev }) => {
        const gold = catalogs(dev).sales?.schemas?.gold;
        if (gold !== undefined) gold.volumes = {};
      },
      told: ["data delete databricks_volume.catalog-sales_schema-gold_volume-exports"],
    },
    {
      what: "a stream removed",
      edit: ({ dev }) => {
        delete dev.dataServices?.events;
        delete dev.sources?.clicks;
      },
      told: [
        "data vanish aws_kinesis_stream.data-service-events",
        "data delete databricks_pipeline.source-clicks_load_pipeline",
        "identity delete aws_iam_role.source-clicks_role",
        "identity delete databricks_credential.source-clicks_credential",
        "identity delete databricks_job.source-clicks_schedule_job",
        "identity vanish aws_iam_role.data-service-events_producer-devices_role",
        "identity vanish aws_iam_role.data-service-events_producer-shop_role",
      ],
    },
    {
      what: "a warehouse removed",
      edit: ({ dev }) => delete dev.consumers?.adhoc,
      told: ["identity delete databricks_sql_endpoint.consumer-adhoc"],
    },
    {
      what: "a dashboard removed",
      edit: ({ dev }) => delete dev.consumers?.["gold-overview"],
      told: ["data delete databricks_dashboard.consumer-gold-overview"],
    },
    {
      what: "a service principal removed",
      edit: ({ account }) => delete account.servicePrincipals?.tester,
      told: ["identity delete databricks_service_principal.service-principal-tester"],
    },
    {
      what: "a group removed",
      edit: ({ account }) => delete account.groups?.auditors,
      told: ["identity delete databricks_group.group-auditors"],
    },
  ],
  "rights grow": [
    {
      what: "a grant on a catalog",
      edit: ({ dev }) =>
        Object.assign(catalogs(dev).sales?.grants?.groups ?? {}, { analysts: ["USE_CATALOG", "SELECT"] }),
      told: ["+ analysts SELECT catalog dev_sales"],
    },
    {
      what: "a permission on a warehouse",
      edit: ({ dev }) => Object.assign(dev.consumers?.bi ?? {}, { permissions: { analysts: "CAN_MANAGE" } }),
      told: ["+ analysts CAN_MANAGE sql endpoint acme-dev-bi"],
    },
    {
      what: "an administrator of the workspace",
      edit: ({ dev }) => Object.assign(dev.workspaces.main?.access?.groups ?? {}, { analysts: "ADMIN" }),
      told: ["+ analysts ADMIN workspace acme-dev-main"],
    },
    {
      what: "a producer of a stream in another account",
      edit: ({ dev }) =>
        Object.assign(dev.dataServices?.events ?? {}, {
          otherAccounts: ["arn:aws:iam::888888888888:role/shop", "999999999999", "777777777777"],
        }),
      told: [
        "+ arn:aws:iam::777777777777:root kinesis:DescribeStreamSummary, kinesis:ListShards, kinesis:PutRecord, kinesis:PutRecords arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events",
        "+ arn:aws:iam::777777777777:root kms:GenerateDataKey key Lake: zones of Unity Catalog",
      ],
    },
  ],
  "nothing changes": [
    { what: "other names of constants and parts", edit: () => undefined, told: [] },
    {
      what: "keys in another order",
      edit: ({ dev }) => {
        dev.catalogs = Object.fromEntries(Object.entries(dev.catalogs ?? {}).reverse());
        dev.consumers = Object.fromEntries(Object.entries(dev.consumers ?? {}).reverse());
      },
      told: [],
    },
    {
      what: "groups of a policy in another order",
      edit: ({ dev }) => dev.workspaces.main?.clusterPolicies?.exploration?.groups?.reverse(),
      told: [],
    },
    {
      what: "a default that is written out",
      edit: ({ dev }) => Object.assign(dev.consumers?.bi ?? {}, { channel: "CURRENT" }),
      told: [],
    },
  ],
};

const zones = (dev: EnvironmentInput): Record<string, unknown> => (dev.zones ?? {}) as Record<string, unknown>;
const catalogs = (dev: EnvironmentInput) => dev.catalogs ?? {};

function rename<T>(record: Record<string, T>, from: string, to: string): void {
  const value = record[from];
  if (value === undefined) throw new Error(`${from} is not there`);
  delete record[from];
  record[to] = value;
}

/** What the edits start from. */
function inputs(): Inputs {
  const [account, dev] = [accountInput(), devInput()];
  withStream(dev);
  Object.assign(zones(dev), { drop: { kind: "raw", comment: "Files of partners" } });
  Object.assign(catalogs(dev), {
    extra: {
      comment: "Of its own",
      zone: "processed",
      owner: "platform-admins",
      schemas: { own: { layer: "bronze", comment: "Of its own" } },
    },
  });
  Object.assign(dev.consumers ?? {}, {
    adhoc: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
  });
  Object.assign(account.servicePrincipals ?? {}, { tester: { mode: "create", displayName: "tester" } });
  Object.assign(account.groups ?? {}, { auditors: { mode: "create" } });
  return { account, dev };
}

const folder = mkdtempSync(join(tmpdir(), "lakehouse-edits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sideOf(name: string, { account, dev }: Inputs): ReadSide {
  const emitted = join(folder, name, "emitted");
  const platform = platformOf(account, dev);
  mkdirSync(join(folder, name), { recursive: true });
  buildPlatform(platform, emitted).synth();
  return { name, emitted, stacks: readEmitted(emitted), platform, project: undefined };
}

async function reviewed(name: string, base: ReadSide, head: ReadSide): Promise<Report> {
  const cache = cacheIn(join(folder, "cache"));
  const tried = [];
  for (const [index, scope] of scopesOf(base.stacks, head.stacks).entries()) {
    const options = { root: ROOT, base, head, cache, folder: join(folder, name, String(index)) };
    tried.push(await tryScope(scope, { ...options, otherwise: () => platformOf() }));
  }
  return assemble({ base, head, tried, places: { base: placesIn(undefined), head: placesIn(undefined) } });
}

/** The report in the words of the table. */
function words(report: Report): string[] {
  return [
    ...report.entries.map(({ gravity, action, address }) => `${gravity} ${action} ${address}`),
    ...report.rights.map(({ grew, who, what, on }) =>
      [grew ? "+" : "-", who, what.join(", "), on.join(", ")].join(" "),
    ),
  ];
}

describe("a review of edits of the configuration", () => {
  const base = sideOf("base", inputs());

  for (const [round, edits] of Object.entries(ROUNDS)) {
    describe(round, () => {
      let report: Report;
      beforeAll(async () => {
        const changed = inputs();
        for (const { edit } of edits) edit(changed);
        report = await reviewed(round, base, sideOf(round, changed));
      });

      it.each(edits)("$what", ({ told }) => {
        const found = words(report);
        for (const line of told) expect(found).toContain(line);
      });

      it("says nothing else that somebody has to approve", () => {
        const expected = new Set(edits.flatMap(({ told }) => told));
        const grave = words(report).filter((line) => !/^(change|kept|-) /.test(line));
        expect(grave.filter((line) => !expected.has(line))).toEqual([]);
        if (edits.every(({ told }) => told.length === 0)) expect([words(report), toApprove(report)]).toEqual([[], []]);
      });
    });
  }
});
