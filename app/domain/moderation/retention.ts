/**
 * The original of what was hidden is kept for so many months after the last decision about it, and then erased:
 * 网络安全法 art. 47 has records kept of what was taken down, art. 21 (3) puts records at six months or more, and
 * 个人信息保护法 art. 19 allows no longer than it takes. The database holds erasing to the same time.
 */
export const KEPT_MONTHS = 6;
