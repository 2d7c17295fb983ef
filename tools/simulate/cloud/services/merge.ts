import type { Service, ServiceType } from "./service";

/** All types of several services. A type is in one of them: its row is where everything is known of it. */
export function mergedServices(services: readonly Service[]): Service {
  const merged: Record<string, ServiceType> = {};
  for (const [type, row] of services.flatMap((service) => Object.entries(service))) {
    if (type in merged)
      throw new Error(`${type} has two rows: put all that is known of it into the one of its service`);
    merged[type] = row;
  }
  return merged;
}
