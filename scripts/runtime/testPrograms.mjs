// Programs that tests call: installed as root with apt-get, else named together with what skips without them.
import { programPath } from '../child.mjs';
import { say } from '../say.mjs';
import { ensureAptPackages } from './aptPackages.mjs';

const wanted = [
  {
    program: 'soffice',
    packages: ['libreoffice-calc', 'libreoffice-draw'],
    without: 'tests that convert an export with LibreOffice',
  },
  { program: 'pdftoppm', packages: ['poppler-utils'], without: 'tests that look at printed pages' },
  { program: 'python3', packages: ['python3'], without: 'tests that compare workbooks with xlsx-fidelity' },
  { program: 'strace', packages: ['strace'], without: 'tests that watch the network and the disk' },
];

export async function ensureTestPrograms() {
  if (process.platform !== 'linux') return;
  const absent = async () => {
    const paths = await Promise.all(wanted.map((one) => programPath(one.program)));
    return wanted.filter((_, index) => !paths[index]);
  };
  const packages = (await absent()).flatMap((one) => one.packages);
  if (packages.length > 0) await ensureAptPackages(packages, 'tests');
  for (const one of await absent()) say(`without ${one.program} these are skipped: ${one.without}`);
}
