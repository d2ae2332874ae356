/** A year and a running number, as people read it on a notice: 2026-0012. */
export type Serial = { year: number; number: number };

export const showSerial = ({ year, number }: Serial) => `${year}-${String(number).padStart(4, "0")}`;

/** Reads 2026-0012; null for anything that is not exactly that. */
export function readSerial(text: string): Serial | null {
  const match = /^(20\d\d)-(\d{4,6})$/.exec(text);
  if (!match) return null;
  const serial = { year: Number(match[1]), number: Number(match[2]) };
  return showSerial(serial) === text && serial.number > 0 ? serial : null;
}
