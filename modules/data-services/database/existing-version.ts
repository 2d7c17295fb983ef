import { type DatabaseSystem, OLDEST_CAPTURED } from "../../../config/facts/databases";
import { expression } from "../../terraform/expression";

/** A condition on what was looked up, for `lifecycle`: undefined where nothing is asked of the version. */
export function versionCondition(name: string, system: DatabaseSystem, captureChanges: boolean) {
  const oldest = captureChanges ? OLDEST_CAPTURED.value[system] : undefined;
  if (oldest === undefined) return undefined;
  const weight = (version: string) =>
    `sum([for i in range(3) : pow(1000, 2 - i) * try(tonumber(regex("^\\\\d+", split(".", ${version})[i])), 0)])`;
  return {
    condition: expression(`${weight("self.engine_version")} >= ${weight(`"${oldest}"`)}`),
    errorMessage: `Database ${name} has the version ${expression("self.engine_version")}, and Lakeflow Connect reads changes of ${oldest} and newer. Upgrade it, or set captureChanges to false.`,
  };
}
