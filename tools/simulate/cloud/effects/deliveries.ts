import type { Delivery } from "../services/service";
import type { Effects, Happened } from "./effects";
import { makeByService } from "./made-by-service";

/** Log files and the like: what arrives in a bucket without Terraform. */
export const delivering = (delivery: Delivery): Effects => ({ created: (happened) => deliver(happened, delivery) });

function deliver(happened: Happened, { bucket: bucketOf, key: keyOf }: Delivery): void {
  const { object, store } = happened;
  const bucket = bucketOf(object.attributes, store);
  const owner = bucket === undefined ? undefined : store.find("aws_s3_bucket", "bucket", bucket);
  if (bucket === undefined || !owner) return;
  const key = keyOf(object.attributes, object.account ?? "");
  const id = `${bucket}/${key}`;
  if (store.find("aws_s3_object", "id", id)) return;
  makeByService({ ...happened, object: owner }, "aws_s3_object", { id, bucket, key });
}
