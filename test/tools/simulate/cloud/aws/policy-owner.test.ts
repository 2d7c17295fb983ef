import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAIRS, policyOwner } from "../../../../../tools/simulate/cloud/rules/aws/policy-owner";
import { withFacet } from "../../../../../tools/simulate/cloud/services";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { typesInUse } from "../../../../../tools/simulate/schema/in-use";
import { type SimulatedProviders, serveProviders } from "../../../../../tools/simulate/semantics/serve";
import { Folder, withoutTerraform } from "../../support/terraform";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

const POLICIES = withFacet("policies");
const send = (Service: string) => policy({ Principal: { Service }, Action: "sqs:SendMessage", Resource: "*" });
const [OURS, THEIRS] = [send("events.amazonaws.com"), send("s3.amazonaws.com")];
const URL = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/files`;

function queueWorld(own: string): World {
  const world = new World();
  world.has("aws_sqs_queue", { id: URL, url: URL, name: "files", policy: own });
  return world;
}

const only = (world: World, type: string) => world.store.ofType(type)[0] as never;

describe("policy-owner", () => {
  it("refuses a policy resource for what has another policy as its argument, and says where both are", () => {
    const world = queueWorld(OURS);
    expect(world.create(policyOwner, "aws_sqs_queue_policy", { queue_url: URL, policy: THEIRS })).toMatchObject({
      summary: "ConflictingOwners",
      detail: expect.stringMatching(
        /argument policy of aws_sqs_queue and by aws_sqs_queue_policy; aws_sqs_queue https/,
      ),
      fix: expect.stringMatching(/^leave policy out of aws_sqs_queue, or delete aws_sqs_queue_policy; /),
    });
  });

  it("refuses an argument for what has a policy resource", () => {
    const world = queueWorld("");
    world.has("aws_sqs_queue_policy", { queue_url: URL, policy: THEIRS });
    const queue = only(world, "aws_sqs_queue");
    expect(world.update(policyOwner, queue, { policy: OURS })?.detail).toMatch(/; aws_sqs_queue_policy has it already/);
    expect(world.update(policyOwner, queue, { delay_seconds: 5 })).toBeUndefined();
  });

  it("accepts another object's policy, and a policy that moves", () => {
    const world = queueWorld(OURS);
    const other = { queue_url: `${URL}-other`, policy: THEIRS };
    expect(world.create(policyOwner, "aws_sqs_queue_policy", other)).toBeUndefined();
    const spaced = JSON.stringify(JSON.parse(OURS), null, 2);
    expect(world.create(policyOwner, "aws_sqs_queue_policy", { queue_url: URL, policy: spaced })).toBeUndefined();
    const moved = world.has("aws_sqs_queue_policy", { queue_url: URL, policy: OURS });
    // It is the only owner now, although the queue still shows what it had.
    expect(world.update(policyOwner, moved, { policy: THEIRS })).toBeUndefined();
  });

  it.each(["key_id", "arn"])("knows a key by its %s", (attribute) => {
    const world = new World();
    const key = { key_id: "1234", arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234` };
    world.has("aws_kms_key", { ...key, policy: OURS });
    const named = { key_id: key[attribute as keyof typeof key], policy: THEIRS };
    expect(world.create(policyOwner, "aws_kms_key_policy", named)?.summary).toBe("ConflictingOwners");
  });

  it("knows resources and arguments that carry a policy", () => {
    for (const [type, { of }] of Object.entries(PAIRS)) {
      expect(POLICIES[type]?.policy, type).toBe("resource");
      // The argument of a bucket is deprecated, and no policy of its own for the other rules.
      for (const owner of of) if (owner !== "aws_s3_bucket") expect(POLICIES[owner]?.policy, owner).toBe("resource");
    }
  });
});

describe.skipIf(withoutTerraform)("policy-owner, with real Terraform", () => {
  const allow = (Action: string, Principal: object) => policy({ Sid: "One", Principal, Action, Resource: "*" });
  const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  const documents = {
    aws_kms_key: allow("kms:*", root),
    aws_sns_topic: allow("sns:Publish", root),
    aws_sqs_queue: allow("sqs:SendMessage", root),
  };
  type Owner = keyof typeof documents;
  const NAMED: Readonly<Record<Owner, readonly [argument: string, attribute: string]>> = {
    aws_kms_key: ["key_id", "key_id"],
    aws_sns_topic: ["arn", "arn"],
    aws_sqs_queue: ["queue_url", "url"],
  };
  const owners = Object.keys(NAMED) as Owner[];
  const types = owners.flatMap((owner) => [owner, `${owner}_policy`]);
  let providers: SimulatedProviders;
  let folder: Folder;

  beforeAll(async () => {
    const wanted = types.map((type) => ({ resource: { [type]: { one: {} } } }));
    providers = await serveProviders({ types: typesInUse(wanted), cloud: new SimulatedCloud(new Store(), PUBLISHED) });
    folder = new Folder(providers.environment);
  });

  afterAll(async () => {
    await providers.stop();
    folder.remove();
  });

  it.each(owners)(
    "of %s: not both, one of them",
    async (owner) => {
      const [argument, attribute] = NAMED[owner];
      const given = documents[owner];
      const more = given.replace('"One"', '"Two"');
      const resource = (inline: object) => ({
        [owner]: { one: { ...(owner === "aws_kms_key" ? {} : { name: "one" }), ...inline } },
        [`${owner}_policy`]: { one: { [argument]: `\${${owner}.one.${attribute}}`, policy: more } },
      });
      const stack = (inline: object) => ({
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        provider: { aws: { region: REGION, allowed_account_ids: [ACCOUNT] } },
        resource: resource(inline),
      });
      folder.write(owner, stack({ policy: given }));
      await folder.must(owner, "init");
      const both = await folder.run(owner, "apply", "-auto-approve");
      expect(both.exitCode).toBe(1);
      expect(both.output).toContain("ConflictingOwners");
      await folder.must(owner, "destroy", "-auto-approve");
      folder.write(owner, stack({}));
      await folder.must(owner, "apply", "-auto-approve");
      expect(await folder.run(owner, "plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
      await folder.must(owner, "destroy", "-auto-approve");
    },
    60_000,
  );
});
