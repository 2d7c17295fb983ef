import { patternsOf } from "../../config/derive/names";

/** Patterns of names that nobody changed, of `acme-dev`. */
export const DEV_NAMES = patternsOf({ name: "acme" }, { name: "dev", naming: undefined, awsAccountId: "111111111111" });
