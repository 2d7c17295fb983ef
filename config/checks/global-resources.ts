import { type Check, type EnvironmentDraft, isWritten, warningAt } from "./check";

const PATH = ["foundation", "config", "globalResources"];

/**
 * One recorder of AWS Config per AWS account records IAM, which is the same in every region: each further one costs the
 * same records and findings again. A warning, and none where `globalResources: true` is written down: Security Hub
 * without aggregation across regions asks for it in each. Sources: AWS Cloud Operations blog, "AWS Config best
 * practices" (3); AWS Config API reference, "RecordingGroup"; Security Hub user guide, control Config.1.
 */
export const globalResources: Check = ({ environments }) => {
  const recording = environments.filter(records);
  const accounts = new Set(recording.map(({ data }) => data.awsAccountId));
  return [...accounts].flatMap((account) => {
    const all = recording.filter(({ data }) => data.awsAccountId === account);
    const keeper = all.find(isMeant) ?? all[0];
    return all
      .filter((env) => env !== keeper && !isMeant(env) && env.data.region !== keeper?.data.region)
      .map((env) =>
        warningAt(
          env,
          PATH,
          `IAM is the same in every region, and the recorder of ${keeper?.file} records it for ${account} already: every record and finding is there twice, and paid twice`,
          "set it to false, or to true where Security Hub of this region needs it",
        ),
      );
  });
};

/** Records IAM. What shares a region as well has one recorder, which `account-singletons.ts` says. */
function records({ data: { awsAccountId, region, foundation } }: EnvironmentDraft): boolean {
  const config = foundation?.config;
  const known = awsAccountId !== undefined && region !== undefined;
  return known && config?.mode === "create" && config.globalResources === true;
}

/** Somebody wrote that IAM is recorded here; it is not just the default. */
const isMeant = (env: EnvironmentDraft) => isWritten(env, PATH);
