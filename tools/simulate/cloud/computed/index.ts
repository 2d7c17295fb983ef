import type { ObjectValue } from "../../schema/value";
import { knownOf } from "../services";
import { awsRow, generatedNames } from "./aws";
import { decide } from "./aws-template";
import type { ComputedRequest, RevisedRequest } from "./computed";

/** What a service decides about a new object. What it says nothing of gets a stand-in. */
export function computedValues(request: ComputedRequest): ObjectValue {
  const { computed } = knownOf(request.type);
  if (typeof computed === "function") return computed(request);
  if (request.context.provider !== "aws") return computed ? decide(computed, request) : {};
  return decide(computed ?? awsRow(request), request, generatedNames(request));
}

/** What a service decides anew when an object changes: versions, hashes. */
export function revisedValues(request: RevisedRequest): ObjectValue {
  return knownOf(request.type).revised?.(request) ?? {};
}
