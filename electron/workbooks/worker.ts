// The worker thread that opens and fills workbooks, so that the window never waits for a large one.
import { parentPort } from 'node:worker_threads';
import { serve } from '../workerLine';
import { workbookDuties } from './duties';

if (parentPort) serve(parentPort, workbookDuties());
