import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS } from "../../config/derive/layers";
import { entriesOf } from "../../config/kinds/entries";
import type { AnyEntry } from "../../config/kinds/view";
import type { Environment, Platform } from "../../config/model";
import { covers, parsePolicy } from "../../emitted/policies";
import { permissionsBoundary } from "../../modules/iam/permissions-boundary-policy";
import { boundaryProps } from "../../stacks/foundation/boundary";
import { withFirehose } from "../support/firehose";
import { accountInput, devInput, platformOf } from "../support/platform";
import { REPRESENTATIVES, representative } from "../support/representative";
import { withSecrets } from "../support/secrets";
import { synthPlatform } from "../support/shipped";

const DATA_KEY = "arn:aws:kms:eu-west-1:111111111111:key/data";

const onlyOne = ({ environments: [env] }: Platform): Environment => {
  if (env === undefined) throw new Error("no environment");
  return env;
};

const boundaryOf = (platform: Platform, layer: (typeof BOUNDED_LAYERS)[number]) =>
  permissionsBoundary(layer, boundaryProps(platform.account, onlyOne(platform), { data: DATA_KEY }));

/** Actions that roles of a layer have by their own policies. */
function actionsOf(stacks: ReturnType<typeof synthPlatform>, layer: string): readonly string[] {
  return stacks
    .filter(({ name }) => name === `dev-${layer}` || name.startsWith(`dev-${layer}-`))
    .flatMap(({ json }) => Object.values(json.resource?.aws_iam_role_policy ?? {}))
    .flatMap(({ policy }) => parsePolicy(policy) ?? [])
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ actions }) => actions);
}

describe("boundaries hold what the kinds in use need", () => {
  const used = REPRESENTATIVES.filter(
    (one) => entriesOf<object & AnyEntry>(onlyOne(representative(one))).length > 0,
  ).map((one) => [one.name, one] as const);

  it.each(used)("and so every action that a role has: %s", (_, one) => {
    const platform = representative(one);
    const stacks = synthPlatform(platform);
    for (const layer of BOUNDED_LAYERS) {
      const allowed = boundaryOf(platform, layer)
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(({ Action }) => Action);
      const beyond = actionsOf(stacks, layer).filter((action) => !allowed.some((one) => covers(one, action)));
      expect([...new Set(beyond)], layer).toEqual([]);
    }
  });

  const dev = (...withKinds: readonly ((input: ReturnType<typeof devInput>) => void)[]) => {
    const input = devInput();
    for (const add of withKinds) add(input);
    return platformOf(accountInput(), input);
  };
  const sids = (platform: Platform) => boundaryOf(platform, "data-services").map(({ Sid }) => Sid);

  it("and nothing of kinds that are not: taken out, they are gone from it, and others stay", () => {
    expect(sids(dev(withSecrets))).not.toContain("PutIntoDeliveryStreams");
    expect(sids(dev(withSecrets, withFirehose))).toContain("PutIntoDeliveryStreams");
  });

  it("and lets no role do anything where no kind makes one, and is a policy all the same", () => {
    const platform = dev();
    expect(boundaryOf(platform, "operations").filter(({ Effect }) => Effect === "Allow")).toEqual([]);
    const bare = {
      ...boundaryProps(platform.account, onlyOne(platform), { data: DATA_KEY }),
      logBuckets: [],
      stateBuckets: [],
    };
    expect(permissionsBoundary("operations", bare)).toMatchObject([{ Effect: "Deny", Action: "*", Resource: ["*"] }]);
  });
});
