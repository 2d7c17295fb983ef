import { partitionOf } from "../facts/partitions";
import type { ParsedAccount } from "../schema/account";
import type { ParsedCodePipeline } from "../schema/code-pipeline";

/** What builds do: all but the last two run what was merged without any credentials. */
export const BUILDS = ["checks", "review", "plan", "deploy"] as const;
export type Build = (typeof BUILDS)[number];

/** Names of what the layer makes, after the company: no environment can be called `devops`. */
export const devopsNames = (company: string) => {
  const start = `${company}-devops`;
  return {
    start,
    pipeline: start,
    topic: start,
    failures: `${start}-failures`,
    key: start,
    connection: start,
    pipelineRole: `${start}-pipeline`,
    project: (build: Build) => `${start}-${build}`,
    role: (build: Build) => `${start}-${build}`,
  };
};

/** Name of the bucket of sources and reports. */
export const artifactBucketName = (company: string, awsAccountId: string) => `${company}-devops-${awsAccountId}`;

/** The pipeline with where it is, its names and the ARNs of the roles that its builds have, known before they exist. */
export function resolveCodePipeline(
  { name, state }: Pick<ParsedAccount, "name" | "state">,
  parsed: ParsedCodePipeline,
) {
  if (state.backend !== "s3") throw new Error("the state is checked to be in S3");
  const partition = partitionOf(parsed.region).name;
  const names = devopsNames(name);
  const roleArn = (build: Build) => `arn:${partition}:iam::${parsed.awsAccountId}:role/${names.role(build)}`;
  return {
    ...parsed,
    state,
    place: { partition, accountId: parsed.awsAccountId, region: parsed.region },
    bucket: artifactBucketName(name, parsed.awsAccountId),
    names,
    roleArns: { deploy: roleArn("deploy"), plan: roleArn("plan") },
  };
}
