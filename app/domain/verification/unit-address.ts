/** The parts of an address below its building, as people type them. */
type Typed = { stairwell: string; room: string };

/** 502 for 502室, 1 for 1单元 or 一单元; what is typed in full width or with spaces is the same. */
function keyOf(part: string): string {
  const plain = part.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
  const bare = plain.replace(/(?:单元|门|梯|室|号|房)+$/u, "");
  return /^[一二三四五六七八九十]$/u.test(bare) ? String("一二三四五六七八九十".indexOf(bare) + 1) : bare;
}

/**
 * The unit of a building that was meant. The stairwell may be left out where the room number says enough. Null when
 * there is none, or when more than one could be meant.
 */
export function findUnit<Unit extends Typed>(units: readonly Unit[], { stairwell, room }: Typed): Unit | null {
  const inRoom = units.filter((unit) => keyOf(unit.room) === keyOf(room));
  const meant = stairwell.trim() ? inRoom.filter((unit) => keyOf(unit.stairwell) === keyOf(stairwell)) : inRoom;
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
