import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** The SQL that makes a database into what prisma/*.prisma says; empty when it is that already. */
export async function differenceTo(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url });
  const engine = await openEngine(pool);
  const files = schemaFiles();
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return /^-- This is an empty migration\.$/.test(sql) ? "" : sql;
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Prisma's own migration engine, as WebAssembly: nothing has to be downloaded for it. */
async function openEngine(pool: pg.Pool) {
  const wasmFile = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  // Where the engine leaves its last words before it gives up.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) } });
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogueReader(pool));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

const CHAR = 18;
const TEXT = 25;

/** The adapter does not know PostgreSQL's type "char", which the engine asks for when it reads the catalogue. */
function catalogueReader(pool: pg.Pool): PrismaPg {
  const characterColumns = new WeakMap<unknown[], number[]>();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
  const knowing = Object.assign(pool, {
    async query(...args: unknown[]) {
      const result = await query(...args);
      characterColumns.set(
        result.rows,
        result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : [])),
      );
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
      return result;
    },
  });
  const factory = new PrismaPg(knowing);
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await open();
    const read = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked: SqlQuery) => {
      const answer = await read(asked);
      for (const index of characterColumns.get(answer.rows) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character;
      return answer;
    };
    return adapter;
  };
  return factory;
}

function schemaFiles() {
  const paths = readdirSync("prisma", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".prisma"));
  return paths.sort().map((path) => ({ path: `prisma/${path}`, content: readFileSync(`prisma/${path}`, "utf8") }));
}
