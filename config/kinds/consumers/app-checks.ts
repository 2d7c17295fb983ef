import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { app } from "../../schema/consumers/app";
import type { EntryView } from "../view";
import { saidTwice } from "../workloads/access";
import { unknownSecret } from "../workloads/secrets";
import { deploymentProblems } from "./app-deployment";

type Draft = Salvaged<z.output<typeof app>>;
type Resource = NonNullable<Draft["resources"]>[string];

/** An app that can be made, and that can do what it says. */
export const appProblems = (it: Draft, view: EntryView): Problem[] => [
  ...(it.owner !== undefined && it.permissions !== undefined && Object.hasOwn(it.permissions, it.owner)
    ? [view.problem(["permissions", it.owner], `${it.owner} owns the app, and manages it anyway`, "remove it")]
    : []),
  ...unknownPrincipal(it, view),
  ...saidTwice(it, undefined, view),
  ...deploymentProblems(it, view),
  ...Object.entries(it.resources ?? {}).flatMap(([name, resource]) => [
    ...(resource.type === "secret" && resource.secret !== undefined
      ? unknownSecret(it.workspace, resource.secret, ["resources", name, "secret"], view)
      : []),
    ...unknownVolume(name, resource, view),
    ...again(it, name, resource, view),
  ]),
];

/** Lists of grants are complete, and stand in a layer before that of the app: its principal has to be declared for them. */
function unknownPrincipal(it: Draft, view: EntryView): Problem[] {
  if (it.servicePrincipal !== undefined || view.isWritten(["servicePrincipal"])) return [];
  const fix =
    "deploy the app without it, declare its service principal by the application id that the output app_principals says, and name it in servicePrincipal";
  const why = "is granted to the app's service principal, and that is not known yet";
  return [
    ...(["reads", "writes"] as const).flatMap((field) =>
      (it[field] ?? []).length === 0 ? [] : [view.problem([field], why, fix)],
    ),
    ...Object.entries(it.resources ?? {}).flatMap(([name, { type }]) =>
      type === "volume" ? [view.problem(["resources", name], why, fix)] : [],
    ),
  ];
}

function unknownVolume(name: string, resource: Resource, view: EntryView): Problem[] {
  if (resource.type !== "volume") return [];
  const { catalog, schema, volume } = resource;
  const catalogs = view.environment.catalogs ?? {};
  if (catalog === undefined || schema === undefined || volume === undefined || !Object.hasOwn(catalogs, catalog))
    return [];
  const schemas = catalogs[catalog]?.schemas ?? {};
  const volumes = Object.hasOwn(schemas, schema) ? schemas[schema]?.volumes : undefined;
  const isMade = view.writerOf({ what: "volume", catalog, schema, name: volume }) !== undefined;
  if (volumes === undefined || Object.hasOwn(volumes, volume) || isMade) return [];
  return [
    view.problem(
      ["resources", name, "volume"],
      `the schema ${catalog}.${schema} has no volume ${volume}`,
      `correct it, or add it to catalogs.${catalog}.schemas.${schema}.volumes`,
    ),
  ];
}

/** What tells a resource from others, without its name. */
const identity = (resource: Resource): string =>
  JSON.stringify(
    Object.entries(resource)
      .filter(([field]) => field !== "writes" && field !== "title")
      .sort(),
  );

/** One thing has one name. */
function again({ resources }: Draft, name: string, resource: Resource, view: EntryView): Problem[] {
  const [first] = Object.entries(resources ?? {}).find(([, other]) => identity(other) === identity(resource)) ?? [];
  return first === undefined || first === name
    ? []
    : [view.problem(["resources", name], `is the same as ${first}`, "remove one of them")];
}
