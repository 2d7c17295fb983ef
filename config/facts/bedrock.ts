import { fact } from "./fact";

/** Figures of guardrails. */
export const GUARDRAIL = fact({
  value: { mostTopics: 30, mostExamples: 5, mostWords: 10_000, mostPatterns: 10, mostVersions: 20 },
  source: 'Amazon Bedrock API, CreateGuardrail; its quotas, "Guardrails"',
  asOf: "2026-11",
});

/** How surely a text has to be harmful to be refused: with `HIGH` the most is refused. */
export const STRENGTHS = fact({
  value: ["NONE", "LOW", "MEDIUM", "HIGH"] as const,
  source: "Amazon Bedrock API, GuardrailContentFilterConfig",
  asOf: "2026-11",
});

/** Personal data that a guardrail knows. */
export const PERSONAL_DATA = fact({
  value: [
    "ADDRESS",
    "AGE",
    "AWS_ACCESS_KEY",
    "AWS_SECRET_KEY",
    "CA_HEALTH_NUMBER",
    "CA_SOCIAL_INSURANCE_NUMBER",
    "CREDIT_DEBIT_CARD_CVV",
    "CREDIT_DEBIT_CARD_EXPIRY",
    "CREDIT_DEBIT_CARD_NUMBER",
    "DRIVER_ID",
    "EMAIL",
    "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
    "IP_ADDRESS",
    "LICENSE_PLATE",
    "MAC_ADDRESS",
    "NAME",
    "PASSWORD",
    "PHONE",
    "PIN",
    "SWIFT_CODE",
    "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
    "UK_NATIONAL_INSURANCE_NUMBER",
    "UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER",
    "URL",
    "USERNAME",
    "US_BANK_ACCOUNT_NUMBER",
    "US_BANK_ROUTING_NUMBER",
    "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
    "US_PASSPORT_NUMBER",
    "US_SOCIAL_SECURITY_NUMBER",
    "VEHICLE_IDENTIFICATION_NUMBER",
  ] as const,
  source: "Amazon Bedrock API, GuardrailPiiEntityConfig",
  asOf: "2026-11",
});
