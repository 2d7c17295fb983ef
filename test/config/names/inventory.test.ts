import { describe, expect, it } from "vitest";
import { DEPLOY_LAYERS, LAYERS, LAYERS_OF_ENVIRONMENT } from "../../../config/derive/layers";
import { namesOf } from "../../../config/names/inventory";
import { kindNames } from "../../../config/names/kinds";
import { named, WHATS } from "../../../config/names/resource-name";
import { filled as fill } from "../../../modules/iam/deploy-values";
import { overlap } from "../../policy/patterns";
import { fullNames, fullPlatform } from "../../support/full-environment";
import { DEV_NAMES } from "../../support/names";
import { synthPlatform } from "../../support/shipped";

const platform = fullPlatform();
const names = fullNames(platform);
const filled = (pattern: string) => fill(pattern, { prefix: "acme-dev", ...DEV_NAMES })[0] ?? "";

/** Resource type → what it is in the inventory. */
const TYPES = {
  aws_iam_role: "role",
  aws_s3_bucket: "bucket",
  aws_cloudwatch_log_group: "log-group",
  aws_sns_topic: "topic",
  aws_cloudwatch_event_rule: "event-rule",
  aws_kinesis_stream: "stream",
  aws_dynamodb_table: "table",
  aws_mskconnect_connector: "connector",
  aws_scheduler_schedule_group: "schedule-group",
  databricks_credential: "credential",
  aws_cloudwatch_dashboard: "dashboard",
  aws_budgets_budget: "budget",
  databricks_storage_credential: "credential",
} as const;

describe("the inventory of names", () => {
  it("is what the stacks make, layer by layer", () => {
    const emitted = synthPlatform(platform).flatMap(({ name: stack, json }) =>
      Object.entries(TYPES).flatMap(([type, what]) =>
        Object.values(json.resource?.[type] ?? {}).map(({ name, bucket, dashboard_name }) => {
          const layer = LAYERS_OF_ENVIRONMENT.find((one) => stack === `dev-${one}` || stack.startsWith(`dev-${one}-`));
          return `${layer} ${what} ${name ?? bucket ?? dashboard_name}`;
        }),
      ),
    );
    const whats: readonly string[] = Object.values(TYPES);
    const listed = names
      .filter(({ what }) => whats.includes(what))
      .map(({ what, name, layer }) => `${layer} ${what} ${name}`);
    expect(emitted.length).toBeGreaterThan(30);
    expect(listed.sort()).toEqual(emitted.sort());
  });

  it("is of names that the layer's patterns take, which no other layer's do", () => {
    for (const { what, name, layer, folder } of names) {
      if (folder !== undefined || (what !== "role" && what !== "log-group")) continue;
      const takers = LAYERS_OF_ENVIRONMENT.filter((one) =>
        (what === "role"
          ? LAYERS[one].roles.map((role) => `acme-dev-${role}`)
          : LAYERS[one].logGroups.map(filled)
        ).some((pattern) => overlap(pattern, name)),
      );
      expect(takers, name).toEqual([layer]);
    }
  });

  it("has patterns of layers that do not overlap", () => {
    for (const one of LAYERS_OF_ENVIRONMENT) {
      for (const other of LAYERS_OF_ENVIRONMENT.filter((layer) => layer !== one)) {
        for (const of of ["roles", "logGroups"] as const) {
          const both = LAYERS[one][of].filter((mine) => LAYERS[other][of].some((theirs) => overlap(mine, theirs)));
          expect(both, `${one} and ${other}`).toEqual([]);
        }
      }
    }
  });

  it("knows the roles of the CI system, apart from those that they deploy", () => {
    const folders = names.filter(({ folder }) => folder === "deploy").map(({ name }) => name);
    expect(folders).toEqual([...DEPLOY_LAYERS.map((layer) => `acme-dev-${layer}`), "acme-dev-plan"]);
  });

  it("is empty while the names that it starts with are not known", () => {
    expect(namesOf({ name: "dev" }, { name: "acme" })).toEqual([]);
  });

  it("takes in what kinds name, with the entry that says it", () => {
    const start = { account: { name: "acme" }, env: { name: "dev", naming: undefined, awsAccountId: "111111111111" } };
    const producers = { shop: { mode: "service" as const } };
    const orders = { kind: "kinesis-stream" as const, mode: "create" as const, producers };
    expect(kindNames({ dataServices: { orders } }, start)).toEqual([
      {
        what: "stream",
        name: "acme-dev-orders",
        layer: "data-services",
        of: ["dataServices", "orders"],
        label: "data service orders",
      },
      {
        what: "role",
        name: "acme-dev-svc-orders-shop",
        layer: "data-services",
        of: ["dataServices", "orders", "producers", "shop"],
        label: "producers shop of data service orders",
      },
    ]);
  });

  it("forms a name of every kind", () => {
    const start = { account: { name: "acme" }, env: { name: "dev", naming: undefined, awsAccountId: "111111111111" } };
    const whose = { layer: "data-services" as const, of: ["dataServices", "orders"], label: "data service orders" };
    const formed = (Object.keys(WHATS) as (keyof typeof WHATS)[]).map((what) =>
      named(start, what, "svc-orders", whose),
    );
    expect(Object.fromEntries(formed.map(({ what, name }) => [what, name]))).toMatchObject({
      role: "acme-dev-svc-orders",
      bucket: "acme-dev-svc-orders-111111111111",
      "log-group": "/acme-dev/svc-orders",
      stream: "acme-dev-svc-orders",
    });
  });
});
