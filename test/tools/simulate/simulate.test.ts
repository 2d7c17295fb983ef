import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PhaseOutcome } from "../../../tools/simulate/command/phase";
import { remains } from "../../../tools/simulate/command/report";
import { Simulation } from "../../../tools/simulate/command/simulation";
import { audit } from "../../../tools/simulate/faults/audit";
import { ofProviders } from "./support/of-providers";
import { Shipped } from "./support/shipped";
import { withoutTerraform } from "./support/terraform";

const LONG = 240_000;

describe.skipIf(withoutTerraform)(
  "the account, dev, staging and prod with real Terraform on simulated providers",
  () => {
    const shipped = new Shipped();
    let simulation: Simulation;

    beforeAll(async () => {
      const { emitted, platform } = shipped;
      simulation = await Simulation.start({ folder: shipped.room("all"), emitted, platform, wanted: () => true });
    });

    afterAll(async () => {
      await simulation?.close();
      shipped.remove();
    });

    const failures = ({ stacks, skipped }: PhaseOutcome) => [
      ...skipped,
      ...stacks.flatMap(({ stack, ok, result }) => (ok ? [] : [[stack, result.diagnostics, result.planned]])),
    ];
    const resources = () => simulation.stacks.flatMap(({ json }) => ofProviders(json));

    it(
      "deploy, every resource as an object that one state knows",
      async () => {
        const outcome = await simulation.up();
        expect(failures(outcome)).toEqual([]);
        expect(outcome.stacks.map(({ stack }) => stack).sort()).toEqual(simulation.stacks.map(({ name }) => name));
        expect(outcome.stacks).toHaveLength(25);
        expect(remains(simulation)).toHaveLength(resources().length);
        expect(audit(simulation)).toEqual({ orphans: [], shared: [], missing: [] });
      },
      LONG,
    );

    it(
      "plan nothing a second time",
      async () => {
        const outcome = await simulation.planIsEmpty();
        expect(failures(outcome)).toEqual([]);
        expect(outcome.stacks).toHaveLength(25);
      },
      LONG,
    );

    it(
      "plan nothing for another identity, from which the provider hides nothing",
      async () => {
        expect(failures(await simulation.planIsEmptyForOthers())).toEqual([]);
      },
      LONG,
    );

    it(
      "are taken down, and nothing is left but what was there before",
      async () => {
        expect(failures(await simulation.destroy())).toEqual([]);
        // AWS keeps the roles that its services made for themselves.
        const left = simulation.cloud.store
          .all()
          .filter(({ key, type }) => !key.startsWith("outside-") && type !== "aws_iam_service_linked_role");
        expect(left.map(({ key }) => key)).toEqual([]);
        expect(audit(simulation)).toEqual({ orphans: [], shared: [], missing: [] });
      },
      LONG,
    );
  },
);
