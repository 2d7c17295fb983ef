import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import type { Construct } from "constructs";

export interface ShippedObjectProps {
  /** Name of the bucket; a reference, of a bucket that keeps versions. */
  readonly bucketName: string;
  readonly key: string;
  /** What is in it: bytes, or a text with references. */
  readonly contentBase64?: string;
  readonly content?: string;
  readonly kmsKeyArn: string;
}

/** An object of S3 that the platform ships. */
export function shippedObject(scope: Construct, id: string, props: ShippedObjectProps): S3Object {
  const { bucketName, key, contentBase64, content, kmsKeyArn } = props;
  return new S3Object(scope, id, {
    bucket: bucketName,
    key,
    ...(contentBase64 === undefined ? { content: content ?? "" } : { contentBase64 }),
    serverSideEncryption: "aws:kms",
    kmsKeyId: kmsKeyArn,
    // S3 takes ten tags of an object, and a stack may have more.
    overrideProvider: { defaultTags: { tags: {} } },
  });
}
