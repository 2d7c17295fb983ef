import { listed } from "../checks/nested";
import { closest } from "../spelling";
import { pathText, type Step } from "./path";

type Arguments = Readonly<Record<string, unknown>>;

/** Why an argument cannot be changed as it is asked. */
export interface EditFault {
  readonly message: string;
  readonly fix: string;
}

/** What a resource has after a change, and what it had at the place before; undefined stands for nothing. */
export interface Edited {
  readonly args: Arguments;
  readonly before: unknown;
}

/**
 * Changes one argument of what is emitted for a resource.
 * @param args as they are emitted
 * @param value undefined takes the argument out
 */
export function edited(
  args: Arguments,
  steps: readonly Step[],
  value: unknown,
): Edited | { readonly fault: EditFault } {
  return editedAt(args, steps, value, []);
}

function editedAt(
  args: Arguments,
  [step, ...rest]: readonly Step[],
  value: unknown,
  above: readonly Step[],
): Edited | { readonly fault: EditFault } {
  if (step === undefined) return { args, before: undefined };
  const here = [...above, step];
  const held = Object.hasOwn(args, step.name) ? args[step.name] : undefined;
  if (rest.length === 0 && step.item === undefined) {
    return { args: put(args, step.name, value), before: held };
  }
  if (step.item === undefined && (held === undefined || isArguments(held))) {
    const inner = editedAt(held ?? {}, rest, value, here);
    return "fault" in inner ? inner : { args: put(args, step.name, kept(inner.args)), before: inner.before };
  }
  const items: readonly unknown[] = Array.isArray(held) ? held : held === undefined ? [] : [held];
  const found = itemOf(items, step, here);
  if ("fault" in found) return found;
  const { index } = found;
  if (rest.length === 0) {
    const all = value === undefined ? items.toSpliced(index, 1) : items.with(index, value);
    return { args: put(args, step.name, all), before: items[index] };
  }
  const item = items[index];
  if (!isArguments(item)) {
    return { fault: { message: `${pathText(here)} has no arguments of its own`, fix: "end the path there" } };
  }
  const inner = editedAt(item, rest, value, here);
  return "fault" in inner ? inner : { args: put(args, step.name, items.with(index, inner.args)), before: inner.before };
}

/** The item of a list that a step means: the one that it names, or the only one. */
function itemOf(
  items: readonly unknown[],
  { name, item }: Step,
  here: readonly Step[],
): { readonly index: number } | { readonly fault: EditFault } {
  if (item === undefined) {
    if (items.length === 1) return { index: 0 };
    const at = pathText(here);
    const which = namesOf(items).map((text) => `${name}[${text}]`);
    const fix = which.length === 0 ? "set the list as a whole" : `say which one: ${listed(which, 10)}`;
    return { fault: { message: `${at} has ${items.length} items`, fix } };
  }
  const fits = items.flatMap((one, index) =>
    isArguments(one) && String(one[item.name]) === item.value ? [index] : [],
  );
  const [index, ...more] = fits;
  if (index !== undefined && more.length === 0) return { index };
  const at = pathText(here.slice(0, -1).concat({ name }));
  if (index !== undefined) {
    return {
      fault: {
        message: `${at} has ${fits.length} items with ${item.name} ${JSON.stringify(item.value)}`,
        fix: "name the item by an argument that no other has",
      },
    };
  }
  const values = items.flatMap((one) => (isArguments(one) && isScalar(one[item.name]) ? [String(one[item.name])] : []));
  const meant = closest(item.value, values);
  return {
    fault: {
      message: `${at} has no item with ${item.name} ${JSON.stringify(item.value)}`,
      fix:
        meant !== undefined
          ? `write ${name}[${item.name}=${meant}]`
          : values.length > 0
            ? `use one of ${listed(values, 10)}`
            : items.length === 0
              ? `${at} is not set: set it as a whole`
              : `name it by another argument: ${listed(namesOf(items), 10)}`,
    },
  };
}

/** What tells the items of a list apart, `id=expire`: the first argument that is a text of its own in each. */
function namesOf(items: readonly unknown[]): string[] {
  const all = items.filter(isArguments);
  const names = Object.keys(all[0] ?? {}).filter((name) => {
    const values = all.map((one) => one[name]);
    return values.every(isScalar) && new Set(values).size === items.length;
  });
  const [name] = names;
  return name === undefined ? [] : all.map((one) => `${name}=${String(one[name])}`);
}

const put = (args: Arguments, name: string, value: unknown): Arguments => {
  const { [name]: _, ...others } = args;
  return value === undefined ? others : { ...args, [name]: value };
};

/** A block whose last argument was taken out is no block any more. */
const kept = (args: Arguments): Arguments | undefined => (Object.keys(args).length === 0 ? undefined : args);

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

const isArguments = (value: unknown): value is Arguments =>
  typeof value === "object" && value !== null && !Array.isArray(value);
