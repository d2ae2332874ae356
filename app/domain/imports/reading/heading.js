/**
 * A heading as it is compared: without spaces, stars, colons and what stands in brackets; full width is half width.
 * @param {string} text
 */
export const plainHeading = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\s*:_\-—]+/g, "")
    .replace(/[([【〔].*$/u, "")
    .toLowerCase();
