import { logicalId } from "../derive/logical-id";
import { type Check, type DraftFile, declaredKeys, entries, errorAt, type Path, repeated } from "./check";

/** Names that several resources of one place are made from. */
interface Names {
  readonly file: DraftFile<unknown>;
  readonly path: Path;
  /** Name as written → what distinguishes it from another, which Terraform has to be able to. */
  readonly names: readonly { readonly path: Path; readonly name: string }[];
}

/**
 * Different names stay different in Terraform, where letters, digits, hyphens and underscores are all there
 * is; Databricks, moreover, does not tell upper from lower case in the names of groups.
 */
export const logicalIds: Check = ({ account, environments }) => {
  const groups = declaredKeys(account, ["groups"]) ?? [];
  const places: Names[] = [
    { file: account, path: [], names: groups.map((name) => ({ path: ["groups", name], name })) },
    ...entries(account.data.groups).map(([group, config]): Names => {
      const [principals, nested] = config.mode === "create" ? [config.servicePrincipals, config.groups] : [];
      return {
        file: account,
        path: ["groups", group],
        names: [
          ...(principals ?? []).map((name, index) => ({ path: ["servicePrincipals", index], name })),
          ...(nested ?? []).map((name, index) => ({ path: ["groups", index], name })),
        ],
      };
    }),
    ...environments.map((env): Names => {
      const emails = env.data.operations?.alarmEmails ?? [];
      return {
        file: env,
        path: ["operations", "alarmEmails"],
        names: emails.map((name, index) => ({ path: [index], name })),
      };
    }),
  ];
  return places.flatMap(({ file, path, names }) =>
    repeated(names, ({ name }) => logicalId(name).toLowerCase()).map(([later, earlier]) =>
      errorAt(
        file,
        [...path, ...later.path],
        later.name === earlier.name
          ? `"${later.name}" is a group and a service principal here, and they come out the same in Terraform`
          : `"${later.name}" and "${earlier.name}" come out the same in Terraform (${logicalId(later.name)})`,
        "rename one of them, so that they differ in more than punctuation and case",
      ),
    ),
  );
};
