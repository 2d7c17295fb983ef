import { describe, expect, it } from "vitest";
import { REFERENCES } from "../../../tools/simulate/cloud/references";
import { TYPES, withFacet } from "../../../tools/simulate/cloud/services";
import { uniquesOf } from "../../../tools/simulate/cloud/uniques";
import { secretPaths } from "../../support/marked-secrets";

/** Of paths, those that are secret in a type, or inside of what is. */
const secretOf = (type: string, paths: readonly string[]): string[] => {
  const secrets = secretPaths(type);
  return paths.filter((path) => secrets.some((secret) => path === secret || path.startsWith(`${secret}.`)));
};

/** What stands in something secret and is none itself, and why. */
const NO_SECRETS: Readonly<Record<string, string>> = {
  "aws_glue_connection: connection_properties.SECRET_ID": "a secret's name; the provider marks all properties at once",
};

const ALL_TYPES = Object.keys(TYPES);
const filledIn = (text: string): string[] => [...text.matchAll(/\{([a-z_.]+)\}/g)].map(([, name = ""]) => name);

/** What the tables of the simulated services say in a refusal; rules that are functions are not looked through here. */
describe("refusals of the simulated services", () => {
  it("are of types of which some have secrets", () => {
    expect(ALL_TYPES.filter((type) => secretPaths(type).length > 0).length).toBeGreaterThan(30);
  });

  it("fill no secret into their texts", () => {
    const told = Object.entries(withFacet("checks")).flatMap(([type, checks]) =>
      checks.flatMap(({ rule, detail, fix }) =>
        secretOf(type, [...filledIn(detail), ...filledIn(fix)]).map((path) => `${type} ${rule}: ${path}`),
      ),
    );
    expect(told).toEqual([]);
  });

  it("say of no secret that it names what is not there", () => {
    const told = ALL_TYPES.flatMap((type) =>
      REFERENCES.filter((reference) => reference.type === type).flatMap(({ path }) =>
        secretOf(type, [path]).map(() => `${type}: ${path}`),
      ),
    );
    expect(told).toEqual(Object.keys(NO_SECRETS));
  });

  it("say of no secret that somebody has it already", () => {
    const told = ALL_TYPES.flatMap((type) =>
      uniquesOf(type).flatMap(({ attributes }) => secretOf(type, attributes).map((path) => `${type}: ${path}`)),
    );
    expect(told).toEqual([]);
  });
});
