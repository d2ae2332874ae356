import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { CodeForm } from "#app/domain/factors/forms.ts";
import { bareRecoveryCode, recoveryCodeFrom } from "#app/domain/factors/recovery-codes.ts";
import { authenticatorUri, secretInGroups, stepOfCode } from "#app/domain/factors/totp.ts";

/** RFC 6238, appendix B: the SHA-1 rows, of which an authenticator shows the last six digits. */
const RFC_SECRET = new TextEncoder().encode("12345678901234567890");
const RFC_ROWS = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

describe("codes of an authenticator", () => {
  test.each(RFC_ROWS)("at second %i it is %s", (second, code) => {
    expect(stepOfCode(RFC_SECRET, code, new Date(second * 1_000))).toBe(Math.floor(second / 30));
  });

  test.each([
    [-61, null],
    [-30, 37_037_037],
    [0, 37_037_037],
    [30, 37_037_037],
    [61, null],
  ])("a clock %i seconds off", (off, step) => {
    expect(stepOfCode(RFC_SECRET, "050471", new Date((1_111_111_111 + off) * 1_000))).toBe(step);
  });

  test("another code, and another secret's", () => {
    const at = new Date(59_000);
    expect(stepOfCode(RFC_SECRET, "287083", at)).toBeNull();
    expect(stepOfCode(new Uint8Array(20).fill(7), "287082", at)).toBeNull();
  });

  test("an authenticator is told all it has to know", () => {
    const uri = new URL(authenticatorUri(RFC_SECRET, { issuer: "阳光议事厅", label: "李*" }));
    expect(uri.protocol).toBe("otpauth:");
    expect(uri.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(uri.searchParams.get("issuer")).toBe("阳光议事厅");
    expect(secretInGroups(RFC_SECRET)).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  });
});

test.each([
  ["123456", true],
  ["123 456", true],
  [" １２３４５６ ", true],
  ["123-456", true],
  ["12345", false],
  ["1234567", false],
  ["12345a", false],
  ["", false],
])("typed as %j", (code, taken) => expect(CodeForm.safeParse({ code }).success).toBe(taken));

describe("recovery codes", () => {
  test("are twelve characters that cannot be mistaken, in groups of four", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const code = recoveryCodeFrom(bytes);
        if (code !== null) expect(code).toMatch(/^([2-9a-hjkmnp-tv-z]{4}-){2}[2-9a-hjkmnp-tv-z]{4}$/);
      }),
    );
  });

  test("too few bytes that fit make none", () => expect(recoveryCodeFrom(new Uint8Array(32).fill(255))).toBeNull());

  test.each(["k7m2-9xqp-h4wd", "K7M29XQPH4WD", "ｋ７ｍ２ 9xqp  h4wd", "k7m2–9xqp—h4wd", "k7m2.9xqp_h4wd"])(
    "typed as %j it is the same",
    (typed) => expect(bareRecoveryCode(typed)).toBe("k7m29xqph4wd"),
  );
});
