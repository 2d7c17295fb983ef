import type { RawCheck } from "./check";
import { errorAt } from "./check";
import { walk } from "./walk";

/** Texts are emitted into Terraform JSON as they are, where these would be evaluated. */
const TEMPLATE = /[$%]\{/;

/** No text holds what Terraform would take for an expression. */
export const interpolation: RawCheck = ({ file, input }) =>
  walk(input).flatMap(({ path, key, value }) =>
    TEMPLATE.test(key) || (typeof value === "string" && TEMPLATE.test(value))
      ? [errorAt({ file }, path, 'holds "${" or "%{", which Terraform would evaluate', "write the value itself")]
      : [],
  );
