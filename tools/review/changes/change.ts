/** What becomes of a resource. */
export type Action = "create" | "update" | "replace" | "delete" | "forget" | "move" | "import";

/** One argument that changes. Secrets are not in it. */
export interface ArgumentChange {
  /** `tags.Lane`, `ingress.0.from_port`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** It is known only once the change is made. */
  readonly isUnknown?: true;
  readonly isSensitive?: true;
  /** It cannot be changed, and so the resource is made anew. */
  readonly replaces?: true;
}

/** What becomes of one resource, as a plan says it. */
export interface Change {
  readonly stack: string;
  /** `aws_s3_bucket.zone-raw_bucket`. */
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** A replacement makes the new one before the old one goes. */
  readonly createsFirst?: true;
  /** Where it was before a move. */
  readonly from?: string;
  /** What Terraform gives as the reason: `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** Found different by a look at the cloud, not planned: what it stood in went with something else. */
  readonly isDrift?: true;
  /** It exists, and Terraform takes it over with this change. */
  readonly isTakenOver?: true;
  /** What exists could not be looked at, so that nobody knows what the taking over changes. */
  readonly isUnseen?: true;
  readonly arguments: readonly ArgumentChange[];
  /** As they were and as they will be, secrets replaced. */
  readonly before: Values | undefined;
  readonly after: Values | undefined;
}

export type Values = Readonly<Record<string, unknown>>;

/** Stands for every sensitive value. */
export const SENSITIVE = "(sensitive)";
/** Stands for what is known only once the change is made. */
export const UNKNOWN = "(known after apply)";
