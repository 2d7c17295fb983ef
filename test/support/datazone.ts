import type { EnvironmentInput } from "../../config/schema/environment";

/** Adds a domain of DataZone with two projects. */
export function withDatazone(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    portal: {
      kind: "datazone-domain",
      description: "Where people of the group find and ask for data",
      projects: {
        sales: { description: "Publishes what Sales makes" },
        pricing: { description: "Uses sales for prices" },
      },
    },
  };
}
