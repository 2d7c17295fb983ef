import { at, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { setting } from "../../computed/aws-rows";
import type { Made, Row } from "../../computed/aws-template";
import { KMS_KEY, of, partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { itemsOf } from "../../values";
import type { Service } from "../service";

const NETWORK_FIREWALL = "InvalidOperationException";

/** AWS Network Firewall. */
export const networkFirewall: Service = {
  aws_networkfirewall_firewall: {
    computed: {
      ...firewallPart("firewall"),
      transit_gateway_owner_account_id: "",
      firewall_status: firewallStatus,
    },
    references: {
      "encryption_configuration.key_id": KMS_KEY,
      firewall_policy_arn: of("aws_networkfirewall_firewall_policy", "arn", { blocksDelete: NETWORK_FIREWALL }),
    },
    unique: [inPlace("InvalidRequestException", "name")],
    sameVpc: { arguments: ["vpc_id", "subnet_mapping.subnet_id"], summary: "InvalidRequestException" },
    linkedRole: "network-firewall",
  },
  aws_networkfirewall_firewall_policy: {
    computed: firewallPart("firewall-policy"),
    references: {
      "encryption_configuration.key_id": KMS_KEY,
      "**.resource_arn": of("aws_networkfirewall_rule_group", "arn", {
        blocksDelete: NETWORK_FIREWALL,
        except: /:aws-managed:/,
      }),
    },
    unique: [inPlace("InvalidRequestException", "name")],
  },
  aws_networkfirewall_rule_group: {
    computed: {
      arn: (made) =>
        made.fill(
          `arn:{partition}:network-firewall:{region}:{account}:${made.text("type").toLowerCase()}-rulegroup/{name}`,
        ),
      id: "{arn}",
      update_token: "{uuid}",
    },
    references: { "encryption_configuration.key_id": KMS_KEY },
    unique: [inPlace("InvalidRequestException", "name", "type")],
  },
  aws_networkfirewall_tls_inspection_configuration: { computed: firewallPart("tls-configuration") },
  aws_networkfirewall_logging_configuration: {
    computed: setting("firewall_arn"),
    references: { firewall_arn: partOf("aws_networkfirewall_firewall", "arn") },
    unique: [wholeDocument("firewall_arn")],
  },
};

function firewallPart(resource: string): Row {
  return {
    arn: `arn:{partition}:network-firewall:{region}:{account}:${resource}/{name}`,
    id: "{arn}",
    update_token: "{uuid}",
  };
}

/** One endpoint per subnet, in the subnet's zone. */
function firewallStatus(made: Made): Value {
  const { planned, store } = made.request;
  const states = itemsOf(planned, "subnet_mapping").map((mapping) => {
    const subnet = store.find("aws_subnet", "id", at(mapping, "subnet_id"));
    return {
      availability_zone: at(subnet?.attributes, "availability_zone") ?? "",
      attachment: [
        {
          endpoint_id: `vpce-${fingerprint([made.request.seed, at(mapping, "subnet_id")], 17)}`,
          subnet_id: at(mapping, "subnet_id"),
        },
      ],
    };
  });
  return [{ sync_states: states, transit_gateway_attachment_sync_states: [] }];
}
