import type { Party } from "./parties.ts";
import type { Random } from "./random.ts";

/** What says how large a unit is. */
export type Paper = {
  areaSource: "registered" | "surveyed" | "contract";
  areaDocument: string | null;
  registeredOn: string | null;
};

/** Of what was sold, how much is in the register, and how much at least surveyed, in percent. */
const REGISTERED = 88;
const SURVEYED = 96;

/** Most units are registered; the newest are surveyed only, and some known by their sale contract alone. */
export function paperOf({ kind }: Party, random: Random): Paper {
  const [year, no] = [random.between(2006, 2019), random.between(1_000, 99_999)];
  const drawn = kind === "developer" ? REGISTERED : random.below(100);
  if (drawn < REGISTERED) {
    const day = `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
    return { areaSource: "registered", areaDocument: `向阳不动产权第${no}号`, registeredOn: day };
  }
  if (drawn < SURVEYED) return { areaSource: "surveyed", areaDocument: `测绘报告${year}-${no}`, registeredOn: null };
  return { areaSource: "contract", areaDocument: `买卖合同${year}-${no}`, registeredOn: null };
}

const two = (count: number) => String(count).padStart(2, "0");
