import { at } from "../../../schema/value";
import type { Rule } from "../../rule";

/** An AWS provider knows its region. */
export const regionSet: Rule = {
  id: "region-set",
  source: "AWS provider documentation: region is required (Missing region configuration)",
  types: "*",
  operations: ["configure"],
  refuses({ context, config }) {
    if (context.provider !== "aws" || context.region !== undefined || at(config, "region") !== null) return undefined;
    return {
      summary: "Invalid provider configuration",
      detail: "The AWS provider has no region, and the environment of a rehearsal sets none",
      fix: "give the provider block the environment's region",
      path: [{ attribute: "region" }],
    };
  },
};
