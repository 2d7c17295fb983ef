import type { z } from "zod";
import { TASK_PROPERTY } from "../../facts/appflow";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { appflowFlow as schema } from "../../schema/data-services/appflow-flow";
import type { EntryView } from "../view";

type AppflowFlow = Salvaged<z.output<typeof schema>>;

/** What AppFlow refuses of a flow whose fields are each right. */
export const appflowChecks = (entry: AppflowFlow, view: EntryView): Problem[] => [
  ...client(entry, view),
  ...events(entry, view),
  ...files(entry, view),
  ...mapping(entry, view),
  ...times(entry, view),
  ...documents(entry, view),
  ...silence(entry, view),
];

/** What the configuration calls the application. */
const wordOf = (from: NonNullable<AppflowFlow["from"]>): string | undefined =>
  from.connector === "application" ? from.application : from.connector;

/** Only Salesforce signs in with client credentials that are kept in a secret. */
function client({ connection, from }: AppflowFlow, view: EntryView): Problem[] {
  if (connection?.mode !== "create") return [];
  const made = connection.client;
  const [, , , region, account] = (made?.mode === "existing" ? made.arn : undefined)?.split(":") ?? [];
  const { region: here, awsAccountId } = view.environment;
  return [
    ...(from?.connector === undefined || from.connector === "salesforce"
      ? []
      : [
          view.problem(
            ["connection", "mode"],
            `a profile for ${wordOf(from)} would have its password or token in the state`,
            'make it in the AppFlow console, and write { mode: "existing", profile: "…" }',
          ),
        ]),
    ...(region !== undefined &&
    here !== undefined &&
    awsAccountId !== undefined &&
    (region !== here || account !== awsAccountId)
      ? [
          view.problem(
            ["connection", "client", "arn"],
            `is in ${region} of account ${account}, and the flow in ${here} of ${awsAccountId}`,
            "name a secret beside the flow",
          ),
        ]
      : []),
    ...(made?.mode === "create" && made.hasValue === false
      ? [
          view.warning(
            ["connection", "client", "hasValue"],
            "is not set, so the secret alone is made",
            "put the value, write hasValue: true and deploy again",
          ),
        ]
      : []),
  ];
}

/** Salesforce alone sends events, of objects that are named so. */
function events({ from, trigger }: AppflowFlow, view: EntryView): Problem[] {
  if (from?.connector === undefined || trigger?.mode === undefined) return [];
  if (from.connector !== "salesforce") {
    return trigger.mode === "event"
      ? [view.problem(["trigger", "mode"], `${wordOf(from)} sends no events`, 'use "schedule" or "on-demand"')]
      : [];
  }
  if (from.object === undefined) return [];
  const isEvent = /(ChangeEvent|__e)$/.test(from.object);
  if (isEvent === (trigger.mode === "event")) return [];
  return [
    isEvent
      ? view.problem(["from", "object"], `${from.object} is an event`, 'set trigger to { mode: "event" }')
      : view.problem(
          ["from", "object"],
          `${from.object} is no event`,
          `name a change or platform event, for example ${from.object}ChangeEvent`,
        ),
  ];
}

function files({ files: made }: AppflowFlow, view: EntryView): Problem[] {
  return [
    ...(made?.singleFile === true && made.megabytes !== undefined
      ? [view.problem(["files", "megabytes"], "aims at several files, and singleFile is set", "remove one of them")]
      : []),
    ...(view.isWritten(["files", "keepTypes"]) && made?.format !== undefined && made.format !== "parquet"
      ? [view.problem(["files", "keepTypes"], `${made.format} has no types`, 'remove it, or use format "parquet"')]
      : []),
  ];
}

/** Fields that are left out, named twice or checked although they do not come. */
function mapping({ fields, validations, from }: AppflowFlow, view: EntryView): Problem[] {
  const checked = Object.keys(validations ?? {});
  const away = (field: string) =>
    view.problem(
      ["validations", field],
      "does not come, so nothing is asked of it",
      "remove it, or let the field come",
    );
  if (fields?.mode === "all") {
    const except = fields.except ?? [];
    return [
      ...(JSON.stringify(except).length > TASK_PROPERTY.value
        ? [view.problem(["fields", "except"], "is longer than AppFlow takes", 'list fewer, or use mode "listed"')]
        : []),
      ...checked.filter((field) => except.includes(field)).map(away),
    ];
  }
  if (fields?.mode !== "listed" || fields.map === undefined) return [];
  const { map } = fields;
  const targets = Object.entries(map);
  return [
    ...targets.flatMap(([field, target], index) => {
      const earlier = targets.slice(0, index).find(([, other]) => other?.toLowerCase() === target?.toLowerCase());
      return earlier === undefined || target === undefined
        ? []
        : [view.problem(["fields", "map", field], `${target} is where ${earlier[0]} goes, too`, "use another name")];
    }),
    ...checked.filter((field) => !Object.hasOwn(map, field)).map(away),
    ...(from?.connector === "salesforce" && from.newFields === true && view.isWritten(["from", "newFields"])
      ? [view.problem(["from", "newFields"], "is for all fields, and these are listed", "remove it")]
      : []),
  ];
}

function times({ trigger }: AppflowFlow, view: EntryView): Problem[] {
  if (trigger?.mode !== "schedule" || trigger.startTime === undefined || trigger.endTime === undefined) return [];
  return Date.parse(trigger.endTime) > Date.parse(trigger.startTime)
    ? []
    : [view.problem(["trigger", "endTime"], "is not after startTime", "use a later one")];
}

function documents({ from }: AppflowFlow, view: EntryView): Problem[] {
  if (from?.connector !== "veeva" || from.documentType !== undefined) return [];
  return (["allVersions", "renditions", "sourceFiles"] as const).flatMap((field) =>
    from[field] === true ? [view.problem(["from", field], "is for documents", "add documentType, or remove it")] : [],
  );
}

/** A flow that only runs on demand is silent for as long as nobody starts it. */
function silence({ trigger, expectRunsWithinHours }: AppflowFlow, view: EntryView): Problem[] {
  return trigger?.mode === "on-demand" && expectRunsWithinHours !== undefined
    ? [
        view.problem(
          ["expectRunsWithinHours"],
          "is for flows that run by themselves, and this one runs on demand",
          "remove it, or give the flow a schedule",
        ),
      ]
    : [];
}
