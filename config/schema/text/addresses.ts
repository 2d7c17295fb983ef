import ipaddr from "ipaddr.js";
import { z } from "zod";
import { show } from "../../plain";
import { wrong } from "../wrong";
import { form, keeping } from "./rules";

/** A block of addresses that stands where one IPv4 address is wanted, or the other way round, and what is no IPv4. */
export function addressFault(text: string, what: string, example: string): string {
  if (isIpv6(text)) return wrong(`${show(text)} is IPv6, which is not supported here`, "write IPv4 addresses alone");
  return wrong(`${show(text)} is not ${what}`, `write it as ${example}`);
}

/** `2001:db8::1`, with a mask, a zone or brackets too. */
const isIpv6 = (text: string): boolean => ipaddr.IPv6.isValid(text.replace(/^\[|\]$|\/\d+$/g, "").trim());

/** An IPv4 address of one machine. */
export const ipv4 = (example: string) =>
  keeping(
    z.ipv4({
      abort: true,
      error: ({ input }) => {
        if (typeof input !== "string") return wrong("is not an IPv4 address", `write it as ${example}`);
        const [address = "", bits] = input.split("/");
        return bits !== undefined && ipaddr.IPv4.isValidFourPartDecimal(address)
          ? wrong(`${show(input)} is a block, not one IPv4 address`, `write the address alone, ${address}`)
          : addressFault(input, "an IPv4 address", example);
      },
    }),
    form(/^(?!0\.|255\.255\.255\.255$|22[4-9]\.|23\d\.)/, "is no machine's address", `write one as ${example}`),
  );

/**
 * What an IPv4 address without its mask probably stands for: one address, /32; with zeros at its end, the network that
 * ends there, unless that one address is meant.
 */
export function blockMeant(address: string): string {
  const [, zeros = ""] = /((?:\.0)+)$/.exec(address) ?? [];
  return zeros === "" ? `${address}/32` : `${address}/${zeros.length >= 4 ? 16 : 24}`;
}
