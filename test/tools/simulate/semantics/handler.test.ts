import { beforeEach, describe, expect, it } from "vitest";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { providerSchema } from "../../../../tools/simulate/schema/provider-schema";
import { type ObjectValue, UNKNOWN } from "../../../../tools/simulate/schema/value";
import { Clock } from "../../../../tools/simulate/semantics/clock";
import type { Refusal } from "../../../../tools/simulate/semantics/cloud";
import { createHandler } from "../../../../tools/simulate/semantics/handler";
import { parseRefusal } from "../../../../tools/simulate/semantics/refusal";
import type { PrivateData, ProviderInstance } from "../../../../tools/simulate/wire/handler";
import { EchoCloud } from "../support/echo-cloud";
import { blockOf, full, providerOf } from "../support/planning";

const REFUSAL: Refusal = {
  rule: "vpc-in-use",
  summary: "DependencyViolation",
  detail: "vpc-1 has subnets",
  fix: "delete the subnets first",
};

const instance: ProviderInstance = { peer: "127.0.0.1:1", config: { region: "eu-west-1" } };

let cloud: EchoCloud;

beforeEach(() => {
  cloud = new EchoCloud();
});

function handlerFor(type: string, dataSource?: string) {
  const provider = providerOf(type);
  const types = { resources: [type], dataSources: dataSource === undefined ? [] : [dataSource] };
  return createHandler({ provider, schema: providerSchema(PACKAGES[provider], types), cloud, clock: new Clock() });
}

/** One resource, driven as Terraform drives it. */
function resource(type: string) {
  const handler = handlerFor(type);
  const block = blockOf(type);
  let state: ObjectValue | null = null;
  let data: PrivateData = {};
  return {
    get state() {
      return state;
    },
    async apply(values: ObjectValue | null) {
      const config = values && full(block, values);
      const computed = (name: string) => block.attributes.get(name)?.computed === true;
      const proposed =
        config &&
        Object.fromEntries(
          Object.entries(config).map(([name, value]) => [
            name,
            value ?? (computed(name) ? (state?.[name] ?? null) : null),
          ]),
        );
      const plan = await handler.plan(instance, { type, prior: state, proposed, config, private: data });
      const result = await handler.apply(instance, {
        type,
        prior: state,
        planned: plan.planned,
        config,
        private: plan.private,
      });
      state = result.state;
      data = result.private;
      return [...plan.diagnostics, ...result.diagnostics];
    },
    async read() {
      const result = await handler.read(instance, { type, state: state ?? {}, private: data });
      state = result.state;
      data = result.private;
      return state;
    },
    async import(id: string) {
      const result = await handler.importState(instance, { type, id });
      state = result.state;
      data = result.private;
      return result.diagnostics;
    },
    plan: (values: ObjectValue) => {
      const config = full(block, values);
      return handler.plan(instance, { type, prior: state, proposed: config, config, private: data });
    },
  };
}

describe("a resource", () => {
  it("has no unknown value after its creation, and is read back as it is", async () => {
    const vpc = resource("aws_vpc");
    expect(await vpc.apply({ cidr_block: "10.0.0.0/16" })).toEqual([]);
    const created = vpc.state;
    expect(Object.values(created ?? {})).not.toContain(UNKNOWN);
    expect(created).toMatchObject({ cidr_block: "10.0.0.0/16", region: "eu-west-1", tags_all: {} });
    expect(await vpc.read()).toEqual(created);
  });

  it("is gone from the state once it is gone from the cloud", async () => {
    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    cloud.objects.clear();
    expect(await vpc.read()).toBeNull();
  });

  it("shows what was changed outside Terraform", async () => {
    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    const entry = cloud.only("aws_vpc");
    entry.object = { ...entry.object, enable_dns_support: false };
    expect(await vpc.read()).toMatchObject({ enable_dns_support: false });
  });

  it("keeps its timeouts, which no service knows", async () => {
    const vpc = resource("aws_vpc_endpoint");
    await vpc.apply({ vpc_id: "v", timeouts: { create: "5m", delete: null, update: null } });
    const entry = cloud.only("aws_vpc_endpoint");
    entry.object = { ...entry.object, timeouts: null };
    expect(await vpc.read()).toMatchObject({ timeouts: { create: "5m" } });
  });

  it("is imported with what the cloud knows, and an unknown id is an error", async () => {
    const vpc = resource("aws_vpc");
    expect(await vpc.import("vpc-none")).toMatchObject([
      { severity: "error", summary: "Cannot import a non-existent object" },
    ]);
    cloud.objects.set("vpc-1", { type: "aws_vpc", object: { cidr_block: "10.0.0.0/16" } });
    expect(await vpc.import("vpc-1")).toEqual([]);
    expect(vpc.state).toMatchObject({ cidr_block: "10.0.0.0/16", tags: null });
    // Setting what the import has not read does not replace it.
    expect((await vpc.plan({ cidr_block: "10.0.0.0/16", ipv4_ipam_pool_id: "p" })).requiresReplace).toEqual([]);
  });

  it("passes the key of what it replaces on to the deletion, for types without an id", async () => {
    // Terraform plans the new object with the private data of the old one, and deletes with what it gets back.
    const type = "databricks_budget_policy";
    const block = blockOf(type);
    const config = full(block, { policy_name: "a" });
    const replaced = { type, prior: null, proposed: config, config, private: { key: "old" } };
    const plan = await handlerFor(type).plan(instance, replaced);
    expect(plan.private).toEqual({ key: "old" });
    cloud.objects.set("old", { type, object: config });
    await handlerFor(type).apply(instance, { type, prior: config, planned: null, config: null, private: plan.private });
    expect(cloud.objects.size).toBe(0);
  });

  it("hands write-only values to the cloud and keeps them out of the state", async () => {
    const secret = resource("aws_secretsmanager_secret_version");
    let seen: ObjectValue | undefined;
    const create = cloud.create.bind(cloud);
    cloud.create = (context, request) => {
      seen = request.config;
      return create(context, request);
    };
    await secret.apply({ secret_id: "s", secret_string_wo: "hush", secret_string_wo_version: 1 });
    expect(seen).toMatchObject({ secret_string_wo: "hush" });
    expect(secret.state).toMatchObject({ secret_string_wo: null });
    expect(await secret.read()).toMatchObject({ secret_string_wo: null });
  });
});

describe("a refusal", () => {
  it("is printed with its rule and fix, and can be taken apart again", async () => {
    cloud.refuse = () => REFUSAL;
    const [diagnostic] = await resource("aws_vpc").apply({ cidr_block: "10.0.0.0/16" });
    expect(diagnostic?.severity).toBe("error");
    expect(parseRefusal(diagnostic?.summary ?? "", diagnostic?.detail ?? "")).toEqual(REFUSAL);
    expect(parseRefusal("Invalid value", "some other message")).toBeUndefined();
  });

  it("leaves nothing behind when it is about a creation", async () => {
    cloud.refuse = () => REFUSAL;
    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    expect(vpc.state).toBeNull();
  });

  it("leaves what exists when a creation fails half-way", async () => {
    const vpc = resource("aws_vpc");
    cloud.create = () => ({ refused: REFUSAL, exists: { key: "vpc-1", object: { id: "vpc-1" } } });
    expect(await vpc.apply({ cidr_block: "10.0.0.0/16" })).toHaveLength(1);
    expect(vpc.state).toMatchObject({ id: "vpc-1", cidr_block: "10.0.0.0/16", arn: null });
  });

  it("leaves an update in the state of a type of the older SDK, as if it were done, until the next read", async () => {
    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    const before = vpc.state;
    cloud.refuse = () => REFUSAL;
    expect(await vpc.apply({ cidr_block: "10.0.0.0/16", enable_dns_support: false })).toHaveLength(1);
    expect(vpc.state).toEqual({ ...before, enable_dns_support: false });
    expect(await vpc.read()).toEqual(before);
  });

  it("of a key of a workspace looks done for good: the provider reads no empty values", async () => {
    const workspace = resource("databricks_mws_workspaces");
    const wanted = { account_id: "a", workspace_name: "main", aws_region: "eu-west-1" };
    await workspace.apply(wanted);
    cloud.refuse = () => REFUSAL;
    const change = { ...wanted, managed_services_customer_managed_key_id: "key-1" };
    expect(await workspace.apply(change)).toHaveLength(1);
    expect(await workspace.read()).toMatchObject({ managed_services_customer_managed_key_id: "key-1" });
    const { planned } = await workspace.plan({ ...workspace.state, ...change });
    expect(planned).toEqual(workspace.state);
  });

  it("leaves the state as it was when it is about an update of the plugin framework, or a deletion", async () => {
    const rule = resource("aws_vpc_security_group_ingress_rule");
    const wanted = { security_group_id: "sg-1", ip_protocol: "-1", cidr_ipv4: "10.0.0.0/8" };
    await rule.apply(wanted);
    const unchanged = rule.state;
    cloud.refuse = () => REFUSAL;
    expect(await rule.apply({ ...wanted, description: "all" })).toHaveLength(1);
    expect(rule.state).toEqual(unchanged);
    cloud.refuse = () => undefined;
    cloud.objects.clear();

    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    const before = vpc.state;
    cloud.refuse = () => REFUSAL;
    expect(await vpc.apply(null)).toHaveLength(1);
    expect(vpc.state).toEqual(before);
    cloud.refuse = () => undefined;
    expect(await vpc.apply(null)).toEqual([]);
    expect(cloud.objects.size).toBe(0);
  });

  it("can come while planning, and the cloud can say what an update is going to change", async () => {
    const vpc = resource("aws_vpc");
    await vpc.apply({ cidr_block: "10.0.0.0/16" });
    cloud.advice = () => ({ refusals: [REFUSAL], unknown: ["ipv6_cidr_block", "cidr_block"] });
    const plan = await vpc.plan({ cidr_block: "10.0.0.0/16", enable_dns_support: false });
    expect(plan.diagnostics).toHaveLength(1);
    expect(plan.planned).toMatchObject({ ipv6_cidr_block: UNKNOWN, cidr_block: "10.0.0.0/16" });
  });
});

describe("updates that a provider does not make", () => {
  it("fail where the type has no update", async () => {
    const binding = resource("databricks_workspace_binding");
    await binding.apply({ securable_name: "a", workspace_id: 1 });
    expect(await binding.apply({ securable_name: "b", workspace_id: 1 })).toMatchObject([
      { summary: "The resource doesn't support update" },
    ]);
    expect(binding.state).toMatchObject({ securable_name: "a" });
  });

  it("are planned, seem to work, and are back at the next read", async () => {
    const catalog = resource("databricks_catalog");
    await catalog.apply({ name: "raw", comment: "a" });
    expect(await catalog.apply({ name: "bronze", comment: "b" })).toEqual([]);
    expect(catalog.state).toMatchObject({ name: "bronze", comment: "b" });
    expect(await catalog.read()).toMatchObject({ name: "raw", comment: "b" });
  });

  it("stay where the argument only steers the provider", async () => {
    const app = resource("databricks_database_instance");
    await app.apply({ name: "a", capacity: "CU_1", purge_on_delete: false });
    await app.apply({ name: "a", capacity: "CU_1", purge_on_delete: true });
    expect(await app.read()).toMatchObject({ purge_on_delete: true });
  });
});

describe("a data source", () => {
  it("answers with its arguments and what the cloud found", async () => {
    const handler = handlerFor("aws_vpc", "aws_availability_zones");
    const block = handler.schema.dataSources.get("aws_availability_zones");
    if (!block) throw new Error("no schema");
    let asked: ObjectValue | undefined;
    cloud.readData = (_, { planned }) => {
      asked = planned;
      return { names: ["eu-west-1a"], state: "something else" };
    };
    const config = full(block, { state: "available" });
    const { state } = await handler.readDataSource(instance, { type: "aws_availability_zones", config });
    expect(state).toMatchObject({ names: ["eu-west-1a"], state: "available", zone_ids: null, filter: [] });
    expect(asked).toMatchObject({ names: UNKNOWN, region: "eu-west-1", all_availability_zones: null });
  });
});
