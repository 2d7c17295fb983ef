import { Group } from "@cdktf/provider-databricks/lib/group";
import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { leaveOutAbsent } from "../../../stacks/base/absent";
import { PlatformStack } from "../../../stacks/base/platform-stack";
import { platformOf } from "../../support/platform";
import { synthApp, synthModule } from "../../support/synth";

interface Numbers {
  readonly one: string;
  readonly many: Readonly<Record<string, string>>;
}

class Producer extends PlatformStack<Numbers> {
  constructor(scope: Construct, deployed = true) {
    super(scope, "dev-network", { layer: "network", state: { backend: "local", directory: "state" } });
    if (deployed) {
      new DatabricksProvider(this, "databricks", { host: "https://example.cloud.databricks.com" });
      new Group(this, "group", { displayName: "admins" });
    }
    this.publish({ one: "1", many: { "a b": "x" } });
  }
}

class Consumer extends PlatformStack<Record<string, never>> {
  constructor(scope: Construct, read: (consumer: Consumer) => Record<string, string>) {
    super(scope, "dev-workspace", { layer: "workspace", state: { backend: "local", directory: "state" } });
    for (const [name, value] of Object.entries(read(this))) new TerraformOutput(this, name, { value, staticId: true });
  }
}

describe("PlatformStack", () => {
  it("passes values through outputs with their own names and the producer's remote state", () => {
    const stacks = synthApp((app) => {
      const producer = new Producer(app);
      new Consumer(app, (consumer) => {
        const { one, many } = producer.readBy(consumer);
        return { single: one, entry: many["a b"] ?? "" };
      });
    });
    const [consumer, producer] = ["dev-workspace", "dev-network"].map((name) =>
      stacks.find((stack) => stack.name === name),
    );
    expect(producer?.json.output).toMatchObject({ one: { value: "1" }, many: { value: { "a b": "x" } } });
    expect(consumer?.dependsOn).toEqual(["dev-network"]);
    expect(consumer?.json.output?.single?.value).toBe("${data.terraform_remote_state.network.outputs.one}");
    expect(consumer?.json.output?.entry?.value).toBe('${data.terraform_remote_state.network.outputs.many["a b"]}');
  });

  it("declares the dependency but reads no state when nothing is used", () => {
    const stacks = synthApp((app) => {
      const producer = new Producer(app);
      new Consumer(app, (consumer) => {
        producer.readBy(consumer);
        return {};
      });
    });
    expect(stacks.find((stack) => stack.name === "dev-workspace")?.json.data).toBeUndefined();
  });

  it("is absent where it deploys nothing: no dependency, and its constants are read as they are", () => {
    const stacks = synthApp((app) => {
      const producer = new Producer(app, false);
      expect(producer.isAbsent).toBe(true);
      new Consumer(app, (consumer) => {
        const { one, many } = producer.readBy(consumer);
        return { single: one, entry: many["a b"] ?? "" };
      });
      leaveOutAbsent(app, platformOf());
    });
    const consumer = stacks.find((stack) => stack.name === "dev-workspace");
    expect(stacks.map(({ name }) => name)).not.toContain("dev-network");
    expect(consumer?.dependsOn).toEqual([]);
    expect(consumer?.json.output).toMatchObject({ single: { value: "1" }, entry: { value: "x" } });
  });

  it("refuses a cycle of stacks", () => {
    expect(() =>
      synthApp((app) => {
        const producer = new Producer(app);
        const consumer = new Consumer(app, (self) => ({ value: producer.readBy(self).one }));
        producer.addDependency(consumer);
      }),
    ).toThrow(/circular dependency/);
  });

  it("names resources by their path, without a hash; the main resource by its module", () => {
    const json = synthModule((stack) => {
      const module = new Construct(stack, "group-Data Engineers");
      new Group(module, "Resource", { displayName: "a" });
      new Group(module, "second", { displayName: "b" });
    });
    expect(Object.keys(json.resource?.databricks_group ?? {})).toEqual([
      "group-Data-Engineers",
      "group-Data-Engineers_second",
    ]);
  });

  it("refuses two resources whose names come out the same, naming both", () => {
    expect(() =>
      synthModule((stack) => {
        new Group(stack, "Data Engineers", { displayName: "a" });
        new Group(stack, "Data-Engineers", { displayName: "b" });
      }),
    ).toThrow(/"Data Engineers" and "Data-Engineers" have the same logical id Data-Engineers/);
  });
});
