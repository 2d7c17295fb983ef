import { type Arguments, blocks, providersOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Rule } from "../rule";

/** Arguments of providers, backends and remote states that sign somebody in. */
const CREDENTIALS = [
  "access_key",
  "actions_id_token_request_token",
  "azure_client_secret",
  "client_secret",
  "google_credentials",
  "password",
  "secret_key",
  "sas_token",
  "token",
];

export const noPlaintextProviderCredentials: Rule = {
  id: "no-plaintext-provider-credentials",
  description:
    "Providers, backends and remote states get their credentials from the environment of the run. What a backend or remote state is given is written to the plan and to .terraform in the clear, even if it comes from a variable.",
  waive: "never",
  check: ({ json }) => [
    ...providersOf(json).flatMap(({ address, args }) => violations(address, args, isText)),
    ...backends(json).flatMap(({ address, args }) => violations(address, args, isSet)),
    ...Object.entries(json.data?.terraform_remote_state ?? {}).flatMap(([id, args]) =>
      blocks(args.config).flatMap((config) => violations(`data.terraform_remote_state.${id}`, config, isSet)),
    ),
  ],
};

const isSet = (value: unknown) => value !== undefined && value !== null;
const isText = (value: unknown) => typeof value === "string" && value !== "" && !value.includes("${");

function violations(address: string, args: Arguments, isBad: (value: unknown) => boolean) {
  return CREDENTIALS.filter((name) => isBad(args[name])).map((name) => ({
    address,
    message: `${name} is written out`,
    fix: "remove it, and let the run's environment sign in (role, OIDC, or an environment variable)",
  }));
}

function backends(json: StackJson): { address: string; args: Arguments }[] {
  const named = blocks(json.terraform?.backend).flatMap((byType) =>
    Object.entries(byType).flatMap(([type, value]) =>
      blocks(value).map((args) => ({ address: `terraform.backend.${type}`, args })),
    ),
  );
  return [...named, ...blocks(json.terraform?.cloud).map((args) => ({ address: "terraform.cloud", args }))];
}
