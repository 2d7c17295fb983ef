import { partOf } from "../adopted/parts";
import { type AdoptedWord, type Asked, adoptedIn } from "../adopted/words";
import type { Problem } from "../problem";
import { closest } from "../spelling";
import {
  type AccountDraft,
  type Check,
  declaredKeys,
  type EnvironmentDraft,
  errorAt,
  namesOrNone,
  repeated,
} from "./check";

type File = AccountDraft | EnvironmentDraft;

/** Buckets have one name in all of AWS, workspaces one number in a Databricks account: no two files can have them. */
const OF_ONE_FILE: readonly Asked["part"][] = ["bucket", "workspace", "key"];

/** What exists is taken in once, by an entry that makes it. */
export const adopted: Check = ({ account, environments }) => {
  const files: readonly File[] = [account, ...environments];
  return [...files.flatMap(inFile), ...inSeveral(files)];
};

function inFile(file: File): Problem[] {
  const words = adoptedIn(file.data.adopted);
  const ids = words.flatMap((word) => [
    ...word.asked.map((asked) => ({ path: asked.path, what: `${partOf(asked.part).type} ${asked.id}` })),
    ...Object.entries(word.resources).map(([address, id]) => ({
      path: `${word.path}.resources.${address}`,
      what: `${address.split(".")[0]} ${id}`,
    })),
  ]);
  return [
    ...words.flatMap((word) => [...unknown(file, word), ...existing(file, word), ...empty(file, word)]),
    ...repeated(ids, ({ what }) => what).map(([later, earlier]) =>
      errorAt(
        file,
        later.path.split("."),
        `takes over what ${earlier.path} takes over already`,
        "one thing becomes one resource: correct one of the ids, or take one out",
      ),
    ),
  ];
}

/** Words of families; what is said under `settings` is looked up in what is made. */
function unknown(file: File, { path, setting }: AdoptedWord): Problem[] {
  if (isOfSettings(path)) return [];
  const [family = "", key] = divided(setting);
  const keys = declaredKeys(file, [family]);
  if (keys === undefined || keys.includes(key)) return [];
  const meant = closest(key, keys);
  return [
    errorAt(
      file,
      path.split("."),
      `there is no ${setting} that could take it over`,
      meant === undefined ? `declare it, or use one of its keys: ${namesOrNone(keys)}` : `write ${meant}`,
    ),
  ];
}

function existing(file: File, { path, setting }: AdoptedWord): Problem[] {
  const [family = "", key] = divided(setting);
  const entry = valueAt(valueAt(file.data, family), key);
  if (valueAt(entry, "mode") !== "existing") return [];
  return [
    errorAt(
      file,
      path.split("."),
      `${setting} is used as it is, mode "existing", so that nothing is taken over`,
      'take this out; or, where Terraform is to look after it from now on, give it mode "create"',
    ),
  ];
}

function empty(file: File, { path, asked, resources }: AdoptedWord): Problem[] {
  const isWrong = valueAt(file.raw, "adopted") === undefined;
  if (isWrong || asked.length > 0 || Object.keys(resources).length > 0 || hasMore(file, path)) return [];
  return [errorAt(file, path.split("."), "takes over nothing", "say what exists by its id, or take the entry out")];
}

/** Whether more is written than was understood: then that is what is wrong. */
function hasMore(file: File, path: string): boolean {
  const [, family = "", ...key] = path.split(".");
  const written = valueAt(valueAt(valueAt(file.raw, "adopted"), family), key.join("."));
  if (typeof written !== "object") return true;
  return Object.entries(written ?? {}).some(([field, value]) => field !== "without" && !isEmptyObject(value));
}

/** `resources: {}`, `keys: {}` say nothing. */
const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

function inSeveral(files: readonly File[]): Problem[] {
  const all = files.flatMap((file) =>
    adoptedIn(file.data.adopted)
      .flatMap(({ asked }) => asked)
      .filter(({ part }) => OF_ONE_FILE.includes(part))
      .map((asked) => ({ file, asked })),
  );
  return repeated(all, ({ asked }) => `${asked.part} ${asked.id}`)
    .filter(([later, earlier]) => later.file !== earlier.file)
    .map(([later, earlier]) =>
      errorAt(
        later.file,
        later.asked.path.split("."),
        `${later.asked.id} is taken over by ${earlier.asked.path} of ${earlier.file.file} already`,
        "one environment owns it: take it out of the other one",
      ),
    );
}

const isOfSettings = (path: string): boolean => path.startsWith("adopted.settings.");

/** Family and key of a setting. */
function divided(setting: string): [family: string, key: string] {
  const [family = "", ...key] = setting.split(".");
  return [family, key.join(".")];
}

function valueAt(holder: unknown, key: string): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
