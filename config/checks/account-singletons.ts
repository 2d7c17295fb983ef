import type { Salvaged } from "../lenient";
import type { ParsedEnvironment } from "../schema/environment";
import { type Check, errorAt, repeated } from "./check";

/** What exists once per AWS account and region, so that two environments cannot both manage it (H12). */
const SINGLETONS: readonly {
  readonly path: readonly string[];
  readonly what: string;
  readonly mode: (env: Salvaged<ParsedEnvironment>) => string | undefined;
}[] = [
  {
    path: ["foundation", "ebsEncryptionByDefault"],
    what: "EBS encryption by default",
    mode: (env) => env.foundation?.ebsEncryptionByDefault,
  },
];

/** Environments that share an AWS account and region do not both manage what is there once. */
export const accountSingletons: Check = ({ environments }) =>
  SINGLETONS.flatMap(({ path, what, mode }) =>
    repeated(environments, ({ data }) =>
      mode(data) === "create" && data.awsAccountId !== undefined && data.region !== undefined
        ? `${data.awsAccountId} ${data.region}`
        : undefined,
    ).map(([later, earlier]) =>
      errorAt(
        later,
        path,
        `${what} is one setting per AWS account and region, and ${earlier.file} manages it for ${later.data.awsAccountId} in ${later.data.region}`,
        'set it to "existing" in all but one of them',
      ),
    ),
  );
