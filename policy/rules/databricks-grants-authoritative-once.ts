import { referencedAddress } from "../../emitted/references";
import { type Arguments, resourcesOf } from "../../emitted/resources";
import { SECURABLES } from "../grants";
import type { Rule } from "../rule";

export const databricksGrantsAuthoritativeOnce: Rule = {
  id: "databricks-grants-authoritative-once",
  description:
    "One databricks_grants owns all grants of a securable. A second one, or a databricks_grant beside it, takes away what the other gave, in turn at every apply.",
  check: ({ json }) => {
    const owners = new Map<string, string>();
    const authoritative = resourcesOf(json, "databricks_grants").flatMap(({ address, args }) => {
      const securable = securableOf(args);
      const owner = owners.get(securable);
      if (owner === undefined) owners.set(securable, address);
      return owner === undefined
        ? []
        : {
            address,
            message: `${owner} owns the grants of the same ${securable.split(" ")[0]}`,
            fix: "put every principal into one databricks_grants",
          };
    });
    const single = resourcesOf(json, "databricks_grant").filter(({ args }) => owners.has(securableOf(args)));
    return [
      ...authoritative,
      ...single.map(({ address }) => ({
        address,
        message: "databricks_grant stands beside databricks_grants, which takes its privileges away",
        fix: "put the principal into the databricks_grants of the securable",
      })),
    ];
  },
};

/** `catalog databricks_catalog.sales_catalog`, or `catalog sales` where the name is written out. */
function securableOf(args: Arguments): string {
  const kind = SECURABLES.find((name) => args[name] !== undefined) ?? "";
  return `${kind} ${referencedAddress(args[kind]) ?? String(args[kind])}`;
}
