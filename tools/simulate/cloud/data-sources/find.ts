import type { ObjectValue } from "../../schema/value";
import type { Refused } from "../../semantics/cloud";
import type { CloudObject } from "../store";

/** The answer of a data source that looks for one object: what it says of it, or that there is none. */
export function found(
  object: CloudObject | undefined,
  wanted: string,
  answer: (object: CloudObject) => ObjectValue = ({ attributes }) => attributes,
): ObjectValue | Refused {
  if (object) return answer(object);
  return {
    refused: {
      rule: "data-source-finds-nothing",
      summary: "RESOURCE_DOES_NOT_EXIST",
      detail: `There is no ${wanted}`,
      fix: "correct what is looked for; what exists from outside has to be declared as existing in the configuration",
    },
  };
}
