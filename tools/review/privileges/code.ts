import type { Values } from "../changes/change";
import { type Family, plain, type Right, text, valuesOf } from "./right";

/** What lets code in: onto compute that many share, and into what is deployed without anybody being asked. */
export const code: Family = plain(
  ["databricks_artifact_allowlist", "aws_codepipeline"],
  ({ type, values }): Right[] => {
    if (type === "databricks_artifact_allowlist") {
      const on = (artifact: unknown) => `${text(values.artifact_type)} ${text(artifact)}`;
      return valuesOf(values.artifact_matcher).map(({ artifact }) => ({
        who: "compute that many share",
        what: "run what begins with",
        on: on(artifact),
        under: "",
      }));
    }
    return valuesOf(values.stage)
      .filter(({ action }) => deploysUnasked(valuesOf(action)))
      .map(({ name }) => ({
        who: "whoever changes its branch",
        what: "deploy, without an approval,",
        on: `stage ${text(name)} of pipeline ${text(values.name)}`,
        under: "",
      }));
  },
);

/** Deployments are actions of the name, run by a build; nothing of the category `Approval` stands in their stage. */
const deploysUnasked = (actions: readonly Values[]): boolean =>
  actions.some(({ name }) => text(name) === "deploy") && !actions.some(({ category }) => category === "Approval");
