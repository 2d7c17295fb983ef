/**
 * Measured process: a platform of many environments, each a copy of the shipped dev environment with its
 * own name, AWS account and addresses. Argument: how many; 0 loads everything and stops there.
 */
import accountFile from "../config/account";
import devFile from "../config/environments/dev";
import type { Platform } from "../config/model";
import { resolvePlatform } from "../config/resolve";
import type { EnvironmentInput } from "../config/schema/environment";
import { synthesizeOnly } from "./synthesize-only";

const PART = 50;

/** Copy number `index` of 256 at most: a /16 each inside 10.0.0.0/8. */
function copy(input: EnvironmentInput, index: number): EnvironmentInput {
  if (!("cidr" in input.network)) throw new Error("the copies are of an environment with a VPC of its own");
  const secondOctet = input.network.cidr.split(".").slice(0, 2).join(".");
  // As text, so that whatever repeats the account's id or an address of the VPC changes with it.
  const text = JSON.stringify(input)
    .replaceAll(input.awsAccountId, String(200_000_000_000 + index))
    .replaceAll(`"${secondOctet}.`, `"10.${index}.`);
  return { ...(JSON.parse(text) as EnvironmentInput), name: `e${String(index).padStart(3, "0")}` };
}

/** Through the checks like any configuration, in parts: Databricks allows an account 55 workspaces unless it is asked. */
function platformOf(count: number): Platform {
  const files = Array.from({ length: count }, (_, index) => copy(devFile.input, index)).map((input) => ({
    file: `config/environments/${input.name}.ts`,
    input,
  }));
  const account = { file: "config/account.ts", input: accountFile.input };
  const parts: Platform[] = [];
  for (let from = 0; from < count; from += PART) {
    parts.push(resolvePlatform({ account, environments: files.slice(from, from + PART) }).platform);
  }
  const [first] = parts;
  if (!first) throw new Error("there is no environment");
  return { account: first.account, environments: parts.flatMap((part) => part.environments) };
}

const count = Number(process.argv[2]);
if (count > 0) synthesizeOnly(() => ({ platform: platformOf(count), warnings: [], origins: new Map() }));
