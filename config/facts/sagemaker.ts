import { fact } from "./fact";

/**
 * Families of instances with disks of their own. Their hardware encrypts those, and SageMaker takes no key for an
 * endpoint that has one of them.
 */
export const OWN_DISKS = fact({
  value: /^ml\.(?:[cmr]\d[a-z]*d[a-z]*|g4dn|g5|g6e?|gr6|p4de?|p5e?n?|p6-b\d+|i\d[a-z]*|trn\d[a-z]*)\./,
  source: 'SageMaker API, CreateEndpointConfig: KmsKeyId; EC2 user guide, "Instance store volumes"',
  asOf: "2026-11",
});

/** Memory of a serverless endpoint in MB. */
export const SERVERLESS_MEMORY = fact({
  value: [1024, 2048, 3072, 4096, 5120, 6144] as const,
  source: "SageMaker API, ProductionVariantServerlessConfig",
  asOf: "2026-11",
});

/** Requests that a serverless endpoint answers at the same time, at most. */
export const SERVERLESS_CONCURRENCY = fact({
  value: 200,
  source: "SageMaker API, ProductionVariantServerlessConfig",
  asOf: "2026-11",
});

/** Variants behind an endpoint, at most. */
export const MOST_VARIANTS = fact({
  value: 10,
  source: "SageMaker API, CreateEndpointConfig: ProductionVariants",
  asOf: "2026-11",
});
