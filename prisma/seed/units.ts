import { communityId } from "./community.ts";
import type { Paper } from "./papers.ts";
import type { Random } from "./random.ts";
import type { Rows } from "./rows.ts";
import type { BuildingPlan } from "./setting.ts";

export type Unit = {
  id: string;
  buildingId: string;
  building: string;
  stairwell: string;
  room: string;
  kind: "flat" | "shop" | "parkingBay";
  areaDm2: number;
  countsForArea: boolean;
  countsForHead: boolean;
};

/** As it stands on a roll: 7号楼1单元502. */
export const addressOf = ({ building, stairwell, room }: Unit) => `${building}${stairwell}${room}`;

const SHOP = { kind: "shop", countsForArea: true, countsForHead: true } as const;
const FLAT = { ...SHOP, kind: "flat" } as const;
/** Parking places weigh nothing in owners' votes (业主大会和业主委员会指导规则, art. 25). */
const BAY = { kind: "parkingBay", countsForArea: false, countsForHead: false } as const;

/** The exclusive units of one building, from the ground up. */
export function unitsOf(plan: BuildingPlan, buildingId: string, random: Random): Unit[] {
  const unit = (
    stairwell: string,
    room: string,
    areaDm2: number,
    rest: typeof FLAT | typeof SHOP | typeof BAY,
  ): Unit => ({
    ...{ id: random.uuid(), buildingId, building: plan.name, stairwell, room, areaDm2, ...rest },
  });
  const flats = counted(plan.stairwells).flatMap((stairwell) =>
    counted(plan.perFloor).flatMap((column) => {
      const areaDm2 = flatArea(random);
      return counted(plan.floors).map((floor) =>
        unit(`${stairwell}单元`, `${floor}0${column}`, areaDm2 + extra(floor, plan.floors, random), FLAT),
      );
    }),
  );
  const shops = counted(plan.shops).map((no) => unit("商铺", twoDigits(no), random.between(2_200, 12_000), SHOP));
  const bays = counted(plan.bays).map((no) => unit("地下车位", twoDigits(no), random.between(1_180, 1_350), BAY));
  return [...flats, ...shops, ...bays];
}

export const unitRow = ({ building: _, ...unit }: Unit, partyId: string, paper: Paper): Rows["ExclusiveUnit"] => ({
  ...{ communityId, ...unit, ...paper, partyId },
});

/** Flats one above the other are alike; a few sizes are common. In 0.01 m². */
function flatArea(random: Random): number {
  const [least, most] = random.pick([
    [4_600, 6_400],
    [7_200, 9_000],
    [8_600, 10_500],
    [11_000, 14_200],
  ] as const);
  return random.between(least, most);
}

/** Ground floors lose some to the entrance, top floors gain a terrace. */
function extra(floor: number, floors: number, random: Random): number {
  if (floor === 1) return -random.between(40, 160);
  return floor === floors ? random.between(200, 1_600) : 0;
}

const counted = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const twoDigits = (no: number) => String(no).padStart(2, "0");
