import type { EnvironmentInput } from "../../config/schema/environment";
import { plainJob } from "./glue";

type LakeInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "lake-formation" }>;
export type LakeSettings = NonNullable<NonNullable<EnvironmentInput["foundation"]>["lakeFormation"]>;

export const LAKE_ADMIN = "arn:aws:iam::111111111111:role/lake-administrators";
export const OLD_KEY = "arn:aws:kms:eu-west-1:111111111111:key/5b2c7d10-3e4f-4a6b-8c9d-0e1f2a3b4c5d";
export const AUDITORS = "arn:aws:iam::111111111111:role/sales-auditors";
export const ANALYSTS = "arn:aws:iam::111111111111:role/analysts";

/** Settings that are kept here, with everything. */
export const lakeSettings = (change: Partial<LakeSettings> = {}): LakeSettings => ({
  mode: "create",
  administrators: [LAKE_ADMIN],
  readOnlyAdministrators: ["arn:aws:iam::111111111111:role/auditors"],
  formerAdministrators: ["arn:aws:iam::111111111111:user/jane"],
  tags: { domain: ["sales", "finance"], sensitivity: ["public", "internal"] },
  identityCenterArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
  ...change,
});

/** Databases of an older lake, one made here, that of a crawler; grants of every sort. */
export const oldLake = (change: Partial<LakeInput> = {}): LakeInput => ({
  kind: "lake-formation",
  databases: {
    orders: { mode: "existing", name: "old_orders", tags: { domain: "sales", sensitivity: "internal" } },
    marts: { mode: "create", description: "What analysts ask", tags: { domain: "finance" } },
    exported: { mode: "glue-job", job: "export" },
  },
  locations: {
    exports: { mode: "zone", zone: "raw", folder: "orders/plain", access: "write" },
    old: { mode: "bucket", bucket: "acme-old", folder: "sales", kmsKeyArn: OLD_KEY },
    older: { mode: "bucket", bucket: "acme-older", access: "write" },
  },
  grants: {
    federation: { to: { mode: "connection", connection: "old-lake" }, on: { mode: "database", database: "orders" } },
    public: {
      to: { mode: "role", roleArn: ANALYSTS },
      on: { mode: "tags", tags: { sensitivity: ["public"], domain: ["sales", "finance"] }, optIn: ["marts"] },
    },
    one: {
      to: { mode: "role", roleArn: ANALYSTS },
      on: { mode: "database", database: "orders", tables: ["orders", "lines"], onDatabases: [], optIn: false },
    },
    german: {
      to: { mode: "role", roleArn: AUDITORS },
      on: {
        mode: "cells",
        database: "orders",
        table: "orders",
        rows: "country = 'DE'",
        columns: ["id", "country", "day"],
      },
    },
    totals: {
      to: { mode: "role", roleArn: AUDITORS },
      on: { mode: "cells", database: "marts", table: "bills", columns: ["day", "total"], optIn: false },
    },
    open: {
      to: { mode: "role", roleArn: AUDITORS },
      on: { mode: "cells", database: "orders", table: "lines", rows: "status <> 'secret'", columns: ["status"] },
    },
    partner: {
      to: { mode: "shared", with: "333333333333" },
      on: { mode: "database", database: "marts" },
    },
    company: {
      to: {
        mode: "shared",
        with: "arn:aws:organizations::222222222222:organization/o-a1b2c3d4e5",
        grantable: false,
      },
      on: { mode: "tags", tags: { sensitivity: ["public"] } },
    },
    "partner-engine": {
      to: { mode: "role", roleArn: "arn:aws:iam::333333333333:role/engine" },
      on: { mode: "database", database: "orders", tables: ["orders"] },
    },
    export: {
      to: { mode: "glue-job", job: "export" },
      on: {
        mode: "database",
        database: "exported",
        onDatabases: ["DESCRIBE", "CREATE_TABLE"],
        onTables: ["SELECT", "INSERT", "ALTER", "DESCRIBE"],
      },
    },
    "export-files": { to: { mode: "glue-job", job: "export" }, on: { mode: "location", location: "exports" } },
  },
  ...change,
});

/** Adds settings of Lake Formation, a job with a crawler, a connection to the Data Catalog, and `lake` over them. */
export function withLakeFormation(input: EnvironmentInput, settings: LakeSettings = lakeSettings()): void {
  input.foundation = { ...input.foundation, lakeFormation: settings };
  input.dataServices = {
    ...input.dataServices,
    export: plainJob({ crawler: { finds: "files" } }),
    lake: oldLake(),
  };
  input.connections = {
    ...input.connections,
    "old-lake": {
      kind: "connection",
      mode: "create",
      type: "glue",
      options: { aws_region: "eu-west-1", aws_account_id: "111111111111" },
      comment: "Data Catalog of the old lake",
    },
  };
}
