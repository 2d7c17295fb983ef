import { keysIn } from "./domain-defaults";
import { isRecord, merge } from "./merge";
import type { PartLayer } from "./parts";
import { DOMAIN_RECORDS } from "./schema/domains";
import { environmentSchema } from "./schema/environment";

/** What is wrong at a path of the file that declares. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What is wrong with how an environment takes its domains. */
export function faultsOfTaking(layers: readonly PartLayer[]): Fault[] {
  const domains = layers.flatMap(({ domain }) => domain ?? []);
  const names = domains.map(({ name }) => name);
  const again = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [
    ...domains.flatMap(({ name, faults }) => faults.map((fault) => ({ path: `domains.${name}`, ...fault }))),
    ...[...again].map((name) => ({
      path: `domains.${name}`,
      message: "is taken twice, so that what it has is there once and differs from both",
      fix: "take it once; two domains need two names",
    })),
  ];
}

/** An environment whose domains have what is there: entries that it takes away of a domain are none of it. */
export function withDomainsAsTheyAre(environment: unknown, layers: readonly PartLayer[]): unknown {
  const declared = merge(
    environmentSchema,
    layers.filter(({ domain }) => domain !== undefined),
  ).value;
  const domains = fieldsOf(fieldsOf(environment).domains);
  const trimmed = Object.entries(domains).map(([name, domain]): [string, unknown] => {
    const had = fieldsOf(fieldsOf(fieldsOf(declared).domains)[name]);
    const lists = DOMAIN_RECORDS.flatMap((record): [string, unknown][] => {
      const [now, then, there] = [fieldsOf(domain)[record], had[record], keysIn(environment, record)];
      if (!Array.isArray(now) || !Array.isArray(then)) return [];
      return [[record, now.filter((key) => !then.includes(key) || there.includes(key))]];
    });
    return [name, lists.length === 0 ? domain : { ...fieldsOf(domain), ...Object.fromEntries(lists) }];
  });
  return trimmed.length === 0 ? environment : { ...fieldsOf(environment), domains: Object.fromEntries(trimmed) };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
