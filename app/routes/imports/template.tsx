import { unitTemplate } from "#app/domain/imports/export-units.server.ts";
import { FormatFilter } from "#app/domain/imports/forms.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { page } from "#app/http/handlers.server.ts";

export const loader = page(async ({ actor, url }) => {
  const { format } = FormatFilter.parse(Object.fromEntries(url.searchParams));
  return fileAnswer(unitTemplate(actor, format), { name: "房屋和业主-模板", ascii: "units-template", format });
});
