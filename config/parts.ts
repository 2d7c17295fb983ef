import { callerOutside } from "./caller";
import type { Layer } from "./merge";
import { plainCopy } from "./plain";
import type { EnvironmentInput } from "./schema/environment";

/** A part of something: fields may be absent, at any depth. A field that is `undefined` takes away what an earlier part says. */
export type PartOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: PartOf<T[K]> | undefined }
    : T;

/** A part of an environment, as it is written. */
export type EnvironmentPart = PartOf<EnvironmentInput>;

const PARTS = Symbol.for("lakehouse.parts");

/** What is wrong with how a domain is taken, and what to do; no closing full stops. */
export interface TakingFault {
  readonly message: string;
  readonly fix: string;
}

/** What one file says, and of which domain it says what belongs to it, where it does. */
export interface PartLayer extends Layer {
  readonly domain?: { readonly name: string; readonly faults: readonly TakingFault[] };
}

/** Parts that are shared under one name, in the order in which they are merged. */
export interface SharedPart {
  readonly [PARTS]: readonly PartLayer[];
}

/**
 * Something that environments share: defaults of a company, what the environments of a tier have in common, a data
 * product. It has the fields of an environment, and every one may be left out. Later parts win over earlier ones, as in
 * `defineEnvironment`.
 */
export function definePart(...parts: readonly (EnvironmentPart | SharedPart)[]): SharedPart {
  return sharedPart(layersOf(parts, callerOutside(__filename)));
}

/** Layers under one name. */
export const sharedPart = (layers: readonly PartLayer[]): SharedPart => ({ [PARTS]: layers });

/**
 * What parts say, flat and in order.
 * @param file that writes those which are written in place, absolute; undefined where it is not known yet
 */
export function layersOf(parts: readonly unknown[], file?: string): readonly PartLayer[] {
  return parts.flatMap((part) => (isShared(part) ? part[PARTS] : [{ file, value: plainCopy(part) }]));
}

/** Whether it is one that `definePart` or `defineDomain` made, not a part that is written in place. */
export const isShared = (part: unknown): part is SharedPart =>
  ((typeof part === "object" && part !== null) || typeof part === "function") && PARTS in part;
