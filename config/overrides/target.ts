import { nearest } from "../nearest";

/** What an override says of the resource that it changes. */
export interface Target {
  readonly construct?: string | undefined;
  readonly setting?: string | undefined;
  readonly type?: string | undefined;
}

/** A resource that can be changed. */
export interface Candidate {
  /** Path of its construct, with the name of its stack. */
  readonly path: string;
  readonly type: string;
  /** The setting that it is made for. */
  readonly setting?: string | undefined;
}

/**
 * The resources that a target means, of one environment or of the account: just one where all is well.
 * @param environment its name; undefined for the account
 */
export function targetsOf<C extends Candidate>(
  { construct, setting, type }: Target,
  candidates: readonly C[],
  environment: string | undefined,
): readonly C[] {
  const ofType = candidates.filter((one) => type === undefined || one.type === type);
  if (construct !== undefined) return nearest(ofType, fullPath(construct, environment), "/", ({ path }) => path);
  return setting === undefined ? [] : nearest(ofType, setting, ".", (one) => one.setting);
}

/** Path of a construct with the name of its stack: an environment's name may be left out, as in parts that several share. */
export const fullPath = (construct: string, environment: string | undefined): string =>
  environment === undefined || construct.startsWith(`${environment}-`) ? construct : `${environment}-${construct}`;
