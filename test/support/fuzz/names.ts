import { TARGETS } from "../../../config/checks/reference";
import type { Files } from "./case";
import type { Names } from "./values";

/** Names that the files declare, by what they name. */
export function namesIn(files: Files): Names {
  const [account, ...environments] = files;
  const declared = Object.entries(TARGETS).map(([target, { in: where, record }]) => [
    target,
    (where === "account" ? [account] : environments).flatMap((file) => Object.keys(inside(file, record))),
  ]);
  const schemas = environments
    .flatMap((environment) => Object.values(inside(environment, ["catalogs"])))
    .flatMap((catalog) => Object.keys(inside(catalog, ["schemas"])));
  return { ...Object.fromEntries(declared), schema: [...new Set(schemas)] } as Names;
}

function inside(value: unknown, path: readonly string[]): object {
  return path.reduce<object>((at, key) => Object(Reflect.get(at, key)), Object(value));
}
