import type { Diagnostic, Path, PrivateData, Step } from "./handler";

/** The messages of the protocol as the gRPC library hands them over; both versions have these. */
export interface DynamicValueMessage {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Every field that a request of any call may have. */
export interface RequestMessage {
  readonly type_name?: string;
  readonly id?: string;
  readonly version?: number;
  readonly raw_state?: { readonly json: Uint8Array } | null;
  readonly config?: DynamicValueMessage | null;
  readonly current_state?: DynamicValueMessage | null;
  readonly prior_state?: DynamicValueMessage | null;
  readonly proposed_new_state?: DynamicValueMessage | null;
  readonly planned_state?: DynamicValueMessage | null;
  readonly private?: Uint8Array;
  readonly prior_private?: Uint8Array;
  readonly planned_private?: Uint8Array;
}

export type ResponseMessage = Readonly<Record<string, unknown>>;

export function diagnosticMessage({ severity, summary, detail, path }: Diagnostic): ResponseMessage {
  return {
    severity: severity === "error" ? "ERROR" : "WARNING",
    summary,
    detail,
    ...(path === undefined || path.length === 0 ? {} : { attribute: pathMessage(path) }),
  };
}

export function pathMessage(path: Path): ResponseMessage {
  return { steps: path.map(stepMessage) };
}

function stepMessage(step: Step): ResponseMessage {
  if ("attribute" in step) return { attribute_name: step.attribute };
  return "key" in step ? { element_key_string: step.key } : { element_key_int: step.index };
}

export function privateFromBytes(bytes: Uint8Array | undefined): PrivateData {
  const text = Buffer.from(bytes ?? []).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as PrivateData);
}

export function privateToBytes(data: PrivateData): Uint8Array {
  return Buffer.from(Object.keys(data).length === 0 ? "" : JSON.stringify(data));
}
