import { expect, test } from "vitest";

import { ADDRESSES } from "../../e2e/access/addresses.ts";
import { TABLE } from "../../e2e/access/table.ts";

test("the table says of every address who may ask for it, and of no other", () => {
  expect(TABLE.map(({ at }) => at).sort()).toEqual([...ADDRESSES].sort());
});
