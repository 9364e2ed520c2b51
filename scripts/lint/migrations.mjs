// Migrations: NNNN_what_it_does.sql, numbered without gap or double, line ends LF (their hash is recorded).
// Law: the same file gives the same hash on every machine.

export const migrations = {
  name: 'migrations are numbered, named and LF',
  check: (files) => {
    const own = files
      .filter(({ path }) => /^migrations\/[^/]+$/.test(path) && !path.endsWith('.md'))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const at = (file, message) => ({ file: file.path, line: 1, message });
    let number = 0;
    return own.flatMap((file) => {
      const name = /^migrations\/(\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.exec(file.path);
      if (!name) {
        return file.path === 'migrations/schema.sql' ? [] : [at(file, 'name it NNNN_what_it_does.sql, in lower case')];
      }
      number += 1;
      const findings = [];
      if (Number(name[1]) !== number)
        findings.push(at(file, `number ${name[1]} where ${String(number).padStart(4, '0')} is next`));
      if (file.text.includes('\r')) findings.push(at(file, 'has CR line ends: save it with LF'));
      return findings;
    });
  },
};
