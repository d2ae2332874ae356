import { describe, expect, test } from "vitest";

import {
  DeliveryForm,
  PrintSheetsForm,
  ProxyForm,
  ReadingForm,
  ResolutionForm,
  seatBox,
} from "#app/domain/papers/forms.ts";

const faultsOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("a range of sheets", () => {
  test("goes up", () => {
    expect(PrintSheetsForm.parse({ from: "1", to: "40", which: "notVoted" })).toEqual({
      ...{ from: 1, to: 40, which: "notVoted" },
    });
    expect(faultsOf(PrintSheetsForm.safeParse({ from: "2", to: "1", which: "all" }))).toEqual([
      ["to", "range_turned_round"],
    ]);
  });

  test.each(["0", "-1", "1.5", "one", "2147483648"])("does not begin at %s", (from) => {
    expect(PrintSheetsForm.safeParse({ from, to: "3", which: "all" }).success).toBe(false);
  });
});

describe("deliveries", () => {
  test("are of the seats whose boxes are ticked", () => {
    expect(DeliveryForm.parse({ manner: "posted", [seatBox(3)]: "on", [seatBox(12)]: "on" })).toEqual({
      ...{ manner: "posted", seatNos: [3, 12] },
    });
  });

  test.each([
    ["none", {}],
    [
      "seats that cannot be",
      { "seat-0": "on", "seat-01": "on", "seat--1": "on", "seat-9999999999": "on", other: "on" },
    ],
  ])("of %s are refused", (_, boxes) => {
    expect(faultsOf(DeliveryForm.safeParse({ manner: "handed", ...boxes }))).toEqual([["manner", "no_seat_ticked"]]);
  });

  test("in no manner there is are refused", () => {
    expect(DeliveryForm.safeParse({ manner: "shouted", [seatBox(1)]: "on" }).success).toBe(false);
  });
});

describe("what was read", () => {
  const photo = { name: "a.jpg", bytes: new Uint8Array(3) };

  test("is a ballot's fields with or without a picture, or that it is spoilt", () => {
    expect(ReadingForm.parse({ "option-1": "on", photo })).toEqual({
      ...{ photo, isSpoilt: false, fields: { "option-1": "on" } },
    });
    expect(ReadingForm.parse({ spoilt: "on" })).toEqual({ photo: undefined, isSpoilt: true, fields: {} });
    expect(ReadingForm.safeParse({ spoilt: "perhaps" }).success).toBe(false);
  });

  test("is resolved with a reason", () => {
    expect(ResolutionForm.parse({ reason: " 按签名核对 ", choice: "agree" })).toEqual({
      ...{ reason: "按签名核对", isSpoilt: false, fields: { choice: "agree" } },
    });
    expect(ResolutionForm.safeParse({ reason: " ", choice: "agree" }).success).toBe(false);
  });
});

describe("an authority", () => {
  const form = {
    ...{ seatNo: "3", login: "chenhai", grantedOn: "2026-06-01", notPropertyStaff: "yes" },
    ...{ document: { name: "a.jpg", bytes: new Uint8Array(3) }, formKey: "0197f0c0-0000-7000-8000-000000000000" },
  };

  test("names a seat, a person and a day, and has a picture", () => {
    expect(ProxyForm.parse(form)).toMatchObject({ seatNo: 3, login: "chenhai", grantedOn: "2026-06-01" });
  });

  test.each([
    ["of property staff", { notPropertyStaff: undefined }, ["notPropertyStaff", "proxy_of_property"]],
    ["of no day", { grantedOn: "2026-02-30" }, ["grantedOn", "bad_day"]],
    ["without a picture", { document: undefined }, ["document", "file_missing"]],
  ])("%s is refused", (_, changed, fault) => {
    expect(faultsOf(ProxyForm.safeParse({ ...form, ...changed }))).toEqual([fault]);
  });
});
