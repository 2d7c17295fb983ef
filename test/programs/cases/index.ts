import type { Case } from "../case";
import { S3_FILES } from "./s3-files";
import { STREAM } from "./stream";

/** Cases of every program below `assets/pipelines/`; one without cases fails the run. */
export const CASES: Readonly<Record<string, readonly Case[]>> = {
  "s3_files.py": S3_FILES,
  "stream.py": STREAM,
};
