import { PIPELINE, PIPELINE_ACCOUNT } from "../support/code-pipeline";
import { COST_ALLOCATION } from "../support/cost-allocation";
import type { Base } from "./every-value-base";

const CONNECTION = `arn:aws:codeconnections:eu-west-1:${PIPELINE_ACCOUNT}:connection/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70`;
const DONE = "A. Lovelace, 2026-11-02";
const account = {
  state: { backend: "cloud", organization: "acme" },
  databricksAuth: "env-oidc",
  "attestations.state-backend-exists": DONE,
  "attestations.delivery-workspace": DONE,
};
const environment = {
  "foundation.permissionsBoundary": { mode: "create" },
  "foundation.ciRoles": { kind: "hcp-terraform" },
};

const STATES = [
  { backend: "local" },
  { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
  { backend: "cloud", organization: "acme" },
];

/** HCP Terraform, set up from here. */
export const DELIVERY_BASES: readonly Base[] = [
  ...STATES.map((state) => ({
    name: `the delivery layer's state: ${state.backend}`,
    account: { ...account, delivery: { state } },
    environment,
  })),
  {
    name: "the bucket of the states, with roles",
    account: {
      state: { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
      "attestations.bootstrap-state": DONE,
      bootstrap: {
        awsAccountId: "555555555555",
        ciRoles: { repository: "acme/lakehouse", repositoryIds: { owner: "123456", repository: "456789" } },
      },
    },
  },
  {
    name: "the bucket of the states, with its own state in it",
    account: {
      state: {
        backend: "s3",
        bucket: "acme-terraform-state",
        region: "eu-west-1",
        kmsKeyArn: "arn:aws:kms:eu-west-1:555555555555:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
      },
      bootstrap: { awsAccountId: "555555555555", ownState: "bucket" },
    },
  },
  ...[{ mode: "create" }, { mode: "existing", connectionArn: CONNECTION }].map((connection) => ({
    name: `a pipeline of CodePipeline, its connection: ${connection.mode}`,
    account: {
      state: { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
      "attestations.state-backend-exists": DONE,
      "attestations.codepipeline-secret": DONE,
      codePipeline: { ...PIPELINE, connection },
    },
    environment: {
      "foundation.permissionsBoundary": { mode: "create" },
      "foundation.ciRoles": { kind: "codepipeline" },
    },
  })),
  {
    name: "tags and categories in bills",
    account: { costAllocation: COST_ALLOCATION },
    environment: {},
  },
  {
    name: "every sort of notification",
    account: {
      ...account,
      delivery: { notifications: { teams: { kind: "microsoft-teams" }, program: { kind: "generic" } } },
    },
    environment,
  },
];
