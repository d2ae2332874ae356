import { exportUnits } from "#app/domain/imports/export-units.server.ts";
import { FormatFilter } from "#app/domain/imports/forms.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { page } from "#app/http/handlers.server.ts";

export const loader = page(async ({ actor, community, url }) => {
  const { format } = FormatFilter.parse(Object.fromEntries(url.searchParams));
  const day = shanghaiDay(new Date());
  const name = `${community.name}-房屋和业主-${day}`;
  return fileAnswer(await exportUnits(actor, format), { name, ascii: `units-${day}`, format });
});
