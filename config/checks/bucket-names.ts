import { bucketNameOf } from "../derive/names";
import { BUCKETS } from "../derive/purposes";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  type DraftFile,
  type EnvironmentDraft,
  entries,
  errorAt,
  namedApart,
  type Path,
  repeated,
} from "./check";

const LONGEST = 63;

interface Bucket {
  readonly file: DraftFile<unknown>;
  /** The setting that decides the name. */
  readonly path: Path;
  readonly what: string;
  readonly name: string;
  /** Made from names and keys, so that these are what is too long. */
  readonly derived: boolean;
}

/** Buckets have names that S3 takes, each its own: they are unique in the whole of AWS. */
export const bucketNames: Check = ({ account, environments }) => {
  const buckets = [
    ...stateBucket(account, account.data.state),
    ...namedApart(environments).flatMap((env) => bucketsOf(env, account)),
    ...environments.flatMap((env) => stateBucket(env, env.data.state)),
  ];
  return [...buckets.flatMap(tooLong), ...collisions(buckets)];
};

function bucketsOf(env: EnvironmentDraft, account: AccountDraft): Bucket[] {
  const { name, awsAccountId } = env.data;
  const derive = (path: Path, what: string, purpose: string): Bucket[] =>
    account.data.name === undefined || name === undefined || awsAccountId === undefined
      ? []
      : [
          {
            file: env,
            path,
            what,
            name: bucketNameOf({ name: account.data.name }, { name, awsAccountId }, purpose),
            derived: true,
          },
        ];
  return [
    ...derive(["name"], "the log bucket", BUCKETS.logs),
    ...(env.data.foundation?.logs?.accessLogs === undefined
      ? []
      : derive(["foundation", "logs", "accessLogs"], "the bucket of access logs", BUCKETS.accessLogs)),
    ...(env.data.foundation?.disasterRecovery?.replicateLogs === true
      ? derive(["foundation", "disasterRecovery", "replicateLogs"], "the bucket of copied logs", BUCKETS.logReplica)
      : []),
    ...entries(env.data.workspaces).flatMap(([key]) =>
      derive(["workspaces", key], `the root bucket of workspace ${key}`, BUCKETS.root(key)),
    ),
    ...entries(env.data.zones).flatMap(([key, { bucket }]): Bucket[] =>
      bucket === undefined
        ? derive(["zones", key], `the bucket of zone ${key}`, key)
        : [
            {
              file: env,
              path: ["zones", key, "bucket"],
              what: `the bucket of zone ${key}`,
              name: bucket,
              derived: false,
            },
          ],
    ),
  ];
}

function stateBucket(file: DraftFile<unknown>, state: AccountDraft["data"]["state"]): Bucket[] {
  if (state?.backend !== "s3" || state.bucket === undefined) return [];
  return [{ file, path: ["state", "bucket"], what: "the bucket of the state", name: state.bucket, derived: false }];
}

function tooLong({ file, path, what, name, derived }: Bucket): Problem[] {
  if (!derived || name.length <= LONGEST) return [];
  return [
    errorAt(
      file,
      path,
      `${what} would be ${name}: ${name.length} characters, and S3 takes ${LONGEST}`,
      path[0] === "zones" ? `shorten the key, or set ${path.join(".")}.bucket` : "shorten the key",
    ),
  ];
}

/** Several files may share one bucket for their state, but nothing else. */
function collisions(buckets: readonly Bucket[]): Problem[] {
  const isState = ({ path }: Bucket) => path[0] === "state";
  return repeated(buckets, ({ name }) => name)
    .filter(([later, earlier]) => !(isState(later) && isState(earlier)))
    .map(([later, earlier]) =>
      errorAt(
        later.file,
        later.path,
        `${later.what} would be ${later.name}, like ${earlier.what} in ${earlier.file.file}`,
        later.path[0] === "zones" ? "use another key, or another bucket" : "use another name",
      ),
    );
}
