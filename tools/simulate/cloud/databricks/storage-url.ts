/** A place in S3. */
export interface S3Location {
  readonly bucket: string;
  /** Folders below it, from the top. */
  readonly folders: readonly string[];
}

/** Reads `s3://bucket/folder/…`; undefined for anything else. */
export function s3Location(url: string | undefined): S3Location | undefined {
  const [, bucket, path = ""] = /^s3a?:\/\/([^/]+)(?:\/(.*))?$/.exec(url ?? "") ?? [];
  return bucket === undefined ? undefined : { bucket, folders: path.split("/").filter((folder) => folder !== "") };
}

/** True where the first is the second or holds it. Folders count as a whole: `/sales` does not hold `/sales-eu`. */
export function holds(outer: S3Location, inner: S3Location): boolean {
  return outer.bucket === inner.bucket && outer.folders.every((folder, index) => inner.folders[index] === folder);
}

export function overlap(one: S3Location, other: S3Location): boolean {
  return holds(one, other) || holds(other, one);
}

/** `folder/sub/` in front of every key there; empty for a whole bucket. */
export function keyPrefix({ folders }: S3Location): string {
  return folders.map((folder) => `${folder}/`).join("");
}
