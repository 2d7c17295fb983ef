import type { Problem } from "../problem";
import { closest } from "../spelling";
import { type DraftFile, declaredKeys, errorAt, namesOrNone, type Path } from "./check";

/** What can be referred to: how it is called, and which record of which file declares it. */
export const TARGETS = {
  group: { in: "account", record: ["groups"], what: "a group of the account" },
  servicePrincipal: { in: "account", record: ["servicePrincipals"], what: "a service principal of the account" },
  networkConnectivity: {
    in: "account",
    record: ["networkConnectivity"],
    what: "a network connectivity configuration of the account",
  },
  workspace: { in: "environment", record: ["workspaces"], what: "a workspace of the environment" },
  zone: { in: "environment", record: ["zones"], what: "a zone of the environment" },
  externalLocation: {
    in: "environment",
    record: ["externalLocations"],
    what: "an external location of the environment",
  },
  catalog: { in: "environment", record: ["catalogs"], what: "a catalog of the environment" },
  consumer: { in: "environment", record: ["consumers"], what: "a consumer of the environment" },
} as const satisfies Record<string, { in: "account" | "environment"; record: readonly string[]; what: string }>;

/** A setting that names something declared elsewhere. */
export interface Reference {
  readonly from: Path;
  readonly to: keyof typeof TARGETS;
  /** Undefined where the name itself is wrong or missing. */
  readonly name: string | undefined;
}

/**
 * Says what a reference names that is not declared. What is declared but wrong in itself is declared:
 * it has a problem of its own already.
 * @param file where the reference is
 * @param declaring where its target would be declared
 */
export function dangling(file: DraftFile<unknown>, declaring: DraftFile<unknown>, reference: Reference): Problem[] {
  const { record, what } = TARGETS[reference.to];
  const place = declaring.file === file.file ? record.join(".") : `${record.join(".")} in ${declaring.file}`;
  return notDeclared(file, reference.from, reference.name, what, declaredKeys(declaring, record), place);
}

/** The same for any list of declared names; `place` is where one would be added. */
export function notDeclared(
  file: DraftFile<unknown>,
  from: Path,
  name: string | undefined,
  what: string,
  declared: readonly string[] | undefined,
  place: string,
): Problem[] {
  if (name === undefined || declared === undefined || declared.includes(name)) return [];
  const meant = closest(name, declared);
  const correct = meant === undefined ? "correct the name" : `write "${meant}"`;
  return [
    errorAt(
      file,
      from,
      `"${name}" is not ${what} (${namesOrNone(declared)})`,
      `${correct}, or declare it under ${place}`,
    ),
  ];
}
