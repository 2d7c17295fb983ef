import { describe, expect, it } from "vitest";
import { appflowFlow } from "../../config/kinds/data-services/appflow-flow";
import { report } from "../config/problems";
import { accountsFlow, incidentsFlow } from "../support/appflow";

const taken = (entry: object) => report({ dev: { "dataServices.accounts": entry } });
const ARN = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:crm-client-a1b2c3";
const created = (client: object, more: object = {}) => ({
  mode: "create",
  instanceUrl: "https://acme.my.salesforce.com",
  client,
  ...more,
});
const schedule = (more: object = {}) => ({
  mode: "schedule",
  every: "rate(1days)",
  pull: { mode: "complete" },
  ...more,
});

describe("a flow of AppFlow in the configuration", () => {
  it.each<[string, object]>([
    ["Salesforce with a secret that has its value", accountsFlow()],
    [
      "Salesforce with a secret that is there, in a private sandbox",
      accountsFlow({
        connection: created({ mode: "existing", arn: ARN }, { sandbox: true, privateLink: true }) as never,
      }),
    ],
    [
      "events of Salesforce",
      accountsFlow({
        from: { connector: "salesforce", object: "AccountChangeEvent" },
        trigger: { mode: "event" },
      }),
    ],
    [
      "platform events",
      accountsFlow({ from: { connector: "salesforce", object: "Order__e" }, trigger: { mode: "event" } }),
    ],
    ["fields of ServiceNow", incidentsFlow()],
    [
      "SAP in pages",
      incidentsFlow({
        from: { connector: "sap", objectPath: "/sap/opu/odata/sap/API/Orders", pageRecords: 1000, parallelPages: 4 },
      }),
    ],
    [
      "documents of Veeva",
      incidentsFlow({
        from: { connector: "veeva", object: "documents", documentType: "site_file__v", sourceFiles: true },
      }),
    ],
    [
      "a connector of one's own",
      incidentsFlow({
        from: { connector: "custom", entity: "contacts", apiVersion: "v3", properties: { region: "eu" } },
      }),
    ],
    [
      "a schedule with everything",
      accountsFlow({
        trigger: schedule({
          every: "cron(0 2 * * ? *)",
          startTime: "2027-01-01T00:00:00Z",
          endTime: "2028-01-01T00:00:00+01:00",
          offsetSeconds: 900,
        }) as never,
      }),
    ],
    ["all fields but some", accountsFlow({ fields: { mode: "all", except: ["Phone", "Fax"] } })],
    [
      "one file",
      accountsFlow({ files: { singleFile: true, format: "csv", foldersBy: "none", folderPerSchema: true } }),
    ],
  ])("is taken: %s", (_, entry) => {
    expect(taken(entry)).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["connection", { mode: "existing", profile: "my profile" }, "is not the name of a connector profile."],
    ["connection.instanceUrl", "http://acme.my.salesforce.com", "is not the URL of an application."],
    ["connection.instanceUrl", "https://acme.my.salesforce.com/login", "is not the URL of an application."],
    ["connection.client", { mode: "existing", arn: "crm-client" }, "is not the ARN of a secret."],
    [
      "connection.client",
      { mode: "existing", arn: ARN.replace("eu-west-1", "eu-west-2") },
      "connection.client.arn: is in eu-west-2 of account 111111111111, and the flow in eu-west-1 of 111111111111.",
    ],
    [
      "connection.client",
      { mode: "existing", arn: ARN.replaceAll("1111", "2222") },
      "is in eu-west-1 of account 222222222222",
    ],
    [
      "connection.client",
      { mode: "create" },
      "warning: dev: dataServices.accounts.connection.client.hasValue: is not set, so the secret alone is made.",
    ],
    ["connection.client.secret", "hunter-2-you", "connection.client"],
    [
      "from",
      { connector: "application", application: "zendesk", object: "tickets" },
      "connection.mode: a profile for zendesk would have its password or token in the state.",
    ],
    [
      "from",
      { connector: "application", application: "hubspot", object: "contacts" },
      '"hubspot" is not one of the possible values.',
    ],
    ["from.object", "All Accounts", "is not an object of an application."],
    [
      "from.object",
      "AccountChangeEvent",
      'from.object: AccountChangeEvent is an event. Fix: set trigger to { mode: "event" }.',
    ],
    ["from.api", "soap", '"soap" is not one of the possible values.'],
    ["trigger", { mode: "event" }, "from.object: Account is no event. Fix: name a change or platform event"],
    ["trigger.every", "rate(1 hour)", "is not a schedule as AppFlow takes it."],
    ["trigger.every", "rate(1hour)", "is not a schedule as AppFlow takes it."],
    ["trigger.every", "0 2 * * ? *", "is not a schedule as AppFlow takes it."],
    ["trigger.timeZone", "Berlin", "is not an IANA time zone."],
    ["trigger.offsetSeconds", 40_000, "40000 is too large."],
    ["trigger.startTime", "tomorrow", "is not a point in time."],
    [
      "trigger",
      schedule({ startTime: "2027-01-02T00:00:00Z", endTime: "2027-01-01T00:00:00Z" }),
      "trigger.endTime: is not after startTime.",
    ],
    [
      "trigger",
      { mode: "on-demand" },
      "expectRunsWithinHours: is for flows that run by themselves, and this one runs on demand.",
    ],
    ["files", { singleFile: true, megabytes: 100 }, "files.megabytes: aims at several files, and singleFile is set."],
    ["files", { format: "csv", keepTypes: true }, "files.keepTypes: csv has no types."],
    ["files.megabytes", 0, "0 is too small."],
    ["fields", { mode: "listed", map: {} }, 'fields.map: lists no field. Fix: add one, or write mode: "all".'],
    ["fields", { mode: "listed", map: { "Account Name": "name" } }, "is not a field of an object."],
    ["fields", { mode: "listed", map: { Id: "id", Key: "ID" } }, "fields.map.Key: ID is where Id goes, too."],
    ["fields", { mode: "all", except: ["Fax", "Fax"] }, '"Fax" is listed twice.'],
    [
      "fields",
      { mode: "all", except: Array.from({ length: 40 }, (_, index) => `F${index}_${"x".repeat(60)}`) },
      "fields.except: is longer than AppFlow takes.",
    ],
    [
      "validations",
      { Id: { rule: "unique", otherwise: "drop-record" } },
      '"unique" is not one of the possible values.',
    ],
    ["zone", "curated", "zone: zone curated is of kind"],
    ["folder", "/accounts", "is not a folder."],
    [
      "folder",
      "elsewhere",
      "warning: dev: dataServices.accounts.folder: no source loads what is delivered into raw/elsewhere/.",
    ],
    ["expectRunsWithinHours", 200, "200 is too large."],
  ])("is refused, or warned of: %s %j", (field, value, message) => {
    const changes = { "dataServices.accounts": accountsFlow(), [`dataServices.accounts.${field}`]: value };
    expect(report({ dev: changes })).toContain(message);
  });

  it.each<[string, object, string]>([
    [
      "a check of a field that is left out",
      incidentsFlow({
        fields: { mode: "all", except: ["Fax"] },
        validations: { Fax: { rule: "not-null", otherwise: "drop-run" } },
      }),
      "validations.Fax: does not come, so nothing is asked of it.",
    ],
    [
      "a check of a field that is not listed",
      incidentsFlow({ validations: { state: { rule: "numeric", otherwise: "drop-record" } } }),
      "validations.state: does not come",
    ],
    [
      "new fields where fields are listed",
      accountsFlow({
        from: { connector: "salesforce", object: "Account", newFields: true },
        fields: { mode: "listed", map: { Id: "id" } },
      }),
      "from.newFields: is for all fields, and these are listed.",
    ],
    [
      "events of another application",
      incidentsFlow({ trigger: { mode: "event" } }),
      "trigger.mode: servicenow sends no events.",
    ],
    [
      "renditions of no documents",
      incidentsFlow({ from: { connector: "veeva", object: "account__v", renditions: true } }),
      "from.renditions: is for documents.",
    ],
    [
      "a path of SAP without a slash",
      incidentsFlow({ from: { connector: "sap", objectPath: "sap/Orders" } }),
      "from.objectPath",
    ],
    [
      "settings of a connector by a name with spaces",
      incidentsFlow({ from: { connector: "custom", entity: "x", apiVersion: "v3", properties: { "a b": "c" } } }),
      "is not the name of a parameter",
    ],
  ])("is refused: %s", (_, entry, message) => {
    expect(taken(entry)).toContain(message);
  });

  it("delivers into no folder of another one", () => {
    const both = { "dataServices.a": accountsFlow(), "dataServices.b": accountsFlow({ folder: "orders/accounts/eu" }) };
    expect(report({ dev: both })).toContain("its folder raw/orders/accounts/eu/ overlaps raw/orders/accounts/");
  });

  it("takes names for itself, and for the profile and the secret that it makes", () => {
    const names = (entry: ReturnType<typeof accountsFlow>) =>
      appflowFlow.names?.(entry, "a").map(({ what, purpose }) => `${what} ${purpose}`);
    expect(names(accountsFlow())).toEqual(["flow a", "connector-profile a", "secret a-client"]);
    expect(names(incidentsFlow())).toEqual(["flow a"]);
  });

  it("asks for what only people do, where it is needed", () => {
    const needed = (entry: ReturnType<typeof accountsFlow>) =>
      appflowFlow.steps?.filter(({ appliesTo }) => appliesTo?.(entry as never, undefined)).map(({ id }) => id);
    expect(needed(accountsFlow())).toEqual(["appflow-client-secrets", "appflow-flows-activated"]);
    expect(needed(incidentsFlow())).toEqual(["appflow-profiles"]);
  });
});
