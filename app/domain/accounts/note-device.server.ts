import { prisma } from "#app/db/client.server.ts";
import { noteDevice } from "./account-store.server.ts";
import { digestOf } from "./digest.server.ts";

/** What of a device's cookie is kept: a stolen table makes no device a known one. */
export const deviceIdOf = (token: string) => digestOf("device", token);

/** That somebody signed in on this device. */
export const noteSignInOn = (accountId: string, token: string) => noteDevice(prisma, accountId, deviceIdOf(token));
