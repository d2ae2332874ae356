import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { UploadedFile } from "#app/domain/shared/fields.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import { refusalToImport, refusalToUpload } from "./policy.ts";
import { countUnderWay, findByFormKey, insertImport, lockCommunity } from "./store.server.ts";

const LONGEST_NAME = 120;

/**
 * Takes a file in and has it read, which a job does. One file at a time in a community. Returns the import's id; the
 * same form sent again gets the same one.
 */
export async function uploadFile(
  actor: Actor,
  { file, formKey }: { file: UploadedFile; formKey: string },
): Promise<string> {
  refuseIf(refusalToImport(actor));
  const { communityId, accountId } = actor;
  return inTransaction(async (tx) => {
    await lockCommunity(tx, communityId);
    const same = await findByFormKey(tx, communityId, formKey);
    const fileName = nameOf(file.name);
    if (same) return saidAgain(same, { fileName }).id;
    refuseIf(refusalToUpload(actor, { isUnderWay: (await countUnderWay(tx, communityId)) > 0 }));
    const id = await insertImport(tx, { communityId, byId: accountId, fileName, bytes: file.bytes, formKey });
    await callAt(tx, "import.read", { communityId, importId: id }, new Date());
    await record(tx, actor, { action: "import.upload", subject: `import:${id}`, detail: { bytes: file.bytes.length } });
    return id;
  });
}

/** What people called it, on one line: a name is shown, and never a path. */
export const nameOf = (name: string) =>
  name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/^.*[\\/]/, "")
    .slice(-LONGEST_NAME) || "?";
