/** The chain of what stands above communities. No community is called so. */
export const ABOVE = "*";

/** Which of the two that a supervisor reads an address asks for. */
export const chainOf = (communityId: string, above: boolean) => (above ? ABOVE : communityId);
