import type { EnvironmentInput } from "../../config/schema/environment";

type FlowInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "appflow-flow" }>;

/** Accounts of Salesforce once an hour, over a profile that is made with a secret that has its value. */
export const accountsFlow = (change: Partial<FlowInput> = {}): FlowInput => ({
  kind: "appflow-flow",
  description: "Accounts of the CRM",
  connection: {
    mode: "create",
    instanceUrl: "https://acme.my.salesforce.com",
    client: { mode: "create", hasValue: true },
  },
  from: { connector: "salesforce", object: "Account" },
  folder: "orders/accounts",
  trigger: {
    mode: "schedule",
    every: "rate(1hours)",
    timeZone: "Europe/Berlin",
    pull: { mode: "incremental", field: "LastModifiedDate" },
  },
  expectRunsWithinHours: 3,
  ...change,
});

/** Incidents of ServiceNow, of which some fields are listed, over a profile that somebody has made. */
export const incidentsFlow = (change: Partial<FlowInput> = {}): FlowInput => ({
  kind: "appflow-flow",
  connection: { mode: "existing", profile: "servicenow-prod" },
  from: { connector: "application", application: "servicenow", object: "incident" },
  folder: "orders/incidents",
  files: { format: "json", foldersBy: "hour", folderPerRun: true, megabytes: 128 },
  fields: { mode: "listed", map: { sys_id: "id", short_description: "title" } },
  validations: { sys_id: { rule: "not-null", otherwise: "drop-record" } },
  trigger: { mode: "on-demand" },
  ...change,
});

/** Adds the flows `accounts`, `incidents` and `leads`, whose secret waits for its value. */
export function withFlows(input: EnvironmentInput, change: Partial<FlowInput> = {}): void {
  input.dataServices = {
    ...input.dataServices,
    accounts: accountsFlow(change),
    incidents: incidentsFlow(),
    leads: accountsFlow({
      connection: {
        mode: "create",
        instanceUrl: "https://acme.my.salesforce.com",
        client: { mode: "create" },
      },
      folder: "orders/leads",
    }),
  };
}
