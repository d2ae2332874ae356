import { z } from "zod";

import type { OpenVote } from "#app/domain/votes/forms.ts";
import { QUORUMS, type Quorum, TRACKS } from "#app/domain/votes/rules.ts";
import { VoteSettings } from "#app/domain/votes/settings.ts";
import { MODES } from "#app/domain/votes/track-rules.ts";
import { Preconditions } from "./preconditions.ts";

const place = z.string().nullable();
const moment = z.string().transform((text) => new Date(text));

/** What was entered to open a vote, as a plan keeps it: the form's content, its moments as text. */
const Entered = z.strictObject({
  ...{ question: z.string(), explanation: z.string(), formKey: z.string() },
  ...{ track: z.enum(TRACKS), mode: z.enum(MODES), quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]) },
  ...{ propertyAreaId: place, buildingId: place, gridId: place },
  ruleVersion: z.strictObject({ track: z.enum(TRACKS), version: z.int() }).nullable(),
  ...{ settings: VoteSettings, preconditions: Preconditions },
  ...{ opensAt: moment.nullable(), closesAt: moment },
});

export const writeEntered = (input: OpenVote): z.input<typeof Entered> => JSON.parse(JSON.stringify(input));

export const readEntered = (kept: unknown): OpenVote => Entered.parse(kept);

/** The same as the form's fields hold it, to be changed and sent anew. */
export function fieldsOfEntered(entered: OpenVote, showMoment: (at: Date) => string): Record<string, string> {
  const { settings, preconditions, ruleVersion } = entered;
  const { method, options, tieBreak, deemed, secrecy, finality, precedence } = settings;
  const { askedBy, asked, study, risk } = preconditions;
  const number = (value: number | null) => (value === null ? "" : String(value));
  return {
    ...{ question: entered.question, explanation: entered.explanation, track: entered.track, mode: entered.mode },
    ...{ propertyAreaId: entered.propertyAreaId ?? "", buildingId: entered.buildingId ?? "" },
    ...{ gridId: entered.gridId ?? "", quorum: entered.quorum },
    ruleVersion: ruleVersion ? `${ruleVersion.track}-${ruleVersion.version}` : "",
    ...{ opensAt: entered.opensAt ? showMoment(entered.opensAt) : "", closesAt: showMoment(entered.closesAt) },
    ...{ method: method.code, secrecy, finality, precedence, tieBreak: tieBreak.rule, deemed: deemed?.citation ?? "" },
    options: options.map(({ text, cost }) => (cost ? `${text} | ${cost}` : text)).join("\n"),
    most: "most" in method ? number(method.most) : "",
    seats: "seats" in method ? number(method.seats) : "",
    maxScore: "max" in method ? number(method.max) : "",
    budget: "budget" in method ? method.budget : "",
    lotSource: tieBreak.rule === "lot" ? tieBreak.source : "",
    ...{ askedBy, asked: number(asked), risk },
    ...{ studyOn: study?.on ?? "", studyMinutes: study?.minutes ?? "" },
  };
}
