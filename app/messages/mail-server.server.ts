import type { Messenger } from "#app/domain/accounts/code-message.ts";
import type { MailServer } from "./settings.ts";

/** A mail server that takes longer will not be waited for: a person is. */
const PATIENCE_MS = 8_000;

/** Mail by SMTP: smtps:// is encrypted from the start, smtp:// as soon as the server can. Plain text, to one address. */
export function mailServer({ url, from }: MailServer, patienceMs = PATIENCE_MS): Messenger {
  return {
    async send(to, { subject, text }) {
      // With the first mail: many a process sends none.
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({
        url,
        ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      });
      // As an object an address stays one address, whatever characters are in it.
      const mail = { from, to: { name: "", address: to }, subject, text };
      const sending = transport.sendMail({ ...mail, headers: { "Auto-Submitted": "auto-generated" } });
      await within(patienceMs, sending);
    },
  };
}

/** A server that answers a little now and then is silent for no long time, and still takes too long. */
async function within(ms: number, work: Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the mail server takes too long")), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
