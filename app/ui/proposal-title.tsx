import type { Messages } from "#app/i18n/zh.ts";
import { useText } from "./served.ts";

/** What a proposal is called: one that is hidden has no title for anybody to read. */
export const titled = (t: Messages, title: string): string => title || t.proposals.hidden.title;

export const ProposalTitle = ({ title }: { title: string }) => titled(useText(), title);
