import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Explained } from "../../../tools/simulate/command/explain";
import { Shipped } from "./support/shipped";
import { all, at, type Draft, Tampering } from "./support/tampering";
import { withoutTerraform } from "./support/terraform";

const SUBNET = "aws_subnet.workspace-subnet-main_euw1-az1";
const POLICY = "databricks_cluster_policy.cluster-policy-jobs";
const WAREHOUSE = "databricks_sql_endpoint.bootstrap-warehouse";
const METASTORE = "databricks_metastore_assignment.workspace-main_access_metastore";

interface Mistake {
  readonly what: string;
  readonly stack: string;
  readonly make: (draft: Draft) => void;
  /** Of one of the errors. */
  readonly error: Partial<Record<keyof Explained, string | RegExp | undefined>>;
}

/** What Terraform refuses by the recovered schemas, before it makes anything. */
const WRONG_CONFIGURATION: readonly Mistake[] = [
  {
    what: "a missing argument",
    stack: "dev-network",
    make: (draft) => delete at(draft, SUBNET).vpc_id,
    error: {
      address: SUBNET,
      constructPath: "dev-network/workspace-subnet-main/euw1-az1",
      config: "config/environments/dev.ts: workspaces.main",
      refused: "Missing required argument",
      why: /argument "vpc_id" is required/,
    },
  },
  {
    what: "an argument that does not exist",
    stack: "dev-network",
    make: (draft) => Object.assign(at(draft, SUBNET), { vcp_id: "vpc-1" }),
    error: { refused: "Extraneous JSON object property", why: /No argument or block type is named "vcp_id"/ },
  },
  {
    what: "a wrong type",
    stack: "dev-network",
    make: (draft) => Object.assign(at(draft, SUBNET), { map_public_ip_on_launch: "sometimes" }),
    error: {
      address: SUBNET,
      refused: "Incorrect attribute value type",
      why: /map_public_ip_on_launch.*a bool is required/,
    },
  },
  {
    what: "more items than a block may have",
    stack: "dev-foundation",
    make: (draft) => {
      const [versioning] = all(draft, "aws_s3_bucket_versioning");
      Object.assign(versioning ?? {}, { versioning_configuration: [{ status: "Enabled" }, { status: "Suspended" }] });
    },
    error: {
      refused: "Too many versioning_configuration blocks",
      why: /No more than 1 "versioning_configuration" blocks/,
    },
  },
  {
    what: "fewer items than a block needs",
    stack: "dev-foundation",
    make: (draft) => {
      const [versioning] = all(draft, "aws_s3_bucket_versioning");
      Object.assign(versioning ?? {}, { versioning_configuration: [] });
    },
    error: {
      refused: "Insufficient versioning_configuration blocks",
      why: /At least 1 "versioning_configuration" blocks/,
    },
  },
  {
    what: "two arguments that exclude each other",
    stack: "dev-settings-main",
    make: (draft) => Object.assign(at(draft, POLICY), { policy_family_id: "personal-vm" }),
    error: {
      address: POLICY,
      refused: "Conflicting arguments",
      why: /definition may not be set together with policy_family_id/,
    },
  },
  {
    what: "a value that is none of the allowed ones",
    stack: "dev-settings-main",
    make: (draft) => Object.assign(at(draft, WAREHOUSE), { cluster_size: "Tiny" }),
    error: { address: WAREHOUSE, refused: /cluster_size/, why: /2X-Small/ },
  },
];

const TOO_EARLY: Mistake["error"] = {
  address: /^databricks_external_location\./,
  config: /^config\/environments\/dev\.ts: zones\./,
  refused: /role of the storage credential cannot be assumed/,
  why: /or its policy is 0 s old/,
  fix: /put a time_sleep between the role's policy and the external location/,
  rule: "credential-role-age",
};

/** What the simulated services refuse. */
const WRONG_DEPLOYMENT: readonly Mistake[] = [
  {
    what: "a reference to an object that does not exist",
    stack: "dev-network",
    make: (draft) => Object.assign(at(draft, SUBNET), { vpc_id: "vpc-0123456789abcdef0" }),
    error: {
      address: SUBNET,
      why: /vpc_id is "vpc-0123456789abcdef0", but there is no aws_vpc/,
      rule: "reference-exists",
    },
  },
  {
    what: "a reference to an object of another account",
    stack: "dev-network",
    make: (draft) => {
      const [own] = draft.provider.aws ?? [];
      draft.provider.aws?.push({ ...own, alias: "other", allowed_account_ids: ["222222222222"] });
      at(draft, SUBNET).provider = "aws.other";
    },
    error: { address: SUBNET, rule: "reference-exists", why: /in account 222222222222.*is in account 111111111111/s },
  },
  {
    what: "a block of addresses outside its network",
    stack: "dev-network",
    make: (draft) => Object.assign(at(draft, SUBNET), { cidr_block: "10.99.0.0/20" }),
    error: { address: SUBNET, refused: "InvalidSubnet.Range", why: /10\.99\.0\.0\/20/ },
  },
  {
    what: "a name that is taken",
    stack: "dev-unity-catalog",
    make: (draft) =>
      Object.assign(at(draft, "aws_s3_bucket.zone-raw"), { bucket: at(draft, "aws_s3_bucket.zone-curated").bucket }),
    error: {
      address: /^aws_s3_bucket\./,
      rule: "name-taken",
      why: /acme-dev-curated-111111111111" exists already/,
      fix: /import/,
    },
  },
  {
    what: "the workspace-level provider for objects of the account",
    stack: "dev-workspace",
    make: (draft) => {
      draft.provider.databricks = [{ host: "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com", auth_type: "oauth-m2m" }];
    },
    error: {
      address: /^databricks_mws_/,
      refused: "invalid Databricks Account configuration",
      rule: "provider-level",
      why: /belongs to the account, but its provider has the workspace host/,
      fix: /accounts\.cloud\.databricks\.com/,
    },
  },
  {
    what: "the account-level provider for objects of a workspace",
    stack: "dev-settings-main",
    make: (draft) => {
      draft.provider.databricks = [
        { host: "https://accounts.cloud.databricks.com", account_id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70" },
      ];
    },
    error: {
      address: /^databricks_/,
      refused: "invalid Databricks Workspace configuration",
      rule: "provider-level",
      why: /lives in a workspace, but its provider has the account host/,
      fix: /the URL of the workspace/,
    },
  },
  {
    what: "a broken order: groups assigned to a workspace before its metastore",
    stack: "dev-workspace",
    make: (draft) => {
      const assignments = Object.entries(draft.resource.databricks_mws_permission_assignment ?? {});
      for (const [, assignment] of assignments) delete assignment.depends_on;
      at(draft, METASTORE).depends_on = assignments.map(([id]) => `databricks_mws_permission_assignment.${id}`);
    },
    error: {
      address: /^databricks_mws_permission_assignment\./,
      rule: "metastore-assigned-first",
      why: /the workspace acme-dev-main has no metastore yet/,
      fix: /depend on the databricks_metastore_assignment/,
    },
  },
  {
    what: "a missing wait: a storage credential whose role got its policy just now",
    stack: "dev-unity-catalog",
    make: (draft) => {
      for (const location of all(draft, "databricks_external_location")) {
        location.depends_on = (location.depends_on as string[]).map((address) =>
          address.replace("time_sleep.", "aws_iam_role_policy.").replace("_propagation", "_role-policy"),
        );
      }
    },
    error: TOO_EARLY,
  },
  {
    what: "a wait that is hung on the wrong thing: it is over before the role has its policy",
    stack: "dev-unity-catalog",
    make: (draft) => {
      for (const [id, sleep] of Object.entries(draft.resource.time_sleep ?? {})) {
        const policy = at(draft, id.replace(/^(.*)_propagation$/, "aws_iam_role_policy.$1_role-policy"));
        const location = at(draft, id.replace(/^(.*)_propagation$/, "databricks_external_location.$1_location"));
        delete sleep.depends_on;
        delete sleep.triggers;
        policy.depends_on = [`time_sleep.${id}`];
        (location.depends_on as string[]).push(id.replace(/^(.*)_propagation$/, "aws_iam_role_policy.$1_role-policy"));
      }
    },
    error: TOO_EARLY,
  },
];

describe.skipIf(withoutTerraform)("the simulation refuses what the real thing would", () => {
  const shipped = new Shipped();
  let tampering: Tampering;

  beforeAll(async () => {
    tampering = await Tampering.start(shipped);
  });

  afterAll(async () => {
    await tampering?.close();
    shipped.remove();
  });

  /** One of the errors is the expected one. */
  function expectError(errors: readonly Explained[], { stack, error }: Pick<Mistake, "stack" | "error">): void {
    const matchers = Object.entries({ stack, ...error }).map(([key, expected]) => [
      key,
      expected instanceof RegExp ? expect.stringMatching(expected) : expected,
    ]);
    expect(errors).toContainEqual(expect.objectContaining(Object.fromEntries(matchers)));
  }

  it("nothing of the configuration as it is", async () => {
    for (const stack of ["dev-network", "dev-workspace", "dev-unity-catalog"]) {
      expect(await tampering.deploy(stack, () => {})).toEqual([]);
    }
  });

  describe("wrong configuration", () => {
    it.each(WRONG_CONFIGURATION)("$what", async (mistake) => {
      expectError(await tampering.deploy(mistake.stack, mistake.make), mistake);
    });
  });

  describe("wrong deployments", () => {
    it.each(WRONG_DEPLOYMENT)("$what", async (mistake) => {
      expectError(await tampering.deploy(mistake.stack, mistake.make), mistake);
    });
  });

  it("a security group that is replaced while an endpoint uses it", async () => {
    const group = "aws_security_group.endpoint-security-group";
    const errors = await tampering.update("dev-network", (draft) => {
      Object.assign(at(draft, group), { description: "Another one", lifecycle: { create_before_destroy: false } });
    });
    const error = { address: group, refused: "DependencyViolation", rule: "in-use", why: /aws_vpc_endpoint/, fix: /./ };
    expectError(errors, { stack: "dev-network", error });
  });
});
