import { DATABASE_SIZES, OLD_DATABASE_FAMILIES } from "../../facts/database-classes";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** Whether a family has processors of AWS itself, Graviton: `m7g`, `r6gd`, `t4g`. */
const isGraviton = (family: string): boolean => /^[a-z]+\d+g/.test(family);

/** An instance class that RDS, or the engine on it, does not have. */
export function wrongClass(
  instanceClass: string | undefined,
  engine: string | undefined,
  field: readonly string[],
  view: EntryView,
): Problem[] {
  const [, family = "", size = ""] = /^db\.([a-z0-9-]+)\.([a-z0-9]+)/.exec(instanceClass ?? "") ?? [];
  if (family === "") return [];
  if (OLD_DATABASE_FAMILIES.value.includes(family)) {
    return [
      view.problem(field, `${instanceClass} is of an old generation`, "use a newer one, for example db.r7g.large"),
    ];
  }
  const sizes = DATABASE_SIZES.value[family.charAt(0)];
  if (sizes === undefined) {
    return [
      view.problem(
        field,
        `RDS has no databases on ${family}`,
        `use a family that starts with ${Object.keys(DATABASE_SIZES.value).join(", ")}, for example db.r7g.large`,
      ),
    ];
  }
  if (!sizes.includes(size)) {
    return [view.problem(field, `${family} has no size ${size} in RDS`, `use one of ${sizes.join(", ")}`)];
  }
  if (engine?.startsWith("sqlserver") === true && isGraviton(family)) {
    return [
      view.problem(field, `SQL Server does not run on Graviton, which ${family} is`, "use m6i, r6i or t3, for example"),
    ];
  }
  return engine?.startsWith("aurora") === true && family.startsWith("m")
    ? [view.problem(field, `Aurora has no ${family}`, "use a class of r, x or t, for example db.r7g.large")]
    : [];
}
