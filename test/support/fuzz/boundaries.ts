import type { Examples } from "../../config/text/leaves";

/** Texts beside the examples of a type, which are right by their form and lie at the edge of what checks look at. */
export const BOUNDARIES: Examples = {
  "short name": ["a", "z9", "a-1-b", "a".repeat(31), "main", "account"],
  "Unity Catalog name": ["a", "main", "system", "information_schema", "a".repeat(63)],
  "group name": ["users", "admins", "account users", "A", "x".repeat(99)],
  "AWS region": ["eu-west-1", "eu-central-1", "us-east-1", "ap-south-2", "us-gov-west-1", "cn-north-1", "eu-nowhere-9"],
  "IPv4 block": [
    "10.20.0.0/16",
    "10.20.0.0/28",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "172.16.0.0/12",
    "0.0.0.0/0",
    "10.20.0.1/32",
  ],
  "IPv4 address": ["0.0.0.0", "255.255.255.255", "10.20.0.2", "127.0.0.1"],
  "availability-zone id": ["euw1-az1", "euw1-az2", "euw1-az3", "euc1-az1", "use1-az6", "euw1-az9"],
  "AWS account id": ["111111111111", "999999999999"],
  "domain name": ["acme.example", "s3.eu-west-1.amazonaws.com", "cloud.databricks.com", "a.b"],
  "bucket name": ["a-b", "x".repeat(63)],
  folder: ["a", "orders/v1"],
  "resource address": ["aws_*", "aws_s3_bucket.zone-raw"],
  "instance type": ["m99.huge", "t2.micro", "m5.large"],
};
