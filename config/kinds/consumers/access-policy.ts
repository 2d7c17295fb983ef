import type { DeepReadonly } from "../../readonly";
import type { AccessPolicy } from "../../schema/consumers/access-policy";
import type { Kind } from "../kind";
import { accessPolicyProblems } from "./access-policy-checks";

export type AccessPolicyModel = DeepReadonly<
  AccessPolicy & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** What readers see of tables with a tag. */
export const accessPolicy: Kind<AccessPolicy, AccessPolicyModel> = {
  what: "an access policy",
  runs: [],
  resolve: (consumer, key) => ({ ...consumer, key }),
  findsBy: ({ columns, when }) =>
    [
      ...Object.entries(columns ?? {}).map(([name, column]) => ({ tag: column?.tag, field: ["columns", name, "tag"] })),
      { tag: when?.tag, field: ["when", "tag"] },
    ].flatMap(({ tag, field }) => (tag === undefined ? [] : [{ tag, field }])),
  checks: accessPolicyProblems,
};
