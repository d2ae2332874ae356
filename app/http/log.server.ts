import { pino } from "pino";

/** One JSON line an event, with a request's id where there is one; never a name, an address of a person or a form's content. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
