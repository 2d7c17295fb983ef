import { defineDomain } from "../../config/domain";
import { usualFile } from "../../config/environment-files";
import { merge } from "../../config/merge";
import { layersOf } from "../../config/parts";
import { plainCopy } from "../../config/plain";
import { ConfigError, type Problem } from "../../config/problem";
import { resolvePlatform } from "../../config/resolve";
import { environmentSchema } from "../../config/schema/environment";
import type { Company } from "./company";

/** What `npm start` would say of the files of a company, before they are written. */
export function problemsOf({ account, platform, domain, environment }: Company): readonly Problem[] {
  const { value } = merge(environmentSchema, layersOf([platform, defineDomain(domain), environment]));
  try {
    return resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: [{ file: usualFile(String(environment.name)), input: plainCopy(value) }],
    }).warnings;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
