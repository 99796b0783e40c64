// The first import of every file a process starts with. What is built needs the Node it is tested with, and another one
// stops later with a line nobody understands; so it is said here, at once and in one line. Nothing is imported.

/** The major version; package.json brings one along (`node_modules/.bin/node`), which is what npm scripts run by. */
export const NEEDED = 24;

/** What is wrong with a version of Node (as in `process.version`), undefined if nothing is. */
export const wrongNode = (version: string): string | undefined =>
  Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= NEEDED
    ? undefined
    : `需要 Node.js ${NEEDED} 或更高版本，当前为 ${version}：` +
      `请用 npm start、npm run ctl、npm run subscribe 启动（自带所需版本），或安装 Node.js ${NEEDED}。`;

const wrong = wrongNode(process.version);
if (wrong !== undefined) {
  console.error(wrong);
  process.exit(1);
}
