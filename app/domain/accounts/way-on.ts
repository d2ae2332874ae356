import type { RefusalCode } from "#app/domain/shared/refusal.ts";

const PLACES: Partial<Record<RefusalCode, string>> = {
  sign_in_first: "/sign-in",
  factor_first: "/second-step",
  prove_again: "/account/proof",
};

/** Where what was asked for can be given, so that one can go on to `next` from there; null for refusals that are final. */
export function wayOn(code: RefusalCode, next: string): string | null {
  const place = PLACES[code];
  return place ? `${place}?next=${encodeURIComponent(next)}` : null;
}
