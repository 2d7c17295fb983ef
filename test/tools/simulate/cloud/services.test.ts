import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownOf, TYPES, withFacet } from "../../../../tools/simulate/cloud/services";
import * as aws from "../../../../tools/simulate/cloud/services/aws";
import * as databricks from "../../../../tools/simulate/cloud/services/databricks";
import { mergedServices } from "../../../../tools/simulate/cloud/services/merge";
import type { Service } from "../../../../tools/simulate/cloud/services/service";

const PROVIDERS: Readonly<Record<string, Readonly<Record<string, Service>>>> = { aws, databricks };

/** `security-groups.ts` → `securityGroups`, which is what the file exports. */
const exported = (file: string) =>
  file.replace(/\.ts$/, "").replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function filesOf(provider: string): string[] {
  const folder = join(__dirname, "../../../../tools/simulate/cloud/services", provider);
  return readdirSync(folder).filter((file) => file !== "index.ts");
}

/** Words after `aws_` that several services share. */
const SPLIT = ["cloudwatch", "default", "ec2", "kinesis", "network", "route53", "vpc"];

describe("services", () => {
  it("are all listed, under the name of their file", () => {
    for (const [provider, services] of Object.entries(PROVIDERS)) {
      expect(Object.keys(services).sort(), provider).toEqual(filesOf(provider).map(exported).sort());
    }
  });

  it("have the types of their provider, each with something known of it", () => {
    const wrong = Object.entries(PROVIDERS).flatMap(([provider, services]) =>
      Object.entries(services).flatMap(([name, service]) =>
        Object.entries(service)
          .filter(([type, row]) => !type.startsWith(`${provider}_`) || Object.keys(row).length === 0)
          .map(([type]) => `${name}: ${type}`),
      ),
    );
    // What only the simulation knows of.
    expect(wrong).toEqual(["connectivity: simulated_leftover_binding"]);
  });

  it("of AWS have every type whose name begins with the service's word", () => {
    const homes = new Map<string, Set<string>>();
    for (const [name, service] of Object.entries(aws)) {
      for (const type of Object.keys(service)) {
        const word = type.split("_")[1] ?? "";
        homes.set(word, (homes.get(word) ?? new Set()).add(name));
      }
    }
    const split = [...homes].filter(([, files]) => files.size > 1).map(([word]) => word);
    expect(split.sort()).toEqual(SPLIT);
  });

  it("have one row for a type: a second one is refused, and named", () => {
    const queues: Service = { aws_sqs_queue: { lookup: ["name"] } };
    const topics: Service = { aws_sns_topic: { lookup: ["name"] } };
    expect(mergedServices([queues, topics])).toEqual({ ...queues, ...topics });
    expect(() => mergedServices([queues, topics, { aws_sqs_queue: {} }])).toThrow(/^aws_sqs_queue has two rows/);
  });
});

describe("what is known of a type", () => {
  it("is its row, and nothing of a type without one", () => {
    expect(knownOf("aws_kinesis_stream")).toBe(aws.kinesis.aws_kinesis_stream);
    expect(knownOf("aws_never_heard_of")).toEqual({});
  });

  it("can be asked by facet: only the types that have it", () => {
    const quotas = withFacet("quota");
    expect(quotas.aws_vpc).toEqual({ limit: 5, summary: "VpcLimitExceeded" });
    expect(Object.keys(quotas).filter((type) => TYPES[type]?.quota === undefined)).toEqual([]);
    expect(quotas).not.toHaveProperty("aws_sqs_queue");
  });
});
