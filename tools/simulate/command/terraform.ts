import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { terraformBinary, terraformCommand } from "./binary";

/** What Terraform says about an error or a warning. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** Resource that it is about, `aws_s3_bucket.zone-raw`. */
  readonly address?: string;
  /** The object exists already: what it can be imported by. */
  readonly importId?: string;
  /** The object that exists already is this one, made while its answer was an error. */
  readonly isTainted?: boolean;
}

/** One step of a running command. */
export type TerraformEvent =
  | { readonly kind: "outputs"; readonly changed: readonly string[] }
  | { readonly kind: "planned"; readonly address: string; readonly action: string }
  | { readonly kind: "started" | "done" | "failed"; readonly address: string; readonly action: string }
  | { readonly kind: "diagnostic"; readonly diagnostic: Diagnostic };

export interface TerraformResult {
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Resource address → planned action: `create`, `update`, `replace`, `delete`, `move`, `import`; without `noop` and `read`. */
  readonly planned: Readonly<Record<string, string>>;
  /** Names of outputs that are made or changed. */
  readonly outputs: readonly string[];
  /** What was printed in words rather than as events: of `planInFull`, the plan with every attribute. */
  readonly text: string;
  /** Of `planAndTry`, where it was asked for: the plan as `terraform show -json` gives it. Secrets stand in it. */
  readonly json?: string;
}

export interface TerraformRun {
  /** Folder of the stack. */
  readonly folder: string;
  /** Environment with the attached providers; see `serveProviders`. */
  readonly environment: NodeJS.ProcessEnv;
  /** How many resources Terraform works on side by side. Default Terraform's own, 10. */
  readonly parallelism?: number;
  onEvent?(event: TerraformEvent): void;
  /** Ends the command as Ctrl-C would. */
  readonly signal?: AbortSignal;
}

/** Commands take half a second: with less garbage collection, a quarter less processor time. Go's default is 100. */
const GOGC = "400";

const COMMON = ["-input=false", "-no-color"];

/** Takes the backend as it is now: a command before this one had its states at another address. */
export const init = (run: TerraformRun) => terraform(run, ["init", ...COMMON, "-json", "-reconfigure"]);
export const apply = (run: TerraformRun) => changing(run, "apply");
export const destroy = (run: TerraformRun) => changing(run, "destroy");
/** Exit code 0: nothing to do, 2: there are changes, 1: an error. */
export const plan = (run: TerraformRun) => terraform(run, ["plan", ...COMMON, "-json", "-detailed-exitcode"]);

/** Lets Terraform keep an object that it takes for half made. */
export const untaint = (run: TerraformRun, address: string) => terraform(run, ["untaint", "-no-color", address]);

/** Has Terraform know nothing more of some resources, which stay as they are. */
export const removeFromState = (run: TerraformRun, addresses: readonly string[]) =>
  terraform(run, ["state", "rm", ...addresses]);

function changing(run: TerraformRun, command: "apply" | "destroy"): Promise<TerraformResult> {
  const parallelism = run.parallelism === undefined ? [] : [`-parallelism=${run.parallelism}`];
  return terraform(run, [command, ...COMMON, "-json", "-auto-approve", ...parallelism]);
}

/** As `plan`, and with the changes in Terraform's own words where there are any. */
export const planInFull = (run: TerraformRun) => withPlan(run, inWords);

/**
 * As `planInFull`, and makes the changes in a cloud that is thrown away afterwards: stacks behind this one are planned on
 * what it offers then, and what the services would refuse is an error already. Exit code 0 unless something is wrong.
 */
export const planAndTry = (run: TerraformRun, { asJson = false } = {}) =>
  withPlan(run, async (planned, file) => {
    const shown = await (asJson ? inJson : inWords)(planned, file, run);
    if (shown.exitCode === 1) return shown;
    const applied = await terraform(run, ["apply", ...COMMON, "-json", file]);
    return {
      ...shown,
      exitCode: applied.exitCode,
      diagnostics: [...planned.diagnostics, ...applied.diagnostics.filter(({ severity }) => severity === "error")],
    };
  });

/**
 * Plans, and applies that very plan where it is approved. Exit code 0: nothing to do, or applied; 2: not approved.
 * @param approves is given the plan as `terraform show -json` prints it; secrets stand in it
 */
export const planAndApply = (run: TerraformRun, approves: (json: string) => boolean) =>
  withPlan(run, async (planned, file) => {
    const shown = await terraform(run, ["show", "-json", file]);
    if (shown.exitCode !== 0) return shown;
    return approves(shown.text) ? terraform(run, ["apply", ...COMMON, "-json", file]) : planned;
  });

/** Does something with a plan that has changes, and the file that it is in. */
type Then = (planned: TerraformResult, file: string, run: TerraformRun) => Promise<TerraformResult>;

/** The plan with every attribute in Terraform's words; where it cannot be shown, why. */
const inWords: Then = async (planned, file, run) => {
  const shown = await terraform(run, ["show", "-no-color", file]);
  return shown.exitCode === 0 ? { ...planned, text: shown.text } : shown;
};

const inJson: Then = async (planned, file, run) => {
  const shown = await terraform(run, ["show", "-json", file]);
  return shown.exitCode === 0 ? { ...planned, json: shown.text } : shown;
};

async function withPlan(run: TerraformRun, then: Then): Promise<TerraformResult> {
  const file = "plan.tfplan";
  try {
    const planned = await terraform(run, ["plan", ...COMMON, "-json", "-detailed-exitcode", `-out=${file}`]);
    return planned.exitCode === 2 ? await then(planned, file, run) : planned;
  } finally {
    rmSync(join(run.folder, file), { force: true });
  }
}

/** How long an interrupted Terraform may take to write its state. */
const GRACE_MS = 10_000;

/** Terraforms that are running. None of them may outlive this process. */
const running = new Set<ChildProcess>();

process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Runs one command and reads the JSON lines that it prints. */
function terraform(run: TerraformRun, args: readonly string[]): Promise<TerraformResult> {
  return new Promise((resolve, reject) => {
    // A process group of its own: Ctrl-C in the terminal reaches Terraform once, through the signal below.
    const child = spawn(terraformBinary(), [...args], {
      cwd: run.folder,
      env: { GOGC, ...process.env, ...run.environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    running.add(child);
    let force: NodeJS.Timeout | undefined;
    const interrupt = () => {
      child.kill("SIGINT");
      force ??= setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    };
    const finish = () => {
      running.delete(child);
      clearTimeout(force);
      run.signal?.removeEventListener("abort", interrupt);
    };
    if (run.signal?.aborted) interrupt();
    run.signal?.addEventListener("abort", interrupt);

    const diagnostics: Diagnostic[] = [];
    const planned: Record<string, string> = {};
    const outputs: string[] = [];
    const words: string[] = [];
    let plain = "";
    // One document, not an event a line.
    const isJson = args[0] === "show" && args.includes("-json");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const isEvent = line.startsWith("{") && !isJson;
      if (!isEvent) words.push(line);
      const event = isEvent ? parse(line) : undefined;
      if (event === undefined) return;
      if (event.kind === "outputs") outputs.push(...event.changed);
      if (event.kind === "diagnostic") diagnostics.push(event.diagnostic);
      if (event.kind === "planned" && event.action !== "noop" && event.action !== "read") {
        planned[event.address] = event.action;
      }
      run.onEvent?.(event);
    });
    child.stderr.on("data", (chunk) => {
      plain += String(chunk);
    });
    child.on("error", (error) => {
      finish();
      reject(error);
    });
    child.on("close", (code) => {
      finish();
      // Exit code 2 is a plan with changes.
      if (code !== 0 && code !== 2 && diagnostics.every(({ severity }) => severity !== "error")) {
        diagnostics.push({
          severity: "error",
          summary: `${terraformCommand(args[0] ?? "")} failed`,
          detail: plain.trim(),
        });
      }
      resolve({ exitCode: code ?? 1, diagnostics, planned, outputs, text: words.join("\n").trim() });
    });
  });
}

interface Line {
  readonly type?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly outputs?: Readonly<Record<string, { readonly action?: string }>>;
  readonly diagnostic?: {
    readonly severity: "error" | "warning";
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    /** Where in the configuration: `resource.aws_vpc.main`, `data.aws_region.here`. */
    readonly snippet?: { readonly context?: string | null };
  };
}

const HOOKS: Readonly<Record<string, "started" | "done" | "failed">> = {
  apply_start: "started",
  apply_complete: "done",
  apply_errored: "failed",
};

function parse(text: string): TerraformEvent | undefined {
  if (!text.startsWith("{")) return undefined;
  const line = JSON.parse(text) as Line;
  if (line.type === "planned_change" && line.change) {
    return { kind: "planned", address: line.change.resource.addr, action: line.change.action };
  }
  if (line.type === "outputs") {
    const changed = Object.entries(line.outputs ?? {}).filter(([, { action = "noop" }]) => action !== "noop");
    return { kind: "outputs", changed: changed.map(([name]) => name) };
  }
  if (line.diagnostic) {
    const { severity, summary, detail = "", snippet } = line.diagnostic;
    const address = line.diagnostic.address ?? addressIn(snippet?.context ?? "");
    return {
      kind: "diagnostic",
      diagnostic: { severity, summary, detail, ...(address === undefined ? {} : { address }) },
    };
  }
  const hook = HOOKS[line.type ?? ""];
  return hook && line.hook ? { kind: hook, address: line.hook.resource.addr, action: line.hook.action } : undefined;
}

/** Errors of the configuration have no address, but tell the block that they are in: `resource.aws_vpc.main.tags`. */
function addressIn(context: string): string | undefined {
  const [, resource, data] = /^(?:resource\.([^.]+\.[^.]+)|(data\.[^.]+\.[^.]+))/.exec(context) ?? [];
  return resource ?? data;
}
