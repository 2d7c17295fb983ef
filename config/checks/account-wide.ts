import { entries, errorAt, perEnvironment } from "./check";

/** What is blocked above all VPCs does not cut off what this environment needs, and rules are of analyzers that are made. */
export const accountWide = perEnvironment((env) => {
  const { foundation, network } = env.data;
  const access = foundation?.vpcPublicAccess;
  // In a VPC that is there already nobody here knows how its traffic leaves.
  const leadsOut =
    network?.mode === "databricks-managed" ||
    (network?.mode === "customer-managed" && network.egress?.isolation !== "isolated");
  return [
    ...(access !== undefined && access.mode !== "off" && access.block === "bidirectional" && leadsOut
      ? [
          errorAt(
            env,
            ["foundation", "vpcPublicAccess", "block"],
            "nothing leaves the VPC over an internet gateway where both ways are blocked, and clusters do not start",
            'use "ingress", or network.egress: { isolation: "isolated" }',
          ),
        ]
      : []),
    ...entries(foundation?.accessAnalyzer?.archiveRules).flatMap(([name, { of }]) =>
      of === undefined || foundation?.accessAnalyzer?.[of] === "create"
        ? []
        : [
            errorAt(
              env,
              ["foundation", "accessAnalyzer", "archiveRules", name, "of"],
              `the analyzer "${of}" is not made here, and its rules are kept where it is`,
              `set accessAnalyzer.${of} to "create", or take the rule out`,
            ),
          ],
    ),
  ];
});
