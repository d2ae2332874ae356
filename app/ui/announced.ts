import type { VoteSettings } from "#app/domain/votes/settings.ts";
import type { Messages } from "#app/i18n/zh.ts";

/**
 * What a vote's notice says of ballots that meet, of ties and of silence, each with its name: it decides what counts, and
 * has to be known before anything is counted.
 */
export function announced(
  { plans: { settings: words } }: Pick<Messages, "plans">,
  { secrecy, precedence, method, tieBreak, deemed }: VoteSettings,
): [name: string, said: string | null][] {
  const ties = tieBreak.rule === "lot" ? `${words.tieBreaks.lot}（${tieBreak.source}）` : words.tieBreaks.none;
  return [
    // A secret vote has no papers, and a motion no ties.
    [words.precedence, secrecy === "named" ? words.precedences[precedence] : null],
    [words.tieBreak, method.code === "motion" ? null : ties],
    [words.deemed, deemed?.citation ?? null],
  ];
}
