import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { shopLakebase } from "./lakebase";
import { endpoint, openai, own, secret, withLlmScope, withRuns } from "./models";
import { BUDGET_POLICY } from "./vector-search";
import { PROGRAMS, told } from "./workloads";
import { withFolders } from "./workspace-folders";

export type AppInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "app" }>;

/** An app that works with nothing. */
export const app = (change: Partial<AppInput> = {}): AppInput => ({
  kind: "app",
  workspace: "main",
  owner: "data-engineers",
  budgetPolicyId: BUDGET_POLICY,
  acknowledgeHourlyCost: true,
  ...change,
});

/** Where Genie says that a space is. */
export const SPACE = "01f0a1b2c3d4e5f60718293a4b5c6d7e";

/** Something of every sort that an app works with. */
export const EVERY_RESOURCE: NonNullable<AppInput["resources"]> = {
  warehouse: { type: "warehouse", warehouse: "bi" },
  assistant: { type: "endpoint", endpoint: "chat" },
  forecast: { type: "endpoint", endpoint: "forecast" },
  refresh: { type: "job", job: "told" },
  store: { type: "database", database: "store" },
  token: { type: "secret", secret: secret() },
  files: { type: "volume", catalog: "sales", schema: "gold", volume: "runs", writes: true },
  questions: { type: "genie", title: "Orders", spaceId: SPACE },
};

const MAIL = ["data-platform@acme.example"];

/** Programs of apps in every place that there is. */
export const DEPLOYMENTS: Readonly<Record<"program" | "folder" | "git", NonNullable<AppInput["deployment"]>>> = {
  program: { source: { from: "program", folder: `${PROGRAMS}/portal` }, runAs: "ingestion", notify: MAIL },
  folder: {
    source: { from: "folder", folder: "sales", path: "apps/sketch" },
    runAs: "ingestion",
    schedule: { quartzCron: "0 0/30 * * * ?" },
    timeoutMinutes: 20,
    notify: MAIL,
  },
  git: { source: { from: "git-folder", gitFolder: "lakehouse" }, runAs: "ingestion", notify: MAIL },
};

/** What `EVERY_RESOURCE` names. */
export function withWhatAppsUse(input: EnvironmentInput): void {
  withLlmScope(input);
  withRuns(input);
  withFolders(input);
  input.consumers = {
    ...input.consumers,
    chat: endpoint({ openai: openai() }),
    forecast: endpoint({ m: own() }),
    store: shopLakebase({ tables: {} }),
  };
  input.workloads = { ...input.workloads, told: told() };
}

/** Declares the service principal of an app, which is there by then. */
export function withPortalPrincipal(account: AccountInput): void {
  account.servicePrincipals.portal = { mode: "existing", applicationId: "5f0c9d2a-7413-4b8f-a6d7-91e0f3b24c58" };
  account.attestations = { ...account.attestations, "use-existing-principals": "A. Lovelace, 2026-11-02" };
}

/** Adds an app that works with everything, and one whose principal is not known yet. */
export function withApps(input: EnvironmentInput, account: AccountInput): void {
  withWhatAppsUse(input);
  withPortalPrincipal(account);
  input.consumers = {
    ...input.consumers,
    portal: app({
      description: "Orders, and what is forecast of them",
      resources: EVERY_RESOURCE,
      userScopes: ["sql", "files.files"],
      servicePrincipal: "portal",
      reads: [{ catalog: "sales", schema: "gold" }],
      permissions: { analysts: "CAN_USE" },
      deployment: DEPLOYMENTS.program,
    }),
    sketch: app({
      size: "LARGE",
      resources: { warehouse: { type: "warehouse", warehouse: "bi" } },
      deployment: DEPLOYMENTS.folder,
    }),
  };
}
