import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS, DEPLOY_LAYERS } from "../../../config/derive/layers";
import { DEPLOY_ROWS } from "../../../modules/iam/deploy-actions";
import { deployStatements, sidOf } from "../../../modules/iam/deploy-policy";
import { isRead } from "../../../modules/iam/deploy-row";
import { DEV_NAMES } from "../../support/names";
import { simulateIdentity } from "../../support/policy-simulator";
import { DATA_SERVICE_TARGETS } from "./deploy-targets/data-services";
import { LAYER_TARGETS } from "./deploy-targets/layers";
import { ACCOUNT, BUCKETS, boundaryOf, PEER_ROLE } from "./deploy-targets/support";

const TARGETS = { ...LAYER_TARGETS, ...DATA_SERVICE_TARGETS };

const CASES = DEPLOY_LAYERS.flatMap((layer) =>
  DEPLOY_ROWS.filter(({ layers }) => layers.includes(layer)).map(({ type, calls }) => [layer, type, calls] as const),
);

/** `ec2:Describe*` → one of its actions. */
const example = (action: string) => action.replace(/\*$/, "Something");

describe("a deploy role may do what the row of each of its types says, to what is its own and to nothing else", () => {
  it.each(CASES)("%s: %s", (layer, _, calls) => {
    const statements = deployStatements(layer, {
      partition: "aws",
      accountId: ACCOUNT,
      region: "eu-west-1",
      copyRegion: "eu-central-1",
      prefix: "acme-dev",
      names: DEV_NAMES,
      buckets: Object.fromEntries(Object.entries(BUCKETS).map(([key, bucket]) => [key, [bucket]])),
      rawBuckets: ["acme-dev-raw"],
      emptiesBuckets: true,
      peerRoleArns: [PEER_ROLE],
      boundaryArns: Object.fromEntries(BOUNDED_LAYERS.map((bounded) => [bounded, boundaryOf(bounded)])),
    });
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const target = TARGETS[sidOf(call)]?.(layer);
      if (target === undefined) throw new Error(`TARGETS has nothing for ${sidOf(call)}`);
      const { own, foreign } = target;
      for (const action of call.actions.map(example)) {
        expect(simulateIdentity(statements, { action, ...own }), `${action} on ${own.resource}`).toBe("allow");
        for (const target of foreign) {
          expect(simulateIdentity(statements, { action, ...target }), `${action} on ${target.resource}`).toBe("deny");
        }
      }
    }
  });

  it("each row makes, reads and destroys: it has actions of every kind that its type needs", () => {
    for (const { type, layers, calls } of DEPLOY_ROWS) {
      const actions = calls.flatMap((call) => call.actions);
      expect(actions.some(isRead), `${type} reads`).toBe(true);
      if (!type.startsWith("data.") && layers.some((layer) => layer !== "foundation")) {
        expect(
          actions.some((action) => !isRead(action)),
          `${type} writes`,
        ).toBe(true);
      }
    }
  });
});
