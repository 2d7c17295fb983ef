import { Annotations, type App, Aspects, Lazy, TerraformResource } from "cdktf";
import type { Override, Platform } from "../../config/model";
import { edited } from "../../config/overrides/edit";
import { pathText, stepsOf } from "../../config/overrides/path";
import { targetsOf } from "../../config/overrides/target";
import { shownSettingOf } from "../../modules/configured";
import { literal } from "../../modules/terraform/literal";
import { type Applied, noteOverride } from "./applied-overrides";
import { argumentsOf } from "./arguments";
import { needing } from "./needs";
import { PlatformStack } from "./platform-stack";

/**
 * Changes what overrides of the configuration say, whatever made the resource. What cannot be changed is left as it is:
 * the synthesis, which sees that nothing of it is applied, says why.
 */
export function applyOverrides(app: App, { account, environments }: Platform): void {
  const stacks = app.node.children.filter((child) => child instanceof PlatformStack);
  const applyIn = (overrides: Readonly<Record<string, Override>>, environment: string | undefined) => {
    const own = () => stacks.filter((stack) => stack.environment === environment);
    applyTo(overrides, () => own().flatMap((stack) => stack.node.findAll().flatMap(candidate)), environment);
  };
  applyIn(account.overrides, undefined);
  for (const { name, overrides } of environments) applyIn(overrides, name);
}

type Candidate = ReturnType<typeof candidate>[number];

function candidate(node: object) {
  return node instanceof TerraformResource
    ? [{ path: node.node.path, type: node.terraformResourceType, setting: shownSettingOf(node), resource: node }]
    : [];
}

function applyTo(
  overrides: Readonly<Record<string, Override>>,
  candidatesOf: () => readonly Candidate[],
  environment: string | undefined,
): void {
  const all = Object.entries(overrides);
  if (all.length === 0) return;
  const candidates = candidatesOf();
  for (const [key, override] of all) {
    const [target, ...others] = targetsOf(override, candidates, environment);
    if (target !== undefined && others.length === 0) change(target.resource, key, override);
  }
}

/** Changes a resource after all else that changes resources: aspects of its stack run before its own. */
function change(resource: TerraformResource, key: string, override: Override): void {
  const { set, remove, reason, until, needs } = override;
  if (needs !== undefined) needing(resource, needs);
  const changes: [path: string, value: unknown][] = [
    ...Object.entries(set),
    ...remove.map((path): [string, undefined] => [path, undefined]),
  ];
  Aspects.of(resource).add({
    visit(node) {
      if (node !== resource) return;
      for (const [path, to] of changes) {
        const steps = stepsOf(path);
        const before = argumentsOf(resource);
        const result = edited(before, steps, to);
        if ("fault" in result) continue;
        const name = steps[0]?.name ?? "";
        const value = result.args[name];
        // cdktf merges what is overridden into what is there, and appends to lists; a token takes the place of it.
        resource.addOverride(name, value === undefined ? undefined : Lazy.anyValue({ produce: () => value }));
        const done: Applied = {
          override: key,
          argument: pathText(steps),
          ...(result.before === undefined ? {} : { from: quoted(result.before) }),
          ...(to === undefined ? {} : { to: quoted(to) }),
          reason,
          ...(until === undefined ? {} : { until }),
        };
        noteOverride(resource, done);
        Annotations.of(resource).addInfo(`override ${key}: ${done.argument}: ${reason}`);
      }
    },
  });
}

/** A value as it is told of, where a reference is none. */
function quoted(value: unknown): unknown {
  if (typeof value === "string") return literal(value);
  if (Array.isArray(value)) return value.map(quoted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, quoted(inner)]));
}
