import { describe, expect, it } from "vitest";
import { IMPORT_FORMS } from "../../../../config/facts/import-ids";
import { computedValues } from "../../../../tools/simulate/cloud/computed";
import { importIds } from "../../../../tools/simulate/cloud/imports";
import { type CloudObject, Store } from "../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../tools/simulate/given/published";
import type { ProviderName } from "../../../../tools/simulate/schema/packages";
import type { ObjectValue, Value } from "../../../../tools/simulate/schema/value";
import type { CloudContext } from "../../../../tools/simulate/semantics/cloud";
import { representativeStacks } from "../../../support/representative";
import { shippedStacks } from "../../../support/shipped";
import { aws } from "./support/world";

/** Types whose ids are those of another object, which is not there in this test, or of what no service decides: why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  aws_kms_replica_key: "the id is that of its primary key",
  databricks_connection: "it has the id of the metastore",
  databricks_data_quality_monitor: "no service decides anything of it",
  databricks_mlflow_experiment: "no service decides anything of it",
};

const ACCOUNTS: Readonly<Partial<Record<ProviderName, string>>> = {
  aws: "111111111111",
  databricks: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
};

/** Arguments of one resource of each type, as some configuration has them. */
const ARGUMENTS = new Map(
  [...representativeStacks(), ...shippedStacks()].flatMap(({ json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
      Object.values(byId).map((args) => [type, args as Readonly<Record<string, unknown>>] as const),
    ),
  ),
);

/** An argument with something in place of what is known only later. */
function settled(value: unknown): Value {
  if (typeof value === "string") {
    return value
      .replace(/\$\{aws_([a-z0-9]+)_\w+\.[\w-]+\.(?:\w+_)?arn\}/g, "arn:aws:$1:eu-west-1:111111111111:thing/x")
      .replace(/\$\{[^}]*\}/g, "dzd-0123456789");
  }
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value === "object" && value !== null) return settledAll(value);
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
const settledAll = (args: object): ObjectValue =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, settled(value)]));

function madeOf(type: string): ObjectValue {
  const [prefix = ""] = type.split("_");
  const provider = (["aws", "databricks", "tfe"] as const).find((name) => name === prefix) ?? "aws";
  const planned = settledAll(ARGUMENTS.get(type) ?? {});
  const context: CloudContext = { ...aws(), provider, accountId: ACCOUNTS[provider], level: "workspace" };
  const request = { type, planned, config: planned, context, published: PUBLISHED, store: new Store() };
  return { ...planned, ...computedValues({ ...request, seed: "0123456789abcdef".repeat(3) }) };
}

const OBJECT: Omit<CloudObject, "attributes" | "type"> = {
  ...{ key: "one", seed: "one", provider: "aws", account: undefined, place: undefined },
  ...{ createdAt: 0, changedAt: 0, madeByService: false },
};

describe("what is made in the simulated cloud", () => {
  it.each(Object.keys(IMPORT_FORMS.value).filter((type) => !Object.hasOwn(ELSEWHERE, type)))(
    "is imported by an id of the form that its provider takes: %s",
    (type) => {
      const ids = importIds({ ...OBJECT, type, attributes: madeOf(type) });
      const pattern = IMPORT_FORMS.value[type]?.pattern;
      expect(ids.filter((id) => pattern?.test(id))).not.toEqual([]);
    },
  );
});
