// One element, painted: the first page that can be used.
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) createRoot(root).render(<main data-usable>空窗口</main>);
