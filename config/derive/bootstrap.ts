import type { z } from "zod";
import type { ParsedAccount } from "../schema/account";
import type { StateBackend } from "../schema/backend";
import type { bootstrapSchema } from "../schema/bootstrap";

type Parsed = z.output<typeof bootstrapSchema>;
type Account = Pick<ParsedAccount, "name" | "state">;

/** The bucket, before anything of it exists. */
export interface BootstrapPlace {
  readonly accountId: string;
  readonly region: string;
  readonly bucketName: string;
  readonly keyPrefix: string;
}

/** Names of what the layer makes, after the company: no environment can be called `account` or `state`. */
export const bootstrapNames = (company: string) => ({ key: `${company}-state`, role: `${company}-account` });

/** The layer with where its bucket, its own state and its names are. */
export function resolveBootstrap({ name, state }: Account, bootstrap: Parsed) {
  if (state.backend !== "s3") throw new Error("the state is checked to be in S3");
  const own: StateBackend = bootstrap.ownState === "local" ? { backend: "local", directory: "state" } : state;
  const place: BootstrapPlace = {
    accountId: bootstrap.awsAccountId,
    region: state.region,
    bucketName: state.bucket,
    keyPrefix: state.keyPrefix,
  };
  return { ...bootstrap, place, state: own, names: bootstrapNames(name) };
}
