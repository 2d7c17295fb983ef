import type { EnvironmentInput } from "../../../../config/schema/environment";
import type { EmittedStack } from "../../../../emitted/stacks";
import { accountInput, devInput, platformOf } from "../../../support/platform";
import { synthPlatform } from "../../../support/shipped";

type Sources = NonNullable<EnvironmentInput["sources"]>;
type Services = NonNullable<EnvironmentInput["dataServices"]>;

const CATALOGS = ["sales", "logistics", "finance"];
const common = (index: number) => ({
  workspace: "main",
  catalog: CATALOGS[index % CATALOGS.length] ?? "sales",
  notify: ["a@acme.example"],
  runAs: "ingestion",
});
const schedule = { quartzCron: "0 0 * * * ?" };
const number = (index: number): string => String(index).padStart(2, "0");

/** A source of a sort that goes by its number, with the data service that it needs. */
function sourceOf(index: number): { source: Sources[string]; service?: Services[string] } {
  if (index % 4 === 1) {
    const payload = { format: "json" as const, columns: { id: "STRING" } };
    const run =
      index % 8 === 1
        ? { mode: "scheduled" as const, schedule }
        : { mode: "continuous" as const, acknowledgeContinuousCost: "Needed within seconds" };
    return {
      source: { ...common(index), kind: "stream", stream: `stream-${number(index)}`, run, payload },
      service: { kind: "kinesis-stream", mode: "create" },
    };
  }
  const path = `a-folder-with-a-long-name-${number(index)}`;
  const files = { ...common(index), kind: "s3-files" as const, format: "json" as const, path, schedule };
  return index % 4 === 3
    ? { source: files, service: { kind: "firehose", from: { mode: "put", producers: {} }, folder: path } }
    : { source: files };
}

/** An environment with so many sources, of four sorts, into three catalogs. */
export function manySources(count: number): EnvironmentInput {
  const input = devInput();
  const { sales } = input.catalogs;
  if (sales === undefined) throw new Error("there is a catalog sales");
  input.catalogs = Object.fromEntries(CATALOGS.map((name) => [name, structuredClone(sales)]));
  input.sources = {};
  // What the shipped domain has of its own is not there.
  delete input.domains;
  input.dataServices = {};
  for (let index = 0; index < count; index++) {
    const { source, service } = sourceOf(index);
    input.sources[`from-a-system-far-away-or-so-${number(index)}`] = source;
    if (service !== undefined) input.dataServices[`stream-${number(index)}`] = service;
  }
  return input;
}

/** Every stack of it. */
export const stacksWith = (count: number): readonly EmittedStack[] =>
  synthPlatform(platformOf(accountInput(), manySources(count)));
