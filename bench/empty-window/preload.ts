// As small as a preload can be.
import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('empty', true);
