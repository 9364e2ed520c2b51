// Which build of the driver is loaded; asked before anything is opened, since a wrong one ends the whole program
// without a word. Apart from open.ts, so that the main process can ask without loading the driver itself.

/** The build named by whoever started this program; undefined means the one that comes with the package. */
export function bindingFromEnvironment(): string | undefined {
  return process.env.YITIANTONG_SQLITE_BINDING || undefined;
}
