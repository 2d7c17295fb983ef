import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import { resolvePlatform } from "../../config/resolve";
import account from "../../examples/topologies/config/account";
import publicFile from "../../examples/topologies/config/environments/public";
import { findings, RULES } from "../../policy";
import { failures, SimulatedSite } from "../support/simulated";
import { EXAMPLE_FILES, examplePlatform, exampleStacks } from "../tools/diagram/support/examples";

const TIMEOUT = 240_000;
type Example = (typeof EXAMPLE_FILES)[keyof typeof EXAMPLE_FILES]["input"];

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const platform = (input: Example): Platform =>
  resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: [{ file: `config/environments/${input.name}.ts`, input }],
  }).platform;

/** Every stack of an environment, in a cloud of the test file: deploy, plan again, destroy. */
async function deploys(input: Example): Promise<void> {
  const stacks = exampleStacks()
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${input.name}-`));
  await site.with(platform(input), stacks, async (simulation) => {
    expect(simulation.stacks.map(({ name }) => name)).toEqual(expect.arrayContaining(stacks));
    expect(failures(await simulation.up())).toEqual([]);
    expect(failures(await simulation.planIsEmpty())).toEqual([]);
    expect(failures(await simulation.destroy())).toEqual([]);
  });
}

/** A network that another team has made in the account of an example, and ids in it. */
async function otherTeam(awsAccountId: string) {
  const hub = {
    ...publicFile.input,
    name: "hub",
    awsAccountId,
    network: {
      cidr: "10.99.0.0/16",
      availabilityZoneIds: ["euw1-az1", "euw1-az2"],
      nat: "per-az" as const,
      privateLink: { backend: true },
    },
    foundation: { ebsEncryptionByDefault: "off" as const },
  };
  return site.with(platform(hub), ["hub-network"], async (simulation) => {
    expect(failures(await simulation.up())).toEqual([]);
    return (type: string, name: string): string => {
      const found = simulation.cloud.store
        .ofType(type)
        .find(({ attributes }) => JSON.stringify(attributes).includes(`"Name":"${name}"`));
      return String(found?.attributes.id);
    };
  });
}

/** An example with the ids of a real account in the place of those in the file. */
function withIds(input: Example, ids: Readonly<Record<string, string>>): Example {
  let text = JSON.stringify(input);
  for (const [example, real] of Object.entries(ids)) {
    if (!text.includes(example)) throw new Error(`the example has no ${example}`);
    text = text.replaceAll(example, real);
  }
  return JSON.parse(text) as Example;
}

describe("examples of topologies", () => {
  it("have no policy findings", () => {
    const all = exampleStacks();
    expect(all.flatMap((stack) => findings(stack, [], RULES, all))).toEqual([]);
    expect(examplePlatform().environments).toHaveLength(8);
  });

  it.each(["public", "filtered", "isolated", "shared", "managed", "serverless"] as const)(
    "%s: deploys to the simulated cloud, plans empty, and is destroyed",
    (name) => deploys(EXAMPLE_FILES[name].input),
    TIMEOUT,
  );

  it(
    "existing: the same, in a VPC that another team has made",
    async () => {
      const { input } = EXAMPLE_FILES.existing;
      const id = await otherTeam(input.awsAccountId);
      const ids = {
        "vpc-0a1b2c3d4e5f60718": id("aws_vpc", "acme-hub"),
        "subnet-0a1b2c3d4e5f60711": id("aws_subnet", "acme-hub-main-euw1-az1"),
        "subnet-0a1b2c3d4e5f60712": id("aws_subnet", "acme-hub-main-euw1-az2"),
        "sg-0a1b2c3d4e5f60713": id("aws_security_group", "acme-hub-workspace-main"),
        "vpce-0a1b2c3d4e5f60714": id("aws_vpc_endpoint", "acme-hub-databricks-workspace"),
        "vpce-0a1b2c3d4e5f60715": id("aws_vpc_endpoint", "acme-hub-databricks-relay"),
      };
      await deploys(withIds(input, ids));
    },
    TIMEOUT,
  );

  it(
    "transit: the same, with the front end in a VPC that another team has made",
    async () => {
      const { input } = EXAMPLE_FILES.transit;
      const id = await otherTeam(input.awsAccountId);
      const ids = {
        "vpc-0f9e8d7c6b5a40918": id("aws_vpc", "acme-hub"),
        "subnet-0f9e8d7c6b5a40911": id("aws_subnet", "acme-hub-endpoints-euw1-az1"),
        "subnet-0f9e8d7c6b5a40912": id("aws_subnet", "acme-hub-endpoints-euw1-az2"),
      };
      await deploys(withIds(input, ids));
    },
    TIMEOUT,
  );
});
