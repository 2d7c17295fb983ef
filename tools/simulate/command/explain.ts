import { parseRefusal } from "../semantics/refusal";
import { configKey } from "./config-key";
import type { PreparedStack } from "./simulation-folder";
import type { Diagnostic } from "./terraform";

/** An error of a run, with everything that helps to find its cause. */
export interface Explained {
  readonly stack: string;
  /** Resource address, where the error is about one. */
  readonly address: string | undefined;
  readonly constructPath: string | undefined;
  /** `config/environments/dev.ts: zones.raw`. */
  readonly config: string | undefined;
  readonly refused: string;
  readonly why: string;
  readonly fix: string | undefined;
  /** The object is there already, with the same arguments: the command that makes Terraform know it. */
  readonly import: string | undefined;
  /** Id of the rule of the simulation that refused. */
  readonly rule: string | undefined;
}

export function explain(stack: PreparedStack, { summary, detail, address, importId }: Diagnostic): Explained {
  const refusal = parseRefusal(summary, detail);
  const constructPath = address === undefined ? undefined : pathOf(stack, address);
  const key = constructPath === undefined ? undefined : configKey(constructPath);
  return {
    stack: stack.name,
    address,
    constructPath,
    config: key && `${key.file}: ${key.key}`,
    refused: summary,
    why: refusal?.detail ?? detail,
    fix: refusal?.fix,
    import: address && importId && `terraform import '${address}' '${importId}'`,
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
    ["rule", error.rule],
  ];
  const lines = rows.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`  ${name.padEnd(9)} ${value.replaceAll("\n", "\n            ")}`],
  );
  return [`${error.stack}: ${error.refused}`, ...lines].join("\n");
}

function pathOf(stack: PreparedStack, address: string): string | undefined {
  const [type = "", id = ""] = address.replace(/^data\./, "").split(/\.(.*)/s);
  return (stack.json.resource?.[type]?.[id] ?? stack.json.data?.[type]?.[id])?.["//"]?.metadata.path;
}
