import commonest from "./common-passwords.json" with { type: "json" };

/** In characters as people count them: a Chinese character or an emoji is one. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/** Room for the longest password in a field that counts UTF-16 units, as browsers and zod do. */
export const PASSWORD_UNITS = 2 * LONGEST_PASSWORD;

export type PasswordFault = "password_short" | "password_long" | "password_common" | "password_own";

/** Written here again and again, which lists made of English leaks have far down or not at all. */
const COMMON_IN_CHINA = `woaini1314 woaini520 woaini521 woaini123 woaini5201314 woaiwojia woaizhongguo aini1314 aini520 5201314520
  5201314a 5201314qq 1314520a 520131400 a5201314 as5201314 wo5201314 qq5201314 love1314 iloveyou1314 iloveyou520 1314woaini
  520woaini 7758521a 77585210 7758258a 1314521a 88888888 66666666 99999999 168168168 16816888 188888888 518518518 888888888
  66668888 88886666 8888888888 6666666666 qq123456 qq123456789 qq1234567 qq12345678 qqqq1111 qq111111 qq666666 qwe123456
  qweasd123 qweqwe123 qwer1234 qweasdzxc asd123456 asdf1234 asdasd123 zxc123456 zxcv1234 zxcasdqwe a1234567 a12345678
  a123456789 a1234567890 aa123456 aa12345678 aa123456789 aaa123456 ab123456 abc12345 abc123456 abc123456789 abcd1234
  abcd123456 a1b2c3d4 a1b2c3d4e5 a1a2a3a4 aa112233 a11111111 aaaa1111 as123456 z123456789 zz123456 w123456789 wang123456
  wangjing wangwei123 wangyang wangpeng zhang123 zhang123456 zhangwei zhangjie zhanglei li123456 liming123 liu123456
  chen123456 yang123456 huang123 xiaoming xiaoxiao xiaofeng1 woshishui woshini88 nihao123 nihao123456 nihaoma123 tiantian
  tianxia1 buzhidao wozhidao meiyoumima mima1234 mima123456 mimamima 1qazxsw2 1q2w3e4r 1q2w3e4r5t 1a2b3c4d q1w2e3r4 147258369
  147852369 159357258 123456qq 123456aa 123456abc 1234qwer 123qweasd 123456asd 123qwe123 12345678a 123456789a 123456789q
  11223344 1122334455 112233445566 123123123 123321123 12344321 1234567a 987654321a 20082008 20102010 19491001 beijing2008
  china123 zhongguo zhongguo123 shanghai123 guangzhou1 tianjin1 chongqing1 woaibeijing taobao123 alipay123 weixin123
  wechat123 admin123 admin888 admin123456 root1234 huawei123 test1234 password123 shequ123 yezhu123 jumin123 wuye1234`;

const COMMON = new Set(`${commonest.passwords} ${COMMON_IN_CHINA}`.split(/\s+/));

/** What this place is called. */
const OUR_NAMES = ["阳光议事厅", "议事厅", "yangguangyishiting", "yangguang", "yishiting", "sunshinehall", "sunshine"];

/** So little beside a name is no secret. */
const FEW = 5;

/** Full-width and capital letters are the first thing anybody tries. */
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * What is wrong with a new password, or null. `own` is what others know of the person: phone, e-mail address, names.
 * The 10,000 commonest are those of at least 8 characters, so that all of them are such as could be chosen.
 */
export function faultOfPassword(password: string, own: readonly string[] = []): PasswordFault | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "password_short";
  if (length > LONGEST_PASSWORD) return "password_long";
  const plain = folded(password);
  if (COMMON.has(plain) || isPattern(plain)) return "password_common";
  return [...OUR_NAMES, ...own.flatMap(partsOf)].some((word) => isLittleMoreThan(word, plain)) ? "password_own" : null;
}

/** Up to three characters over and over, as 12121212 and 好好好好好好好好, or a row of neighbours, as 23456789 and hgfedcba. */
function isPattern(plain: string): boolean {
  const codes = [...plain].map((character) => character.codePointAt(0) ?? 0);
  const repeats = [1, 2, 3].some((period) => codes.every((code, at) => code === codes[at % period]));
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return repeats || (steps.size === 1 && (steps.has(1) || steps.has(-1)));
}

/** An e-mail address is known by what stands before the @, too. */
const partsOf = (word: string) => [word, ...(word.includes("@") ? [word.slice(0, word.indexOf("@"))] : [])].map(folded);

function isLittleMoreThan(word: string, plain: string): boolean {
  if ([...word].length < 2 || !plain.includes(word)) return false;
  return [...plain.replaceAll(word, "")].length < FEW;
}
