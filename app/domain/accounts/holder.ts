/** Whoever is signed in, as far as what belongs to their own account goes: it stands in no community. */
export type Holder = {
  accountId: string;
  session: { id: string; factorAt: Date | null; provedAt: Date };
};
