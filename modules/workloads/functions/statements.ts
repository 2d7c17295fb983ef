import { functionText } from "../../../config/derive/function-sql";
import type { FunctionsModel } from "../../../config/kinds/workloads/functions";
import { quoteName, quoteText } from "../../../config/sql";
import { argumentText } from "../../terraform/literal";

/**
 * One statement per function, in the order of the names, for a function of Terraform.
 * @param schemaName full name of the schema in SQL, in backticks; a reference
 */
export const statementsOf = (made: FunctionsModel["made"], schemaName: string): string =>
  Object.entries(made)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => {
      const rest = functionText(one, `\nCOMMENT ${quoteText(one.comment)}`);
      return `CREATE OR REPLACE FUNCTION ${schemaName}.${quoteName(name)}${argumentText(rest)};\n`;
    })
    .join("\n");
