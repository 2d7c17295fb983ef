/** The service principal that a pipeline and its job run as. */
export interface RunAs {
  /** Application (client) id. */
  readonly applicationId: string;
  /** It is also who Terraform runs as, and as such manages everything already. */
  readonly isDeployer: boolean;
}
