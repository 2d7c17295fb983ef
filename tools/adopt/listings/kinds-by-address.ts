import { AWS_SERVICES } from "./by-address/aws-services";
import { AWS_STORES } from "./by-address/aws-stores";
import { IN_DATABRICKS } from "./by-address/databricks";
import type { ListedKind } from "./kind";

/**
 * Listings of what is taken in by its address, with fields as the APIs have them. Services that list names alone are asked for
 * each thing by itself. What another listing of AWS has too, such as backups of a table with its name and ARN, is told apart
 * by one field more.
 */
export const KINDS_BY_ADDRESS: readonly ListedKind[] = [...AWS_STORES, ...AWS_SERVICES, ...IN_DATABRICKS];
