import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { typesInUse } from "../../../../tools/simulate/schema/in-use";
import { type SimulatedProviders, serveProviders } from "../../../../tools/simulate/semantics/serve";
import { EchoCloud } from "../support/echo-cloud";
import { Folder, withoutTerraform } from "../support/terraform";

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const TERRAFORM = {
  required_providers: {
    aws: { source: "hashicorp/aws", version: "6.25.0" },
    databricks: { source: "databricks/databricks", version: "1.99.0" },
    time: { source: "hashicorp/time", version: "0.13.1" },
  },
};

const PROVIDER = {
  aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"], default_tags: [{ tags: { env: "dev" } }] }],
  databricks: [
    { host: "https://accounts.cloud.databricks.com", account_id: "a-1" },
    { alias: "workspace", host: "https://dbc-1.cloud.databricks.com" },
  ],
  time: [{}],
};

const network = () => ({
  terraform: { ...TERRAFORM, backend: { local: { path: "../state/network.tfstate" } } },
  provider: PROVIDER,
  resource: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16", tags: { Name: "main" } } },
    aws_subnet: { a: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/24" } },
    aws_security_group: {
      https: {
        vpc_id: "${aws_vpc.main.id}",
        ingress: [
          {
            cidr_blocks: ["10.0.0.0/8"],
            description: null,
            from_port: 443,
            ipv6_cidr_blocks: null,
            prefix_list_ids: null,
            protocol: "tcp",
            security_groups: null,
            self: null,
            to_port: 443,
          },
        ],
      },
    },
    aws_s3_bucket: { root: { bucket: "root-bucket" } },
  } as Resources,
  output: { vpc_id: { value: "${aws_vpc.main.id}" } },
});

const workspace = () => ({
  terraform: { ...TERRAFORM, backend: { local: { path: "../state/workspace.tfstate" } } },
  provider: PROVIDER,
  data: { terraform_remote_state: { network: { backend: "local", config: { path: "../state/network.tfstate" } } } },
  resource: {
    databricks_group: {
      data: { display_name: "data" },
      local: { display_name: "x", provider: "databricks.workspace" },
    },
    databricks_account_network_policy: {
      egress: {
        network_policy_id: "restricted",
        egress: {
          network_access: {
            restriction_mode: "RESTRICTED_ACCESS",
            allowed_internet_destinations: [{ destination: "pypi.org", internet_destination_type: "DNS_NAME" }],
          },
        },
      },
    },
    aws_vpc_endpoint: {
      backend: { vpc_id: "${data.terraform_remote_state.network.outputs.vpc_id}", service_name: "com.amazonaws.s3" },
    },
    time_sleep: { role: { create_duration: "20s", depends_on: ["aws_vpc_endpoint.backend"] } },
  } as Resources,
});

describe.skipIf(withoutTerraform)("Terraform with simulated providers", () => {
  let cloud: EchoCloud;
  let providers: SimulatedProviders;
  let folder: Folder;

  beforeEach(async () => {
    cloud = new EchoCloud();
    providers = await serveProviders({ types: typesInUse([network(), workspace()]), cloud });
    folder = new Folder(providers.environment);
    folder.write("network", network());
    folder.write("workspace", workspace());
  });

  afterEach(async () => {
    await providers.stop();
    folder.remove();
  });

  const apply = async (stack: string) => folder.must(stack, "apply", "-auto-approve");
  /** Exit code of a plan: 0 for nothing to do, 2 for changes. */
  const planned = (stack: string) => folder.run(stack, "plan", "-detailed-exitcode");

  async function applyBoth(): Promise<void> {
    for (const stack of ["network", "workspace"]) {
      await folder.must(stack, "init");
      await folder.must(stack, "validate");
      await apply(stack);
    }
  }

  it("applies two stacks, plans nothing after that, and destroys both", async () => {
    await applyBoth();
    expect(cloud.objects.size).toBe(9);
    expect(cloud.only("aws_vpc_endpoint").object.vpc_id).toBe(cloud.only("aws_vpc").object.id);
    expect(cloud.only("aws_vpc").object.tags_all).toEqual({ env: "dev", Name: "main" });
    expect((await planned("network")).exitCode).toBe(0);
    expect((await planned("workspace")).exitCode).toBe(0);
    await folder.must("workspace", "destroy", "-auto-approve");
    await folder.must("network", "destroy", "-auto-approve");
    expect(cloud.objects.size).toBe(0);
  });

  it("changes in place what can change, and replaces what cannot, with what depends on it", async () => {
    await applyBoth();
    const changed = network();
    changed.resource.aws_vpc = { main: { cidr_block: "10.0.0.0/16", tags: { Name: "renamed" } } };
    folder.write("network", changed);
    cloud.log.length = 0;
    await apply("network");
    expect(cloud.log).toEqual(["update aws_vpc"]);

    changed.resource.aws_vpc = { main: { cidr_block: "10.1.0.0/16", tags: { Name: "renamed" } } };
    folder.write("network", changed);
    expect((await planned("network")).output).toMatch(
      /cidr_block\s+= "10.0.0.0\/16" -> "10.1.0.0\/16" # forces replacement/,
    );
    cloud.log.length = 0;
    await apply("network");
    expect(cloud.log.filter((line) => line.endsWith("aws_vpc"))).toEqual(["delete aws_vpc", "create aws_vpc"]);
    expect(cloud.log).toContain("create aws_subnet");
    expect((await planned("network")).exitCode).toBe(0);
    // The consumer's VPC is another one now.
    expect((await planned("workspace")).output).toContain("aws_vpc_endpoint.backend must be replaced");
  });

  it("changes an attribute inside a nested one", async () => {
    await applyBoth();
    const changed = workspace();
    const policy = structuredClone(changed.resource.databricks_account_network_policy);
    changed.resource.databricks_account_network_policy = JSON.parse(
      JSON.stringify(policy).replace("RESTRICTED_ACCESS", "FULL_ACCESS"),
    );
    folder.write("workspace", changed);
    cloud.log.length = 0;
    await apply("workspace");
    expect(cloud.log).toEqual(["update databricks_account_network_policy"]);
    expect(cloud.only("databricks_account_network_policy").object).toMatchObject({
      egress: {
        network_access: {
          restriction_mode: "FULL_ACCESS",
          allowed_internet_destinations: [{ destination: "pypi.org" }],
        },
      },
    });
    expect((await planned("workspace")).exitCode).toBe(0);
  });

  it("tells the aliases of a provider apart", async () => {
    const levels: (string | undefined)[] = [];
    const create = cloud.create.bind(cloud);
    cloud.create = (context, request) => {
      if (request.type === "databricks_group") levels.push(`${request.planned.display_name} ${context.level}`);
      return create(context, request);
    };
    await applyBoth();
    expect(levels.sort()).toEqual(["data account", "x workspace"]);
  });

  it("shows a refusal at the resource, and a wrong value at the argument", async () => {
    await folder.must("network", "init");
    cloud.refuse = (call, { type }) =>
      call === "create" && type === "aws_subnet"
        ? { rule: "subnet-in-vpc", summary: "InvalidSubnet.Range", detail: "outside the VPC", fix: "move it" }
        : undefined;
    const refused = await folder.run("network", "apply", "-auto-approve");
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toMatch(
      /Error: InvalidSubnet.Range\s+with aws_subnet.a,[\s\S]*outside the VPC\s+Fix: move it\s+Rule: subnet-in-vpc/,
    );

    const wrong = workspace();
    wrong.resource.databricks_permission_assignment = { a: { permissions: ["USER"], group_name: "a", user_name: "b" } };
    folder.write("workspace", wrong);
    await folder.must("workspace", "init");
    await providers.stop();
    providers = await serveProviders({ types: typesInUse([wrong]), cloud });
    const other = new Folder(providers.environment);
    other.write("workspace", wrong);
    await other.must("workspace", "init");
    const invalid = await other.run("workspace", "validate", "-json");
    other.remove();
    expect(invalid.exitCode).toBe(1);
    expect(invalid.output).toContain("in resource.databricks_permission_assignment.a".slice(0, 11));
    expect(invalid.output).toContain("Only one of group_name");
  });

  it("creates again what has disappeared, and brings back what has drifted", async () => {
    await applyBoth();
    const bucket = [...cloud.objects].find(([, { type }]) => type === "aws_s3_bucket");
    cloud.objects.delete(bucket?.[0] ?? "");
    const vpc = cloud.only("aws_vpc");
    vpc.object = { ...vpc.object, tags: { Name: "someone else's" } };
    const { exitCode, output } = await planned("network");
    expect(exitCode).toBe(2);
    expect(output).toContain("aws_s3_bucket.root will be created");
    expect(output).toContain("aws_vpc.main will be updated in-place");
    await apply("network");
    expect((await planned("network")).exitCode).toBe(0);
  });

  it("imports, moves, and forgets", async () => {
    cloud.objects.set("existing", {
      type: "aws_s3_bucket",
      object: { id: "existing", bucket: "root-bucket", tags_all: {} },
    });
    const stack = { ...network(), import: [{ to: "aws_s3_bucket.root", id: "existing" }] };
    folder.write("network", stack);
    await folder.must("network", "init");
    expect(await apply("network")).toContain("1 imported, 3 added, 1 changed, 0 destroyed");
    expect((await planned("network")).exitCode).toBe(0);

    const { aws_s3_bucket, ...rest } = network().resource;
    const moved = { ...network(), moved: [{ from: "aws_s3_bucket.root", to: "aws_s3_bucket.other" }] };
    folder.write("network", { ...moved, resource: { ...rest, aws_s3_bucket: { other: aws_s3_bucket?.root } } });
    cloud.log.length = 0;
    expect(await apply("network")).toContain("0 added, 0 changed, 0 destroyed");
    expect(cloud.log).toEqual([]);
  });

  it("ends an interrupted apply with the state of what was made", async () => {
    let giveUp: (() => void) | undefined;
    const create = cloud.create.bind(cloud);
    Object.assign(cloud, {
      create: async (...[context, request]: Parameters<typeof create>) => {
        if (request.type === "aws_subnet") await new Promise<void>((resolve) => (giveUp = resolve));
        return create(context, request);
      },
      stop: () => giveUp?.(),
    });
    await folder.must("network", "init");
    const { exitCode, output } = await folder.interrupted(
      "network",
      "aws_subnet.a: Creating",
      "apply",
      "-auto-approve",
    );
    expect(exitCode).toBe(1);
    expect(output).toContain("Interrupt received");
    Object.assign(cloud, { create });
    await apply("network");
    expect((await planned("network")).exitCode).toBe(0);
    expect(cloud.objects.size).toBe(4);
  });

  it("fails cleanly when a provider dies, and converges with the next one", async () => {
    await folder.must("network", "init");
    const create = cloud.create.bind(cloud);
    cloud.create = (context, request) => {
      if (request.type === "aws_subnet") providers.running.aws.kill();
      return create(context, request);
    };
    expect((await folder.run("network", "apply", "-auto-approve")).exitCode).toBe(1);
    cloud.create = create;
    await providers.stop();
    providers = await serveProviders({ types: typesInUse([network(), workspace()]), cloud });
    const state = await folder.run("network", "plan");
    // The old provider is gone for good: its port is closed.
    expect(state.exitCode).toBe(1);
  });
});
