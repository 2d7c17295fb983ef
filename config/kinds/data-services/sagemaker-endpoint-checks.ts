import type { z } from "zod";
import { OWN_DISKS } from "../../facts/sagemaker";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { sagemakerEndpoint as schema } from "../../schema/data-services/sagemaker-endpoint";
import { ownerAsTag } from "../owner-tag";
import type { EntryView } from "../view";
import { expiring } from "./sagemaker-model-group";

type Endpoint = z.output<typeof schema>;
type Hosting = Extract<Endpoint, { mode: "create" }>["hosting"];
type OnInstances = Salvaged<Extract<Hosting, { mode: "instances" }>>;
type Serverless = Salvaged<Extract<Hosting, { mode: "serverless" }>>;
type Variant = NonNullable<OnInstances["variants"]>[string];
type Model = NonNullable<Serverless["model"]>;

/** Repository of AWS's program that compares. Source: SageMaker, "Amazon SageMaker Model Monitor prebuilt container". */
const ANALYZER = /\/sagemaker-model-monitor-analyzer(?:[:@]|$)/;

/** Checks of the fields of an endpoint that is made here. */
export function endpointChecks(endpoint: Salvaged<Endpoint>, view: EntryView): Problem[] {
  if (endpoint.mode !== "create") return [];
  return [...ownerAsTag(endpoint.owner, view), ...ofHosting(endpoint.hosting, view)];
}

function ofHosting(hosting: OnInstances | Serverless | undefined, view: EntryView): Problem[] {
  switch (hosting?.mode) {
    case "instances":
      return onInstances(hosting, view);
    case "serverless":
      return [...ofModel(hosting.model, ["hosting", "model"], view), ...kept(hosting, view)];
    case undefined:
      return [];
  }
}

function onInstances(hosting: OnInstances, view: EntryView): Problem[] {
  return [
    ...Object.entries(hosting.variants ?? {}).flatMap(([name, variant]) =>
      ofVariant(variant, ["hosting", "variants", name], view),
    ),
    ...asked(hosting, view),
    ...isolated(hosting, view),
    ...monitored(hosting, view),
  ];
}

function ofVariant({ model, instanceType, instances, scaling, diskGb }: Variant, at: Path, view: EntryView): Problem[] {
  return [
    ...ofModel(model, [...at, "model"], view),
    ...(scaling?.most !== undefined && instances !== undefined && scaling.most <= instances
      ? [
          view.problem(
            [...at, "scaling", "most"],
            `${scaling.most} is not more than instances, ${instances}`,
            "use a larger number, or remove scaling",
          ),
        ]
      : []),
    ...(diskGb !== undefined && instanceType !== undefined && OWN_DISKS.value.test(instanceType)
      ? [
          view.problem(
            [...at, "diskGb"],
            `${instanceType} has disks of its own, and gets no other`,
            "remove it, or take another type",
          ),
        ]
      : []),
  ];
}

/** What answers is in this region, and stays as long as it answers. */
function ofModel(model: Model | undefined, at: Path, view: EntryView): Problem[] {
  const { image, artifact } = model ?? {};
  return [
    ...(image?.from === "registry" ? nearby(image.uri, [...at, "image", "uri"], view) : []),
    ...expiring(view, artifact?.zone, [...at, "artifact", "zone"]),
  ];
}

/** SageMaker takes images of its own region alone. Source: SageMaker API, ContainerDefinition: Image. */
function nearby(uri: string | undefined, at: Path, view: EntryView): Problem[] {
  const region = uri?.split(".")[3];
  const here = view.environment.region;
  return region === undefined || here === undefined || region === here
    ? []
    : [view.problem(at, `is in ${region}, and the endpoint in ${here}`, "name a registry of the same region")];
}

/** Somebody gets the requests. */
function asked({ variants = {} }: OnInstances, view: EntryView): Problem[] {
  const weights = Object.values(variants).map(({ weight }) => weight);
  return weights.length === 0 || weights.some((weight) => weight !== 0)
    ? []
    : [view.problem(["hosting", "variants"], "have no weight, so none gets requests", "give one a weight above 0")];
}

function isolated({ isolated: alone, vpc }: OnInstances, view: EntryView): Problem[] {
  return alone === true && (vpc?.dataServices ?? []).length > 0
    ? [
        view.problem(
          ["hosting", "vpc", "dataServices"],
          "are called by nobody: the containers are isolated",
          "set isolated to false, or remove them",
        ),
      ]
    : [];
}

function monitored({ monitoring, capture }: OnInstances, view: EntryView): Problem[] {
  if (monitoring === undefined) return [];
  const at = (...field: string[]) => ["hosting", "monitoring", ...field];
  const missing = capture === undefined && !view.isWritten(["hosting", "capture"]);
  const { image, baseline } = monitoring;
  return [
    ...expiring(view, baseline?.zone, at("baseline", "zone")),
    ...(missing
      ? [view.problem(at(), "compares what is captured, and nothing is", "add capture: {}, or remove monitoring")]
      : []),
    ...(capture?.keeps !== undefined && !capture.keeps.includes("input")
      ? [
          view.problem(
            ["hosting", "capture", "keeps"],
            "is without input, which monitoring compares",
            'add "input", or remove monitoring',
          ),
        ]
      : []),
    ...(image !== undefined && !ANALYZER.test(image)
      ? [
          view.problem(
            at("image"),
            "is not AWS's program that compares",
            "write <account>.dkr.ecr.<region>.amazonaws.com/sagemaker-model-monitor-analyzer, with the account that SageMaker's page of its container has for the region",
          ),
        ]
      : nearby(image, at("image"), view)),
    ...(monitoring.every === "hour" && (monitoring.hour ?? 0) !== 0
      ? [view.problem(at("hour"), "is of no use every hour", 'remove it, or set every to "day"')]
      : []),
  ];
}

function kept({ provisioned, mostConcurrent }: Serverless, view: EntryView): Problem[] {
  return provisioned?.concurrent === undefined ||
    mostConcurrent === undefined ||
    provisioned.concurrent <= mostConcurrent
    ? []
    : [
        view.problem(
          ["hosting", "provisioned", "concurrent"],
          `${provisioned.concurrent} is more than mostConcurrent, ${mostConcurrent}`,
          "use at most that",
        ),
      ];
}
