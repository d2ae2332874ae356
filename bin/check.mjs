import { format, types, unit } from "./checks.mjs";
import { main, say } from "./progress.mjs";
import { enter, generate, install } from "./steps.mjs";

/** What is worth running before every commit: no database, no build, no browser. */
await main(async () => {
  enter();
  await install();
  await generate();
  const [{ passed }] = await Promise.all([unit(), format().then(types)]);
  say(`tests: ${passed} passed, 0 failed`);
});
