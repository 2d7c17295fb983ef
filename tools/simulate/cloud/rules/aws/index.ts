import type { Rule } from "../../rule";
import { vpcCidr } from "./vpc-cidr";

/** What AWS refuses. */
export const AWS_RULES: readonly Rule[] = [vpcCidr];
