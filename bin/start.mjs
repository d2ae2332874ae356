import { main } from "./progress.mjs";
import { serve } from "./serve.mjs";
import { build, enter, generate, install } from "./steps.mjs";

await main(async () => {
  enter();
  await install();
  await generate();
  await build();
  await serve();
});
