/**
 * Stands in a page that is kept for many for the key of its form, which is new each time the page is sent.
 * As long as a real key, and one that chance does not make.
 */
export const FORM_KEY_HOLE = "f0000000-0000-4000-8000-00000000000f";
