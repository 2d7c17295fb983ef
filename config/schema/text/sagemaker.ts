import { ACCOUNT } from "../common";
import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** Tag of an image. Source: Amazon ECR API, ImageIdentifier. */
export const imageTag = named(
  { one: "tag of an image", many: "tags of images" },
  formed(
    /^(?!latest$)[A-Za-z0-9_][\w.-]{0,127}$/,
    "is not the tag of one image",
    "write the tag that it was pushed with, such as 1.4.2; latest is no image's for long, and tags are not moved here",
  ),
);

/** Image in a registry of Amazon ECR. Source: SageMaker API, ContainerDefinition. */
export const imageUri = named(
  { one: "image in ECR", many: "images in ECR" },
  formed(
    new RegExp(
      `^${ACCOUNT}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9][a-z0-9._/-]{0,255}(:[A-Za-z0-9_][\\w.-]{0,127}|@sha256:[0-9a-f]{64})?$`,
    ),
    "is not an image in Amazon ECR",
    "write it as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/models@sha256:… or with a tag",
  ),
);

/** Archive of a model in a zone. Source: SageMaker, "Deploy Models for Inference": one tar.gz. */
export const artifactPath = named(
  { one: "archive of a model", many: "archives of models" },
  formed(
    /^(?!.*(?:^|\/)\.+\/)[A-Za-z0-9][\w=.-]*(\/[\w=.-]+)*\.tar\.gz$/,
    "is not the archive of a model",
    "write it relative to the zone, with .tar.gz at its end: demand/3/model.tar.gz",
  ).max(512),
);

/** Instance of SageMaker. */
export const machineType = named(
  { one: "instance type of SageMaker", many: "instance types of SageMaker" },
  formed(
    /^ml\.[a-z][a-z0-9-]{1,11}\.(medium|large|metal|\d{0,2}xlarge)$/,
    "is not an instance type of SageMaker",
    "write it with ml. before it: ml.m5.large",
  ),
);

/** Variant of a model behind an endpoint. Source: SageMaker API, ProductionVariant. */
export const variantName = named(
  { one: "name of a variant", many: "names of variants" },
  formed(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,23}$/,
    "is not the name of a variant",
    "use 1 to 24 lower-case letters, digits and single hyphens, starting with a letter",
  ),
);

/** Endpoint that is there already. Source: SageMaker API, CreateEndpoint. */
export const endpointName = named(
  { one: "name of an endpoint", many: "names of endpoints" },
  formed(
    /^[A-Za-z0-9](?:-*[A-Za-z0-9]){0,62}$/,
    "is not the name of an endpoint",
    "copy it from SageMaker: 1 to 63 letters, digits and hyphens",
  ),
);

/** Value of an environment variable of a container. */
export const containerValue = named(
  { one: "value of a variable", many: "values of variables" },
  textOf({ least: 1, most: 1024 }, oneLine, notPadded),
);

/** What a group of models is for. Source: SageMaker API, ModelPackageGroupDescription. */
export const groupDescription = named(
  { one: "text", many: "texts" },
  textOf({ least: 1, most: 1024 }, severalLines, notPadded),
);
