import { describe, expect, it } from "vitest";
import { MANUAL_STEPS, openSteps } from "../../config/manual-steps";
import { PIPELINE } from "../support/code-pipeline";
import { accountInput, devInput, platformOf } from "../support/platform";
import { SECRET_ROLE, shopAnalyses } from "../support/quicksight";
import { type Changes, report } from "./problems";

const UUID = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const S3 = { backend: "s3", bucket: "acme-state", region: "eu-west-1" };

/** What makes each blocking step apply. */
const NEEDS: Readonly<Record<string, { account?: Changes; dev?: Changes }>> = {
  "bootstrap-service-principal": {},
  "state-backend-exists": { dev: { state: S3 } },
  "codepipeline-secret": {
    account: {
      state: S3,
      "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
      codePipeline: { ...PIPELINE, stages: [{ target: "account" }] },
    },
  },
  "delivery-workspace": {
    account: {
      state: { backend: "cloud", organization: "acme" },
      databricksAuth: "env-oidc",
      delivery: {},
      "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
    },
  },
  "aws-region-opt-in": {
    account: { "metastores.ap-southeast-3": { mode: "create", adminGroup: "platform-admins" } },
    dev: { region: "ap-southeast-3", "network.availabilityZoneIds": ["apse3-az1", "apse3-az2"] },
  },
  "scim-groups": { account: { "groups.analysts": { mode: "existing" } } },
  "metastore-admin-group": {
    account: { "metastores.eu-west-1": { mode: "existing", id: UUID, adminGroup: "platform-admins" } },
  },
  "use-existing-principals": {
    account: { "servicePrincipals.ingestion": { mode: "existing", applicationId: UUID } },
  },
  "deployment-name-prefix": { dev: { "workspaces.main.deploymentName": "acme-dev" } },
  "multi-region-keys-are-new": { dev: { "foundation.disasterRecovery": { region: "eu-central-1" } } },
  "config-delegated-administrator": {
    dev: { "foundation.organization": { id: "o-abcdefghij" }, "foundation.config": { aggregator: { mode: "create" } } },
  },
  "private-runner": {
    dev: {
      "network.privateLink": {
        backend: true,
        frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"] },
        access: { public: { mode: "closed", runner: "172.16.0.0/24" } },
      },
    },
  },
  "transit-gateway-shared": {
    dev: {
      "network.connections.transitGateway": {
        mode: "existing",
        id: "tgw-0123456789abcdef0",
        ownerAccountId: "333333333333",
        destinations: [{ cidr: "10.80.0.0/16", ports: [443] }],
      },
    },
  },
  "direct-connect-line": {
    dev: {
      "network.connections.directConnect": {
        gatewayId: UUID,
        gateway: "virtual-private-gateway",
        destinations: [{ cidr: "10.80.0.0/16", ports: [443] }],
      },
    },
  },
  "external-delta-sharing": {
    account: {
      "metastores.eu-west-1": { mode: "existing", id: UUID, adminGroup: "platform-admins" },
      "attestations.metastore-admin-group": "A. Lovelace, 2026-11-02",
    },
    dev: {
      "consumers.partner": {
        kind: "recipient",
        workspace: "main",
        authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"] },
      },
    },
  },
  "quicksight-subscription": {
    dev: {
      "foundation.quickSight": { mode: "existing" },
      "dataServices.quicksight-token": { kind: "secret", description: "Token of QuickSight", readers: [SECRET_ROLE] },
      "consumers.shop": shopAnalyses({ network: { mode: "internet" } }),
    },
  },
};

describe("manual steps", () => {
  it("have ids of their own, a title and instructions in sentences", () => {
    expect(new Set(MANUAL_STEPS.map(({ id }) => id)).size).toBe(MANUAL_STEPS.length);
    for (const { id, title, instructions } of MANUAL_STEPS) {
      expect(id).toMatch(/^[a-z][a-z-]{3,30}$/);
      expect(title).toMatch(/[^.]$/);
      expect(instructions.length).toBeGreaterThan(0);
      for (const sentence of instructions) expect(sentence).toMatch(/^[A-Z][^\n]{20,}\.$/);
    }
  });

  it("have a test each, if they block", () => {
    expect(Object.keys(NEEDS)).toEqual(MANUAL_STEPS.filter(({ blocking }) => blocking).map(({ id }) => id));
  });

  it.each(Object.entries(NEEDS))("stop the synthesis until %s is attested", (id, { account, dev }) => {
    const done = { ...account, [`attestations.${id}`]: "A. Lovelace, 2026-11-02" };
    const open = { ...account, [`attestations.${id}`]: undefined };
    expect(report({ account: open, dev })).toContain(
      `account: attestations: the manual step "${id}" is not attested: `,
    );
    expect(report({ account: done, dev })).not.toContain("is not attested");
  });

  it("say who attests what, and how to do it", () => {
    expect(report({ dev: { state: S3 } })).toMatchInlineSnapshot(
      `"account: attestations: the manual step "state-backend-exists" is not attested: the place where Terraform keeps its state. Fix: 1. For S3: create the bucket, with versioning, encryption and public access blocked, in the region that the configuration names; 2. For HCP Terraform: create the organization, and the project where delivery does not make it, and sign in with terraform login; then write attestations: { "state-backend-exists": "<who, when>" }."`,
    );
  });

  it("are not asked for where nothing needs them", () => {
    expect(report({ account: { attestations: { "bootstrap-service-principal": "A. Lovelace, 2026-11-02" } } })).toBe(
      "",
    );
  });

  it("are asked for an admin group that the identity provider fills", () => {
    const account = {
      "groups.platform-admins": { mode: "existing" },
      "attestations.scim-groups": "A. Lovelace, 2026-11-02",
    };
    expect(report({ account })).toContain('the manual step "metastore-admin-group" is not attested');
  });

  it("refuse attestations of what is none", () => {
    expect(report({ account: { "attestations.scim-group": "A. Lovelace, 2026-11-02" } })).toMatchInlineSnapshot(
      `"account: attestations.scim-group: is not the id of a manual step. Fix: write scim-groups instead."`,
    );
    expect(report({ account: { "attestations.coffee": "A. Lovelace, 2026-11-02" } })).toBe(
      "account: attestations.coffee: is not the id of a manual step. Fix: remove it; docs/manual-steps.md has the ids of all steps.",
    );
  });
});

describe("open steps", () => {
  it("are those that a platform needs and nobody attests, the ones that do not block included", () => {
    expect(openSteps(platformOf()).map(({ id }) => id)).toEqual([
      "file-events-off",
      "no-other-metastore",
      "single-sign-on",
      "confirm-alarm-subscriptions",
    ]);
    const account = accountInput();
    account.attestations = { ...account.attestations, "single-sign-on": "A. Lovelace, 2026-11-02" };
    expect(openSteps(platformOf(account, devInput())).map(({ id }) => id)).toEqual([
      "file-events-off",
      "no-other-metastore",
      "confirm-alarm-subscriptions",
    ]);
  });
});
