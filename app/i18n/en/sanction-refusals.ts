import type { sanctionRefusals as zh } from "../zh/sanction-refusals.ts";

export const sanctionRefusals: typeof zh = {
  wrote_enough:
    "You have written much of late. Please come back in a while; the rules of conduct say how much each level may write.",
  too_many_links:
    "There are too many links. Please take some out; the rules of conduct say how many each level may have.",
  muted: "You are muted for now: no comments, proposals or flags. Why, and how to appeal, is under “Me”.",
  slowed: "You are in slow mode, and the next time has not come yet. Why, and how to appeal, is under “Me”.",
  sanction_of_staff:
    "This person serves here and cannot be dealt with like this. Who gave the role takes it: please tell an administrator or the sub-district.",
  hide_first: "This is only for comments that are hidden. Please deal with the comment itself first.",
  sanctioned_already: "Its author was dealt with for this comment already; nobody is, twice, for one thing.",
  warn_first:
    "There was no warning or limit within 90 days, so a mute is too much. Please warn, or use slow mode, first.",
  sanction_too_long: "That is too long: slow mode 14 days, a first mute 7 days, another within 90 days 30 days.",
  sanction_over: "This is over, or was taken back.",
  sanction_decided: "This appeal has been decided, or nobody has appealed.",
  own_sanction: "You decided this yourself; somebody else decides on the appeal.",
  appeal_too_late: "More than 7 days after its end it cannot be appealed against.",
};
