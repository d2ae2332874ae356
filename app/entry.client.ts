/**
 * Makes pages nicer where there is script; nothing needs it. Pages are whole documents from the server: there is
 * no hydration, so a page on an old phone is ready when it is drawn.
 */
import { passkeyForms } from "./ui/enhance/passkey.ts";
import { previewWhileTyping } from "./ui/enhance/preview.ts";
import { printButtons } from "./ui/enhance/print.ts";
import { sendOnce } from "./ui/enhance/send-once.ts";
import { similarWhileTyping } from "./ui/enhance/similar.ts";
import { followWork } from "./ui/enhance/under-way.ts";

document.documentElement.classList.add("has-script");
passkeyForms();
sendOnce();
previewWhileTyping();
similarWhileTyping();
printButtons();
followWork();

const keys = document.querySelector<HTMLElement>("[data-keys-toggle]");
if (keys) void import("./ui/enhance/keys.ts").then(({ keysThatPress }) => keysThatPress(keys));
if (document.querySelector("[data-note]"))
  void import("./ui/enhance/keys.ts").then(({ reasonsAgain }) => reasonsAgain());

const news = document.querySelector<HTMLElement>("[data-news-at]");
if (news) void import("./ui/enhance/news.ts").then(({ tellNews }) => tellNews(news));

const pictures = document.querySelector<HTMLElement>("[data-pictures]");
if (pictures) void import("./ui/enhance/pictures.ts").then(({ picturesOneByOne }) => picturesOneByOne(pictures));
