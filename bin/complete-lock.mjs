import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Some registries do not carry every platform's variant of a package (a Linux one may lack the macOS ones), and npm
 * then leaves those out of the lock file, which it refuses to install from afterwards. This writes them in, from what
 * the package that wants them says and what their names tell. Run it after changing a dependency.
 */
const FILE = "package-lock.json";
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

/** @typedef {{ version?: string, optional?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/**
 * The optional packages that some package of the lock file names and the lock file does not have.
 * @param {Record<string, Entry>} packages
 * @returns {[name: string, version: string][]}
 */
export function missingFrom(packages) {
  const present = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  return Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
    .filter(([name]) => !present.has(name));
}

/** @param {string} name @param {string} version */
function entryOf(name, version) {
  const parts = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
  const libc = parts.includes("musl") ? ["musl"] : parts.includes("gnu") ? ["glibc"] : [];
  return {
    version: version.replace(/^[\^~]/, ""),
    ...(cpu.length && { cpu }),
    ...(libc.length && { libc }),
    optional: true,
    ...(os.length && { os }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = JSON.parse(readFileSync(FILE, "utf8"));
  const missing = missingFrom(lock.packages);
  for (const [name, version] of missing) lock.packages[`node_modules/${name}`] = entryOf(name, version);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`✓ 补上了 ${missing.length} 个其他平台的软件包`);
}
