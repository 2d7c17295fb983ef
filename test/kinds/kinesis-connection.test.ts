import { afterAll, describe, expect, it } from "vitest";
import { readsStreams, readsStreamsAtMost } from "../../modules/connections/connection/kinesis";
import type { Statement } from "../../modules/iam/policy-document";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { streamsConnection } from "../support/stream-connection";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";

const platform = () => {
  const input = devInput();
  input.dataServices = { ...input.dataServices, events: eventStream() };
  input.connections = { ...input.connections, events: streamsConnection() };
  return platformOf(accountInput(), input);
};

describe("a connection to Kinesis", () => {
  it.each<[unknown, string]>([
    [streamsConnection(), ""],
    [streamsConnection({ streams: undefined }), "no stream may be read through it. Fix: list some under streams"],
    [streamsConnection({ streams: [] }), "connections.events.streams"],
    [streamsConnection({ streams: ["nowhere"] }), '"nowhere" is not a data service'],
    [streamsConnection({ options: { host: "a" } }), "is no option of kinesis"],
    [streamsConnection({ secrets: ["password"] }), "password is no way to sign in to kinesis"],
    [
      streamsConnection({ type: "glue", options: { aws_region: "eu-west-1", aws_account_id: "222222222222" } }),
      "glue reads no streams. Fix: remove it",
    ],
  ])("is judged: %#", (connection, message) => {
    const said = report({ dev: { "dataServices.events": eventStream(), "connections.events": connection } });
    if (message === "") expect(said).toBe("");
    else expect(said).toContain(message);
  });

  it("has a service credential of its own, whose role reads the stream and nothing else", () => {
    const stacks = synthPlatform(platform());
    const json = (name: string) => stacks.find((one) => one.name === name)?.json ?? {};
    expect(resource(json("dev-connections"), "databricks_connection.connection-events")).toMatchObject({
      connection_type: "KINESIS",
      options: {
        aws_region: "eu-west-1",
        credential: "${data.terraform_remote_state.unity-catalog.outputs.service_credential_names.events}",
      },
    });
    const { policy } = resource(json("dev-unity-catalog"), "aws_iam_role_policy.connection-events_role-policy");
    const { Statement: statements } = JSON.parse(String(policy)) as { Statement: Statement[] };
    const may = (action: string, on: string) => simulateIdentity(statements, { action, resource: on });
    expect(may("kinesis:GetRecords", STREAM)).toBe("allow");
    expect(may("kinesis:GetRecords", `${STREAM}-2`)).toBe("deny");
    expect(may("kinesis:PutRecord", STREAM)).toBe("deny");
    expect(may("glue:GetTables", "*")).toBe("deny");
  });

  it.each([
    ["the role", readsStreams([{ arn: STREAM, key: { mode: "other", arn: KEY } }], () => KEY, PLACE)],
    ["the boundary", readsStreamsAtMost([STREAM], PLACE)],
  ])("decrypts what the stream holds, for the stream alone: %s", (_, statements) => {
    const may = (stream: string) =>
      simulateIdentity(statements, {
        action: "kms:Decrypt",
        resource: KEY,
        context: {
          "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
          "kms:EncryptionContext:aws:kinesis:arn": stream,
        },
      });
    expect(may(STREAM)).toBe("allow");
    expect(may(`${STREAM}-2`)).toBe("deny");
    expect(simulateIdentity(statements, { action: "kinesis:GetShardIterator", resource: STREAM })).toBe("allow");
    expect(simulateIdentity(statements, { action: "kinesis:SubscribeToShard", resource: STREAM })).toBe("deny");
  });

  it("leaves the boundary alone where there is none", () => {
    expect(readsStreamsAtMost([], PLACE)).toEqual([]);
    expect(readsStreams([{ arn: STREAM, key: { mode: "none" } }], () => KEY, PLACE)).toHaveLength(1);
  });

  describe("in simulated services", () => {
    const site = new SimulatedSite();
    afterAll(() => site.remove());
    it(
      "is deployed, has nothing to change afterwards, and goes without a trace",
      () => expectComesAndGoes(site, platform(), ["dev-connections"]),
      240_000,
    );
  });
});
