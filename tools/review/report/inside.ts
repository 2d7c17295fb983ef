import { references } from "../../../emitted/references";
import { addresses, type StackJson } from "../../../emitted/stacks";
import { HOLDS_DATA } from "../weights/data";

/** Types whose end takes along what is in them, whatever a plan says of that. */
const CONTAINERS = ["databricks_metastore", "databricks_catalog", "databricks_schema"];

/** What holds data and is in something, or in what is in it: the schemas of a catalog, and their volumes and tables. */
export function insideOf(json: StackJson, address: string): readonly string[] {
  if (!CONTAINERS.includes(typeOf(address))) return [];
  const found: string[] = [];
  const about = (whole: string) =>
    addresses(json).filter(
      (one) => one !== whole && !found.includes(one) && isData(one) && references(resourceAt(json, one), whole),
    );
  for (let next = [address]; next.length > 0; ) {
    const inner = [...new Set(next.flatMap(about))];
    found.push(...inner);
    next = inner.filter((one) => CONTAINERS.includes(typeOf(one)));
  }
  return found.sort();
}

const typeOf = (address: string): string => address.slice(0, address.indexOf("."));
const isData = (address: string): boolean => typeOf(address) in HOLDS_DATA;

function resourceAt(json: StackJson, address: string): unknown {
  const { "//": _made, ...values } = json.resource?.[typeOf(address)]?.[address.slice(address.indexOf(".") + 1)] ?? {};
  return values;
}
