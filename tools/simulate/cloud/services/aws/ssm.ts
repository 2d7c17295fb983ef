import { at } from "../../../schema/value";
import { nextVersion } from "../../computed/versions";
import type { Service } from "../service";

/** AWS Systems Manager. */
export const ssm: Service = {
  aws_ssm_parameter: {
    revised: ({ existing }) => ({ version: nextVersion(at(existing, "version")) }),
    lookup: ["name"],
  },
};
