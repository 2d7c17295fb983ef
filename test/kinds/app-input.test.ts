import { describe, expect, it } from "vitest";
import { APP_SIZES } from "../../config/facts/apps";
import { report } from "../config/problems";
import {
  type AppInput,
  app,
  DEPLOYMENTS,
  EVERY_RESOURCE,
  SPACE,
  withPortalPrincipal,
  withWhatAppsUse,
} from "../support/apps";
import { accountInput, devInput } from "../support/platform";

const AT = "consumers.portal";
const base = devInput();
withWhatAppsUse(base);
const account = accountInput();
withPortalPrincipal(account);
const { workspaces, consumers, workloads, catalogs } = base;

const problems = (
  fields: Readonly<Record<string, unknown>>,
  it: Partial<AppInput> = { resources: EVERY_RESOURCE, servicePrincipal: "portal" },
) =>
  report({
    account: { servicePrincipals: account.servicePrincipals, attestations: account.attestations },
    dev: {
      workspaces,
      workloads,
      catalogs,
      consumers: structuredClone({ ...consumers, portal: app(it) }),
      ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${AT}.${field}`, value])),
    },
  });
const READS = [{ catalog: "sales", schema: "gold" }];

describe("an app in the configuration", () => {
  it.each<[string, Record<string, unknown>, Partial<AppInput>?]>([
    ["with everything that it may work with", {}],
    ["alone", {}, {}],
    ...Object.entries(EVERY_RESOURCE)
      .filter(([, { type }]) => type !== "volume")
      .map(([name, resource]): [string, Record<string, unknown>, Partial<AppInput>] => [
        `with ${name} before its principal is known`,
        {},
        { resources: { [name]: resource } },
      ]),
    ...APP_SIZES.value.map((size): [string, Record<string, unknown>] => [`of size ${size}`, { size }]),
    ...["sql", "files.files", "dashboards.genie", "iam.current-user:read"].map(
      (scope): [string, Record<string, unknown>] => [`with the scope ${scope}`, { userScopes: [scope] }],
    ),
    ...Object.entries(DEPLOYMENTS).map(([from, deployment]): [string, Record<string, unknown>] => [
      `deployed from a ${from}`,
      { deployment },
    ]),
    ["with data that its principal reads", { reads: READS }],
    ["with data that its principal writes", { writes: [{ ...READS[0], tables: ["remarks"] }] }],
  ])("is taken: %s", (_, fields, it) => expect(problems(fields, it)).toBe(""));

  it.each<[string, Record<string, unknown>, string, Partial<AppInput>?]>([
    ["a size that is none", { size: "SMALL" }, '"SMALL" is not one of the possible values'],
    ["no budget policy", { budgetPolicyId: undefined }, `${AT}.budgetPolicy: is missing`],
    ["no word on its cost", { acknowledgeHourlyCost: undefined }, "acknowledgeHourlyCost"],
    ["a cost that is not accepted", { acknowledgeHourlyCost: false }, "a running app is billed by the hour"],
    ["an owner that is not there", { owner: "nobody" }, "nobody"],
    ["a level for its owner", { permissions: { "data-engineers": "CAN_USE" } }, "data-engineers owns the app"],
    ["a level that it has not", { permissions: { analysts: "CAN_QUERY" } }, "CAN_QUERY"],
    ["a scope that is none", { userScopes: ["All APIs"] }, "is not a scope of an app"],
    ["a scope twice", { userScopes: ["sql", "sql"] }, "sql"],
    ["whom Terraform runs as", { servicePrincipal: "terraform" }, `${AT}.servicePrincipal`],
    ["a principal that is not there", { servicePrincipal: "nobody" }, '"nobody" is not a service principal'],
    ["data before its principal is known", { reads: READS }, "and that is not known yet", {}],
    ["tables before its principal is known", { writes: READS }, "and that is not known yet", {}],
    [
      "a volume before its principal is known",
      {},
      `${AT}.resources.files: is granted to the app's service principal`,
      { resources: { files: EVERY_RESOURCE.files as NonNullable<AppInput["resources"]>[string] } },
    ],
    ["data twice", { reads: READS, writes: [{ ...READS[0] }] }, "is declared already"],
    ["a warehouse that is not there", { "resources.warehouse.warehouse": "lab" }, '"lab" is not a consumer'],
    [
      "an endpoint for a warehouse",
      { "resources.warehouse.warehouse": "chat" },
      'name a consumer of kind "sql-warehouse"',
    ],
    [
      "a warehouse for an endpoint",
      { "resources.assistant.endpoint": "bi" },
      'name a consumer of kind "model-endpoint"',
    ],
    ["a warehouse for a database", { "resources.store.database": "bi" }, 'name a consumer of kind "lakebase"'],
    ["a job that is not there", { "resources.refresh.job": "nightly" }, '"nightly" is not a workload'],
    ["a secret that is not there", { "resources.token.secret.key": "nothing" }, "the scope llm has no secret nothing"],
    [
      "a volume that is not there",
      { "resources.files.volume": "papers" },
      "the schema sales.gold has no volume papers",
    ],
    ["a space by its name", { "resources.questions.spaceId": "Orders" }, "is not the id of a Genie space"],
    ["a deployment from nowhere", { deployment: { runAs: "ingestion" } }, `${AT}.deployment.source: is missing`],
    [
      "one from a place that is none",
      { deployment: { ...DEPLOYMENTS.git, source: { from: "volume" } } },
      `${AT}.deployment.source.from`,
    ],
    ["one by nobody", { deployment: { source: DEPLOYMENTS.git.source } }, `${AT}.deployment.runAs: is missing`],
    [
      "one by whom Terraform runs as",
      { deployment: { ...DEPLOYMENTS.program, runAs: "terraform" } },
      `${AT}.deployment.runAs`,
    ],
    [
      "one by somebody who is not there",
      { deployment: { ...DEPLOYMENTS.program, runAs: "nobody" } },
      '"nobody" is not a service principal',
    ],
    [
      "one by somebody who cannot read the folder",
      { deployment: { ...DEPLOYMENTS.folder, runAs: "transformation" } },
      `${AT}.deployment.runAs: transformation may not read workspaces.main.folders.sales, where the program is. Fix: add transformation: "CAN_READ" to workspaces.main.folders.sales.servicePrincipals`,
    ],
    [
      "a folder that is not there",
      { deployment: { ...DEPLOYMENTS.folder, source: { from: "folder", folder: "buying" } } },
      `${AT}.deployment.source.folder: workspaces.main.folders has no buying (it has: sales)`,
    ],
    [
      "a repository that is not there",
      { deployment: { ...DEPLOYMENTS.git, source: { from: "git-folder", gitFolder: "portal" } } },
      `${AT}.deployment.source.gitFolder: workspaces.main.gitFolders has no portal (it has: lakehouse, samples)`,
    ],
    [
      "a folder outside of it",
      { deployment: { ...DEPLOYMENTS.git, source: { from: "git-folder", gitFolder: "lakehouse", path: "../other" } } },
      "is not a folder of a repository",
    ],
    [
      "a folder of the project that is not there",
      { deployment: { ...DEPLOYMENTS.program, source: { from: "program", folder: "programs/shop" } } },
      `${AT}.deployment.source.folder: programs/shop`,
    ],
    [
      "a folder of the project without a program",
      { deployment: { ...DEPLOYMENTS.program, source: { from: "program", folder: "programs/checks/suites" } } },
      `${AT}.deployment.source.folder: has nothing that an app starts with`,
    ],
    ["an address that it calls", { calls: ["https://pypi.org/simple"] }, "is not a host name"],
    ["a host twice", { calls: ["pypi.org", "pypi.org"] }, `${AT}.calls`],
    ["too little time", { deployment: { ...DEPLOYMENTS.git, timeoutMinutes: 5 } }, `${AT}.deployment.timeoutMinutes`],
    [
      "a schedule that is none",
      { deployment: { ...DEPLOYMENTS.git, schedule: { quartzCron: "hourly" } } },
      `${AT}.deployment.schedule.quartzCron`,
    ],
    ["a sort that is none", { "resources.more": { type: "table" } }, `${AT}.resources.more`],
    ["a name with an underscore", { "resources.my_store": EVERY_RESOURCE.warehouse }, "my_store"],
    ["a warehouse twice", { "resources.again": EVERY_RESOURCE.warehouse }, "is the same as warehouse"],
    [
      "a space twice",
      { "resources.again": { type: "genie", title: "Other", spaceId: SPACE } },
      "is the same as questions",
    ],
  ])("is refused: %s", (_, fields, message, it) => expect(problems(fields, it)).toContain(message));

  it("is refused with a name that Databricks does not take", () =>
    expect(report({ dev: { "consumers.portal-of-all-departments": app() } })).toContain("30"));
});
