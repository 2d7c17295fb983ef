import type { ArgumentChange } from "../changes/change";
import type { Place } from "../sides/places";
import { type Entry, isGrave, type Report, type RightEntry } from "./report";

/** One line of the report, with what belongs under it. */
export interface Line {
  /** With `code` and **strong** words, as Markdown has them; nothing else of it. */
  readonly text: string;
  readonly below: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** It may be folded: nobody has to approve it. */
  readonly isRest: boolean;
  readonly lines: readonly Line[];
}

/** Longest text of one value; what is longer is cut, with how long it is. */
const LONGEST = 160;

/** The report in words, the gravest first; sections without a line are left out. */
export function sectionsOf(report: Report): Section[] {
  const { entries, rights, costs, steps, waived, overridden, outputs, refused, order, unjudged, vanished, phases } =
    report;
  const ofGravity = (...gravities: readonly Entry["gravity"][]) =>
    entries.filter(({ gravity }) => gravities.includes(gravity)).map(entryLine);
  const sections: Section[] = [
    { id: "lost", title: "Lost or replaced", isRest: false, lines: ofGravity("data", "identity", "protection") },
    { id: "grows", title: "Rights that grow", isRest: false, lines: rights.filter(({ grew }) => grew).map(rightLine) },
    { id: "outage", title: "Breaks off", isRest: false, lines: ofGravity("outage") },
    {
      id: "unknown",
      title: "Not known",
      isRest: false,
      lines: [
        ...ofGravity("unseen"),
        ...refused.map(({ stack, why }) => ({
          text: `**${stack}** would be refused; what comes behind it is planned as far as it got`,
          below: why
            .split("\n")
            .filter((line) => line.trim() !== "")
            .slice(0, 12),
        })),
        ...unjudged.map((what) => plain(`what ${code(what)} allows is known only once it is made`)),
      ],
    },
    {
      id: "vanished",
      title: "Stacks that are gone",
      isRest: false,
      lines: vanished.map(({ stack, resources }) =>
        plain(
          `**${stack}** had ${counted(resources, "resource")}, which stay in the cloud: destroy it before it goes from the configuration, or retire what it holds`,
        ),
      ),
    },
    {
      id: "phases",
      title: "In several deployments",
      isRest: false,
      lines: phases.map(({ environment, steps: all }) => ({
        text: `**${environment}**: one after the other`,
        below: all.map((step, index) => `${index + 1}. ${step}`),
      })),
    },
    {
      id: "cost",
      title: "Billed around the clock",
      isRest: false,
      lines: costs.map(({ environment, name, before, after, per }) =>
        plain(`${environment}: **${name}** ${before} → ${after}, by the ${per}`),
      ),
    },
    {
      id: "steps",
      title: "By hand",
      isRest: false,
      lines: [
        ...steps.come.map((title) => plain(`now needed: ${title}`)),
        ...steps.go.map((title) => plain(`no longer needed: ${title}`)),
      ],
    },
    {
      id: "waived",
      title: "Accepted findings",
      isRest: false,
      lines: [
        ...waived.come.map((one) => plain(`accepted now: ${one}`)),
        ...waived.go.map((one) => plain(`no longer there: ${one}`)),
      ],
    },
    {
      id: "overrides",
      title: "Overrides",
      isRest: false,
      lines: [
        ...overridden.come.map((one) => plain(`now: ${code(one)}`)),
        ...overridden.go.map((one) => plain(`no longer: ${code(one)}`)),
      ],
    },
    {
      id: "shrinks",
      title: "Rights that shrink",
      isRest: true,
      lines: rights.filter(({ grew }) => !grew).map(rightLine),
    },
    { id: "kept", title: "Moved, taken over, given up", isRest: true, lines: ofGravity("kept") },
    ...restOf(entries),
    {
      id: "outputs",
      title: "Outputs that change",
      isRest: true,
      lines: outputs.map(({ stack, outputs: names, readers }) =>
        plain(
          `${stack}: ${names.map(code).join(", ")}${readers.length === 0 ? "" : `, read by ${readers.join(", ")}`}`,
        ),
      ),
    },
    {
      id: "order",
      title: "Order of deployment",
      isRest: true,
      lines: order.length === 0 ? [] : [plain(order.join(" → "))],
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Everything else, by the setting that it is made for. */
function restOf(entries: readonly Entry[]): Section[] {
  const rest = entries.filter((entry) => !isGrave(entry) && entry.gravity === "change");
  return rest.length === 0
    ? []
    : [
        {
          id: "rest",
          title: "All other changes",
          isRest: true,
          lines: [...rest].sort(bySetting).map(entryLine),
        },
      ];
}

const settingOf = ({ places, stacks, address }: Entry) => `${stacks[0]}\n${places[0]?.setting ?? ""}\n${address}`;
const bySetting = (a: Entry, b: Entry) => (settingOf(a) < settingOf(b) ? -1 : 1);

const ACTIONS: Readonly<Record<Entry["action"], string>> = {
  create: "create",
  update: "change",
  replace: "replace",
  delete: "delete",
  forget: "forget",
  move: "move",
  import: "take over",
  vanish: "left behind",
  unprotect: "unprotect",
};

/** What is said of something that exists and is not taken over as it is. */
const TAKEN_OVER: Readonly<Partial<Record<Entry["action"], string>>> = {
  update: " It exists already: Terraform takes it over, and changes it with that.",
  replace: " It exists already: Terraform would take it over, and make it anew with that.",
};

function entryLine(entry: Entry): Line {
  const { action, address, stacks, why, isProtected, isDrift, createsFirst, isTakenOver, from, places } = entry;
  const words = [
    `**${ACTIONS[action]}** ${code(address)} in ${stacks.join(", ")}`,
    from === undefined ? "" : `, before ${code(from)}`,
    why === "" ? "" : `: ${why}`,
    ".",
    isTakenOver === true ? (TAKEN_OVER[action] ?? "") : "",
    isDrift ? " What it is in goes, and it with it." : "",
    createsFirst ? " The new one is made before the old one goes." : "",
    isProtected ? " It is protected: Terraform refuses, until its protection is taken off." : "",
    saidAt(places),
  ];
  const { takesAlong = [] } = entry;
  const forcing = entry.arguments.filter(({ replaces }) => replaces);
  const others = entry.arguments.filter(({ replaces }) => !replaces);
  return {
    text: words.join(""),
    below: [
      ...(takesAlong.length === 0 ? [] : [`what is in it goes with it: ${takesAlong.map(code).join(", ")}`]),
      ...forcing.map((argument) => `${argumentText(argument)} (this cannot be changed in place)`),
      ...others.slice(0, MOST).map(argumentText),
      ...(others.length > MOST ? [`and ${others.length - MOST} further arguments`] : []),
    ],
  };
}

/** Arguments told of one resource. */
const MOST = 12;

function rightLine(right: RightEntry): Line {
  const { who, what, on, under, denies, grew, stacks, address, places, acknowledged } = right;
  const verb = denies ? (grew ? "is no longer denied" : "is denied") : grew ? "may" : "may no longer";
  const onto = on.filter((one) => one !== "");
  return {
    text: `**${who}** ${verb} ${what.map(code).join(", ")}${onto.length === 0 ? "" : ` on ${onto.map(code).join(", ")}`}${under === "" ? "" : `, where ${cut(under)}`} (${code(address)} in ${stacks.join(", ")}).${saidAt(places)}${acknowledged === undefined ? "" : ` Acknowledged: ${acknowledged}`}`,
    below: [],
  };
}

function saidAt(places: readonly Place[]): string {
  const said = places.map(
    ({ setting, file, line }) => `${code(setting)} in ${file}${line === undefined ? "" : `:${line}`}`,
  );
  return said.length === 0 ? "" : ` Set by ${said.join("; ")}.`;
}

function argumentText({ path, before, after, isSensitive }: ArgumentChange): string {
  if (isSensitive) return `${code(path)}: a sensitive value changes`;
  return `${code(path)}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return code(cut(typeof value === "string" ? value : JSON.stringify(value)));
}

const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;

/** Text between backticks, of which it may have none itself, nor a line's end. */
const code = (text: string): string => `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;

const plain = (text: string): Line => ({ text, below: [] });

export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
