import { exportAudit } from "#app/domain/audit/export-audit.server.ts";
import { AuditFilter } from "#app/domain/audit/forms.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { page } from "#app/http/handlers.server.ts";

export const loader = page(async ({ actor, community, url }) => {
  const { above } = AuditFilter.parse(Object.fromEntries(url.searchParams));
  const day = shanghaiDay(new Date());
  const name = `${above ? "各社区之上" : community.name}-权力运行记录-${day}`;
  return fileAnswer(await exportAudit(actor, above === "on"), { name, ascii: `audit-${day}`, format: "jsonl" });
});
