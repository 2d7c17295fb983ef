import { REGIONS } from "../../../../../../config/regions";
import { at } from "../../../../schema/value";
import { workspaceOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

const SERVERLESS: Readonly<Record<string, string>> = {
  databricks_sql_endpoint: "enable_serverless_compute",
  databricks_pipeline: "serverless",
};

/** Serverless compute is there in some regions only. */
export const serverlessRegion: Rule = {
  id: "serverless-region",
  source: "Databricks, \"Databricks clouds and regions\"; settled facts A2; facts 1 (GovCloud)",
  types: Object.keys(SERVERLESS),
  operations: ["create", "update"],
  refuses(request) {
    const attribute = SERVERLESS[request.type] ?? "";
    const region = textOf(at(workspaceOf(request)?.attributes, "aws_region"));
    if (at(request.planned, attribute) !== true || region === undefined) return undefined;
    const facts = REGIONS.filter((each) => each.region === region);
    if (facts.length === 0 || facts.some(({ capabilities }) => capabilities.serverlessCompute)) return undefined;
    return {
      summary: "FEATURE_DISABLED",
      detail: `${request.type}: there is no serverless compute in ${region}`,
      fix: `set ${attribute} to false`,
      path: [{ attribute }],
    };
  },
};
