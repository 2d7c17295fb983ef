import { z } from "zod";
import { wrong } from "../../common";

/**
 * Private autonomous system number of AWS' side of BGP. Sources: EC2 API, CreateTransitGateway and
 * CreateVpnGateway (64512–65534, 4200000000–4294967294).
 */
export const amazonSideAsn = z
  .int()
  .refine(
    (asn) => (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294),
    wrong("is not a private ASN", "use one from 64512 to 65534, or from 4200000000 to 4294967294"),
  );
