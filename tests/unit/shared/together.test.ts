import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";

import { type Outcome, orEachAlone, together } from "#app/domain/shared/together.ts";

/** Work that takes a moment and notes what it was given at a time. */
function noted(most = 10) {
  const batches: string[] = [];
  const work = async (key: string, batch: readonly number[]): Promise<Outcome<number>[]> => {
    batches.push(`${key}:${batch.join(",")}`);
    await sleep(5);
    if (batch.includes(13)) throw new Error("unlucky");
    return batch.map((one) => (one < 0 ? { refused: new Error(`not ${one}`) } : { value: one * 2 }));
  };
  return { batches, ask: together(work, most) };
}

describe("together", () => {
  test("the first goes at once, those that come meanwhile go together, in order", async () => {
    const { batches, ask } = noted();
    expect(await Promise.all([1, 2, 3, 4].map((one) => ask("a", one)))).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual(["a:1", "a:2,3,4"]);
  });

  test("different things do not wait for each other", async () => {
    const { batches, ask } = noted();
    await Promise.all([ask("a", 1), ask("b", 2)]);
    expect(batches).toEqual(["a:1", "b:2"]);
  });

  test("no more than so many at a time, and nobody is left behind", async () => {
    const { batches, ask } = noted(2);
    const asked = Array.from({ length: 6 }, (_, at) => ask("a", at + 1));
    expect(await Promise.all(asked)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual(["a:1", "a:2,3", "a:4,5", "a:6"]);
  });

  test("each hears its own refusal", async () => {
    const { ask } = noted();
    const heard = await Promise.allSettled([1, -1, 2].map((one) => ask("a", one)));
    expect(heard.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("when the work fails, whoever waits for it hears so without a try of their own, and who comes later is served", async () => {
    const { batches, ask } = noted(1);
    const heard = await Promise.allSettled([1, 13, 2, 3].map((one) => ask("a", one)));
    expect(heard.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
    expect(await ask("a", 5)).toBe(10);
    expect(batches).toEqual(["a:1", "a:13", "a:5"]);
  });
});

describe("or each alone", () => {
  const away = new Error("away");
  const work = (batches: string[], unlucky: ReadonlyMap<number, Error>) =>
    orEachAlone<number, number>(
      async (_, batch) => {
        batches.push(batch.join(","));
        for (const one of batch) if (unlucky.has(one)) throw unlucky.get(one);
        return batch.map((one) => ({ value: one * 2 }));
      },
      (error) => error === away,
    );

  test("what one brings along is that one's alone, and the order stays", async () => {
    const batches: string[] = [];
    const wrong = new Error("wrong");
    const outcomes = await work(batches, new Map([[2, wrong]]))("a", [1, 2, 3]);
    expect(outcomes).toEqual([{ value: 2 }, { refused: wrong }, { value: 6 }]);
    expect(batches).toEqual(["1,2,3", "1", "2", "3"]);
  });

  test("what meets all is not asked for again", async () => {
    const batches: string[] = [];
    await expect(work(batches, new Map([[2, away]]))("a", [1, 2, 3])).rejects.toBe(away);
    expect(batches).toEqual(["1,2,3"]);
  });

  test("what was done before it is told as done", async () => {
    const wrong = new Error("wrong");
    const unlucky = new Map([
      [2, wrong],
      [3, away],
    ]);
    const outcomes = await work([], unlucky)("a", [1, 2, 3, 4]);
    expect(outcomes).toEqual([{ value: 2 }, { refused: wrong }, { refused: away }, { refused: away }]);
  });

  test("neither is what came alone, and it fails for itself alone", async () => {
    const batches: string[] = [];
    const wrong = new Error("wrong");
    expect(await work(batches, new Map([[2, wrong]]))("a", [2])).toEqual([{ refused: wrong }]);
    expect(batches).toEqual(["2"]);
  });
});
