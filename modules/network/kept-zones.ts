import { Construct } from "constructs";
import { expression } from "../terraform/expression";
import { TerraformData } from "../terraform/terraform-data";

export interface KeptZonesProps {
  /** What stands in the zones, for the message: `the load balancer of service db`. */
  readonly what: string;
  /** Availability-zone ids. More can come later. */
  readonly zones: readonly string[];
}

/**
 * Remembers in the state in which zones something was made that has to be replaced when it loses one. AWS deletes no load
 * balancer that an endpoint service uses, and a second one cannot have its name: the apply would fail half-way.
 */
export class KeptZones extends Construct {
  /** Goes into `lifecycle` of what stands there: the plan fails where one of the first zones is missing. */
  readonly precondition: { readonly condition: string; readonly errorMessage: string };

  constructor(scope: Construct, id: string, { what, zones }: KeptZonesProps) {
    super(scope, id);
    const memory = new TerraformData(this, "Resource", {
      input: { zones: zones.join(",") },
      triggersReplace: { revision: 0 },
      // Keeps the first value, whatever the configuration says later.
      lifecycle: { ignoreChanges: ["input"] },
    });
    const kept = `${memory.fqn}.output.zones`;
    this.precondition = {
      condition: expression(`length(setsubtract(split(",", ${kept}), ${JSON.stringify(zones)})) == 0`),
      errorMessage: `The zones of ${what} were ${expression(kept)}, and one is missing now: AWS would have to replace it while its consumers are connected. Put the zone back, or take the service out first, apply, then the zone, and make the service again: it gets another name.`,
    };
  }
}
