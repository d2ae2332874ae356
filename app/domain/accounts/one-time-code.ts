/** What a code is for: one for one thing does for nothing else. */
export type CodePurpose = "enter" | "changePhone" | "changeEmail" | "resetPassword";

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;

/** How long after the code was right a registration may take: names are typed slowly. */
export const REGISTRATION_MINUTES = 30;

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** So many messages in so many seconds, at most. */
export type Cap = { most: number; seconds: number };

/** Of one phone number or e-mail address: whoever asks, its owner is not pestered. */
export const TARGET_CAPS: readonly Cap[] = [
  { most: 1, seconds: MINUTE_S },
  { most: 10, seconds: DAY_S },
];

/** Of one client address, which a neighbourhood may share: as many in an hour as the operator says, five times that in a day. */
export const originCaps = (perHour: number): readonly Cap[] => [
  { most: perHour, seconds: HOUR_S },
  { most: 5 * perHour, seconds: DAY_S },
];

/** Seconds until these caps let another message go out, 0 when they do now. `sent` are the moments of the last day, newest first. */
export function waitToSend(sent: readonly Date[], caps: readonly Cap[], now: Date): number {
  const waits = caps.map(({ most, seconds }) => {
    const inTheWay = sent[most - 1];
    return inTheWay ? Math.ceil((inTheWay.getTime() - now.getTime()) / 1000) + seconds : 0;
  });
  return Math.max(0, ...waits);
}
