import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { decides } from "../support/decides";
import { World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);
const DATABASES = ["aws_db_instance", "aws_rds_cluster"] as const;

describe("database-final-snapshot", () => {
  it.each(DATABASES)("refuses a %s that is to leave a snapshot without a name", (type) => {
    const ask = asked("database-final-snapshot", type);
    expect(ask({ skip_final_snapshot: false })?.fix).toContain("final_snapshot_identifier");
    expect(ask({})?.fix).toContain("final_snapshot_identifier");
    expect(ask({ skip_final_snapshot: false, final_snapshot_identifier: "shop-final" })).toBeUndefined();
    expect(ask({ skip_final_snapshot: true })).toBeUndefined();
  });
});

describe("database-password", () => {
  it.each([
    ["aws_db_instance", "password"],
    ["aws_rds_cluster", "master_password"],
  ])("refuses a %s with a %s beside the one that RDS makes", (type, password) => {
    const ask = asked("database-password", type);
    expect(ask({ manage_master_user_password: true, [password]: "given" })?.summary).toBe(
      "InvalidParameterCombination",
    );
    expect(ask({ manage_master_user_password: true })).toBeUndefined();
    expect(ask({ [password]: "given" })).toBeUndefined();
  });
});

describe("database-monitoring", () => {
  it("refuses a database that is measured without a role", () => {
    const ask = asked("database-monitoring", "aws_db_instance");
    expect(ask({ monitoring_interval: 60 })?.fix).toContain("monitoring_role_arn");
    expect(ask({ monitoring_interval: 60, monitoring_role_arn: "arn:aws:iam::123456789012:role/rds" })).toBeUndefined();
    expect(ask({ monitoring_interval: 0 })).toBeUndefined();
  });
});

describe("proxy-sign-in", () => {
  it("refuses a proxy that has no way to sign in to its database", () => {
    const ask = asked("proxy-sign-in", "aws_db_proxy");
    expect(ask({ name: "shop" })?.fix).toContain("default_auth_scheme");
    expect(
      ask({ name: "shop", auth: [{ secret_arn: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:s" }] }),
    ).toBeUndefined();
    expect(ask({ name: "shop", default_auth_scheme: "IAM_AUTH" })).toBeUndefined();
  });
});

describe("database-event-sources", () => {
  it("refuses a subscription that names databases, and not of which sort they are", () => {
    const ask = asked("database-event-sources", "aws_db_event_subscription");
    expect(ask({ name: "shop", source_ids: ["shop"] })?.fix).toContain("source_type");
    expect(ask({ name: "shop", source_ids: ["shop"], source_type: "db-instance" })).toBeUndefined();
    expect(ask({ name: "shop" })).toBeUndefined();
  });
});

describe("integration-filter", () => {
  decides("integration-filter", "aws_rds_integration", {
    taken: [{}, { data_filter: "include: shop.orders, exclude: shop.secrets" }],
    refused: [[{ data_filter: "shop.orders" }, "has the filter"]],
  });
});
