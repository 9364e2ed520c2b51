// The npm of the machine, started without a shell: the one that runs this script, else the one on the PATH.
// Law: registry, certificates and proxy are the person's own settings.

export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { command: process.env.npm_node_execpath ?? process.execPath, args: [script] };
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/c', 'npm.cmd'] }
    : { command: 'npm', args: [] };
}
