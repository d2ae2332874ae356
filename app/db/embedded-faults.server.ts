/** Why the embedded server cannot serve, in a sentence for whoever typed the command. */
export class EmbeddedError extends Error {
  override name = "EmbeddedError";
}

/** Turns what the file system or PostgreSQL's programs said into that sentence. */
export function explain(error: unknown, folder: string): EmbeddedError {
  if (error instanceof EmbeddedError) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|No space left on device|Disk quota exceeded/.test(said)) return diskFull(folder);
  if (/EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/.test(said)) {
    return new EmbeddedError(
      `内置数据库用不了文件夹 ${folder}：没有读写权限。请改正权限，或用 DATA_DIR=… 另选一个文件夹。`,
    );
  }
  if (/ENOTDIR|EEXIST/.test(said)) {
    return new EmbeddedError(`${folder} 不是文件夹，内置数据库放不进去。请用 DATA_DIR=… 另选一个文件夹。`);
  }
  return new EmbeddedError(`内置数据库没能启动，它的说法是：\n${said.trim()}`, { cause: error });
}

export const diskFull = (folder: string) =>
  new EmbeddedError(`磁盘已满：${folder} 所在的磁盘放不下数据库。请腾出空间再启动，已有的数据没有丢失。`);

export const otherMajor = (folder: string, found: string, ours: string) =>
  new EmbeddedError(
    `数据文件夹 ${folder} 属于 PostgreSQL ${found}，本程序自带的是 ${ours}，读不了。请先用原来的版本导出数据，或用 DATA_DIR=… 另选一个文件夹。`,
  );

export const alreadyRunning = (pid: string) =>
  new EmbeddedError(
    `阳光议事厅已经在用这个数据文件夹运行（进程 ${pid}）。请先停下它，或用 DATA_DIR=… 和 PORT=… 另开一个。`,
  );

export const foreignServer = (folder: string, pid: string) =>
  new EmbeddedError(`数据文件夹 ${folder} 正被另一个 PostgreSQL 服务（进程 ${pid}）占用。请先停下它再启动。`);

export const passwordLost = (file: string) =>
  new EmbeddedError(`找不到内置数据库的密码文件 ${file}。请从备份恢复它；没有它就打不开已有的数据。`);
