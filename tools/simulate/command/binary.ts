import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { OLDEST_TERRAFORM } from "../../../config/terraform-version";

/** What is looked for on PATH where no name is given, the first that is there. */
const NAMES = ["terraform", "tofu"];

/**
 * The program that plays Terraform, Terraform itself or OpenTofu: what `TERRAFORM_BINARY_NAME` says, as for `cdktf`,
 * else what is on PATH.
 */
export function terraformBinary(): string {
  const named = process.env.TERRAFORM_BINARY_NAME;
  // Terraform runs in the folder of a stack, and a path may be relative to this one.
  if (named) return named.includes("/") ? resolve(named) : named;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = NAMES.find((name) => folders.some((folder) => existsSync(join(folder, name))));
  return found ?? "terraform";
}

/** How a person writes a command of it: `tofu untaint`. */
export const terraformCommand = (command: string): string => `${basename(terraformBinary())} ${command}`;

/** A minute: a machine at work takes its time to load the program. */
const TIMEOUT_MS = 60_000;

/** What is wrong with it, in a sentence that says what to do; undefined where it will do. */
export function terraformProblem(): string | undefined {
  const fix = `Fix: install Terraform or OpenTofu ${OLDEST_TERRAFORM} or newer; the simulation runs the real one.`;
  const binary = terraformBinary();
  const isNamed = Boolean(process.env.TERRAFORM_BINARY_NAME);
  const { error, stdout, stderr, status } = spawnSync(binary, ["version"], {
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
    encoding: "utf8",
    timeout: TIMEOUT_MS,
  });
  if (error !== undefined && "code" in error && error.code === "ENOENT") {
    return isNamed
      ? `TERRAFORM_BINARY_NAME names ${binary}, which is not there. Fix: name a Terraform or OpenTofu ${OLDEST_TERRAFORM} or newer, or unset it to take what is on PATH.`
      : `Terraform is not on PATH. ${fix}`;
  }
  // Warnings may stand before it; the format with JSON has them, too, and names no product.
  const [, product, version = ""] = /^(Terraform|OpenTofu) v(\d+\.\d+\S*)/m.exec(stdout ?? "") ?? [];
  if (product === undefined) {
    const said = `${stderr ?? ""}${stdout ?? ""}`.trim().split("\n")[0] || error?.message || `exit code ${status}`;
    return `\`${binary} version\` names no version of Terraform or OpenTofu (${said}). ${fix}`;
  }
  if (isRecent(version)) return undefined;
  return `${product} ${version}${isNamed ? "" : " on PATH"} is too old. ${fix.replace("Terraform or OpenTofu", product)}`;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_TERRAFORM.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
