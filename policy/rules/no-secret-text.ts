import type { StackJson } from "../../emitted/stacks";
import type { Rule, Violation } from "../rule";
import { isReferenceToSecret, isSecretArgument, looksLikeSecret } from "../secrets";

/** Arguments with an innocent name that hold a secret. */
const SECRET_ARGUMENTS: Readonly<Record<string, readonly string[]>> = { databricks_secret: ["string_value"] };

/** How many names of a path make the address, per section. */
const ADDRESS_LENGTH: Readonly<Record<string, number>> = { resource: 2, data: 2, provider: 1, variable: 1, output: 1 };

export const noSecretText: Rule = {
  id: "no-secret-text",
  description:
    "No secret stands in the emitted JSON, which is uploaded with plans and printed in logs. Findings name the argument and never the text.",
  check: ({ json }) => [...leaks(json), ...defaultsOfSecrets(json)],
};

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function leaks(json: StackJson): Violation[] {
  const { "//": _, ...sections } = json;
  return leaves(sections, []).flatMap(({ path, text }) => {
    const what = leakOf(path, text);
    if (what === undefined) return [];
    const [address, argument] = split(path);
    return { address, message: `${argument} ${what}`, fix: "refer to a sensitive variable or a secret store" };
  });
}

/** What is wrong with one text, if anything. */
function leakOf(path: readonly string[], text: string): string | undefined {
  const kind = looksLikeSecret(text);
  if (kind !== undefined) return `looks like ${kind}`;
  const name = nameOf(path);
  // Model serving keeps and prints these in the clear, also where they come from a variable.
  if (name.endsWith("_plaintext")) return "is kept as plain text by the provider";
  const secret = isSecretArgument(name) || SECRET_ARGUMENTS[path[1] ?? ""]?.includes(name) === true;
  return secret && !isReferenceToSecret(text) ? "holds a secret as text" : undefined;
}

/** Every text below a value, names of keys included: somebody may have made a key of a secret. */
function leaves(value: unknown, path: readonly string[]): Leaf[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === "//") return [];
    const hidden = looksLikeSecret(key) !== undefined;
    const inner = leaves(part, [...path, hidden ? "(a key)" : key]);
    return hidden ? [{ path: [...path, "(a key)"], text: key }, ...inner] : inner;
  });
}

/** The argument's own name: `private_key` of `private_key[0]`. */
function nameOf(path: readonly string[]): string {
  return path.findLast((part) => !/^\d+$/.test(part)) ?? "";
}

/** Address and argument, spelled as Terraform spells them. */
function split([section = "", ...names]: readonly string[]): [address: string, argument: string] {
  const length = ADDRESS_LENGTH[section] ?? 0;
  const prefix = section === "resource" ? [] : [section];
  return [[...prefix, ...names.slice(0, length)].join("."), names.slice(length).join(".")];
}

function defaultsOfSecrets(json: StackJson): Violation[] {
  return Object.entries(json.variable ?? {}).flatMap(([name, variable]) => {
    const { sensitive, default: value } = variable as { sensitive?: unknown; default?: unknown };
    return sensitive === true && (value ?? "") !== ""
      ? { address: `variable.${name}`, message: "a sensitive variable has a default", fix: "remove the default" }
      : [];
  });
}
