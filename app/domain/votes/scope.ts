import type { Track } from "./rules.ts";
import { type Mode, trackRule } from "./track-rules.ts";

/** What a form says about who is asked; empty is null. */
export type AskedOf = {
  track: Track;
  mode: Mode;
  propertyAreaId: string | null;
  buildingId: string | null;
  gridId: string | null;
};

export type ScopeFault = { path: "propertyAreaId" | "buildingId" | "gridId" | "mode"; code: string };

/** What each kind of decision has to be told of where it is taken; others are taken by the whole community. */
const ASKS_FOR: Partial<Record<Track, { path: ScopeFault["path"]; missing: string }>> = {
  ownerOrdinary: { path: "propertyAreaId", missing: "area_missing" },
  ownerSpecial: { path: "propertyAreaId", missing: "area_missing" },
  ownerUnanimous: { path: "buildingId", missing: "building_missing" },
  villagerGroup: { path: "gridId", missing: "grid_missing" },
};

/** What is missing of who is asked, or does not go with the kind of decision. */
export function faultsOfScope(asked: AskedOf): ScopeFault[] {
  const wants = ASKS_FOR[asked.track];
  const faults: ScopeFault[] = [];
  for (const path of ["propertyAreaId", "buildingId", "gridId"] as const) {
    if (wants?.path === path && !asked[path]) faults.push({ path, code: wants.missing });
    const mayBe = wants?.path === path || (path === "propertyAreaId" && asked.track === "deliberation");
    if (!mayBe && asked[path]) faults.push({ path, code: "not_for_this_track" });
  }
  if (asked.mode === "households" && !trackRule(asked.track, "households"))
    faults.push({ path: "mode", code: "not_for_this_track" });
  return faults;
}
