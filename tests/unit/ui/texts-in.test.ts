import { expect, test } from "vitest";

import { textsIn } from "#app/ui/texts-in.ts";

test.each([
  ["reason", "再次核对后，仍以同意票为准。"],
  ["reason", "不同意"],
  ["reason", "不"],
  ["reason", "Not now."],
  ["reason", "duplicate"],
  ["seed", "03 08 19 22 27 31"],
  ["seed", "0308192227"],
  ["closesAt", "2026-12-01T20:00"],
  ["body", "agree\nagainst"],
])("%s %j was written", (name, text) => {
  expect(textsIn({ [name]: text })).toEqual([[name, text]]);
});

test.each([
  ["choice", "agree"],
  ["ground", "personalData"],
  ["spoilt", "on"],
  ["answer", "on"],
  ["days", "14"],
  ["parentId", ""],
  ["person", "0190a000-0000-7000-8000-000000000002"],
  ["formKey", "0190a000-0000-7000-8000-000000000002"],
  ["revision", "2026-11-29 14:00"],
  ["otherRevision", "2026-11-29 14:00"],
  ["password", "correct horse battery"],
  ["newPassword", "correct horse battery"],
  ["code", "123456"],
  ["credential", '{"id":"x"}'],
  ["next", "/c/yangguang/votes"],
  ["back", "/c/yangguang/votes"],
  ["into", "2026-12"],
  ["roll", "2247-2200-18233017"],
  ["since", "10000"],
])("%s %j was not", (name, value) => {
  expect(textsIn({ [name]: value })).toEqual([]);
});
