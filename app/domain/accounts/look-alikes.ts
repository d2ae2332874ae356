/**
 * Characters that pass for another: in each group the first is what the others look like. Letters are lower case and
 * without accents by then. Of Chinese characters those in words of office and in common family names.
 */
const LETTERS =
  "aаαɑᴀꓮ bвβʙᴃꓐ cсᴄꓚ dԁđɗᴅꓓ eеєεᴇꓰ fғꜰꓝ gɡɢԍꓖ hһнħʜꓧ iіιıɩɪӏlłʟꓲꓡ1 jјᴊꓙ kкκᴋꓗ mмμɱᴍꓟ nпηνɴꓠ oоοσøᴏꓳ0 pрρᴘꓑ qԛ rгʀꓣ sѕꜱꓢ tтτŧᴛꓔ uυᴜꓴ vѵᴠꓦ wԝωᴡꓪ xхχꓫ yуγʏꓬ zζᴢꓜ";
const OFFICES =
  "员員貟 会會 务務 区區 党黨 办辦 监監 处處 长長 书書 记記 网網 业業 团團 总總 领領 导導 干幹 队隊 楼樓 栋棟 单單 议議 厅廳 阳陽 统統 系係繫 门門 户戶戸 众眾衆 应應 关關 机機 构構 管菅琯 理埋 官宫宮 委萎 岁歲";
const FAMILIES =
  "张張 陈陳 刘劉 杨楊 赵趙 吴吳 孙孫 郑鄭 冯馮 许許 邓鄧 叶葉 苏蘇 蒋蔣 贾賈 阎閻 谭譚 韩韓 罗羅 马馬 钟鍾鐘 卢盧 邹鄒 龙龍 万萬 钱錢 汤湯 贺賀 赖賴 龚龔";

const MEANT = new Map(
  `${LETTERS} ${OFFICES} ${FAMILIES}`.split(" ").flatMap((group) => {
    const [meant = "", ...looksLike] = group;
    return looksLike.map((character) => [character, meant] as const);
  }),
);

/** What a character looks like: itself, or what it passes for. */
export const looksLike = (character: string) => MEANT.get(character) ?? character;

/** A text with every look-alike replaced by what it looks like. */
export const withoutLookAlikes = (text: string) =>
  [...text].map(looksLike).join("").replaceAll("rn", "m").replaceAll("vv", "w");
