import { describe, expect, test } from "vitest";
import { z } from "zod";

import { Random } from "../../../prisma/seed/random.ts";

describe("chance", () => {
  test("comes out the same for the same name, and differently for another", () => {
    const drawn = (name: string) => {
      const random = new Random(name);
      return Array.from({ length: 20 }, () => random.below(1_000_000));
    };
    expect(drawn("places/1")).toEqual(drawn("places/1"));
    expect(drawn("places/1")).not.toEqual(drawn("places/2"));
  });

  test("keeps within its ends and reaches both", () => {
    const random = new Random("ends");
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  test("puts a list in another order and loses nothing", () => {
    const list = Array.from({ length: 50 }, (_, at) => at);
    const shuffled = new Random("order").shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });

  test("makes ids that forms accept, none twice", () => {
    const streams = Array.from({ length: 200 }, (_, at) => new Random(`stream/${at}`));
    const ids = streams.flatMap((random) => Array.from({ length: 200 }, () => random.uuid()));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 500)) expect(z.uuid().safeParse(id).success).toBe(true);
  });
});
