import { describe, expect, it } from "vitest";
import { CONNECTION_OPTIONS, type OptionForm, OWN_FORMS, UNPROTECTED } from "../../config/facts/connection-options";
import { CONNECTION_TYPES, type ConnectionTypeName, connectionType } from "../../config/facts/connection-types";
import { report } from "../config/problems";
import { connectionOfType } from "../support/external-connections";

const TYPES = Object.keys(CONNECTION_TYPES.value) as ConnectionTypeName[];
const forms: Readonly<Record<string, OptionForm>> = CONNECTION_OPTIONS.value;

/** Every option of every type, with the way to sign in that has it. */
const OPTIONS = TYPES.flatMap((type) =>
  connectionType(type).ways.flatMap((way, index) =>
    Object.keys({ ...connectionType(type).options, ...way.options }).map((option) => ({ type, index, option })),
  ),
);

/** Good and bad values of each form. */
const VALUES: Readonly<Record<Extract<OptionForm, string>, readonly [good: string[], bad: string[]]>> = {
  host: [
    ["db.acme.example", "acme-1.snowflakecomputing.com", "10.80.4.7", "_db.acme.example"],
    [
      "https://db.acme.example",
      "db.acme.example:5432",
      "db.acme.example/x",
      "db acme",
      "acme..com",
      ".acme.com",
      "localhost",
      "0.0.0.0",
      "127.0.0.1",
      "169.254.169.254",
      "10.0.0",
      "10.0.0.256",
      "user@db.acme.example",
    ],
  ],
  "host-or-origin": [
    ["api.acme.example", "https://api.acme.example"],
    ["http://api.acme.example", "https://", "https://api.acme.example/x", "https://169.254.169.254", "localhost"],
  ],
  port: [
    ["1", "5432", "65535"],
    ["0", "65536", "99999", "05432", "https", "-1", "5432.0"],
  ],
  boolean: [["false"], ["maybe", "True", "1", "yes"]],
  https: [
    ["https://login.acme.example/oauth2/token", "https://login.acme.example:8443/a?b=c", "https://login.acme.example"],
    ["http://login.acme.example", "login.acme.example", "https://", "https://a b", "https://localhost/x"],
  ],
  path: [
    ["/", "/api/v2", "/api/"],
    ["api", "/a/../b", "/a//b", "/.", "/a b", "/a?b=c"],
  ],
  account: [["111111111111"], ["1111", "acme", "1111111111111"]],
  region: [
    ["eu-west-1", "us-gov-west-1"],
    ["Ireland", "eu-west", "eu-west-1a"],
  ],
  paths: [
    ["s3://acme-old", "s3://acme-old/sales,s3://acme-old/shop/"],
    ["acme-old/sales", "s3://acme-old, s3://acme", "s3://", "s3a://acme-old"],
  ],
  text: [["reading"], []],
};

const said = (type: ConnectionTypeName, index: number, option: string, value: string): string => {
  const one = connectionOfType(type, index);
  return report({ dev: { "connections.one": { ...one, options: { ...one.options, [option]: value } } } });
};

describe("options of connections", () => {
  it("are all in the table, and nothing else is", () => {
    const catalogs = TYPES.flatMap((type) => Object.keys(connectionType(type).catalog ?? {}));
    expect(Object.keys(forms).sort()).toEqual(
      [...new Set([...OPTIONS.map(({ option }) => option), ...catalogs])].sort(),
    );
  });

  it.each(OPTIONS)("take good values and no others: $option of $type", ({ type, index, option }) => {
    const form = OWN_FORMS[type]?.[option] ?? forms[option] ?? "text";
    const [good, bad] = typeof form === "string" ? VALUES[form] : [[...form], ["sometimes", ""]];
    const risky = UNPROTECTED[option]?.values ?? [];
    for (const value of good.filter((one) => !risky.includes(one))) {
      expect(said(type, index, option, value), value).toBe("");
    }
    for (const value of bad) {
      expect(said(type, index, option, value), value).toMatch(
        new RegExp(`^dev: connections\\.one\\.options\\.${option}: .+\\. Fix: .+\\.$`, "m"),
      );
    }
  });

  it.each(OPTIONS.filter(({ option }) => Object.hasOwn(UNPROTECTED, option)))(
    "warn of what lets others read along: $option of $type",
    ({ type, index, option }) => {
      for (const value of UNPROTECTED[option]?.values ?? []) {
        expect(said(type, index, option, value)).toBe(
          `warning: dev: connections.one.options.${option}: with "${value}", somebody on the way could pose as the server and read along. Fix: ${UNPROTECTED[option]?.fix}.`,
        );
      }
    },
  );
});
