import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { UnityCatalogStack } from "../../stacks/unity-catalog";
import { accountInput, devInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";
import { Upstream } from "../support/upstream";

function synth(change: (input: EnvironmentInput) => void = () => {}) {
  const input = devInput();
  change(input);
  const platform = platformOf(accountInput(), input);
  const [env] = platform.environments;
  if (!env) throw new Error("no environment");
  const perWorkspace = (value: string) =>
    Object.fromEntries(Object.keys(env.workspaces).map((key) => [key, `${value}-${key}`]));
  const stacks = synthApp((app) => {
    new UnityCatalogStack(app, platform.account, env, {
      account: new Upstream(app, "account", "account", {
        metastore_ids: {},
        group_ids: {},
        service_principal_ids: {},
        service_principal_application_ids: { terraform: "t", ingestion: "i" },
      }),
      foundation: new Upstream(app, "dev-foundation", "foundation", {
        kms_key_arns: { "managed-services": "k", "workspace-storage": "k", data: "k", logs: "k" },
        log_bucket_name: "b",
        log_bucket_arn: "a",
      }),
      workspace: new Upstream(app, "dev-workspace", "workspace", {
        workspace_ids: perWorkspace("id"),
        workspace_urls: perWorkspace("url"),
        root_bucket_names: perWorkspace("root"),
        budget_policy_ids: {},
      }),
    });
  });
  const stack = stacks.find(({ name }) => name === "dev-unity-catalog");
  if (!stack) throw new Error("no stack");
  return stack.json;
}

const all = (json: ReturnType<typeof synth>, type: string) => Object.entries(json.resource?.[type] ?? {});
const REMOTE = "data.terraform_remote_state";

/** A second workspace, an isolated catalog, and a place of somebody else. */
const wide = (input: EnvironmentInput) => {
  const { main } = input.workspaces;
  if (!main || !input.catalogs.sales) throw new Error("the shipped environment changed");
  input.workspaces.science = { access: structuredClone(main.access), networkSlot: 1 };
  input.governanceWorkspace = "main";
  input.catalogs.sales.workspaces = ["main", "science"];
  input.externalLocations = { partner: { url: "s3://partner-files/in", comment: "Partner files" } };
};

describe("unity-catalog stack", () => {
  it("works through the governance workspace only, with no account id (H1, H2)", () => {
    const json = synth((input) => {
      wide(input);
      input.governanceWorkspace = "science";
    });
    expect(json.provider?.databricks).toEqual([
      { auth_type: "oauth-m2m", host: `\${${REMOTE}.workspace.outputs.workspace_urls.science}` },
    ]);
    expect(Object.keys(json.provider ?? {}).sort()).toEqual(["aws", "databricks", "time"]);
  });

  it("makes a bucket, credential, role and location per zone, with the data key of the foundation", () => {
    const json = synth();
    const key = `\${${REMOTE}.foundation.outputs.kms_key_arns.data}`;
    for (const zone of ["raw", "processed", "curated"]) {
      expect(resource(json, `aws_s3_bucket.zone-${zone}`).bucket).toBe(`acme-dev-${zone}-111111111111`);
      expect(resource(json, `databricks_external_location.zone-${zone}_access_location`)).toMatchObject({
        url: `s3://acme-dev-${zone}-111111111111/`,
        read_only: false,
      });
      const policy = String(resource(json, `aws_iam_role_policy.zone-${zone}_access_role-policy`).policy);
      expect(policy).toContain(key);
      expect([...policy.matchAll(/arn:aws:s3:::([\w-]+)/g)].map((match) => match[1])).toEqual(
        Array(3).fill(`acme-dev-${zone}-111111111111`),
      );
    }
  });

  it("lets a zone's location wait until encryption, versioning and policy of its bucket are in place", () => {
    expect(resource(synth(), "databricks_external_location.zone-raw_access_location").depends_on).toEqual(
      expect.arrayContaining([
        "aws_s3_bucket_server_side_encryption_configuration.zone-raw_encryption",
        "aws_s3_bucket_versioning.zone-raw_versioning",
        "aws_s3_bucket_policy.zone-raw_policy",
        "aws_s3_bucket_public_access_block.zone-raw_public-access-block",
      ]),
    );
  });

  it("reaches an external location read-only by default, in its folder only", () => {
    const json = synth(wide);
    expect(resource(json, "databricks_external_location.external-location-partner_location")).toMatchObject({
      url: "s3://partner-files/in",
      read_only: true,
    });
    const { policy } = resource(json, "aws_iam_role_policy.external-location-partner_role-policy");
    expect(policy).toContain("arn:aws:s3:::partner-files/in/*");
    expect(policy).not.toContain("PutObject");
    expect(policy).not.toContain("kms:");
  });

  it("makes catalogs after the locations that hold their storage roots, and no others", () => {
    expect(resource(synth(), "databricks_catalog.catalog-sales").depends_on).toEqual([
      "databricks_external_location.zone-processed_access_location",
      "databricks_grants.zone-processed_access_grants",
      "databricks_external_location.zone-curated_access_location",
      "databricks_grants.zone-curated_access_grants",
    ]);
  });

  it("has exactly one list of grants per securable, and the deployer in every one (H10)", () => {
    const json = synth(wide);
    const lists = all(json, "databricks_grants").map(([, body]) => body);
    const securables = lists.map(({ grant: _, "//": __, ...securable }) => JSON.stringify(securable));
    expect(new Set(securables).size).toBe(securables.length);
    const count = (type: string) => all(json, type).length;
    expect(securables).toHaveLength(
      ["databricks_catalog", "databricks_schema", "databricks_volume", "databricks_external_location"]
        .map(count)
        .reduce((sum, n) => sum + n),
    );
    const deployer = `\${${REMOTE}.account.outputs.service_principal_application_ids.terraform}`;
    for (const { grant } of lists) {
      const grants = grant as { principal: string; privileges: string[] }[];
      expect(grants.find(({ principal }) => principal === deployer)?.privileges).toContain("MANAGE");
      expect(new Set(grants.map(({ principal }) => principal)).size).toBe(grants.length);
    }
    expect(json.resource?.databricks_grant).toBeUndefined();
  });

  it("lets the principal of a source write its schemas", () => {
    const { grant } = resource(synth(), "databricks_grants.catalog-sales_schema-silver_grants");
    expect(grant).toContainEqual({
      principal: `\${${REMOTE}.account.outputs.service_principal_application_ids.ingestion}`,
      privileges: ["CREATE_MATERIALIZED_VIEW", "CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"],
    });
  });

  it("binds everything isolated to the other workspaces, and never to the one it works through", () => {
    const bindings = all(synth(wide), "databricks_workspace_binding").map(([, body]) => body);
    // The catalog, three zones and the external location.
    expect(bindings).toHaveLength(5);
    for (const binding of bindings) {
      expect(binding.workspace_id).toBe(`\${${REMOTE}.workspace.outputs.workspace_ids.science}`);
    }
    expect(synth().resource?.databricks_workspace_binding).toBeUndefined();
  });

  it("binds a catalog to the listed workspaces only", () => {
    const json = synth((input) => {
      wide(input);
      if (input.catalogs.sales) input.catalogs.sales.workspaces = ["main"];
    });
    expect(resource(json, "databricks_catalog.catalog-sales").isolation_mode).toBe("ISOLATED");
    expect(all(json, "databricks_workspace_binding").map(([id]) => id)).not.toContain(
      "catalog-sales_workspaces_science",
    );
  });

  it.each([
    ["protected", true],
    ["disposable", false],
  ] as const)("holds on to data where the environment is %s", (mode, kept) => {
    const json = synth((input) => {
      input.protection = mode === "protected" ? { mode } : { mode, reason: "Synthetic data only." };
    });
    const emptied = ["aws_s3_bucket", "databricks_catalog", "databricks_schema"];
    for (const type of [...emptied, "databricks_volume"]) {
      for (const [, body] of all(json, type)) expect(body.lifecycle).toEqual({ prevent_destroy: kept });
    }
    for (const type of [...emptied, "databricks_storage_credential", "databricks_external_location"]) {
      for (const [, body] of all(json, type)) expect(body.force_destroy).toBe(!kept);
    }
  });

  it("publishes names by configuration key", () => {
    const { output } = synth(wide);
    expect(output?.catalog_names?.value).toEqual({ sales: "${databricks_catalog.catalog-sales.name}" });
    expect(Object.keys(output?.schema_names?.value as object).sort()).toEqual([
      "sales.bronze",
      "sales.gold",
      "sales.silver",
    ]);
    expect(Object.keys(output?.zone_bucket_names?.value as object).sort()).toEqual(["curated", "processed", "raw"]);
    expect(output?.external_location_names?.value).toMatchObject({
      raw: "${databricks_external_location.zone-raw_access_location.name}",
      partner: "${databricks_external_location.external-location-partner_location.name}",
    });
  });
});
