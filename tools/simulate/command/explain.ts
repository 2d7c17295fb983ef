import { metadataAt, settingAt } from "../../../emitted/settings";
import { parseRefusal } from "../semantics/refusal";
import { terraformCommand } from "./binary";
import type { PreparedStack } from "./simulation-folder";
import type { Diagnostic } from "./terraform";

/** An error of a run, with everything that helps to find its cause. */
export interface Explained {
  readonly stack: string;
  /** Resource address, where the error is about one. */
  readonly address: string | undefined;
  readonly constructPath: string | undefined;
  /** `config/environments/dev.ts: zones.raw`; the file as the user can open it. */
  readonly config: string | undefined;
  readonly refused: string;
  readonly why: string;
  readonly fix: string | undefined;
  /** The object is there already, with the same arguments: the command that makes Terraform know it. */
  readonly import: string | undefined;
  /** The object is there already, and in the state: the command that makes Terraform keep it. */
  readonly untaint: string | undefined;
  /** Id of the rule of the simulation that refused. */
  readonly rule: string | undefined;
}

const AGAIN = "run the command again: what was made is in the state";

const KEEP =
  "it was made, although an error came back, and cannot be made again beside itself: let Terraform keep it, then run the command again";

/** What Terraform says of itself, without a reason or what to do: summary → both. */
const OWN: readonly (readonly [summary: RegExp, explained: { readonly why?: string; readonly fix: string }])[] = [
  [/^execution halted$/, { why: "Terraform was interrupted", fix: AGAIN }],
  [/^\S+ \w+ failed$/, { fix: AGAIN }],
  [/^Plugin did not respond$/, { why: "The provider died before it answered", fix: AGAIN }],
  [/^Error acquiring the state lock$/, { fix: "wait until the other command on this kept cloud has ended" }],
];

/** @param shown says how the user opens a file of the configuration; default by its path in the project */
export function explain(
  stack: PreparedStack,
  { summary, detail, address, importId, isTainted }: Diagnostic,
  shown: (file: string) => string = (file) => file,
): Explained {
  const refusal = parseRefusal(summary, detail);
  const [, own] = OWN.find(([pattern]) => pattern.test(summary)) ?? [];
  return {
    stack: stack.name,
    address,
    constructPath: address && metadataAt(stack.json, address)?.path,
    config: address && settingAt(stack.json, address, shown),
    refused: summary,
    why: refusal?.detail ?? own?.why ?? detail,
    fix: isTainted ? KEEP : (refusal?.fix ?? own?.fix),
    import: address && importId && `${terraformCommand("import")} '${address}' '${importId}'`,
    untaint: isTainted ? `${terraformCommand("untaint")} '${address}'` : undefined,
    rule: refusal?.rule,
  };
}

/** Some lines of text, the empty ones left out. */
export function formatExplained(error: Explained): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["resource", error.address],
    ["construct", error.constructPath],
    ["config", error.config],
    ["why", error.why],
    ["fix", error.fix],
    ["import", error.import],
    ["untaint", error.untaint],
    ["rule", error.rule],
  ];
  const lines = rows.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`  ${name.padEnd(9)} ${value.replaceAll("\n", "\n            ")}`],
  );
  return [`${error.stack}: ${error.refused}`, ...lines].join("\n");
}
