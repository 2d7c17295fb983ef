import type { StreamModel } from "../../../config/kinds/sources/stream";
import type { StreamInput } from "../../../config/kinds/sources/stream-input";
import type { Statement } from "../../iam/policy-document";
import type { Contributed } from "../../kinds/contribution";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";

/** What the program is told that is known only after other layers are deployed; may be references. */
export interface StreamPlaces {
  /** Name of the stream in AWS; undefined for Kafka. */
  readonly streamName?: string | undefined;
  /** Brokers of the cluster, `host:port` with commas between; undefined for Kinesis. */
  readonly brokers?: string | undefined;
  readonly region: string;
  /** Name of the service credential in Unity Catalog. */
  readonly credentialName: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
}

/** What reading one sort of input takes. */
export interface Reader<I extends StreamInput> {
  /** Options of Spark's reader that are known beforehand. */
  options(source: Pick<StreamModel, "reading" | "startAt">, input: I): Readonly<Record<string, string>>;
  /** Where the input is; a reference to what another layer has made. */
  place(
    source: Pick<StreamModel, "stream">,
    read: Contributed<unknown>["read"],
  ): Pick<StreamPlaces, "brokers" | "streamName">;
  /**
   * What the role of the service credential may do, beside assuming itself.
   * @param keyArn keys of the environment, for what they encrypt
   */
  statements(source: Pick<StreamModel, "reading">, input: I, keyArn: KeyArn, place: Place): readonly Statement[];
}

export const allow = (
  Sid: string,
  Action: string | readonly string[],
  Resource: string | readonly string[],
): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
});
