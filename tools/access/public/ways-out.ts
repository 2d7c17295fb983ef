import { PROVIDER_HOSTS } from "../../../config/facts/model-serving";
import { type Arguments, blocks, text } from "../../../emitted/resources";
import { thing } from "../../review/privileges/called";
import { domains } from "../../review/privileges/network";
import type { Door, Opened } from "./door";

const outward = (who: string, may: string, on: string, under = ""): Opened => ({
  direction: "out",
  who,
  may,
  on,
  under,
});

/** `https://models.acme.example/v1` → `models.acme.example`; what is no address as it is. */
const hostOf = (address: string): string => /^[a-z]+:\/\/(?:[^/@]*@)?([^/:]+)/.exec(address)?.[1] ?? address;

/** Where the provider of a model is: the address that is written, or its own. */
function providerOf(model: Arguments): string {
  const own: Readonly<Record<string, string>> = PROVIDER_HOSTS.value;
  const provider = text(model.provider);
  const all = Object.values(model).flatMap((value) => blocks(value));
  const written = all
    .flatMap((block) => [
      block.openai_api_base,
      block.cohere_api_base,
      block.custom_provider_url,
      block.databricks_workspace_url,
    ])
    .map(text)
    .find((address) => address !== "");
  if (written !== undefined) return hostOf(written);
  const region = all
    .flatMap((block) => [block.aws_region, block.region])
    .map(text)
    .find((one) => one !== "");
  return own[provider] ?? [provider, ...(region === undefined ? [] : [`in ${region}`])].join(" ");
}

/** What only an apply knows is an address of something that is made here, and no one outside. */
const isOutside = ({ who }: Opened): boolean => !who.startsWith("<");

/** Whom the lakehouse calls outside, beside AWS and Databricks themselves. */
export const WAYS_OUT: readonly Door[] = [
  {
    types: ["databricks_model_serving"],
    opened: ({ type, args }) => {
      const hosts = blocks(args.config)
        .flatMap(({ served_entities }) => blocks(served_entities))
        .flatMap(({ external_model }) => blocks(external_model))
        .map(providerOf);
      return [...new Set(hosts)].map((host) =>
        outward(host, "is asked, with what people write, by", thing(type, args)),
      );
    },
  },
  {
    types: ["databricks_connection"],
    opened: ({ type, args, stack }, reading) =>
      blocks(args.options)
        .map(({ host }) => host)
        .filter((host) => text(host) !== "")
        .map((host) => outward(hostOf(reading.textOf(stack, host)), "is asked over", thing(type, args)))
        .filter(isOutside),
  },
  {
    types: ["aws_cloudwatch_event_api_destination"],
    opened: ({ type, args, stack }, reading) =>
      [outward(hostOf(reading.textOf(stack, args.invocation_endpoint)), "is called by", thing(type, args))].filter(
        isOutside,
      ),
  },
  {
    types: ["aws_transfer_connector"],
    opened: ({ args, address, stack }, reading) =>
      [outward(hostOf(reading.textOf(stack, args.url)), "gets and gives files by", address)].filter(isOutside),
  },
  {
    types: domains.types,
    opened: ({ type, address, args }) =>
      (domains.rights({ type, address, values: args }) ?? [])
        .filter(({ denies }) => denies !== true)
        .map(({ who, on, under }) => outward(on, "is reached by", who, under)),
  },
];
