import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { report } from "../config/problems";
import { GENIE_SPACE } from "../support/genie";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

const problems = (change: Readonly<Record<string, unknown>> = {}, more: Readonly<Record<string, unknown>> = {}) =>
  report({
    dev: {
      "consumers.ask": structuredClone(GENIE_SPACE),
      ...Object.fromEntries(Object.entries(change).map(([at, value]) => [`consumers.ask.${at}`, value])),
      ...more,
    },
  });
const many = (length: number, name: string) => Array.from({ length }, (_, at) => `${name} ${at}`.replace(" ", "_"));

describe("a Genie space in the configuration", () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["with everything", {}],
    [
      "with a table alone",
      { tables: ["orders"], instructions: undefined, questions: undefined, description: undefined },
    ],
    ["with as many tables as there may be", { tables: many(30, "orders") }],
    ["of the schema that is taken for granted", { schema: undefined }],
  ])("is taken: %s", (_, change) => {
    expect(problems(change)).toBe("");
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ workspace: "lab" }, "consumers.ask.workspace"],
    [{ title: "" }, "consumers.ask.title"],
    [{ title: "a/b" }, "has a slash"],
    [{ warehouse: "none" }, "consumers.ask.warehouse"],
    [{ catalog: "nowhere" }, '"nowhere" is not a catalog'],
    [{ schema: "nowhere" }, "consumers.ask.schema"],
    [{ tables: [] }, "consumers.ask.tables: is empty"],
    [{ tables: many(31, "orders") }, "consumers.ask.tables"],
    [{ tables: ["orders", "orders"] }, "consumers.ask.tables"],
    [{ tables: ["sales.gold.orders"] }, "consumers.ask.tables.0"],
    [{ questions: ["a"] }, "consumers.ask.questions.0"],
    [{ questions: many(21, "question") }, "consumers.ask.questions"],
    [{ instructions: "x".repeat(1001) }, "consumers.ask.instructions"],
    [{ "permissions.strangers": "CAN_RUN" }, "strangers"],
    [{ "permissions.analysts": "CAN_READ" }, "CAN_READ"],
    [{ spaceId: "01f0a1b2c3d4e5f60718293a4b5c6d7e" }, "spaceId: is not a known setting"],
  ])("is refused: %j", (change, message) => {
    expect(problems(change)).toContain(message);
  });

  it("is refused on a warehouse that cannot run it", () => {
    const classic = { "consumers.bi.type": "CLASSIC", "consumers.bi.serverless": false };
    expect(problems({}, classic)).toContain(
      "consumers.ask.warehouse: bi is CLASSIC, on which no Genie space runs. Fix: name a warehouse of type PRO",
    );
  });

  it("is refused for people who may run no query on its warehouse, and warned of for those who read nothing", () => {
    const said = problems({}, { "consumers.bi.permissions": { "data-engineers": "CAN_USE" } });
    expect(said).toContain("consumers.ask.permissions.analysts");
    expect(
      problems(
        {},
        { "catalogs.sales.schemas.attic": { layer: "gold", comment: "Old" }, "consumers.ask.schema": "attic" },
      ),
    ).toContain("consumers.ask.permissions.analysts");
  });
});

describe("what a Genie space is made of by hand", () => {
  const input: EnvironmentInput = devInput();
  input.consumers = { ...input.consumers, "ask-orders": GENIE_SPACE };
  const stacks = synthPlatform(platformOf(accountInput(), input));
  const { json } = stacks.find(({ name }) => name === "dev-serving-main") ?? { json: undefined };
  const output = (name: string) =>
    JSON.parse((json?.output?.[name]?.value as Record<string, string> | undefined)?.["ask-orders"] ?? "") as Record<
      string,
      string
    >;

  it("is the body of a call with everything filled in", () => {
    const { serialized_space, ...body } = output("genie_spaces");
    expect(body).toEqual({
      title: "Orders",
      description: "Questions about orders and who made them",
      warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}",
    });
    const space = JSON.parse(serialized_space ?? "") as {
      config: { sample_questions: { id: string; question: string[] }[] };
      instructions: { text_instructions: { id: string; content: string[] }[] };
    };
    const catalog = "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}";
    expect(space).toMatchObject({
      version: 2,
      // In order, or Databricks refuses it.
      data_sources: {
        tables: ["customers", "orders_per_day"].map((one) => ({ identifier: `${catalog}.gold.${one}` })),
      },
      instructions: { text_instructions: [{ content: [GENIE_SPACE.instructions] }] },
    });
    const asked = space.config.sample_questions;
    expect(asked.map(({ question }) => question[0]).sort()).toEqual([...GENIE_SPACE.questions].sort());
    const ids = [...asked, ...space.instructions.text_instructions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(asked.map(({ id }) => id)).toEqual(asked.map(({ id }) => id).sort());
  });

  it("is shared with the groups of the entry, and no others", () => {
    expect(output("genie_space_permissions")).toEqual({
      access_control_list: [{ group_name: "analysts", permission_level: "CAN_RUN" }],
    });
  });

  it("is no resource of Terraform", () => {
    expect(addresses(json as never).filter((address) => address.includes("ask-orders"))).toEqual([]);
  });
});
