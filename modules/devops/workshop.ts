import type { Build } from "../../config/derive/code-pipeline";
import type { Place } from "../place";

/** What the pipeline and its builds share. */
export interface Workshop {
  readonly place: Place;
  /** Bucket of sources and reports. */
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly kmsKeyArn: string;
  /** Connection to the repository. */
  readonly connectionArn: string;
  readonly projectName: (build: Build) => string;
}

/** ARN of a project of CodeBuild, known before it exists. */
export const projectArn = ({ place, projectName }: Workshop, build: Build): string =>
  `arn:${place.partition}:codebuild:${place.region}:${place.accountId}:project/${projectName(build)}`;

/** Log group of a project. */
export const logGroupName = ({ projectName }: Workshop, build: Build): string => `/aws/codebuild/${projectName(build)}`;
