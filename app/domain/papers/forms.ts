import { z } from "zod";

import { DeliveryManner } from "#app/db/generated/enums.ts";
import { formKey, text, uploadedFile } from "#app/domain/shared/fields.ts";
import { isDay } from "#app/domain/shared/time.ts";

const MB = 1024 * 1024;
const seatNo = z.coerce.number().int().min(1).max(2_147_483_647);

/** For which seats ballots are printed: all of a range, or those that have not voted. */
export const PrintSheetsForm = z
  .object({ from: seatNo, to: seatNo, which: z.enum(["all", "notVoted"]) })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "range_turned_round" });
export type PrintSheets = z.output<typeof PrintSheetsForm>;

/** A part of the seats' places, such as a building: who goes from door to door does one at a time. */
export const PlaceFilter = z.object({ q: z.string().trim().max(60).catch("") });

/** What a code is looked up by. */
export const CodeFilter = z.object({ code: z.string().max(60).catch("") });

const marks = z.record(z.string().max(100), z.string().max(100));

/** What was read on a sheet: a ballot's fields, or that it is spoilt; with a picture of it where there is none yet. */
export const ReadingForm = z
  .looseObject({
    photo: uploadedFile(9 * MB).optional(),
    spoilt: z.literal("on").optional(),
  })
  .transform(({ photo, spoilt, ...fields }) => ({
    photo,
    isSpoilt: spoilt === "on",
    fields: marks.parse(fields),
  }));
export type ReadingOfSheet = z.output<typeof ReadingForm>;

/** What counts for a seat in dispute, and why. */
export const ResolutionForm = z
  .looseObject({ spoilt: z.literal("on").optional(), reason: text(500) })
  .transform(({ spoilt, reason, ...fields }) => ({
    ...{ reason, isSpoilt: spoilt === "on" },
    fields: marks.parse(fields),
  }));
export type Resolution = z.output<typeof ResolutionForm>;

/** Seats that a ballot was served on, each a box that is ticked. */
export const DeliveryForm = z
  .object({ manner: z.enum(DeliveryManner) })
  .catchall(z.literal("on"))
  .transform(({ manner, ...boxes }) => ({ manner, seatNos: seatsIn(boxes) }))
  .refine(({ seatNos }) => seatNos.length > 0, { path: ["manner"], message: "no_seat_ticked" });
export type Deliveries = z.output<typeof DeliveryForm>;

/** The name of a seat's box. */
export const seatBox = (no: number) => `seat-${no}`;

const seatsIn = (boxes: Record<string, unknown>) =>
  Object.keys(boxes).flatMap((name) => {
    const [, digits] = /^seat-([1-9]\d{0,8})$/.exec(name) ?? [];
    return digits ? [Number(digits)] : [];
  });

/** Who may vote for a seat with its holder's written authority. */
export const ProxyForm = z.object({
  seatNo,
  /** The name or phone they sign in with. */
  login: text(100),
  grantedOn: z.string().refine(isDay, { error: "bad_day" }),
  /** 物业服务企业的人员不得受托. */
  notPropertyStaff: z.literal("yes", { error: "proxy_of_property" }),
  document: uploadedFile(9 * MB),
  formKey,
});
export type NewProxy = z.output<typeof ProxyForm>;

/** What the source of the lot has shown. */
export const LotForm = z.object({ seed: text(200) });
