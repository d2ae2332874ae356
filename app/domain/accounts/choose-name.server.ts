import type { Db } from "#app/db/client.server.ts";
import { changeAccount } from "#app/domain/factors/change-account.server.ts";
import { refusalToChangeAccount } from "#app/domain/factors/policy.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { isReservedName, nameKey, resemblesAny } from "./display-name.ts";
import type { Holder } from "./holder.ts";
import { maskedName } from "./login-name.ts";
import type { NameStyle } from "./own-forms.ts";
import { claimName, communitiesOf, namesOf, releaseNames, showAs, staffNames } from "./own-store.server.ts";

/** Says how neighbours see one's name. A chosen name is nobody else's in any community of theirs, and no staff's. */
export function chooseName({ accountId, session }: Holder, style: NameStyle, chosen: string): Promise<void> {
  return changeAccount({ accountId, session }, refusalToChangeAccount, null, async (tx) => {
    const { realName } = await namesOf(tx, accountId);
    const shownName = { masked: maskedName(realName), real: realName, chosen }[style];
    const communityIds = await communitiesOf(tx, accountId);
    await releaseNames(tx, accountId);
    if (style !== "masked") await takeName(tx, accountId, communityIds, style, shownName);
    await showAs(tx, accountId, style, shownName);
    // Every page that shows a name is made from its community.
    await touch(tx, ...communityIds.map(tags.community));
  });
}

/** A real name may be somebody else's, too; but under none may one pass for the committee or its people. */
async function takeName(tx: Db, accountId: string, communityIds: string[], style: NameStyle, name: string) {
  if (isReservedName(name)) throw new Refused("name_reserved");
  if (resemblesAny(name, await staffNames(tx, communityIds, accountId))) throw new Refused("name_of_staff");
  const isTheirs = await claimName(tx, accountId, communityIds, nameKey(name));
  if (!isTheirs && style === "chosen") throw new Refused("name_taken");
}

/** Takes an account's name along to a community that is new to it; where the name is taken, or too like one of the staff, they are 张*三 again. */
export async function bringName(tx: Db, accountId: string, communityId: string): Promise<void> {
  const { realName, shownName, nameStyle } = await namesOf(tx, accountId);
  if (nameStyle === "masked") return;
  const isTheirs = await claimName(tx, accountId, [communityId], nameKey(shownName));
  const isStaffs = resemblesAny(shownName, await staffNames(tx, [communityId], accountId));
  if ((isTheirs || nameStyle === "real") && !isStaffs) return;
  await releaseNames(tx, accountId);
  await showAs(tx, accountId, "masked", maskedName(realName));
  await touch(tx, ...(await communitiesOf(tx, accountId)).map(tags.community));
}
