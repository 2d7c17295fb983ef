import { closest } from "../../spelling";
import { fact } from "../fact";
import { LACKING, SIZES } from "./table";

/** What names of node types look like: families that Databricks runs nodes on, one digit of generation, and a size. */
export const NODE_TYPE_FORM = fact({
  value: /^(c|d|g|gr|h|i|im|is|m|p|r|x|z)\d[a-z]*\.(large|\d*xlarge|metal(-\d+xl)?)$/,
  source:
    'Databricks, "Flexible node type compatibility reference": no burstable, ARM desktop, FPGA or inference families, nothing smaller than large; AWS, "Amazon EC2 instance type naming conventions"',
  asOf: "2026-11",
});

/** Instance types that AWS has, and families that it lacks in the regions of Databricks. */
export const NODE_TYPES = fact({
  value: {
    /** Family → its sizes. */
    sizes: new Map(
      SIZES.flatMap(([sizes, families]) => families.split(" ").map((family) => [family, sizes.split(" ")] as const)),
    ),
    /** Region → families that are not there. */
    lacking: new Map(Object.entries(LACKING).map(([region, families]) => [region, new Set(families.split(" "))])),
  },
  source: "AWS, price lists of Amazon EC2 per region, as cfn-lint 1.58.0 has them",
  asOf: "2026-10-20",
});

const ALL = [...NODE_TYPES.value.sizes].flatMap(([family, sizes]) => sizes.map((size) => `${family}.${size}`));

/**
 * Why compute cannot run on nodes of this type; undefined where it can. Without a region: anywhere.
 * No closing full stops.
 */
export function nodeTypeFault(
  name: string,
  region?: string,
): { readonly what: string; readonly fix: string } | undefined {
  const [family = "", size = ""] = name.split(".");
  if (!NODE_TYPE_FORM.value.test(name)) {
    return { what: "is no type of instance that Databricks runs nodes on", fix: instead(name) };
  }
  const { sizes, lacking } = NODE_TYPES.value;
  if (!sizes.get(family)?.includes(size)) {
    return { what: `is unknown: AWS had no such type in ${NODE_TYPES.asOf.slice(0, 7)}`, fix: instead(name) };
  }
  if (region === undefined || !lacking.get(region)?.has(family)) return undefined;
  return {
    what: `is not in ${region}: AWS had no ${family} there in ${NODE_TYPES.asOf.slice(0, 7)}`,
    fix: like(family, region),
  };
}

/** Whether compute can run on nodes of this type, in the region or anywhere. */
export const isNodeType = (name: string, region?: string): boolean => nodeTypeFault(name, region) === undefined;

function instead(name: string): string {
  const meant = closest(name, ALL);
  return meant === undefined
    ? "use one that the workspace lists under Compute, for example m6id.xlarge"
    : `write ${meant}`;
}

/** Families of the same sort that the region has. */
function like(family: string, region: string): string {
  const sort = /^[a-z]+/.exec(family)?.[0] ?? "";
  const there = [...NODE_TYPES.value.sizes.keys()].filter(
    (other) => /^[a-z]+/.exec(other)?.[0] === sort && !NODE_TYPES.value.lacking.get(region)?.has(other),
  );
  return there.length === 0 ? "use another family" : `use another family, of this sort ${there.join(", ")}`;
}
