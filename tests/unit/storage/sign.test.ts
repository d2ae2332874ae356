import { expect, test } from "vitest";

import { signed } from "#app/storage/sign.server.ts";

const access = {
  ...{ region: "us-east-1", keyId: "AKIAIOSFODNN7EXAMPLE" },
  secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const asked = { at: new Date("2013-05-24T00:00:00Z"), headers: {}, body: Buffer.of() };

/** The examples of Amazon's own description of the signature. */
test.each([
  [
    "GET",
    { ...asked, url: new URL("https://examplebucket.s3.amazonaws.com/test.txt"), headers: { range: "bytes=0-9" } },
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "PUT",
    {
      ...{ ...asked, url: new URL("https://examplebucket.s3.amazonaws.com/test%24file.text") },
      headers: { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" },
      body: Buffer.from("Welcome to Amazon S3."),
    },
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
])("a %s is signed as Amazon signs it", (method, request, signature) => {
  expect(signed(access, { method, ...request }).authorization).toContain(`Signature=${signature}`);
});
