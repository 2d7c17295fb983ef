import { partOf, ROLE_ARN } from "../../references/aws-targets";
import type { Service } from "../service";

/** AWS Transfer Family. */
export const transfer: Service = {
  aws_transfer_server: {
    computed: {
      id: "s-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:server/{id}",
      endpoint: "{id}.server.transfer.{region}.{suffix}",
      host_key_fingerprint: "SHA256:{hex:43}",
      protocols: ["SFTP"],
    },
  },
  aws_transfer_user: {
    computed: {
      id: "{server_id}/{user_name}",
      arn: "arn:{partition}:transfer:{region}:{account}:user/{server_id}/{user_name}",
    },
    references: {
      server_id: partOf("aws_transfer_server", "id"),
      role: ROLE_ARN,
    },
  },
  aws_transfer_ssh_key: { computed: { ssh_key_id: "key-{hex:17}", id: "{server_id}/{user_name}/{ssh_key_id}" } },
};
