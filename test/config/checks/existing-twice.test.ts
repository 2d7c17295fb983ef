import { describe, expect, it } from "vitest";
import { z } from "zod";
import { IDENTITY_FIELDS } from "../../../config/checks/existing-twice";
import { environmentSchema } from "../../../config/schema/environment";
import { report } from "../problems";

const ID = "7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2918";

/** The alternatives of entries of records that stand for what is there already, by the path of their record. */
function existing(schema: z.core.$ZodType, path: string, inRecord = false): { path: string; fields: string[] }[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return existing(schema.unwrap(), path, inRecord);
  }
  if (schema instanceof z.ZodPipe) return existing(schema.in, path, inRecord);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => existing(option, path, inRecord));
  if (schema instanceof z.ZodArray) return existing(schema.element, path);
  if (schema instanceof z.ZodRecord) return existing(schema.valueType, path, true);
  if (!(schema instanceof z.ZodObject)) return [];
  const { mode } = schema.shape;
  const fields = Object.keys(schema.shape);
  return [
    ...(inRecord && mode instanceof z.ZodLiteral && mode.value === "existing" ? [{ path, fields }] : []),
    ...fields.flatMap((field) => existing(schema.shape[field], `${path}.${field}`)),
  ];
}

describe("what is there already", () => {
  it("says which it is by a field that is compared, in every record without kinds", () => {
    const found = existing(environmentSchema, "environment").filter(({ fields }) => !fields.includes("kind"));
    expect(found).not.toEqual([]);
    for (const { path, fields } of found) {
      expect(
        fields.filter((field) => (IDENTITY_FIELDS as readonly string[]).includes(field)),
        path,
      ).not.toEqual([]);
    }
  });

  it("is named by one key of a record", () => {
    const record = "workspaces.main.notificationDestinations";
    const said = (second: string) =>
      report({
        dev: { [`${record}.one`]: { mode: "existing", id: ID }, [`${record}.two`]: { mode: "existing", id: second } },
      });
    expect(said(ID)).toBe(
      `dev: ${record}.two: is what ${record}.one is already. Fix: keep one of them, and write its key where the other is named.`,
    );
    expect(said(ID.replace("7", "8"))).toBe("");
  });

  it.each([
    ["dataServices", { kind: "kinesis-stream", mode: "existing", streamName: "clicks" }, "streamName"],
    ["connections", { kind: "connection", mode: "existing", name: "erp" }, "name"],
  ])("is said by kinds themselves in %s", (record, entry, field) => {
    expect(report({ dev: { [`${record}.one`]: entry, [`${record}.two`]: entry } })).toContain(
      `dev: ${record}.two.${field}: `,
    );
  });
});
