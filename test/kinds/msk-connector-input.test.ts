import { describe, expect, it } from "vitest";
import { mskConnector } from "../../config/kinds/data-services/msk-connector";
import { report } from "../config/problems";
import { AROUND, audit, crmChanges, PLUGIN, shopChanges } from "../support/connectors";
import { existing, provisioned } from "../support/kafka";

const around = () => ({
  "network.endpoints": ["secretsmanager"],
  ...Object.fromEntries(Object.entries(AROUND()).map(([key, service]) => [`dataServices.${key}`, service])),
  // Each secret has a reader.
  "dataServices.other": crmChanges(),
});
const archive = (change: object) => ({
  mode: "archive",
  bucket: "acme-plugins",
  key: "a.zip",
  version: "3sL4kqtJl",
  ...change,
});
const scaled = (change: object) => ({ mode: "autoscaled", mostWorkers: 3, ...change });

describe("a connector in the configuration", () => {
  it.each<[string, unknown]>([
    ["Debezium over PostgreSQL", shopChanges()],
    ["any other, of a plugin that is there", { ...audit(), does: { ...audit().does } }],
    ["with a jar", shopChanges({ plugin: archive({ key: "plugins/sink.jar" }) as never })],
    ["that grows", shopChanges({ capacity: scaled({ unitsPerWorker: 8, growAtPercent: 90 }) as never })],
    ["in some zones", shopChanges({ network: { availabilityZoneIds: ["euw1-az1", "euw1-az2"] } })],
  ])("is taken: %s", (name, connector) => {
    // The secret of `shop` is read in every case.
    const reader = name.startsWith("any") ? { "dataServices.reader": shopChanges() } : {};
    expect(report({ dev: { ...around(), ...reader, "dataServices.changes": connector } })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["cluster", "brokr", 'cluster: "brokr" is not a data service'],
    ["cluster", "shop", 'data service shop is of kind "rds-instance". Fix: name a data service of kind "msk-cluster".'],
    ["cluster", "foreign", "foreign is there already, and roles here get rights on clusters that are made here alone."],
    ["cluster", "closed", "closed lets nobody sign in by IAM, as workers do."],
    ["connectVersion", "3.6", '"3.6" is not one of the possible values.'],
    ["plugin", archive({ key: "plugin.tar.gz" }), '"plugin.tar.gz" is not the key of a plugin\'s archive.'],
    ["plugin", archive({ version: "" }), '"" is not the version of an object.'],
    ["plugin", archive({ bucket: "Plugins" }), '"Plugins" is not a valid S3 bucket name'],
    ["plugin", { mode: "existing", pluginArn: "sink" }, "is not the ARN of a plugin of MSK Connect"],
    [
      "plugin",
      { mode: "existing", pluginArn: PLUGIN.replace("eu-west-1", "us-east-1") },
      "plugin.pluginArn: is in us-east-1 of account 111111111111, and the connector in eu-west-1",
    ],
    ["does.service", "shp", '"shp" is not a data service'],
    ["does.service", "broker", 'data service broker is of kind "msk-cluster".'],
    ["does.service", "ledger", "is of sqlserver-se, whose changes no connector here follows."],
    [
      "does.service",
      "quiet",
      "quiet keeps no changes to follow. Fix: set captureChanges of dataServices.quiet to true.",
    ],
    ["does.service", "hidden", "nobody knows the way to the database hidden. Fix: add securityGroupId"],
    ["does.tables", [], "does.tables: is empty."],
    ["does.tables", ["orders"], '"orders" is not a schema and a table.'],
    ["does.signIn", "shop", 'data service shop is of kind "rds-instance". Fix: name a data service of kind "secret".'],
    ["does.topicPrefix", "shop.live", '"shop.live" is not the start of topics.'],
    ["does", { ...crmChanges().does, tables: ["shop.contacts"] }, "shop.contacts is not in the database crm."],
    ["does", other({ connectorClass: "AuditConnector" }), '"AuditConnector" is not the class of a connector.'],
    ["does", other({ writes: [], reads: [] }), "does: neither reads nor writes a topic."],
    ["does", other({ tasks: 0 }), "0 is too small. Fix: use at least 1."],
    ["does", other({ properties: { "tasks.max": "4" } }), "does.properties.tasks.max: follows from tasks."],
    ["does", other({ properties: { topics: "a" } }), "does.properties.topics: follows from reads."],
    ["capacity.workers", 2, "2 would be paid, and one would work: Debezium has one task."],
    ["capacity.unitsPerWorker", 3, "capacity.unitsPerWorker: 3 is not one of the possible values."],
    ["capacity", scaled({ leastWorkers: 3 }), "capacity.mostWorkers: 3 is not more than leastWorkers, 3."],
    ["capacity", scaled({ growAtPercent: 20 }), "capacity.shrinkAtPercent: 20 is not less than growAtPercent, 20."],
    ["network.availabilityZoneIds", ["euw1-az1"], "network.availabilityZoneIds: has 1 entry."],
    ["acknowledgeHourlyCost", false, "is not accepted. Fix: write true: the workers are billed by the hour"],
  ])("is refused: %s %j", (field, value, message) => {
    const { shop } = AROUND();
    const changes = {
      ...around(),
      "dataServices.foreign": existing(),
      "dataServices.closed": provisioned({ authentication: { iam: false, scramUsers: { a: true } } }),
      "dataServices.ledger": { ...shop, engine: "sqlserver-se", engineVersion: "16.00", database: undefined },
      "dataServices.quiet": { ...shop, captureChanges: false },
      "dataServices.hidden": {
        kind: "rds-instance",
        mode: "existing",
        identifier: "hidden",
        engine: "postgres",
        captureChanges: true,
      },
      "dataServices.changes": shopChanges(),
    };
    expect(report({ dev: { ...changes, [`dataServices.changes.${field}`]: value } })).toContain(message);
  });

  it("finds Secrets Manager over an endpoint of the VPC", () => {
    const changes = { ...around(), "network.endpoints": [], "dataServices.changes": shopChanges() };
    expect(report({ dev: changes })).toContain('add "secretsmanager" to network.endpoints');
  });

  it("takes names for itself, its log and its role, and is a reader of its secret", () => {
    expect(mskConnector.names?.(shopChanges(), "changes").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "connector changes",
      "log-group svc-changes",
      "role svc-changes",
    ]);
    expect(mskConnector.opens?.(shopChanges(), "changes")).toMatchObject([
      { entry: "shop-login", role: "svc-changes" },
    ]);
    expect(mskConnector.opens?.(audit(), "audit")).toEqual([]);
  });
});

function other(change: object) {
  return { ...audit().does, ...change };
}
