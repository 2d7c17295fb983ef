import { listed } from "../../config/checks/nested";
import type { Override } from "../../config/model";
import { fullPath, targetsOf } from "../../config/overrides/target";
import { closest } from "../../config/spelling";
import type { EmittedStack, ResourceJson } from "../../emitted/stacks";
import type { Fault } from "./schema";

/** A resource of a stack. */
export interface Found {
  readonly address: string;
  readonly type: string;
  readonly path: string;
  readonly setting?: string | undefined;
  readonly json: ResourceJson;
}

/** The one resource that an override means, or why there is none. */
export function find(
  override: Override,
  stacks: readonly EmittedStack[],
  environment: string | undefined,
): Found | (Fault & { readonly path: readonly string[] }) {
  const all = stacks.flatMap(resources);
  const [first, ...more] = targetsOf(override, all, environment);
  if (first !== undefined && more.length === 0) return first;
  return first === undefined ? missing(override, all, environment) : ambiguous(override, [first, ...more], environment);
}

function resources({ json }: EmittedStack): Found[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, body]) => {
      const metadata = body["//"]?.metadata;
      if (metadata === undefined) return [];
      const { path, setting } = metadata;
      return [{ address: `${type}.${id}`, type, path, setting, json: body }];
    }),
  );
}

/** How the resource is named in the file. */
const named = ({ construct }: Override): "construct" | "setting" => (construct === undefined ? "setting" : "construct");

/** Overrides that change nothing are no overrides: somebody believes that they do. */
function missing(override: Override, all: readonly Found[], environment: string | undefined) {
  const { construct, setting = "", type } = override;
  const there = type === undefined ? [] : targetsOf({ construct, setting }, all, environment);
  if (there.length > 0) {
    const types = [...new Set(there.map((one) => one.type))].sort();
    const meant = closest(type ?? "", types);
    const message = `there is no ${type} for ${construct ?? setting}`;
    return { path: ["type"], message, fix: meant === undefined ? `use one of ${listed(types, 20)}` : `write ${meant}` };
  }
  const own = (path: string) => (environment === undefined ? path : path.replace(`${environment}-`, ""));
  const places =
    construct === undefined
      ? all.flatMap((one) => one.setting ?? [])
      : [...new Set(all.flatMap((one) => above(one.path)))];
  const meant = closest(construct === undefined ? setting : fullPath(construct, environment), places);
  return {
    path: [named(override)],
    message: `no resource is made ${construct === undefined ? `for ${setting}` : `by ${construct}`}, so the override changes nothing`,
    fix: meant === undefined ? "look it up: npm run where lists constructs and settings" : `write ${own(meant)}`,
  };
}

/** A path and those above it. */
const above = (path: string): string[] => {
  const words = path.split("/");
  return words.map((_, index) => words.slice(0, index + 1).join("/"));
};

function ambiguous(override: Override, found: readonly Found[], environment: string | undefined) {
  const types = [...new Set(found.map(({ type }) => type))].sort();
  const paths = found.map(({ path }) => (environment === undefined ? path : path.replace(`${environment}-`, "")));
  const byType = override.type === undefined && types.length > 1;
  return {
    path: [named(override)],
    message: `means ${found.length} resources, of which an override changes one`,
    fix: byType ? `add type: one of ${listed(types, 20)}` : `name one by construct: ${listed(paths.sort(), 20)}`,
  };
}
