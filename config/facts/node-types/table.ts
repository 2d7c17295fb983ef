// Taken from the price lists that AWS publishes per region, as the release of cfn-lint named below holds them. Left out is
// what Databricks runs no nodes on: other families, sizes under large, first generations. A size that single regions lack
// of a family is not told.

/** Sizes → families that have them, in some region. */
export const SIZES: readonly (readonly [sizes: string, families: string])[] = [
  ["xlarge", "g3s"],
  ["large xlarge 2xlarge 4xlarge 8xlarge", "c3 c4 i2 is4gen r3"],
  ["large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal", "c5 c5d"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge", "c5a c5ad m5a m5ad r5a r5ad"],
  ["large xlarge 2xlarge 4xlarge 9xlarge 18xlarge metal", "c5n"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal", "c6a m6a r6a"],
  [
    "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal",
    "c6g c6gd c6gn c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd x2gd",
  ],
  [
    "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal",
    "c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in",
  ],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal-48xl", "c7a m7a r7a"],
  [
    "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl",
    "c7i c8a c8g c8gb c8gd c8gn i7i i8g m7i m8a m8g m8gb m8gd m8gn r7i r8a r8g r8gb r8gd r8gn x8g",
  ],
  [
    "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl",
    "c8i c8ib c8id c8in m8i m8ib m8id m8idb m8idn m8in r8i r8ib r8id r8idb r8idn r8in",
  ],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge", "c8ine m8ine"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-48xl", "c9g c9gd m9g m9gd r9g r9gd"],
  ["xlarge 2xlarge 4xlarge 8xlarge", "d2 d3"],
  ["large xlarge 2xlarge 4xlarge 6xlarge 8xlarge 12xlarge", "d3en"],
  ["4xlarge 8xlarge 16xlarge", "g3"],
  ["xlarge 2xlarge 4xlarge 8xlarge 16xlarge", "g4ad"],
  ["xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal", "g4dn"],
  ["xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge", "g5 g6 g6e"],
  ["xlarge 2xlarge 4xlarge 8xlarge 16xlarge metal", "g5g"],
  ["large xlarge 2xlarge 4xlarge", "g6f"],
  ["2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge", "g7 g7e"],
  ["4xlarge 8xlarge", "gr6"],
  ["4xlarge", "gr6f"],
  ["2xlarge 4xlarge 8xlarge 16xlarge", "h1"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 16xlarge metal", "i3"],
  ["large xlarge 2xlarge 3xlarge 6xlarge 12xlarge 24xlarge metal", "i3en"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 16xlarge", "i4g im4gn r4"],
  ["large xlarge 2xlarge 3xlarge 6xlarge 12xlarge 18xlarge 24xlarge 48xlarge metal-24xl metal-48xl", "i7ie i8ge"],
  ["large xlarge 2xlarge", "m3"],
  ["large xlarge 2xlarge 4xlarge 10xlarge 16xlarge", "m4"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal", "m5 m5d m5dn m5n r5 r5b r5d r5dn r5n"],
  ["large xlarge 2xlarge 3xlarge 6xlarge 12xlarge metal", "m5zn z1d"],
  ["large xlarge 3xlarge 6xlarge 12xlarge 24xlarge metal-12xl metal-24xl", "m8azn x8aedz"],
  ["xlarge 8xlarge 16xlarge", "p2"],
  ["2xlarge 8xlarge 16xlarge", "p3"],
  ["24xlarge", "p3dn p4d p4de"],
  ["4xlarge 48xlarge", "p5"],
  ["48xlarge", "p5e p5en"],
  ["large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 32xlarge metal-16xl metal-32xl", "r7iz"],
  ["16xlarge 32xlarge", "x1"],
  ["xlarge 2xlarge 4xlarge 8xlarge 16xlarge 32xlarge", "x1e"],
  ["16xlarge 24xlarge 32xlarge metal", "x2idn"],
  ["xlarge 2xlarge 4xlarge 8xlarge 16xlarge 24xlarge 32xlarge metal", "x2iedn"],
  ["2xlarge 4xlarge 6xlarge 8xlarge 12xlarge metal", "x2iezn"],
  [
    "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 64xlarge 96xlarge metal-48xl metal-96xl",
    "x8i",
  ],
];

/** Families that a region lacks, of those that some other region has. */
export const LACKING: Readonly<Record<string, string>> = {
  "ap-northeast-1": "c5ad c8gb c8ib g7 h1 i4g m8gb m8gn m8ine p5e r8gb r8gn r9g r9gd x2gd x8g",
  "ap-northeast-2":
    "c5ad c6a c7a c7gn c8a c8gb c8ib c8id c8in c8ine d3 d3en g4ad g7 h1 i4g im4gn is4gen m5dn m5n m6a m7a m8a m8azn m8gb m8gd m8gn m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p3dn p4de p5e r6a r6idn r6in r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x2gd x2iezn x8g",
  "ap-south-1":
    "c3 c5ad c6id c7a c7gn c8a c8gb c8ib c8in c8ine c9g c9gd d3en g3 g3s g4ad g5g g7 h1 i4g m3 m5dn m5n m5zn m7a m8azn m8gb m8gn m8ib m8idb m8idn m8in m8ine m9g m9gd p3 p3dn p4de p5e r5b r5dn r6idn r6in r7a r7iz r8a r8gb r8gn r8ib r8idb r8idn r8in r9g r9gd x2gd x2iezn x8g",
  "ap-southeast-1":
    "c7gn c8a c8gb c8ib c8id c8ine g3s g4ad g5 g6 g6e g6f g7 g7e gr6 gr6f h1 m7a m8a m8azn m8gb m8gn m8ib m8id m8idb m8idn m8in m8ine p3dn p5 p5e p5en r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x2gd x2iezn x8aedz x8g",
  "ap-southeast-2":
    "c7a c7gn c8a c8gb c8ib c8ine c9g c9gd g4ad g5g g6e g7 g7e h1 m5dn m5n m8a m8azn m8gb m8gn m8ib m8idb m8idn m8in m8ine p3dn p4de p5e p5en r7a r7iz r8a r8gb r8gn r8ib r8idb r8idn r8in r9g r9gd x2gd x2iezn x8aedz",
  "ap-southeast-3":
    "c3 c4 c5a c5ad c6a c6i c6id c7a c7gn c8a c8gb c8gd c8i c8ib c8id c8in c8ine c9g c9gd d2 d3 g3 g3s g4ad g4dn g6 g6e g6f g7 gr6 gr6f h1 i2 i4g i8ge im4gn is4gen m3 m4 m5a m5ad m5dn m5n m5zn m6a m6id m6idn m6in m7a m7gd m8a m8azn m8gb m8gd m8gn m8i m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p2 p3 p3dn p4d p4de p5e r3 r4 r5a r5ad r5b r5dn r5n r6a r6i r6id r6idn r6in r7a r7iz r8a r8gb r8gn r8i r8ib r8id r8idb r8idn r8in r9g r9gd x1 x1e x2gd x2iezn x8aedz x8g x8i z1d",
  "ca-central-1":
    "c3 c5ad c7a c7gn c8a c8gb c8ib c8in c8ine c9g c9gd d3en g3s g5g g6e g7 g7e h1 i2 m3 m5dn m5n m5zn m7a m7gd m8a m8azn m8gb m8gn m8ib m8idb m8idn m8in m8ine m9g m9gd p2 p3dn p4de p5e p5en r3 r5dn r6id r7a r7iz r8gb r8gn r8ib r8idb r8idn r8in r9g r9gd x2gd x2iezn x8aedz x8g x8i z1d",
  "eu-central-1":
    "c7gn c8ib h1 i4g m8gb m8gn m8ib m8idb m8idn m8in m8ine p3dn p5 p5e p5en r8gb r8gn x2gd x2iezn x8aedz",
  "eu-west-1": "c8ib c8id c8ine c9g c9gd g5g g6 g6e g6f g7 g7e gr6 gr6f m8ine p4de p5 p5e p5en r8gb r8gn r9g r9gd",
  "eu-west-2":
    "c3 c5ad c8a c8gb c8ib c8id c8in c8ine c9g c9gd d3en g5g g6e g7 h1 i4g m3 m5dn m5n m5zn m8a m8azn m8gb m8gn m8ib m8idb m8idn m8in m8ine m9g m9gd p2 p3dn p4de p5e p5en r3 r5dn r6idn r6in r7a r7iz r8a r8gb r8gn r8ib r8idb r8idn r8in r9g r9gd x1e x2gd x2iezn x8aedz x8g x8i",
  "eu-west-3":
    "c3 c5ad c6a c7a c7gn c8a c8gd c8ib c8id c8in c8ine c9g c9gd d3en g3 g3s g4ad g5g g6e g6f g7 g7e gr6f h1 i2 i4g m3 m5dn m5n m5zn m6id m6idn m6in m7a m8a m8azn m8gb m8gn m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p2 p3 p3dn p4d p4de p5 p5e p5en r3 r5b r6a r6id r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x1e x2gd x2iezn x8aedz x8g z1d",
  "sa-east-1":
    "c7a c7gn c8a c8gb c8ib c8id c8in c8ine c9g c9gd d3 d3en g3 g3s g4ad g5g g6e g7 g7e h1 i8ge im4gn is4gen m5dn m5n m7a m8a m8azn m8gb m8gn m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p2 p3 p3dn p4de p5e p5en r5dn r6a r6id r6idn r6in r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x2gd x2iezn x8aedz x8g z1d",
  "us-east-1": "p5e x8aedz",
  "us-east-2": "c3 c8ib c8ine d3en g5g m3 m8gb m8gn m8ine p3dn p4de r8gb r8gn x2iezn x8aedz",
  "us-gov-west-1":
    "c5ad c6a c7a c7gn c8a c8gb c8gd c8i c8ib c8id c8in c8ine c9g c9gd d3en g4ad g5 g5g g6e g6f g7 g7e gr6f h1 i4g im4gn is4gen m5zn m6a m7a m7gd m8azn m8gb m8gn m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p4de p5e r5b r6a r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x2gd x2iezn x8aedz x8g z1d",
  "us-west-1":
    "c5ad c6id c7gn c8a c8gd c8ib c8id c8in c8ine c9g c9gd d3 d3en g3s g4ad g5 g5g g6 g6e g6f g7 g7e gr6 gr6f h1 i4g i8g i8ge im4gn is4gen m5dn m5n m7a m8a m8azn m8gb m8gn m8ib m8id m8idb m8idn m8in m8ine m9g m9gd p2 p3 p3dn p4d p4de p5e r5b r5dn r6id r6idn r6in r7a r7iz r8a r8gb r8gn r8ib r8id r8idb r8idn r8in r9g r9gd x1 x1e x2gd x2iezn x8aedz x8g x8i",
  "us-west-2": "p5e",
};
