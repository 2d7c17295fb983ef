import { named } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Backup. */
export const backup: Service = {
  aws_backup_vault: {
    computed: named("backup", "backup-vault:{name}", { recovery_points: 0 }),
    unique: [inPlace("AlreadyExistsException", "name")],
  },
  aws_backup_vault_lock_configuration: {
    computed: {
      id: "{backup_vault_name}",
      backup_vault_arn: "arn:{partition}:backup:{region}:{account}:backup-vault:{backup_vault_name}",
    },
  },
  aws_backup_plan: {
    computed: {
      id: "{uuid}",
      arn: "arn:{partition}:backup:{region}:{account}:backup-plan:{uuid}",
      version: "{base36:20}",
    },
  },
  aws_backup_selection: { computed: { id: "{uuid}" } },
};
