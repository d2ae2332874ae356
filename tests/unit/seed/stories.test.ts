import { describe, expect, test } from "vitest";

import { ProposalCategory } from "#app/db/generated/enums.ts";
import { CommentForm } from "#app/domain/comments/forms.ts";
import { SHORTEST_NOTICE_DAYS } from "#app/domain/outcomes/notice.ts";
import { NewProposalForm, ReasonForm } from "#app/domain/proposals/forms.ts";
import { isTooTangled } from "#app/domain/shared/markdown-limits.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { cast } from "../../../prisma/seed/setting.ts";
import { type Matter, matters, newTown, type Said, threads, votes } from "../../../prisma/seed/stories.ts";

const formKey = "00000000-0000-4000-8000-000000000000";
const parts = new Set([...cast.staff, ...cast.residents].map(({ login }) => login));
const everything = [...matters, newTown.proposal].map((matter): [string, Matter] => [matter.title, matter]);
const dayOf = ({ moves }: Matter, to: string) => moves.find((move) => move.to === to)?.daysAgo;
const spoken = (said: Said[]): Said[] => said.flatMap((one) => [one, ...spoken(one.replies)]);

describe.each(everything)("%s", (_, matter) => {
  test("could have been typed into the form", () => {
    const texts = [...matter.earlier, matter.body].map((body) => ({ ...matter, body, formKey }));
    for (const text of texts) {
      expect(NewProposalForm.safeParse(text).error).toBeUndefined();
      expect(isTooTangled(text.body)).toBe(false);
    }
  });

  test("was moved by people there are, one day after another", () => {
    const days = matter.moves.map(({ daysAgo }) => daysAgo);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    for (const { by, reason } of matter.moves) {
      expect(by === null || by === "author" || parts.has(by), by ?? "").toBe(true);
      if (reason) expect(ReasonForm.safeParse({ reason }).error).toBeUndefined();
    }
  });

  test("has said of it what the comment form takes", () => {
    const below = [...(threads.get(matter.no) ?? []), ...(votes.get(matter.no)?.outcome?.comments ?? [])];
    for (const { text: body, stance } of spoken(below)) {
      expect(CommentForm.safeParse({ body, stance, formKey }).error).toBeUndefined();
    }
  });

  test("was on notice for as long as the rules ask", () => {
    const story = votes.get(matter.no) ?? (matter === newTown.proposal ? newTown.vote : undefined);
    const [notice, opening] = [dayOf(matter, "ballotNotice"), dayOf(matter, "voting") ?? -(story?.opensIn ?? 0)];
    expect(Boolean(story)).toBe(notice !== undefined);
    if (story && notice !== undefined) expect(notice - opening).toBeGreaterThan(TRACK_RULES[story.track][0].noticeDays);
    const [published, effective] = [
      dayOf(matter, "resultNotice"),
      dayOf(matter, "effective") ?? dayOf(matter, "failed"),
    ];
    expect(Boolean(story?.outcome)).toBe(published !== undefined);
    if (published !== undefined && effective !== undefined) {
      expect(published - effective).toBeGreaterThan(SHORTEST_NOTICE_DAYS);
    }
  });
});

test("the demo has something of every kind to show", () => {
  const used = new Set(matters.map(({ category }) => category));
  expect(Object.values(ProposalCategory).filter((category) => !used.has(category))).toEqual([]);
  const counts = matters.map(({ no }) => spoken(threads.get(no) ?? []).length);
  expect(Math.max(...counts)).toBeGreaterThan(50);
  expect(Math.min(...counts)).toBe(0);
});
