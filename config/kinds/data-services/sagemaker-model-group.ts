import type { z } from "zod";
import { ACCESS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { Path } from "../../references";
import type { sagemakerModelGroup as schema } from "../../schema/data-services/sagemaker-model-group";
import type { Accessed } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";

type Group = z.output<typeof schema>;
type Draft = Salvaged<Group>;

/** A role by its name and ARN. */
interface Role {
  readonly name: string;
  readonly arn: string;
}

/** Whose jobs bring models, with everything that is derived. */
export type ModelDeployer = DeepReadonly<
  NonNullable<Group["deployer"]> & {
    /** Name of the service credential in Unity Catalog. */
    credentialName: string;
    /** Role of the credential. */
    role: Role;
  }
>;

/** A group of models with everything that is derived. */
export type ModelGroupModel = DeepReadonly<
  Omit<Group, "artifacts" | "deployer"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS, of the group of packages and of the repository. */
    name: string;
    groupArn: string;
    repositoryArn: string;
    /** Where archives are put. */
    artifacts: { bucket: string; folder: string };
    deployer: ModelDeployer | undefined;
    /** Role of endpoints that jobs make; undefined where they make none. */
    execution: Role | undefined;
    /** ARN of endpoints that jobs make, with `*` at its end. */
    jobEndpoints: string;
  }
>;

const folderOf = ({ artifacts }: Draft, key: string): string => artifacts?.folder ?? key;

/** What is known of a group before it is made. */
export function groupNamesOf(
  key: string,
  { prefix, partition, region, awsAccountId }: Names,
): Pick<ModelGroupModel, "name" | "groupArn" | "repositoryArn" | "jobEndpoints"> {
  const name = `${prefix}-${key}`;
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${awsAccountId}:${resource}`;
  return {
    name,
    groupArn: arn("sagemaker", `model-package-group/${name}`),
    repositoryArn: arn("ecr", `repository/${name}`),
    jobEndpoints: arn("sagemaker", `endpoint/${name}-*`),
  };
}

const NO_KEY = { mode: "none" } as const;

/** Where versions of a model are kept for SageMaker. */
export const sagemakerModelGroup: Kind<Group, ModelGroupModel> = {
  what: "a group of models of SageMaker",
  lane: "serve",
  runs: [],
  resolve({ artifacts, deployer, ...group }, key, names) {
    return {
      ...group,
      ...groupNamesOf(key, names),
      key,
      artifacts: { bucket: names.zoneBucket(artifacts.zone), folder: folderOf({ artifacts }, key) },
      deployer: deployer && {
        ...deployer,
        credentialName: names.credential(ACCESS.serviceCredential(key)),
        role: names.role(ROLES.serviceCredential(key)),
      },
      execution: deployer?.endpoints && names.role(ROLES.dataService(key)),
    };
  },
  delivers: (group, key) => [
    {
      zone: group.artifacts?.zone,
      folder: folderOf(group, key),
      field: group.artifacts?.folder === undefined ? [] : ["artifacts", "folder"],
      says: ["artifacts", "folder"],
      // SageMaker takes them from there.
      moves: true,
    },
  ],
  reaches: ({ artifacts }) => [artifacts?.zone],
  accesses: ({ deployer, groupArn, repositoryArn, execution, jobEndpoints }) => {
    const does = (what: Accessed["does"], arn: string): Accessed => ({ does: what, arn, key: NO_KEY });
    return deployer === undefined
      ? []
      : [
          does("push-image", repositoryArn),
          does("register-model", groupArn),
          ...(execution === undefined
            ? []
            : [
                does("make-endpoint", jobEndpoints),
                does("pass-role", execution.arn),
                does("pull-image", repositoryArn),
              ]),
        ];
  },
  names: ({ deployer }, key) => {
    const layer = "data-services" as const;
    return [
      { what: "model-group", layer, purpose: key },
      { what: "image-repository", layer, purpose: key },
      ...(deployer === undefined
        ? []
        : ([
            { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key), field: ["deployer"] },
            { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key), field: ["deployer"] },
          ] as const)),
      ...(deployer?.endpoints === undefined
        ? []
        : [{ what: "role" as const, layer, purpose: ROLES.dataService(key), field: ["deployer", "endpoints"] }]),
    ];
  },
  steps: [
    {
      id: "sagemaker-images",
      title: "images with models are pushed",
      instructions: [
        "Build the image that answers for the model, with MLflow: mlflow sagemaker build-and-push-container --no-push --container NAME, or one of your own that SageMaker can run.",
        "Sign in to the repository (aws ecr get-login-password) as a role of images.pushers, tag the image with its version and push it: <account>.dkr.ecr.<region>.amazonaws.com/<prefix>-<key>:<version>. A tag cannot be moved afterwards.",
        "Look at what the scan found before you name the tag in an endpoint: aws ecr describe-image-scan-findings.",
      ],
      blocking: false,
    },
  ],
  checks: (group, view) => [
    ...ownEndpoints(group, view),
    ...expiring(view, group.artifacts?.zone, ["artifacts", "zone"]),
  ],
};

/** Jobs may change every endpoint whose name begins as theirs do, so none that is made here does. */
function ownEndpoints({ deployer }: Draft, view: EntryView): Problem[] {
  if (deployer?.endpoints === undefined) return [];
  return Object.entries(view.environment.dataServices ?? {}).flatMap(([key, it]) =>
    it.kind === "sagemaker-endpoint" && it.mode === "create" && key.startsWith(`${view.key}-`)
      ? [
          view.problem(
            ["deployer", "endpoints"],
            `lets jobs change all endpoints whose names begin with ${view.key}-, and the endpoint ${key} is made here`,
            "give one of the two another key",
          ),
        ]
      : [],
  );
}

/** An instance that comes later, and one that takes another's place, loads the archive anew; a baseline is read each time. */
export function expiring(view: EntryView, zone: string | undefined, field: Path): Problem[] {
  const lifecycle = zone === undefined ? undefined : view.environment.zones?.[zone]?.lifecycle;
  const { archiveAccessAfterDays, deepArchiveAccessAfterDays } = lifecycle?.intelligentTiering ?? {};
  const gone = Object.entries({
    expireAfterDays: lifecycle?.expireAfterDays,
    "intelligentTiering.archiveAccessAfterDays": archiveAccessAfterDays,
    "intelligentTiering.deepArchiveAccessAfterDays": deepArchiveAccessAfterDays,
  }).find(([, days]) => days !== undefined);
  if (gone === undefined) return [];
  const [setting, days] = gone;
  return [
    view.problem(
      field,
      `is the zone ${zone}, whose files cannot be read after ${days} days, and an endpoint reads them as long as it is there`,
      `use a zone without lifecycle.${setting}`,
    ),
  ];
}
