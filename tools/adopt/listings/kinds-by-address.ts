import { AWS_NETWORK } from "./by-address/aws-network";
import { AWS_PARTNERS } from "./by-address/aws-partners";
import { AWS_SERVICES } from "./by-address/aws-services";
import { AWS_STORES } from "./by-address/aws-stores";
import { WITHIN_AWS } from "./by-address/aws-within";
import { IN_DATABRICKS } from "./by-address/databricks";
import { IN_UNITY_CATALOG } from "./by-address/in-unity-catalog";
import type { ListedKind } from "./kind";

/**
 * Listings of what is taken in by its address, with fields as the APIs have them. Services that list names alone are asked for
 * each thing by itself. What another listing of AWS has too, such as backups of a table with its name and ARN, is told apart
 * by one field more.
 */
export const KINDS_BY_ADDRESS: readonly ListedKind[] = [
  ...AWS_STORES,
  ...AWS_SERVICES,
  ...AWS_NETWORK,
  ...AWS_PARTNERS,
  ...WITHIN_AWS,
  ...IN_DATABRICKS,
  ...IN_UNITY_CATALOG,
];
