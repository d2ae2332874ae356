import type { Compound } from "./compound.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { cast } from "./setting.ts";

const LONGEST_TITLE = 60;
const NUMERALS = "零一二三四五六七八";
const TOLD_AGE = 18;
const BUILT = 2008;

export type Retelling = { text: (text: string) => string; title: (title: string) => string };

/** Tells a story of the demo as the people of another compound would: their buildings, their names, the age of their lifts. */
export function retellingFor(compound: Compound, people: ReadonlyMap<string, Person>): Retelling {
  if (compound.index === 0) return { text: (text) => text, title: (title) => title };
  const age = new Random(`age/${compound.index}`).between(14, 22);
  const named = cast.residents.flatMap(({ login, realName }) => {
    const person = people.get(login);
    return person ? [{ realName, here: person.realName }] : [];
  });

  const text = (told: string) =>
    named
      .reduce((retold, { realName, here }) => retold.replaceAll(realName, here), told)
      .replace(/\d号楼/g, compound.building)
      .replace(/[一二三四五六七八]号楼/g, (building) => inNumerals(building, compound))
      .replaceAll(`${TOLD_AGE}年`, `${age}年`)
      .replaceAll(`${BUILT}年`, `${BUILT + TOLD_AGE - age}年`);
  const title = (told: string) => {
    const retold = text(told);
    const placed = `${compound.name}${retold}`;
    return [...placed].length > LONGEST_TITLE ? retold : placed;
  };
  return { text, title };
}

/** 七号楼 as people write it in a sentence. */
function inNumerals(building: string, compound: Compound): string {
  const told = `${NUMERALS.indexOf(building.charAt(0))}号楼`;
  return compound.building(told).replace(/\d/, (digit) => NUMERALS.charAt(Number(digit)));
}
