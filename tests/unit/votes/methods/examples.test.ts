import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";

import { countFile } from "#app/domain/votes/count-file.ts";

/** Published counts, each with where it was published. */
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const count = (file: unknown) => countFile(file, sha256);

/** "5 ACBED" is five ballots A > C > B > E > D. */
const ballots = (...lines: string[]) =>
  lines.map((line) => {
    const [weight = "", letters = ""] = line.split(" ");
    return { weight: Number(weight), ranking: [...letters].map((letter) => [letter]) };
  });

describe("M. Schulze, Social Choice and Welfare 36 (2011): 45 voters, five candidates", () => {
  const lines = ["5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA", "8 EBADC"];
  const { winners, ties, counts } = count({ method: "schulze", ballots: ballots(...lines) });

  test("E wins", () => expect([winners, ties]).toEqual([["E"], []]));

  test("with the pairwise votes and the strongest paths of the article", () => {
    expect(counts.pairwise).toEqual({
      A: { B: 20, C: 26, D: 30, E: 22 },
      B: { A: 25, C: 16, D: 33, E: 18 },
      C: { A: 19, B: 29, D: 17, E: 24 },
      D: { A: 15, B: 12, C: 28, E: 14 },
      E: { A: 23, B: 27, C: 21, D: 31 },
    });
    expect(counts.strongestPaths).toEqual({
      A: { B: 28, C: 28, D: 30, E: 24 },
      B: { A: 25, C: 28, D: 33, E: 24 },
      C: { A: 25, B: 29, D: 29, E: 24 },
      D: { A: 25, B: 28, C: 28, E: 24 },
      E: { A: 25, B: 28, C: 28, D: 31 },
    });
  });
});

describe("Tennessee chooses its capital (Wikipedia, “Instant-runoff voting”)", () => {
  const tennessee = {
    options: ["Memphis", "Nashville", "Chattanooga", "Knoxville"],
    ballots: [
      { weight: 42, ranking: [["Memphis"], ["Nashville"], ["Chattanooga"], ["Knoxville"]] },
      { weight: 26, ranking: [["Nashville"], ["Chattanooga"], ["Knoxville"], ["Memphis"]] },
      { weight: 15, ranking: [["Chattanooga"], ["Knoxville"], ["Nashville"], ["Memphis"]] },
      { weight: 17, ranking: [["Knoxville"], ["Chattanooga"], ["Nashville"], ["Memphis"]] },
    ],
  };

  test("by instant-runoff Knoxville, after Chattanooga and Nashville have left", () => {
    const { winners, ties, counts } = count({ method: "irv", ...tennessee });
    expect([winners, ties]).toEqual([["Knoxville"], []]);
    expect(counts.rounds).toEqual([
      {
        round: 1,
        votes: { Chattanooga: 15, Knoxville: 17, Memphis: 42, Nashville: 26 },
        exhausted: 0,
        excluded: ["Chattanooga"],
      },
      { round: 2, votes: { Knoxville: 32, Memphis: 42, Nashville: 26 }, exhausted: 0, excluded: ["Nashville"] },
      { round: 3, votes: { Knoxville: 58, Memphis: 42 }, exhausted: 0, winner: "Knoxville" },
    ]);
  });

  test("by Schulze Nashville, which beats each of the others", () => {
    expect(count({ method: "schulze", ...tennessee }).winners).toEqual(["Nashville"]);
  });
});

describe("three dishes of five for a party of twenty (Wikipedia, “Single transferable vote”)", () => {
  const { winners, ties, counts } = count({
    method: "stv",
    seats: 3,
    ballots: [
      { weight: 4, ranking: [["oranges"]] },
      { weight: 2, ranking: [["pears"], ["oranges"]] },
      { weight: 8, ranking: [["chocolate"], ["strawberries"]] },
      { weight: 4, ranking: [["chocolate"], ["sweets"]] },
      { weight: 1, ranking: [["strawberries"]] },
      { weight: 1, ranking: [["sweets"]] },
    ],
  });

  test("chocolate, oranges and strawberries are elected", () => {
    expect([winners, ties]).toEqual([["chocolate", "oranges", "strawberries"], []]);
  });

  test("stage by stage", () => {
    expect(counts.quota).toBe("6");
    expect(counts.stages).toMatchObject([
      { votes: { chocolate: "12" }, elected: ["chocolate"], transferred: [{ surplus: "6", factor: "1/2" }] },
      { votes: { oranges: "4", pears: "2", strawberries: "5", sweets: "3" }, excluded: ["pears"] },
      { votes: { oranges: "6", strawberries: "5", sweets: "3" }, elected: ["oranges"], excluded: ["sweets"] },
      { votes: { strawberries: "5" }, exhausted: "3", elected: ["strawberries"] },
    ]);
  });
});

describe("equal shares, as equalshares.net explains them (D. Peters, P. Skowron)", () => {
  const projects = [
    { id: "bike path", cost: "700" },
    { id: "outdoor gym", cost: "400" },
    { id: "new park", cost: "250" },
    { id: "new playground", cost: "200" },
    { id: "library for kids", cost: "100" },
  ];
  const voters = (eleventh: string) =>
    [
      ["bike path", "outdoor gym"],
      ["bike path", "outdoor gym", "new park"],
      ["bike path", "outdoor gym"],
      ["bike path", "outdoor gym", "new park"],
      ["bike path", "outdoor gym", "new park"],
      ["bike path", "outdoor gym"],
      ["new park", "new playground", "library for kids"],
      ["new playground"],
      ["new playground", "library for kids"],
      ["new park", "new playground", "library for kids"],
      [eleventh],
    ].map((choices) => ({ choices }));

  test("example 1: bike path, playground and library, where votes alone take the two for sports", () => {
    const vote = { budget: "1100", projects, ballots: voters("bike path") };
    const { winners, ties, counts } = count({ method: "equalShares", ...vote });
    expect([winners, ties]).toEqual([["bike path", "new playground", "library for kids"], []]);
    expect(counts.steps).toMatchObject([
      { projects: [{ project: "bike path", payments: [{ voters: 7, each: "100" }] }] },
      { projects: [{ project: "new playground", payments: [{ voters: 4, each: "50" }] }] },
      { projects: [{ project: "library for kids", payments: [{ voters: 3, each: "100/3" }] }] },
    ]);
    expect([counts.share, counts.spent, counts.left]).toEqual(["100", "1000", "100"]);
    expect(count({ method: "greedyBudget", ...vote }).winners).toEqual(["bike path", "outdoor gym"]);
  });

  test("example 2: some can only pay what they have left; the library comes by completion", () => {
    const { winners, counts } = count({
      method: "equalShares",
      budget: "1100",
      projects,
      ballots: voters("outdoor gym"),
    });
    expect(winners).toEqual(["outdoor gym", "new park", "new playground", "library for kids"]);
    expect(counts.steps).toEqual([
      {
        by: "shares",
        price: "1/7",
        projects: [{ project: "outdoor gym", payments: [{ voters: 7, each: "400/7" }] }],
      },
      {
        by: "shares",
        price: "17/70",
        projects: [
          {
            project: "new park",
            payments: [
              { voters: 2, each: "425/7" },
              { voters: 3, each: "300/7" },
            ],
          },
        ],
      },
      {
        by: "shares",
        price: "17/56",
        projects: [
          {
            project: "new playground",
            payments: [
              { voters: 2, each: "425/7" },
              { voters: 2, each: "275/7" },
            ],
          },
        ],
      },
      { by: "votes", projects: ["library for kids"] },
    ]);
  });
});

describe("equal ranks (Th. Delemazure, D. Peters, arXiv 2404.11407)", () => {
  test("each of a ballot's first choices has its whole vote", () => {
    const { winners, ties, counts } = count({
      method: "irv",
      ballots: [
        { weight: 6, ranking: [["a", "b"]] },
        { weight: 1, ranking: [["a"]] },
        { weight: 4, ranking: [["c"]] },
        { weight: 2, ranking: [["d"], ["c"]] },
      ],
    });
    expect(counts.rounds).toMatchObject([
      { votes: { a: 7, b: 6, c: 4, d: 2 }, excluded: ["d"] },
      { votes: { a: 7, b: 6, c: 6 }, lowest: ["b", "c"] },
      { votes: { a: 7, c: 6 }, winner: "a", after: ["b"] },
      { votes: { a: 7, b: 6 }, exhausted: 6, excluded: ["b"], after: ["c"] },
      { votes: { a: 7 }, winner: "a", after: ["c"] },
    ]);
    // Whoever of b and c leaves first, a wins: the tie is told and decides nothing.
    expect([winners, ties]).toEqual([["a"], [{ between: ["b", "c"], at: "round 2: lowest", brokenBy: null }]]);
  });
});
