import { median } from "../figures.ts";

const TIMES_AGAIN = 9;

/** How long a page takes when it is first asked for, and then; in milliseconds. */
export type PageTimes = { title: string; firstMs: number; againMs: number };

/** Opens every page that shows what an import wrote, in the order a chair would come by them. */
export async function openAll(
  get: (path: string) => Promise<string>,
  home: string,
  imported: string,
): Promise<PageTimes[]> {
  const times: PageTimes[] = [];
  const open = async (title: string, path: string) => {
    const [page, firstMs] = await timed(() => get(path));
    const again: number[] = [];
    for (let n = 0; n < TIMES_AGAIN; n += 1) again.push((await timed(() => get(path)))[1]);
    times.push({ title, firstMs, againMs: median(again) });
    return linksIn(page);
  };
  const places = `${home}/places`;
  const last = (links: string[], folder: string) => {
    const found = links.findLast((link) => link.startsWith(`${folder}/`) && isThing(link.slice(folder.length + 1)));
    if (!found) throw new Error(`no link into ${folder}`);
    return found;
  };

  const overview = await open("房屋总览", places);
  await open("小区", last(overview, `${places}/areas`));
  const building = await open("楼栋", last(overview, `${places}/buildings`));
  await open("房屋", last(building, `${places}/units`));
  const grid = last(overview, `${places}/grids`);
  await open("网格", grid);
  const parties = await open("业主名册", `${places}/parties`);
  const area = last(overview, `${places}/areas`).split("/").at(-1);
  await open("一个小区的业主名册", `${places}/parties?area=${area}`);
  await open("业主", last(parties, `${places}/parties`));
  await open("查找业主", `${places}/parties?q=${encodeURIComponent("25号楼4单元1203")}`);
  await open("查找不到", `${places}/parties?q=${encodeURIComponent("没有这一户")}`);
  await open("新增房屋", `${places}/units/new`);
  await open("修改记录", `${places}/history`);
  const letters = await open("入户信", `${home}/letters`);
  await open("一栋楼的入户信", last(letters, `${home}/letters`));
  await open("导入记录", `${home}/imports`);
  await open("导入结果", `${imported}?verdict=new`);
  return times;
}

const linksIn = (page: string) => [...page.matchAll(/href="([^"]+)"/g)].map(([, path = ""]) => path);

const isThing = (path: string) => /^[0-9a-f-]{36}$/.test(path);

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work(), performance.now() - began];
}
