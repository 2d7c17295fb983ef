import type { Service } from "../service";

/** AWS CodeConnections. Nobody has completed what is made here. */
export const codeconnections: Service = {
  aws_codeconnections_connection: {
    computed: {
      arn: "arn:{partition}:codeconnections:{region}:{account}:connection/{uuid}",
      id: "{arn}",
      connection_status: "PENDING",
      owner_account_id: "{account}",
    },
  },
};
