import { errorAt, perEnvironment } from "./check";

const LISTS = ["administrators", "readOnlyAdministrators", "formerAdministrators"] as const;

/** What settings of Lake Formation say is complete, of this account, and said where it counts. */
export const lakeFormationSettings = perEnvironment((env) => {
  const settings = env.data.foundation?.lakeFormation;
  const mode = settings?.mode;
  if (settings === undefined || mode === undefined) return [];
  const at = (path: readonly (string | number)[], what: string, fix: string) =>
    errorAt(env, ["foundation", "lakeFormation", ...path], what, fix);
  const listed = LISTS.flatMap((list) =>
    (settings[list] ?? []).map((arn, index) => ({ list, arn, path: [list, index] as const })),
  );
  if (mode !== "create") {
    const said = [...LISTS, "identityCenterArn" as const].filter((field) => (settings[field] ?? []).length > 0);
    const tags = mode === "off" && Object.keys(settings.tags ?? {}).length > 0;
    return [...said, ...(tags ? (["tags"] as const) : [])].map((field) =>
      at([field], `says nothing while the mode is ${mode}`, 'take it out, or set mode to "create"'),
    );
  }
  const { awsAccountId } = env.data;
  return [
    ...((settings.administrators ?? []).length === 0
      ? [
          at(
            ["administrators"],
            "is empty: nobody could give LF-tags or change a grant, those that are there before included",
            "list who administers Lake Formation now, and who deploys the foundation",
          ),
        ]
      : []),
    ...listed
      .filter(
        ({ arn, list }) =>
          list !== "formerAdministrators" && awsAccountId !== undefined && arn.split(":")[4] !== awsAccountId,
      )
      .map(({ arn, path }) =>
        at(
          path,
          `is of account ${arn.split(":")[4]}, and the settings are those of ${awsAccountId}`,
          "name a user or role of the environment's own account",
        ),
      ),
    ...listed.flatMap(({ arn, path }, index) => {
      const before = listed.slice(0, index).find((other) => other.arn === arn && other.list !== path[0]);
      return before === undefined
        ? []
        : [at(path, `${arn} is among ${before.list} as well`, "leave it in one of the lists")];
    }),
  ];
});
