/** One step of the way to an argument. */
export interface Step {
  /** Argument, block, or key of a map. */
  readonly name: string;
  /** Which item of a list it is: the one that has this value there. */
  readonly item?: { readonly name: string; readonly value: string };
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)+"';
const NAME = `(?:${QUOTED}|[^\\s."'\\[\\]=][^."'\\[\\]=]*)`;
const ITEM = `\\[[A-Za-z_]\\w*=(?:${QUOTED}|[^"\\]]+)\\]`;
const STEP = `${NAME}(?:${ITEM})?`;

/** How the path of an argument is written. */
export const ARGUMENT_PATH = new RegExp(`^${STEP}(?:\\.${STEP})*$`);

/** The steps of a path of the form above: `rule[id=expire].expiration.days`. */
export function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(new RegExp(`(${NAME})(?:\\[(\\w+)=(${QUOTED}|[^"\\]]+)\\])?(?:\\.|$)`, "g"))].map(
    ([, name = "", by, value = ""]) => ({
      name: unquoted(name),
      ...(by === undefined ? {} : { item: { name: by, value: unquoted(value) } }),
    }),
  );
}

const unquoted = (text: string): string => (text.startsWith('"') ? (JSON.parse(text) as string) : text);

/** A path as it is written. */
export const pathText = (steps: readonly Step[]): string => steps.map(stepText).join(".");

const stepText = ({ name, item }: Step): string =>
  `${/[\s."'[\]=]/.test(name) ? JSON.stringify(name) : name}${item === undefined ? "" : `[${item.name}=${/["\]]/.test(item.value) ? JSON.stringify(item.value) : item.value}]`}`;
