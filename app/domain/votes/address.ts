import { Refused } from "#app/domain/shared/refusal.ts";
import { readSerial, type Serial } from "#app/domain/shared/serial.ts";

/** The year and number an address names. Refuses with not_found. */
export function serialIn(address: string): Serial {
  const serial = readSerial(address);
  if (!serial) throw new Refused("not_found");
  return serial;
}

/** The seat an address names. Refuses with not_found. */
export function seatNoIn(address: string): number {
  if (!/^[1-9]\d{0,7}$/.test(address)) throw new Refused("not_found");
  return Number(address);
}
