import type { z } from "zod";
import { DEBEZIUM } from "../../facts/kafka-connect";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ParsedDataService } from "../../schema/data-services";
import type { mskConnector as schema } from "../../schema/data-services/msk-connector";
import type { EntryView } from "../view";
import { systemOf } from "./database";

type Draft = Salvaged<z.output<typeof schema>>;

/** Properties that follow from other fields. */
const DERIVED: Readonly<Record<string, string>> = {
  "connector.class": "connectorClass",
  "tasks.max": "tasks",
  topics: "reads",
};

/** Checks of a connector, and of it with its cluster and its database. */
export const connectorChecks = (connector: Draft, view: EntryView): Problem[] => [
  ...cluster(connector, view),
  ...plugin(connector, view),
  ...capacity(connector, view),
  ...database(connector, view),
  ...properties(connector, view),
];

/** Another data service; undefined where it is not there, which is reported where it is named. */
function serviceOf(key: string | undefined, view: EntryView): Salvaged<ParsedDataService> | undefined {
  const services = view.environment.dataServices ?? {};
  return key !== undefined && Object.hasOwn(services, key) ? services[key] : undefined;
}

/** Workers sign in by IAM, with rights on the clusters of the environment alone. */
function cluster({ cluster: key }: Draft, view: EntryView): Problem[] {
  const service = serviceOf(key, view);
  if (service?.kind !== "msk-cluster") return [];
  if (service.mode === "existing") {
    return [
      view.problem(
        ["cluster"],
        `${key} is there already, and roles here get rights on clusters that are made here alone`,
        "name a cluster of mode provisioned or serverless",
      ),
    ];
  }
  return service.mode === "provisioned" && service.authentication?.iam === false
    ? [
        view.problem(
          ["cluster"],
          `${key} lets nobody sign in by IAM, as workers do`,
          `set authentication.iam of dataServices.${key} to true`,
        ),
      ]
    : [];
}

/** A plugin is used where it is. */
function plugin({ plugin: used }: Draft, view: EntryView): Problem[] {
  if (used?.mode !== "existing" || used.pluginArn === undefined) return [];
  const [, , , region, account] = used.pluginArn.split(":");
  const { region: here, awsAccountId } = view.environment;
  return here === undefined || awsAccountId === undefined || (region === here && account === awsAccountId)
    ? []
    : [
        view.problem(
          ["plugin", "pluginArn"],
          `is in ${region} of account ${account}, and the connector in ${here} of ${awsAccountId}`,
          "name one of the environment's own account and region",
        ),
      ];
}

function capacity({ capacity: workers, does }: Draft, view: EntryView): Problem[] {
  if (workers?.mode === "provisioned") {
    return does?.mode === "debezium" && (workers.workers ?? 1) > 1
      ? [
          view.problem(
            ["capacity", "workers"],
            `${workers.workers} would be paid, and one would work: Debezium has one task`,
            "use 1, with more units",
          ),
        ]
      : [];
  }
  if (workers?.mode !== "autoscaled") return [];
  const { leastWorkers: least, mostWorkers: most, growAtPercent: grow, shrinkAtPercent: shrink } = workers;
  return [
    ...(least !== undefined && most !== undefined && most <= least
      ? [
          view.problem(
            ["capacity", "mostWorkers"],
            `${most} is not more than leastWorkers, ${least}`,
            "use a larger number, or mode provisioned",
          ),
        ]
      : []),
    ...(grow !== undefined && shrink !== undefined && shrink >= grow
      ? [
          view.problem(
            ["capacity", "shrinkAtPercent"],
            `${shrink} is not less than growAtPercent, ${grow}`,
            "use a smaller number",
          ),
        ]
      : []),
  ];
}

function database({ does }: Draft, view: EntryView): Problem[] {
  if (does?.mode !== "debezium") return [];
  const service = serviceOf(does.service, view);
  if (service?.kind !== "rds-instance" && service?.kind !== "aurora-cluster") return [];
  const { engine } = service;
  if (engine !== undefined && !Object.hasOwn(DEBEZIUM.value, systemOf(engine))) {
    return [
      view.problem(
        ["does", "service"],
        `is of ${engine}, whose changes no connector here follows`,
        "name a database of PostgreSQL or MySQL, or use a replication of AWS DMS",
      ),
    ];
  }
  const wrongTables = (does.tables ?? []).flatMap((table, index) =>
    engine !== undefined &&
    systemOf(engine) === "mysql" &&
    does.database !== undefined &&
    !table.startsWith(`${does.database}.`)
      ? [
          view.problem(
            ["does", "tables", index],
            `${table} is not in the database ${does.database}`,
            `write ${does.database}.<table>`,
          ),
        ]
      : [],
  );
  return [
    ...wrongTables,
    ...(service.captureChanges === false
      ? [
          view.problem(
            ["does", "service"],
            `${does.service} keeps no changes to follow`,
            `set captureChanges of dataServices.${does.service} to true`,
          ),
        ]
      : []),
    ...(service.mode === "existing" && service.securityGroupId === undefined
      ? [
          view.problem(
            ["does", "service"],
            `nobody knows the way to the database ${does.service}`,
            `add securityGroupId to dataServices.${does.service}`,
          ),
        ]
      : []),
  ];
}

function properties({ does }: Draft, view: EntryView): Problem[] {
  if (does?.mode !== "other") return [];
  return [
    ...Object.keys(does.properties ?? {})
      .filter((name) => Object.hasOwn(DERIVED, name))
      .map((name) =>
        view.problem(["does", "properties", name], `follows from ${DERIVED[name]}`, "remove it here, and set that"),
      ),
    ...((does.reads ?? []).length + (does.writes ?? []).length === 0
      ? [view.problem(["does"], "neither reads nor writes a topic", "list its topics under reads or writes")]
      : []),
  ];
}
