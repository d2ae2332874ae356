import type { Db } from "#app/db/client.server.ts";

/** Who somebody is here, in what they typed themselves; no digest of a secret among it. */
export async function ownAccount(db: Db, accountId: string) {
  const { passwordHash, ...account } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      ...{ loginName: true, phone: true, email: true, passwordHash: true, realName: true, shownName: true },
      ...{ nameStyle: true, language: true, elder: true, createdAt: true, erasureDueAt: true },
      names: { select: { communityId: true, nameKey: true } },
    },
  });
  return { ...account, hasPassword: passwordHash !== null };
}

export const ownConsents = (db: Db, accountId: string) =>
  db.consent.findMany({
    where: { accountId },
    orderBy: { at: "asc" },
    select: { kind: true, version: true, at: true },
  });

export async function ownSessions(db: Db, accountId: string) {
  const [sessions, devices] = await Promise.all([
    db.session.findMany({
      where: { accountId },
      orderBy: { createdAt: "asc" },
      select: { device: true, createdAt: true, seenAt: true, expiresAt: true, provedAt: true, factorAt: true },
    }),
    db.knownDevice.findMany({ where: { accountId }, orderBy: { seenAt: "asc" }, select: { seenAt: true } }),
  ]);
  return { sessions, knownDevices: devices };
}

export async function ownFactors(db: Db, accountId: string) {
  const [totp, passkeys, recoveryCodes] = await Promise.all([
    db.totpFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } }),
    db.passkey.findMany({ where: { accountId }, select: { name: true, createdAt: true, lastUsedAt: true } }),
    db.recoveryCode.findMany({ where: { accountId }, select: { usedAt: true } }),
  ]);
  return { totp, passkeys, recoveryCodes };
}

export async function ownRoles(db: Db, accountId: string) {
  const dated = { grantedAt: true, reason: true, endedAt: true, endReason: true } as const;
  const [roles, posts] = await Promise.all([
    db.membership.findMany({
      where: { accountId },
      orderBy: { grantedAt: "asc" },
      select: { communityId: true, role: true, ...dated },
    }),
    db.officialPost.findMany({
      where: { accountId },
      orderBy: { grantedAt: "asc" },
      select: { subdistrict: { select: { name: true } }, ...dated },
    }),
  ]);
  return { roles, posts };
}

const unit = { select: { stairwell: true, room: true, building: { select: { name: true } } } } as const;

/** The homes one is registered for. Who else is in the register is not told. */
export async function ownHomes(db: Db, accountId: string) {
  const [owned, lived, letters, grids, votesFor, collective] = await Promise.all([
    db.ownerPartyMember.findMany({
      where: { accountId },
      select: {
        ...{ communityId: true, name: true, capacity: true, idTail: true, designatedVoter: true },
        party: {
          select: {
            kind: true,
            units: { select: { ...unit.select, kind: true, areaDm2: true, areaSource: true, areaDocument: true } },
          },
        },
      },
    }),
    db.occupancy.findMany({ where: { accountId }, select: { communityId: true, living: true, since: true, unit } }),
    db.unitLetter.findMany({ where: { usedById: accountId }, select: { communityId: true, usedAt: true, unit } }),
    db.gridWorker.findMany({ where: { accountId }, select: { communityId: true, grid: { select: { name: true } } } }),
    db.householdVoter.findMany({ where: { accountId }, select: { communityId: true, namedAt: true, unit } }),
    db.collectiveMember.findMany({
      where: { accountId },
      select: { communityId: true, name: true, reason: true, addedAt: true, removedAt: true, removalReason: true },
    }),
  ]);
  return { owned, lived, lettersUsed: letters, grids, votesFor, collective };
}

export const ownClaims = (db: Db, accountId: string) =>
  db.claim.findMany({
    where: { accountId },
    orderBy: { createdAt: "asc" },
    select: {
      ...{ id: true, communityId: true, unit, standing: true, claimedName: true, nameMatches: true },
      ...{ state: true, reason: true, createdAt: true, decidedAt: true, proof: { select: { createdAt: true } } },
    },
  });

/** The image that went with a claim, while it is there. */
export const ownProof = (db: Db, { communityId, id }: { communityId: string; id: string }) =>
  db.claimProof.findUnique({
    where: { communityId_claimId: { communityId, claimId: id } },
    select: { image: true },
  });
