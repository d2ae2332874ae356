/** Names as they are kept, so that what is the same to a reader is the same to the database. */

/** Of areas and grids: spaces between words stay. */
export const tidyName = (text: string) => text.normalize("NFKC").replace(/\s+/gu, " ").trim();

/** Of buildings, stairwells and rooms, which people write with and without spaces: ７号楼 1 单元 is 7号楼1单元. */
export const tidyPart = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/** How long names may be; the parts of an address as rolls sort them. */
export const LONGEST = { community: 32, name: 40, building: 40, stairwell: 20, room: 20 } as const;
