import { entries, errorAt, perEnvironment } from "./check";

/** What is switched on for good is meant, and what a standard excludes is not beside it. */
export const workspaceSecurity = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { security }]) => {
    const path = ["workspaces", key, "security"];
    const { complianceProfile: profile } = security ?? {};
    if (profile === undefined) return [];
    const standards = profile.standards ?? [];
    return [
      ...(profile.acknowledgeForGood === false
        ? [
            errorAt(
              env,
              [...path, "complianceProfile", "acknowledgeForGood"],
              "nothing switches the compliance security profile off again, and all compute of the workspace costs more with it",
              "write acknowledgeForGood: true, or leave complianceProfile out",
            ),
          ]
        : []),
      ...(standards.includes("NONE") && standards.length > 1
        ? [
            errorAt(
              env,
              [...path, "complianceProfile", "standards"],
              "NONE stands beside standards, and says that there is none",
              "take NONE out, or the others",
            ),
          ]
        : []),
    ];
  }),
);
