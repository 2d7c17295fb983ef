import { ACCOUNT_STACK } from "../../config/derive/stacks";
import type { StateBackend } from "../../config/schema/backend";
import { bucketArnOf } from "../storage/secure-bucket";
import type { Statement } from "./policy-document";

export interface StateAccessProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Name of the environment, with which its stacks' names start. */
  readonly environment: string;
  /** Where the environment's state is. */
  readonly state: StateBackend;
  /** Where the state of the Databricks account's stack is. */
  readonly upstream: StateBackend;
  /** Stacks that are deployed; none where states are only read. */
  readonly stacks: readonly string[];
}

type S3State = Extract<StateBackend, { backend: "s3" }>;

/**
 * Reads the states of the environment and of the account, not those of other environments beside them in the bucket,
 * and writes those of some stacks; nothing outside S3.
 */
export function stateAccess({ partition, environment, state, upstream, stacks }: StateAccessProps): Statement[] {
  const places = [...new Map([state, upstream].filter(isS3).map((place) => [JSON.stringify(place), place])).values()];
  const roles = places.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn]));
  const own = places.filter(({ roleArn }) => roleArn === undefined);
  const keys = own.flatMap(({ kmsKeyArn }) => (kmsKeyArn === undefined ? [] : [kmsKeyArn]));
  const bucket = (place: S3State) => bucketArnOf(partition, place.bucket);
  const folder = (place: S3State) => `${bucket(place)}/${place.keyPrefix}`;
  const at = (backend: StateBackend) => own.filter((place) => JSON.stringify(place) === JSON.stringify(backend));
  const files = at(state).flatMap((place) => stacks.map((stack) => `${folder(place)}/${stack}.tfstate`));
  return [
    allow("AssumeStateRole", "sts:AssumeRole", roles),
    allow("FindStates", "s3:ListBucket", own.map(bucket)),
    allow("ReadStates", "s3:GetObject", [
      // With the lock files, which say who holds a lock.
      ...at(state).map((place) => `${folder(place)}/${environment}-*`),
      ...at(upstream).map((place) => `${folder(place)}/${ACCOUNT_STACK}.tfstate`),
    ]),
    allow("WriteState", "s3:PutObject", files),
    allow(
      "LockState",
      ["s3:PutObject", "s3:DeleteObject"],
      files.map((file) => `${file}.tflock`),
    ),
    allow("EncryptState", files.length === 0 ? "kms:Decrypt" : ["kms:Decrypt", "kms:GenerateDataKey"], keys),
  ].flat();
}

function isS3(state: StateBackend): state is S3State {
  return state.backend === "s3";
}

function allow(Sid: string, Action: string | readonly string[], Resource: readonly string[]): Statement[] {
  return Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource: [...new Set(Resource)] }];
}
