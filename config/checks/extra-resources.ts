import { LAYERS, type Layer } from "../derive/layers";
import { referencesIn } from "../extra-resources/reference";
import { CHOSEN_PROVIDERS, type ChosenProvider, PROVIDERS } from "../facts/providers";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedExtraResource } from "../schema/extra-resources";
import { compareVersions, isConstraint, rangeOf } from "../version-constraint";
import { type AccountDraft, type Check, declaredKeys, entries, errorAt, perEnvironment } from "./check";

/** Services whose calls could give the deploy role, or somebody, more than the layer may have. */
const RIGHTS = ["account", "iam", "identitystore", "organizations", "sso", "sso-directory", "sts"];

/** Types that give rights of AWS. */
const RIGHTS_TYPES = /^aws_(iam|identitystore|organizations|ssoadmin|account)_/;

type Wrong = readonly [path: readonly string[], message: string, fix: string];

/** What extra resources say by themselves; whether arguments and references fit shows once stacks are made. */
export const extraResources: Check = (draft) => [...ofEnvironments(draft), ...ofAccount(draft.account)];

const ofEnvironments = perEnvironment((env, account) => {
  const workspaces = declaredKeys(env, ["workspaces"]) ?? [];
  const hasRoles = env.data.foundation?.ciRoles !== undefined;
  return entries(env.data.extraResources).flatMap(([key, extra]): Problem[] =>
    [...placed(extra, workspaces), ...rights(extra, hasRoles), ...known(extra), ...versions(extra, account)].map(
      ([path, message, fix]) => errorAt(env, ["extraResources", key, ...path], message, fix),
    ),
  );
});

/** The stack of the account reads no other and has Databricks alone. */
function ofAccount(account: AccountDraft): Problem[] {
  return entries(account.data.extraResources).flatMap(([key, extra]): Problem[] =>
    [...placed({ ...extra, layer: "account" }, []), ...known(extra), ...versions(extra, account)].map(
      ([path, message, fix]) => errorAt(account, ["extraResources", key, ...path], message, fix),
    ),
  );
}

type Extra = Salvaged<ParsedExtraResource>;

/** Where it stands. */
type Placed = Pick<Extra, "workspace" | "type"> & { readonly layer?: Layer | undefined };

function placed({ layer, workspace, type }: Placed, workspaces: readonly string[]): Wrong[] {
  if (layer === undefined) return [];
  const { scope, providers } = LAYERS[layer];
  const words = [...new Set(providers.map((name) => name.split("-", 1)[0] ?? ""))];
  const provider = type?.split("_", 1)[0];
  return [
    ...(scope === "workspace" && workspace === undefined && workspaces.length > 1
      ? [
          [
            ["workspace"],
            "is missing: the layer has a stack for each workspace",
            "add it, as key of workspaces",
          ] as const,
        ]
      : []),
    ...(scope === "environment" && workspace !== undefined
      ? [[["workspace"], `says a workspace, but ${layer} is a layer of the whole environment`, "remove it"] as const]
      : []),
    ...(provider === undefined || words.includes(provider)
      ? []
      : [
          [
            ["type"],
            `the layer ${layer} has no provider ${provider}`,
            `use a type of ${words.join(" or ")}, or another layer`,
          ] as const,
        ]),
  ];
}

function rights({ layer, type, actions = [], calledOn = [] }: Extra, hasRoles: boolean): Wrong[] {
  const isAws = type?.startsWith("aws_") === true;
  return [
    ...(type !== undefined && RIGHTS_TYPES.test(type)
      ? [
          [
            ["type"],
            `${type} gives rights, which are made under a boundary alone`,
            "use a kind that makes the role, or make it elsewhere",
          ] as const,
        ]
      : []),
    ...actions.flatMap((action, index): Wrong[] =>
      RIGHTS.includes(action.split(":", 1)[0] ?? "")
        ? [[["actions", `${index}`], `${action} gives rights, which no deploy role may get so`, "remove it"]]
        : [],
    ),
    ...(!isAws && type !== undefined && actions.length > 0
      ? [[["actions"], `${type} is nothing of AWS, so its deploy role calls nothing there`, "remove it"] as const]
      : []),
    ...(calledOn.length > 0 && actions.length === 0
      ? [[["calledOn"], "says what is called on, but no actions", "add actions, or remove it"] as const]
      : []),
    ...(isAws && hasRoles && layer !== "foundation" && actions.length === 0
      ? [
          [
            ["actions"],
            `is missing: the deploy role of ${layer} could not make it`,
            "add what Terraform calls for it",
          ] as const,
        ]
      : []),
  ];
}

/** References are written as such. */
const known = ({ arguments: all = {} }: Pick<Extra, "arguments">): Wrong[] =>
  referencesIn(all).flatMap(({ path, reference }): Wrong[] =>
    reference === "wrong"
      ? [
          [
            ["arguments", ...path],
            "is no reference",
            'write { $output: "network.vpc_id" } or { $attribute: "zone-raw/Resource.arn" }, alone',
          ],
        ]
      : [],
  );

function versions({ type = "", needs }: Pick<Extra, "type" | "needs">, account: AccountDraft): Wrong[] {
  const provider = CHOSEN_PROVIDERS.find((name) => type.startsWith(`${name}_`));
  if (provider === undefined || needs === undefined) return [];
  return tooOld(provider, needs, account).map((wrong) => [["needs"], ...wrong]);
}

/** Why a provider can come in a version that is older than what is needed. */
export function tooOld(
  provider: ChosenProvider,
  needs: string,
  account: AccountDraft,
): (readonly [message: string, fix: string])[] {
  const { bindings, below } = PROVIDERS.value[provider];
  const constraint = account.data.providers?.[provider] ?? bindings;
  const oldest = isConstraint(constraint) ? rangeOf(constraint)?.from : undefined;
  if (oldest === undefined || compareVersions(oldest, needs) >= 0) return [];
  return [
    [
      `needs ${provider} ${needs}, and the account takes ${oldest}`,
      compareVersions(needs, below) < 0
        ? `set providers: { ${provider}: ">= ${needs}, < ${below}" } in ${account.file}`
        : `no version that it is in can be used: it has to be below ${below}`,
    ],
  ];
}
