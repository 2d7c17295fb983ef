import type { VpnConnectionConfig } from "@cdktf/provider-aws/lib/vpn-connection";

export interface TunnelOptions {
  readonly startupAction: "add" | "start";
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly dhGroups: readonly number[];
  /** Inside blocks of the first and the second tunnel. */
  readonly insideCidrs?: readonly string[] | undefined;
}

/** The same options for both tunnels: one that is weaker would be the one that counts. */
export function tunnelOptions(options: TunnelOptions, logGroupArn: string): Partial<VpnConnectionConfig> {
  const { startupAction } = options;
  const encryption = [...options.encryption];
  const integrity = [...options.integrity];
  const dhGroups = [...options.dhGroups];
  const logOptions = { cloudwatchLogOptions: { logEnabled: true, logGroupArn, logOutputFormat: "json" } };
  const [first, second] = options.insideCidrs ?? [];
  return {
    tunnel1IkeVersions: ["ikev2"],
    tunnel1StartupAction: startupAction,
    tunnel1Phase1EncryptionAlgorithms: encryption,
    tunnel1Phase2EncryptionAlgorithms: encryption,
    tunnel1Phase1IntegrityAlgorithms: integrity,
    tunnel1Phase2IntegrityAlgorithms: integrity,
    tunnel1Phase1DhGroupNumbers: dhGroups,
    tunnel1Phase2DhGroupNumbers: dhGroups,
    tunnel1LogOptions: logOptions,
    ...(first === undefined ? {} : { tunnel1InsideCidr: first }),
    tunnel2IkeVersions: ["ikev2"],
    tunnel2StartupAction: startupAction,
    tunnel2Phase1EncryptionAlgorithms: encryption,
    tunnel2Phase2EncryptionAlgorithms: encryption,
    tunnel2Phase1IntegrityAlgorithms: integrity,
    tunnel2Phase2IntegrityAlgorithms: integrity,
    tunnel2Phase1DhGroupNumbers: dhGroups,
    tunnel2Phase2DhGroupNumbers: dhGroups,
    tunnel2LogOptions: logOptions,
    ...(second === undefined ? {} : { tunnel2InsideCidr: second }),
  };
}
