import { fact } from "./fact";

/** What names of node types look like: families that Databricks runs nodes on, one digit of generation, and a size. */
export const NODE_TYPE_FORM = fact({
  value: /^(c|d|g|gr|h|i|im|is|m|p|r|x|z)\d[a-z]*\.(large|\d*xlarge|metal(-\d+xl)?)$/,
  source:
    'Databricks, "Flexible node type compatibility reference": no burstable, ARM desktop, FPGA or inference families, nothing smaller than large; AWS, "Amazon EC2 instance type naming conventions"',
  asOf: "2026-11",
});

/** Whether a node type can exist; one that can may still be missing in a region. */
export function isNodeType(name: string): boolean {
  return NODE_TYPE_FORM.value.test(name);
}
