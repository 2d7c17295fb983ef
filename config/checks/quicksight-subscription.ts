import { errorAt, perEnvironment } from "./check";

/** A subscription that is made says all that it needs. Source: QuickSight API, CreateAccountSubscription (2026-11). */
export const quickSightSubscription = perEnvironment((env) => {
  const settings = env.data.foundation?.quickSight;
  if (settings?.mode !== "create") return [];
  const at = (field: string, what: string, fix: string) => errorAt(env, ["foundation", "quickSight", field], what, fix);
  const byCenter = settings.authentication === "IAM_IDENTITY_CENTER";
  return [
    ...(["accountName", "notificationEmail"] as const)
      .filter((field) => settings[field] === undefined)
      .map((field) => at(field, "is missing, and the subscription is made here", "write it")),
    ...(byCenter && settings.adminGroups?.length === 0
      ? [at("adminGroups", "is missing: nobody would administer QuickSight", "name a group of IAM Identity Center")]
      : []),
    ...(["adminGroups", "authorGroups", "readerGroups"] as const)
      .filter((field) => settings.authentication !== undefined && !byCenter && (settings[field] ?? []).length > 0)
      .map((field) =>
        at(field, `are of IAM Identity Center, and people sign in by ${settings.authentication}`, "take it out"),
      ),
    ...(!byCenter && settings.authentication !== undefined && settings.identityCenterArn !== undefined
      ? [at("identityCenterArn", `says nothing where people sign in by ${settings.authentication}`, "take it out")]
      : []),
  ];
});
