import type { Values } from "../changes/change";

/** That somebody may do something with something. */
export interface Right {
  /** `role acme-dev-loader`, `analysts`, `10.0.0.0/8`. */
  readonly who: string;
  /** `s3:GetObject`, `SELECT`, `tcp 443`. */
  readonly what: string;
  /** `arn:aws:s3:::acme-dev-raw/*`, `catalog dev_sales`. */
  readonly on: string;
  /** Under which conditions, in words; empty where there are none. */
  readonly under: string;
  /** It is taken, not given: less of it is more. */
  readonly denies?: true;
}

/** One resource on one side. */
export interface Subject {
  readonly type: string;
  /** `aws_iam_role_policy.loader`. */
  readonly address: string;
  readonly values: Values;
  /** Resources of the types that the family reads besides, in the same stack, before and after. Default none. */
  readonly beside?: readonly Values[];
}

/** What gives rights of one sort. */
export interface Family<R extends Right = Right> {
  readonly types: readonly string[];
  /** Types without which its rights cannot be read, changed or not: what a policy is attached to. Default none. */
  readonly readsBeside?: readonly string[];
  /** Argument that names what a resource is a part of. Where that itself comes or goes, the part says nothing. Default none. */
  readonly partOf?: string;
  /** Rights of one resource; undefined where they cannot be read before the change is made. */
  rights(subject: Subject): readonly R[] | undefined;
  /** Whether whoever has `a` has `b` too, or is denied it. */
  covers(a: R, b: R): boolean;
}

/** A family whose rights do not contain each other. */
export const plain = (types: readonly string[], rights: Family["rights"]): Family => ({
  types,
  rights,
  covers: (a, b) =>
    a.who === b.who && a.what === b.what && a.on === b.on && a.under === b.under && a.denies === b.denies,
});

/** A family, with the types of its rights forgotten: each only ever gets its own. */
export const family = <R extends Right>(it: Family<R>): Family => it as unknown as Family;

export const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
export const textsOf = (value: unknown): string[] => listOf(value).map(String);
export const valuesOf = (value: unknown): Values[] =>
  listOf(value).filter((item): item is Values => typeof item === "object" && item !== null);
