import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { typesInUse } from "../../../../tools/simulate/schema/in-use";
import { type SimulatedProviders, serveProviders } from "../../../../tools/simulate/semantics/serve";
import { EchoCloud } from "../support/echo-cloud";
import { network, workspace } from "../support/stacks";
import { Folder, withoutTerraform } from "../support/terraform";

/** A message of `terraform validate -json`. */
interface Problem {
  readonly summary: string;
  readonly address: string;
  readonly range: { readonly end: { readonly byte: number } };
}

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
    const others = await serveProviders({ types: typesInUse([wrong]), cloud });
    const invalid = await folder.with(others.environment).run("workspace", "validate", "-json");
    await others.stop();
    const [found] = (JSON.parse(invalid.output) as { diagnostics: Problem[] }).diagnostics;
    expect(found).toMatchObject({ summary: "Conflicting arguments", address: "databricks_permission_assignment.a" });
    expect(JSON.stringify(wrong).slice(0, found?.range.end.byte)).toMatch(/"group_name":"a"$/);
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
    const create = cloud.create.bind(cloud);
    let interrupted = () => {};
    const interruption = new Promise<void>((resolve) => (interrupted = resolve));
    Object.assign(cloud, {
      create: async (...[context, request]: Parameters<typeof create>) => {
        if (request.type === "aws_subnet") await interruption;
        return create(context, request);
      },
      stop: interrupted,
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
    const again = folder.with(providers.environment);
    await again.must("network", "apply", "-auto-approve");
    expect(await again.run("network", "plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });
});
