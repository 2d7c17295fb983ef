import type { TransferServerConfig } from "@cdktf/provider-aws/lib/transfer-server";
import type { IdentityProviderModel } from "../../../config/kinds/data-services/transfer-server";

/** Who says who may sign in to a server. */
export interface SignIn {
  readonly provider: IdentityProviderModel | undefined;
  /** ARN of the role that calls an API; undefined where none is called. */
  readonly invocationRoleArn: string | undefined;
}

/** The service's words. */
const METHODS = {
  password: "PASSWORD",
  key: "PUBLIC_KEY",
  either: "PUBLIC_KEY_OR_PASSWORD",
  both: "PUBLIC_KEY_AND_PASSWORD",
} as const;

type Arguments = Pick<
  TransferServerConfig,
  "identityProviderType" | "directoryId" | "function" | "url" | "invocationRole" | "sftpAuthenticationMethods"
>;

/** Arguments of a server about who signs in. */
export function signIn({ provider, invocationRoleArn }: SignIn): Arguments {
  switch (provider?.mode) {
    case undefined:
      return { identityProviderType: "SERVICE_MANAGED" };
    case "directory":
      return { identityProviderType: "AWS_DIRECTORY_SERVICE", directoryId: provider.directoryId };
    case "function":
      return {
        identityProviderType: "AWS_LAMBDA",
        function: provider.functionArn,
        sftpAuthenticationMethods: METHODS[provider.sftpMethods],
      };
    case "api":
      return {
        identityProviderType: "API_GATEWAY",
        url: provider.url,
        ...(invocationRoleArn !== undefined && { invocationRole: invocationRoleArn }),
        sftpAuthenticationMethods: METHODS[provider.sftpMethods],
      };
  }
}
