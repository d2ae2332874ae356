import { describe, expect, test } from "vitest";

import { NewUnitForm, PartyFilter, PartyForm, SplitForm, UnitForm } from "#app/domain/parties/forms.ts";
import { GridForm, NewBuildingForm } from "#app/domain/places/forms.ts";

const formKey = "0190a000-0000-7000-8000-000000000001";
const id = "0190a000-0000-7000-8000-000000000002";
const revision = "0123456789abcdef";
const unit = {
  ...{ stairwell: " １ 单元", room: "５０２ ", kind: "flat", areaDm2: "89,37", areaSource: "contract" },
  ...{ areaDocument: "", registeredOn: "2019-02-28", sameAs: "", revision },
};

/** The fields a form is sent back for. */
const faultsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues.map(({ path }) => path[0]) ?? [];

describe("a unit's form", () => {
  test("reads full-width digits and stray spaces, and boxes that were not ticked", () => {
    expect(UnitForm.parse({ ...unit, buildingId: id, countsForArea: "on" })).toEqual({
      buildingId: id,
      ...{ stairwell: "1单元", room: "502", kind: "flat", areaDm2: 8937, areaSource: "contract" },
      ...{ areaDocument: null, registeredOn: "2019-02-28", sameAs: null, revision },
      ...{ countsForArea: true, countsForHead: false },
    });
  });

  test.each([
    ["room", ""],
    ["room", "长".repeat(21)],
    ["stairwell", "长".repeat(21)],
    ["kind", "castle"],
    ["areaDm2", "0"],
    ["areaDm2", "-5"],
    ["areaDm2", "1e3"],
    ["areaDm2", "9".repeat(30)],
    ["areaSource", "hearsay"],
    ["registeredOn", "2019-02-29"],
    ["registeredOn", "0001-01-01"],
    ["registeredOn", "yesterday"],
    ["countsForArea", "off"],
    ["buildingId", "7号楼"],
    ["revision", "newest"],
    ["revision", ""],
  ])("does not take %s: %j", (name, value) => {
    expect(faultsOf(UnitForm.safeParse({ ...unit, buildingId: id, [name]: value }))).toEqual([name]);
  });

  test("of a new unit wants an owner, or a unit of the same owner, and not both", () => {
    const form = { ...unit, buildingId: id, ownerKind: "person", formKey };
    const owners = (ownerNames: string, sameAs: string) =>
      faultsOf(NewUnitForm.safeParse({ ...form, ownerNames, sameAs }));
    expect(owners("", "")).toEqual(["ownerNames"]);
    expect(owners("王芳", "7号楼101")).toEqual(["ownerNames"]);
    expect(owners("王芳\n\n 李敏", "")).toEqual([]);
    expect(owners("", "7号楼101")).toEqual([]);
    expect(owners("王\n".repeat(21), "")).toEqual(["ownerNames"]);
    expect(owners("王".repeat(61), "")).toEqual(["ownerNames"]);
  });
});

describe("a party's form", () => {
  const party = { kind: "person", voter: "", revision, name0: " 王 芳 ", capacity0: "owner", idTail0: "１２３x" };

  test("reads its lines, and leaves out those without a name", () => {
    const { lines, ...rest } = PartyForm.parse({ ...party, name1: "", capacity1: "agent", samePerson0: "on" });
    expect(rest).toEqual({ kind: "person", voter: null, revision });
    expect(lines.filter(Boolean)).toEqual([{ name: "王 芳", capacity: "owner", idTail: "123X", samePerson: true }]);
  });

  test.each([
    ["idTail0", "110101199001011234"],
    ["idTail0", "12"],
    ["idTail0", "12#4"],
    ["capacity0", "king"],
    ["name0", "王".repeat(61)],
    ["kind", "coOwners"],
    ["voter", "1"],
    ["voter", "first"],
    ["revision", "1"],
  ])("does not take %s: %j", (name, value) => {
    expect(faultsOf(PartyForm.safeParse({ ...party, [name]: value }))).toEqual([name]);
  });

  test("without anybody is not taken", () => {
    expect(faultsOf(PartyForm.safeParse({ kind: "company", voter: "", revision }))).toEqual(["kind"]);
  });
});

test("a split needs a unit and an owner", () => {
  const form = { ownerNames: "王芳", ownerKind: "person", formKey, revision };
  expect(faultsOf(SplitForm.safeParse(form))).toEqual(["units"]);
  expect(faultsOf(SplitForm.safeParse({ ...form, [`unit-${id}`]: "on", ownerNames: " " }))).toEqual(["ownerNames"]);
  expect(SplitForm.parse({ ...form, [`unit-${id}`]: "on", "unit-x": "on" })).toMatchObject({ unitIds: [id] });
});

test("a grid's form has its ticked boxes, in order, and nothing else", () => {
  const form = {
    name: "  第一  网格 ",
    revision,
    [`worker-${id}`]: "on",
    [`building-${formKey}`]: "on",
    "worker-1": "on",
  };
  expect(GridForm.parse(form)).toEqual({ name: "第一 网格", revision, workerIds: [id], buildingIds: [formKey] });
});

test("a building may be in no grid", () => {
  const form = { propertyAreaId: id, name: "７ 号楼", gridId: "", formKey };
  expect(NewBuildingForm.parse(form)).toMatchObject({ name: "7号楼", gridId: null });
  expect(faultsOf(NewBuildingForm.safeParse({ ...form, gridId: "x" }))).toEqual(["gridId"]);
});

test("rubbish in the register's address is as if it were not there", () => {
  expect(PartyFilter.parse({ area: "x", q: " １ 单元 ", after: "" })).toEqual({
    area: undefined,
    q: "1单元",
    after: "",
  });
  expect(PartyFilter.parse({ q: "长".repeat(101) }).q).toBeUndefined();
});
