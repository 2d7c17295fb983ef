import type { EnvironmentInput } from "../../config/schema/environment";

type Input<R extends "dataServices" | "sources", K extends string> = Extract<
  NonNullable<EnvironmentInput[R]>[string],
  { kind: K }
>;
type StreamInput = Extract<Input<"dataServices", "kinesis-stream">, { mode: "create" }>;
type LoaderInput = Input<"sources", "stream">;

/** A stream with everything that a stream can have. */
export const eventStream = (change: Partial<StreamInput> = {}): StreamInput => ({
  kind: "kinesis-stream",
  mode: "create",
  consumers: ["databricks_clicks"],
  otherAccounts: ["999999999999", "arn:aws:iam::888888888888:role/shop"],
  producers: {
    shop: { mode: "roles", roleArns: ["arn:aws:iam::111111111111:role/shop"] },
    devices: { mode: "service", service: "iot.amazonaws.com" },
  },
  ...change,
});

/** A source that loads the stream `events` every hour. */
export const clicks = (change: Partial<LoaderInput> = {}): LoaderInput => ({
  kind: "stream",
  workspace: "main",
  catalog: "sales",
  stream: "events",
  run: { mode: "scheduled", schedule: { quartzCron: "0 0 * * * ?" } },
  payload: { format: "json", columns: { click_id: "STRING", at: "TIMESTAMP" } },
  notify: ["a@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** Adds the stream `events` and the source `clicks`. */
export function withStream(
  input: EnvironmentInput,
  stream: Partial<StreamInput> = {},
  loader: Partial<LoaderInput> = {},
): void {
  input.dataServices = { ...input.dataServices, events: eventStream(stream) };
  input.sources = { ...input.sources, clicks: clicks(loader) };
}
