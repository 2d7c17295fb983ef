import { describe, expect, it } from "vitest";
import { Caller } from "../support/caller";
import { decides } from "../support/decides";

const type = "aws_mskconnect_connector";
const named = { "connector.class": "com.acme.Sink", "tasks.max": "1" };

describe("connector-class", () => {
  decides("connector-class", type, {
    taken: [{ connector_configuration: named }],
    refused: [
      [{ connector_configuration: { "tasks.max": "1" } }, "connector.class"],
      [{ connector_configuration: { "connector.class": "com.acme.Sink" } }, "tasks.max"],
      [{}, "add both"],
    ],
  });
});

describe("connector-workers", () => {
  const scaled = (min_worker_count: number, max_worker_count: number) => ({
    capacity: [{ autoscaling: [{ min_worker_count, max_worker_count }] }],
  });
  decides("connector-workers", type, {
    taken: [scaled(1, 2), { capacity: [{ provisioned_capacity: [{}] }] }],
    refused: [
      [scaled(2, 2), "a larger max_worker_count"],
      [scaled(3, 2), "a larger max_worker_count"],
    ],
  });
});

describe("connector-iam", () => {
  const signedIn = (authentication_type: string, encryption_type: string) => ({
    kafka_cluster_client_authentication: [{ authentication_type }],
    kafka_cluster_encryption_in_transit: [{ encryption_type }],
  });
  decides("connector-iam", type, {
    taken: [signedIn("IAM", "TLS"), signedIn("NONE", "PLAINTEXT")],
    refused: [[signedIn("IAM", "PLAINTEXT"), "encryption_type to TLS"]],
  });
});

describe("a connector", () => {
  it("holds the plugin that it has", () => {
    const caller = new Caller();
    const plugin = caller.make("aws_mskconnect_custom_plugin", { name: "p" });
    expect(
      caller.refusal(type, {
        name: "c",
        connector_configuration: named,
        plugin: [{ custom_plugin: [{ arn: "arn:x" }] }],
      }),
    ).toMatchObject({ summary: "ResourceNotFoundException" });
    caller.make(type, {
      name: "c",
      connector_configuration: named,
      plugin: [{ custom_plugin: [{ arn: plugin.attributes.arn ?? null }] }],
    });
    expect(caller.remove(plugin)).toMatchObject({ summary: expect.stringContaining("BadRequestException") });
  });
});
