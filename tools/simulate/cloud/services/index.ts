import * as aws from "./aws";
import * as databricks from "./databricks";
import { mergedServices } from "./merge";
import type { Service, ServiceType } from "./service";
import { tfe } from "./tfe";
import { time } from "./time";

/** Every type that something is known of. */
export const TYPES: Service = mergedServices([...Object.values(aws), ...Object.values(databricks), tfe, time]);

/** What is known of a type; nothing of one without a row. */
export function knownOf(type: string): ServiceType {
  return TYPES[type] ?? {};
}

/** Type → a facet, for all types that have it. */
export function withFacet<Facet extends keyof ServiceType>(
  facet: Facet,
): Readonly<Record<string, NonNullable<ServiceType[Facet]>>> {
  return Object.fromEntries(
    Object.entries(TYPES).flatMap(([type, row]) => {
      const value = row[facet];
      return value === undefined ? [] : [[type, value]];
    }),
  );
}
