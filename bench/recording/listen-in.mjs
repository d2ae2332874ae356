import pg from "pg";

/** Loaded into the app before anything else: tells the benchmark every statement that the app's own pool is asked. */
const POOL = "sunshine-hall";
const client = /** @type {any} */ (pg.Client.prototype);
const { query } = client;

/**
 * @param {string | { name?: string, text: string, values?: unknown[] }} asked
 * @param {unknown[]} more
 */
client.query = function (asked, ...more) {
  if (this.connectionParameters.application_name === POOL) {
    const { name, text, values } = typeof asked === "string" ? { name: "", text: asked, values: undefined } : asked;
    process.send?.({ name, text, values: values ?? (Array.isArray(more[0]) ? more[0] : []) });
  }
  return query.call(this, asked, ...more);
};
