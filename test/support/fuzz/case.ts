import { isDeepStrictEqual } from "node:util";

export type Path = readonly (string | number)[];

/** What the files of a configuration say: the account, then the environments. */
export type Files = readonly unknown[];

/** One change of a file. */
export type Edit = { readonly file: number; readonly path: Path } & (
  | { readonly do: "set"; readonly value: unknown }
  | { readonly do: "remove" }
  /** Puts what stands at another place of the same file there. */
  | { readonly do: "copy"; readonly from: Path }
);

/** A configuration that works, by its name, and what is changed in it. */
export interface Case {
  readonly base: string;
  readonly edits: readonly Edit[];
}

/** The files after the edits. Where an earlier one has taken a place away, a later one there changes nothing. */
export function edited(files: Files, edits: readonly Edit[]): Files {
  const root = { it: files.map((file) => structuredClone(file)) };
  for (const edit of edits) {
    const keys = ["it", edit.file, ...edit.path];
    const holder = lookUp(root, keys.slice(0, -1));
    if (typeof holder !== "object" || holder === null) continue;
    apply(holder, keys.at(-1) ?? "", edit, root.it[edit.file]);
  }
  return root.it;
}

function apply(holder: object, key: string | number, edit: Edit, file: unknown): void {
  if (edit.do === "remove") {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return;
  }
  // What is copied into itself must not be circular.
  const value = edit.do === "set" ? edit.value : structuredClone(lookUp(file, edit.from));
  const place = Array.isArray(holder) ? Math.min(Number(key) || 0, holder.length) : key;
  Object.defineProperty(holder, place, { value, enumerable: true, configurable: true, writable: true });
}

function lookUp(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    root,
  );
}

/** Whether two paths lie in one another. */
export function areRelated(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return isDeepStrictEqual(one.slice(0, length).map(String), other.slice(0, length).map(String));
}
