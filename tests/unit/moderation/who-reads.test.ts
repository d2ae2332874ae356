import { expect, test } from "vitest";

import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";

test.each([zh, en])("whoever is told who reads what is hidden or waits is told of the supervisors", (t) => {
  const said = [
    ...[t.moderation.measure.lead, t.moderation.conduct.process, t.moderation.case.hideLead],
    ...[t.signals.held.lead, t.signals.judge.unnumbered, t.proposals.held.lead, t.proposals.held.refused],
  ];
  expect(said.filter((sentence) => !/监督委员会|supervisors/.test(sentence))).toEqual([]);
});
