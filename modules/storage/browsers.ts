import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import type { Construct } from "constructs";

/** Pages on which browsers may use a bucket, with rights of their own. */
export interface Browsers {
  /** Where the pages are: `https://files.acme.example`, with one `*` at most. */
  readonly pages: readonly string[];
  /** Headers of answers that they read. */
  readonly readOfAnswers: readonly string[];
}

/** How long a browser remembers that it may, in seconds. */
const REMEMBERED = 3000;

/** Lets browsers use a bucket from some pages; a bucket that no page uses answers none. */
export function letBrowsersIn(scope: Construct, id: string, bucket: string, all: readonly Browsers[]): void {
  if (all.length === 0) return;
  new S3BucketCorsConfiguration(scope, id, {
    bucket,
    corsRule: all.map(({ pages, readOfAnswers }) => ({
      allowedOrigins: [...pages],
      allowedMethods: ["GET", "PUT", "POST", "DELETE", "HEAD"],
      allowedHeaders: ["*"],
      exposeHeaders: [...readOfAnswers],
      maxAgeSeconds: REMEMBERED,
    })),
  });
}
